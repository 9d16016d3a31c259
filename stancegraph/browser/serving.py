"""Serve the kit to Neo4j Browser on localhost: the guide, the style and the favourites."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from urllib.parse import urlsplit

PORT = 8042
# The guide names the style and the favourites by this address, so that it works as it lies there.
HOME = f"http://localhost:{PORT}"

TYPES = {
    "/guide.html": "text/html; charset=utf-8",
    "/stance.grass": "text/plain; charset=utf-8",
    "/favourites.zip": "application/zip",
}


class PortTaken(OSError):
    """Say that another program listens where the kit was to be served."""


class KitServer(ThreadingHTTPServer):
    """Serve the kit's files, each made once; port 0 takes any that is free."""

    daemon_threads = True

    def __init__(self, port: int) -> None:
        """Listen on this machine alone; raise PortTaken."""
        try:
            super().__init__(("127.0.0.1", port), _Handler)
        except OSError as error:
            raise PortTaken(
                f"Nothing can be served on port {port}: {error.strerror}. Another `stance browser` "
                "may be running; stop it, or give another with --port."
            ) from error
        self.kit = kit(self.home)

    @property
    def home(self) -> str:
        """Return the address: by name, because Browser's list of trusted hosts has the name."""
        return f"http://localhost:{self.server_port}"


def kit(home: str) -> Mapping[str, bytes]:
    """Return what is served at each path, the guide with the address at which it is served."""
    from stancegraph.browser.favourites import archive

    folder = files("stancegraph.browser") / "kit"
    guide = (folder / "guide.html").read_text(encoding="utf-8")
    return {
        "/guide.html": guide.replace(HOME, home).encode(),
        "/stance.grass": (folder / "stance.grass").read_bytes(),
        "/favourites.zip": archive(),
    }


class _Handler(BaseHTTPRequestHandler):
    """Answer GET for the kit's files, and OPTIONS, which Browser sends before it."""

    server: KitServer
    server_version = "stance"
    sys_version = ""

    def do_GET(self) -> None:
        """Send a file of the kit."""
        path = urlsplit(self.path).path
        body = self.server.kit.get(path)
        if body is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", TYPES[path])
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        self.wfile.write(body)

    def do_OPTIONS(self) -> None:
        """Allow any page to read the kit, with the headers that Browser asks for it with."""
        self.send_response(HTTPStatus.NO_CONTENT)
        self.send_header("Access-Control-Allow-Methods", "GET, OPTIONS")
        self.send_header("Access-Control-Allow-Headers", "*")
        self.end_headers()

    def end_headers(self) -> None:
        """Let pages of another address, such as Browser's, read what is sent."""
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - its name there
        """Keep silent: what is printed is for the user."""


def serve(port: int, ready: Callable[[KitServer], None]) -> None:
    """Serve until interrupted; ``ready`` is called once the address is known."""
    with KitServer(port) as server:
        ready(server)
        server.serve_forever()
