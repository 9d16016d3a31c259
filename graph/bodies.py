"""Tell which body is meant by letters, and by a name that every country has a bearer of."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph import uncorrected
from graph.countries import countries, country
from graph.ids import fold, slug, tokens
from graph.leading import UNCORRECTED, State
from graph.namesakes import Written
from graph.naming import Name, nameless_id, shared_name
from graph.people import Rank
from graph.store import Store
from ingest.records import Actor, ActorKind

_BODIES = """
UNWIND $ids AS id
MATCH (a:Actor {actorId: id})
WHERE a.kind <> 'person'
RETURN a.actorId AS actorId
"""

_BY_LETTERS = """
UNWIND $keys AS key
MATCH (a:Actor {nameKey: key})
WHERE a.kind <> 'person'
RETURN a.nameKey AS key, a.actorId AS actorId, a.name AS name, a.aliases AS aliases
ORDER BY actorId
"""

_LETTERS = re.compile(r"(?:[A-Z]\.?){2,7}")
_SMALL = re.compile(r" (?:of|for|in) .*")


def letters_of(form: str) -> str:
    """Return the letters of a name that is an acronym ("WHO", "W.H.O."), else nothing."""
    return fold(form).replace(".", "") if _LETTERS.fullmatch(form) else ""


def initials(shown: str) -> str:
    """Spell the initials of the capitalised words of a name of several words."""
    spelled = [word[0] for word in re.findall(r"\w+", shown) if word[0].isupper()]
    return fold("".join(spelled)) if len(spelled) > 1 else ""


def spelled_letters(actor: Actor, name: Name) -> set[str]:
    """Return the acronyms that an article itself gives a body's full name: "(WHO)"."""
    own = {initials(name.shown), initials(_SMALL.sub("", name.shown))} - {""}
    return own & {letters_of(form) for form in actor.aliases}


def body_key(shown: str, aliases: Iterable[str] = ()) -> str | None:
    """Return the key under which a body is kept: its letters, where it has any."""
    given = sorted(filter(None, map(letters_of, (shown, *aliases))))
    return next(iter(given), "") or initials(shown) or None


def is_shared(actor: Actor, name: Name) -> bool:
    """Tell whether a record names a body that every country has one of."""
    return actor.kind != "person" and shared_name(name)


@dataclass(slots=True)
class Known:
    """Hold a body that was met: how it is written, its key, the states that it speaks for."""

    rank: Rank
    shown: str
    kind: ActorKind
    key: str | None
    countries: set[str] = field(default_factory=set)


class Bodies:
    """Know the bodies, states and groups of one load, and those of the store they may stand for."""

    def __init__(self) -> None:
        """Start with none."""
        self._known: dict[str, Known] = {}
        self._shared: defaultdict[str, set[str]] = defaultdict(set)
        self._loose: set[str] = set()
        self._letters: set[str] = set()
        self._spelled: defaultdict[str, set[str]] = defaultdict(set)
        self._there: set[str] = set()  # of those, the ones that the store has
        self._same: dict[str, str] = {}  # the id of a name: that of the one it is another name of

    def meet(self, rank: Rank, actor: Actor, name: Name) -> None:
        """Take note of a body's name."""
        key = _plain_id(actor, name)
        known = self._known.get(key)
        if known is None or rank < known.rank:
            seen = known.countries if known else set()
            letters = body_key(name.shown, actor.aliases)
            known = Known(rank, _shown(actor, name), actor.kind, letters, seen)
            self._known[key] = known
        if actor.country:
            known.countries.add(actor.country)
        if is_shared(actor, name):
            shared = self._shared[name.slug].add if actor.country else self._loose.add
            shared(key if actor.country else name.slug)
        elif letters_of(name.shown):
            self._letters.add(name.slug)
        for short in () if is_shared(actor, name) else spelled_letters(actor, name):
            self._spelled[short].add(key)

    def recall(self, store: Store, state: State = UNCORRECTED) -> None:
        """Add those of the store that names of many bodies and letters may mean."""
        names = {f"{name}-{iso3.lower()}": name for name in self._loose for iso3 in countries()}
        for row in store.run(_BODIES, {"ids": sorted(names)}) if names else ():
            key = str(row["actorId"])
            self._shared[names[key]].add(key)
        self._join(self._recall_letters(store, state))

    def _recall_letters(self, store: Store, state: State) -> dict[str, str]:
        """Note the full names that the store has with the letters met; return who is named so."""
        wanted, named = sorted(self._letters | set(self._spelled)), dict[str, str]()
        for row in store.run(_BY_LETTERS, {"keys": wanted}) if wanted else ():
            short, key = str(row["key"]), str(row["actorId"])
            if letters_of(uncorrected.name_of(state, key, str(row["name"]))):
                named[short] = key
            elif short in {letters_of(str(alias)) for alias in row["aliases"] or []}:
                self._spelled[short].add(key)
                self._there.add(key)
        return named

    def actor_id(self, actor: Actor, name: Name, article_id: str) -> str:
        """Say which Actor a body's name means."""
        if is_shared(actor, name) and not actor.country:
            bodies = self._shared.get(name.slug, set())
            if len(bodies) > 1:
                return nameless_id(actor, article_id)
            return min(bodies, default=name.slug)
        key = _plain_id(actor, name)
        return self._same.get(key, key)

    def _join(self, stored: dict[str, str]) -> None:
        """Put letters and the one full name together that articles spell with them.

        What the store has stays what it is: it takes the other in.
        """
        for short, full in self._spelled.items():
            if len(full) > 1:
                continue
            name = min(full)
            letters = stored.get(short)
            if letters is None:
                self._same[short] = name
            elif name not in self._there:
                self._same[name] = letters

    def countries_of(self, actor_id: str) -> set[str]:
        """List the states for which a body speaks."""
        known = self._known.get(actor_id)
        return known.countries if known else set()

    def written(self, actor_id: str) -> Written | None:
        """Say how a body is written that an article names."""
        known = self._known.get(actor_id)
        return None if known is None else Written(known.shown, known.kind, None, known.key)


def _plain_id(actor: Actor, name: Name) -> str:
    if actor.country and is_shared(actor, name):
        return slug([*name.words, *tokens(actor.country)])
    return name.slug


def _shown(actor: Actor, name: Name) -> str:
    if actor.country and is_shared(actor, name):
        return f"{name.shown} ({country(actor.country).name})"
    return name.shown
