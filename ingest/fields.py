"""Make an article of a text and what a record or front matter says about it."""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl, urlencode, urlsplit

import yaml

from ingest.dates import NoDate, written_date
from ingest.decode import Unreadable, clean
from ingest.records import Article

Fields = Mapping[str, object]

_FRONT = re.compile(
    r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_LINE = re.compile(r"([A-Za-z][\w -]*):(?:\s+(.*))?")
_TRACKERS = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_cid|mc_eid|cmpid|ocid|smid|ref_src|"
    r"_ga|ftag|ito|guccounter|taid",
    re.IGNORECASE,
)


def split_front_matter(text: str) -> tuple[dict[str, object], str]:
    """Split the text of a Markdown file into its front matter and the body, left as it is.

    Values stay the words that are written. Raises Unreadable where front matter is not YAML.
    """
    match = _FRONT.match(text)
    if match is None:
        return {}, text
    fields = _mapping(match[1])
    return (fields, text[match.end() :]) if fields is not None else ({}, text)


def _mapping(front: str) -> dict[str, object] | None:
    """Read front matter; None where it is no mapping, so only text between two rules."""
    try:
        content = yaml.load(front, Loader=yaml.BaseLoader)  # noqa: S506 - makes strings only
    except yaml.YAMLError as error:
        return _by_lines(front, error)
    except RecursionError:
        raise Unreadable(
            "has front matter nested too deep; write one `key: value` a line"
        ) from None
    if content is None:
        return {}
    if not isinstance(content, dict):
        return None
    return {str(key).lower(): value for key, value in content.items()}


def _by_lines(front: str, error: yaml.YAMLError) -> dict[str, object]:
    """Read "title: Talks: the end", which is no YAML, one "key: value" a line."""
    found: dict[str, object] = {}
    for line in filter(str.strip, front.splitlines()):
        match = _LINE.fullmatch(line.strip())
        if match is None:
            problem = getattr(error, "problem", None) or "it cannot be read"
            raise Unreadable(
                f"has front matter that is not YAML ({problem}); write one `key: value` a line"
            )
        found[match[1].lower()] = (match[2] or "").strip("\"' ")
    return found


def parse_record(line: str) -> dict[str, object]:
    """Read one line of JSON as a record; raise Unreadable for anything else."""
    try:
        record = json.loads(line, strict=False)
    except (ValueError, RecursionError) as error:
        why = error.msg if isinstance(error, json.JSONDecodeError) else "it cannot be read"
        raise Unreadable(f"is not JSON ({why}); write one JSON object a line") from None
    if not isinstance(record, dict):
        raise Unreadable("is JSON but no object; write one JSON object a line")
    return record


def text_of(record: Fields) -> str:
    """Return the text of a record, or raise Unreadable where it has none."""
    text = record.get("text")
    if not isinstance(text, str):
        raise Unreadable('has no "text"; give the article\'s text as a string under that key')
    return clean(text)


def name_of(record: Fields, otherwise: str) -> str:
    """Return the id that a record gives itself."""
    return next(
        filter(None, (_scalar(record.get(key)) for key in ("id", "doc", "doc_id"))), otherwise
    )


def make_article(
    text: str,
    fields: Fields,
    *,
    name: str,
    published_on: date | None,
    outlet: str | None,
    complain: Callable[[str], None],
) -> Article:
    """Make an article; ``published_on`` and ``outlet`` stand in for what the fields leave out.

    A date that cannot be read is complained of, and the article has none.
    """
    url = _scalar(fields.get("url"))
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    canonical = canonical_url(url)
    return Article(
        article_id=_identity(canonical or text),
        name=name,
        text=text,
        sha256=sha256,
        title=_scalar(fields.get("title")),
        url=url,
        outlet=_scalar(fields.get("source")) or _scalar(fields.get("outlet")) or outlet,
        author=_scalar(fields.get("author")),
        published_on=_date_of(fields, published_on, complain),
    )


def by_text(article: Article) -> Article:
    """Tell an article by its text, where its address is that of others too."""
    return replace(article, article_id=_identity(article.text))


def _identity(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:20]


def _date_of(
    fields: Fields, otherwise: date | None, complain: Callable[[str], None]
) -> date | None:
    words = _scalar(fields.get("date"))
    if words is None:
        return otherwise
    try:
        return written_date(words)
    except NoDate as error:
        complain(f"was loaded without a date: {error}")
        return None


def canonical_url(url: str | None) -> str | None:
    """Return what is the same for all addresses of one article; None for no web address.

    Left out are scheme, "www.", port, fragment, tracking parameters and a slash at the end.
    The front page of a site is no article's address.
    """
    try:
        parts = urlsplit((url or "").strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host:
        return None
    query = sorted(
        (key, value)
        for key, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKERS.fullmatch(key)
    )
    path = parts.path.rstrip("/")
    if not path and not query:
        return None
    return clean(f"{host}{path}?{urlencode(query)}" if query else f"{host}{path}")


def _scalar(value: object) -> str | None:
    """Write a value of a record on one line; a list (of authors) with commas, nothing as None."""
    if isinstance(value, list):
        value = ", ".join(item for item in value if isinstance(item, str))
    if value is None or isinstance(value, dict | bool):
        return None
    return clean(" ".join(str(value).split())) or None
