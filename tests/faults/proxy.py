"""Stand between a loader and a server, and cut the line when told to."""

import socket
import threading
from contextlib import suppress
from types import TracebackType
from typing import Self

_PIECE = 65_536
_WAIT = 0.2  # seconds after which a thread looks whether it should end


class Proxy:
    """Pass bytes on between a port of its own and that of a server."""

    def __init__(self, port: int) -> None:
        """Listen on a free port for what goes to ``port``."""
        self._target = port
        self._lines: set[socket.socket] = set()
        self._guard = threading.Lock()
        self._cut = threading.Event()
        self._over = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(_WAIT)
        self.port = int(self._listener.getsockname()[1])
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def cut(self) -> None:
        """End all connections, and let no new one through until joined again."""
        self._cut.set()
        with self._guard:
            for line in self._lines:
                with suppress(OSError):
                    line.shutdown(socket.SHUT_RDWR)

    def join(self) -> None:
        """Let connections through again."""
        self._cut.clear()

    def __enter__(self) -> Self:
        """Enter a block at whose end the proxy is gone."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End all connections and stop listening."""
        self._over.set()
        self.cut()
        for thread in self._threads:
            thread.join()
        self._listener.close()

    def _accept(self) -> None:
        while not self._over.is_set():
            try:
                here, _ = self._listener.accept()
            except TimeoutError:
                continue
            if self._cut.is_set():
                here.close()
                continue
            there = socket.create_connection(("127.0.0.1", self._target))
            with self._guard:
                self._lines |= {here, there}
            for one, other in ((here, there), (there, here)):
                thread = threading.Thread(target=self._pass, args=(one, other), daemon=True)
                self._threads.append(thread)
                thread.start()

    def _pass(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while piece := source.recv(_PIECE):
                target.sendall(piece)
        for line in (source, target):
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
        with self._guard:
            self._lines.discard(source)
        source.close()
