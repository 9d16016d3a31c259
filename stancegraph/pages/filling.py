"""Fill templates. Whatever an article says stands in a page as text, and no link leads elsewhere.

A page needs nothing from outside itself and may load nothing: its policy allows one style sheet,
the one that is in it, by its hash. There are no scripts.
"""

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from jinja2 import Environment

STYLE = "style.css"
SCHEMES = ("http", "https")
MARKS = '"“”„'


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("stancegraph.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {"link": link, "px": px, "points": points, "unquoted": unquoted}
    return made


def fill(template: str, **values: Any) -> str:
    """Fill a template of this package."""
    return _environment().get_template(template).render(values)


def page(template: str, **values: Any) -> str:
    """Fill a page: it has the style, and the policy that allows it and nothing else."""
    style = (files("stancegraph.pages") / "templates" / STYLE).read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    from markupsafe import Markup

    return fill(template, style=Markup(style), policy=policy, **values)  # noqa: S704 - our own file


def link(url: object) -> str:
    """Return an address that may be led to, or nothing: http and https with a host."""
    text = str(url or "")
    if any(one.isspace() or not one.isprintable() for one in text):
        return ""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return text if parts.scheme.lower() in SCHEMES and parts.hostname else ""


def unquoted(text: str) -> str:
    """Take off the quotation marks that a quote begins and ends with: the page has its own."""
    return text.strip(MARKS) if text[:1] in MARKS and text.strip(MARKS) else text


def px(number: float) -> str:
    """Write a length with a digit after the point where it needs one."""
    return f"{number:.1f}".removesuffix(".0")


def points(corners: Sequence[tuple[float, float]]) -> str:
    """Write corners as SVG does."""
    return " ".join(f"{px(x)},{px(y)}" for x, y in corners)
