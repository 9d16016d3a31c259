"""Read names: which words tell an actor from others, and which is the last name."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from graph.ids import digest, slug, tokens
from graph.romanising import order
from ingest.records import Actor

APART = "--"  # in the id of one who has no name: what follows tells the article
_LONGEST_TITLE = 4  # words
_INITIALS = re.compile(r"[A-Z]{1,2}|(?:[A-Z]\.-?){1,3}[A-Z]?")  # "J", "JD", "J.", "J.-D."
_NAMELESS = re.compile(r"--[0-9a-f]{8}$")


@cache
def _words(table: str) -> frozenset[str]:
    data = tomllib.loads(files("graph").joinpath("names.toml").read_text(encoding="utf-8"))
    return frozenset(data[table])


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Hold a name read: the words that tell it from others, and what it is when shown.

    ``given`` are a person's first names and initials in their order, without particles; with
    ``last`` and ``suffix`` (junior, the second) they are compared with others'. ``lead`` is the
    capitalised particle before a last name alone: "Ben Ali" is no "Mohammed Ali".
    """

    words: tuple[str, ...]
    shown: str
    last: str
    bare: bool
    given: tuple[str, ...] = ()
    suffix: str = ""
    lead: str = ""

    @property
    def slug(self) -> str:
        """Write the name as an id."""
        return slug(self.words)

    @property
    def full_slug(self) -> str:
        """Write a person's name as an id that has the initials too."""
        return slug([*self.given, self.last, *self.suffix.split()])


@lru_cache(maxsize=100_000)
def read_name(text: str, *, person: bool) -> Name:
    """Read a name: of a person without titles and middle initials, of others without "the"."""
    shown = " ".join(text.split())
    if person:
        return _read_person(_without_titles(shown))
    if shown[:4].casefold() == "the " and len(shown) > len("the "):
        shown = shown[4:]
    words = tuple(_spelled(tokens(shown)))
    return Name(words=words, shown=shown, last="", bare=False)


def _read_person(shown: str) -> Name:
    words = tuple(tokens(_without_initials(shown)))
    parts = [part for part in shown.split() if tokens(part)]
    plain = ["-".join(tokens(part)) for part in parts]
    suffixes = [word for word in plain if word in _words("suffixes")]
    core = [n for n, word in enumerate(plain) if word not in _words("suffixes")]
    core = core or list(range(len(parts)))
    named = [n for n in core if plain[n] not in _words("particles")] or core[-1:]
    if named and core[0] < named[0] and len(named) > 1 and parts[core[0]][0].isupper():
        named = [core[0], *named]  # "Van R. Marr"
    if not named:
        return Name(words=words, shown=shown, last="", bare=True)
    family = named[0] if _family_first([plain[n] for n in named]) else named[-1]
    rest = [parts[n] for n in named if n != family]
    given = _joined(rest) if family == named[0] else _given(rest, shown)
    return Name(
        words=words,
        shown=shown,
        last=_without_particle(plain[family]),
        bare=not rest,
        given=given,
        suffix=" ".join(suffixes),
        lead=plain[0] if not rest and family > 0 and parts[0][0].isupper() else "",
    )


def _family_first(words: Sequence[str]) -> bool:
    """Tell "Kim Jong-un" and "Xi Jinping" from "Kim Darroch"."""
    if not 2 <= len(words) <= 3 or words[0] not in order("sure") | order("often"):
        return False
    if "-" in words[-1] or (len(words) == 3 and "-" in words[1]):
        return True
    return words[0] in order("sure") and words[-1] not in order("sure") | order("often")


def _joined(parts: Sequence[str]) -> tuple[str, ...]:
    """Write given names that are one name of several syllables: "Jong-un", "Suk Yeol"."""
    return ("".join(word for part in parts for word in tokens(part)),) if parts else ()


def _given(parts: Sequence[str], shown: str) -> tuple[str, ...]:
    """Split first names into words and initials; a hyphen joins what is one name."""
    given: list[str] = []
    for part in parts:
        if _INITIALS.fullmatch(part) and ("." in part or not shown.isupper()):
            given += [letter for letter in part.lower() if letter.isalpha()]
        else:
            given.append("".join(tokens(part)))
    return tuple(given)


def _without_particle(word: str) -> str:
    """Take the article off a last name: "al-Assad" is "assad"."""
    first, _, rest = word.partition("-")
    return rest if rest and first in _words("particles") else word


def _spelled(words: Sequence[str]) -> list[str]:
    """Write the words of a body's name in one spelling: "Organisation", "UN Security Council"."""
    spelled = [_table("spellings").get(word, word) for word in words]
    if len(spelled) > 1:
        spelled[:1] = _table("letters").get(spelled[0], spelled[0]).split()
    return spelled


@cache
def _table(name: str) -> dict[str, str]:
    data = tomllib.loads(files("graph").joinpath("names.toml").read_text(encoding="utf-8"))
    return dict(data[name])


def _without_titles(shown: str) -> str:
    parts = shown.split()
    while len(parts) > 1:
        lengths = range(min(_LONGEST_TITLE, len(parts) - 1), 0, -1)
        length = next((n for n in lengths if _is_title(parts[:n])), 0)
        if not length:
            break
        parts = parts[length:]
    return " ".join(parts)


def _is_title(parts: Sequence[str]) -> bool:
    """Recognise a title, and one that was held or is to be: "then President"."""
    words = tokens(" ".join(parts))
    while len(words) > 1 and words[0] in _words("once"):
        words = words[1:]
    return " ".join(words) in _words("titles") | {"the"}


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


def reigns(actor: Actor) -> bool:
    """Tell whether one goes by a first name alone, by the title: "King Salman"."""
    title = tokens(actor.role or "")[-1:] + tokens(actor.name)[:1]
    return actor.kind == "person" and bool(_words("reigning") & set(title))


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
    taken_up = said in _words("not_aliases") and not (form.isupper() and len(said) > 2)  # "WHO"
    return bool(rest) and named and not taken_up and said not in _words("titles")
