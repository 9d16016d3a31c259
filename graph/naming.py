"""Read names: which words tell an actor from others, and which is the last name."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from graph.ids import digest, slug, tokens
from ingest.records import Actor

APART = "--"  # in the id of one who has no name: what follows tells the article
_LONGEST_TITLE = 3  # words
_NAMELESS = re.compile(r"--[0-9a-f]{8}$")


@cache
def _words(table: str) -> frozenset[str]:
    data = tomllib.loads(files("graph").joinpath("names.toml").read_text(encoding="utf-8"))
    return frozenset(data[table])


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Hold a name read: the words that tell it from others, and what it is when shown."""

    words: tuple[str, ...]
    shown: str
    last: str
    bare: bool

    @property
    def slug(self) -> str:
        """Write the name as an id."""
        return slug(self.words)


@lru_cache(maxsize=100_000)
def read_name(text: str, *, person: bool) -> Name:
    """Read a name: of a person without titles and middle initials, of others without "the"."""
    shown = " ".join(text.split())
    if person:
        shown = _without_titles(shown)
        words = tokens(_without_initials(shown))
        core = [word for word in words if word not in _words("suffixes")] or words
        bare = len([word for word in core if word not in _words("particles")]) <= 1
        return Name(words=tuple(words), shown=shown, last=core[-1] if core else "", bare=bare)
    if shown[:4].casefold() == "the " and len(shown) > len("the "):
        shown = shown[4:]
    return Name(words=tuple(tokens(shown)), shown=shown, last="", bare=False)


def _without_titles(shown: str) -> str:
    parts = shown.split()
    while len(parts) > 1:
        length = next(
            (
                n
                for n in range(min(_LONGEST_TITLE, len(parts) - 1), 0, -1)
                if " ".join(tokens(" ".join(parts[:n]))) in _words("titles") | {"the"}
            ),
            0,
        )
        if not length:
            break
        parts = parts[length:]
    return " ".join(parts)


def _without_initials(shown: str) -> str:
    """Take initials out from between the first and the last name."""
    first, *inner, last = shown.split() if " " in shown else (shown, "")
    return " ".join([first, *(part for part in inner if len(part.rstrip(".")) > 1), last])


def name_of(actor: Actor) -> Name:
    """Read the name that a record gives an actor."""
    return read_name(actor.name, person=actor.kind == "person")


def shared_name(name: Name) -> bool:
    """Tell whether a name is one that every country has a bearer of ("Foreign Ministry")."""
    return bool(name.words) and all(word in _words("shared") for word in name.words)


def is_nameless(actor: Actor) -> bool:
    """Tell whether a record describes somebody ("an aide", "police officers") by no name."""
    described = actor.kind == "group" and actor.name == actor.name.lower()
    return actor.kind == "unnamed" or (described and actor.name.isascii())


def nameless_id(actor: Actor, article_id: str) -> str:
    """Name one who has no name of his own: he is another in every article."""
    return f"{name_of(actor).slug}{APART}{digest(article_id, actor.name)[:8]}"


def is_nameless_id(actor_id: str) -> bool:
    """Tell whether an actorId is of one who has no name of his own."""
    return bool(_NAMELESS.search(actor_id))


def aliases_of(actor: Actor, shown: str) -> list[str]:
    """List the forms by which the actor can be looked up besides the name shown."""
    forms = {" ".join(form.split()) for form in (actor.name, *actor.aliases)}
    return sorted(form for form in forms if form != shown and _looks_like_name(form))


@lru_cache(maxsize=100_000)
def _looks_like_name(form: str) -> bool:
    words = tokens(form)
    rest = words[1:] if words[:1] == ["the"] else words
    said = " ".join(rest)
    named = any(c.isalpha() and not c.islower() for c in form.removeprefix("The "))
    return bool(rest) and named and said not in _words("titles") | _words("not_aliases")
