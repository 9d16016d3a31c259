"""Put together the full names of one person: spellings, initials, middle names, name order.

Names are compared in blocks of one last name (folded) and one first letter, so that the cost
grows with the block. Within a block the fuller names come first and each joins the one group
that it agrees with; where it agrees with several it stands for itself. What the store knows
comes before what is new, so that no actor is ever renamed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from graph.ids import slug
from graph.naming import Name, read_name
from graph.romanising import first_key, last_key, order, short_for
from ingest.records import ActorKind

# Names are gathered from all articles of a load before one is resolved, so that the order of
# the articles does not matter; the earliest article decides how a new actor is written.
Rank = tuple[date, str, int]

SURE = 6  # letters of a last name alone that another spelling of it must share
_LEAST, _TIMES = 8, 10  # who is named so often, and so much oftener, is meant by a last name


@dataclass(slots=True)
class Form:
    """Hold one way to write a person's full name, as the articles of a load have it."""

    name: Name
    rank: Rank
    kind: ActorKind = "person"
    countries: set[str] = field(default_factory=set)
    articles: int = 0
    group: "Group | None" = None

    @property
    def key(self) -> str:
        """Tell the form from others; spellings and initials count, order and particles do not."""
        return self.name.full_slug

    @property
    def detail(self) -> tuple[int, int, Rank]:
        """Put the fuller names first, then the earlier."""
        whole = sum(len(word) > 1 for word in self.name.given)
        return -whole, whole - len(self.name.given), self.rank


@dataclass(slots=True)
class Group:
    """Hold the forms of one person's name, and the actor that they are."""

    actor_id: str
    shown: str
    kind: ActorKind
    last: str
    names: list[Name] = field(default_factory=list)
    countries: set[str] = field(default_factory=set)
    articles: int = 0
    stored: bool = False

    def fits(self, form: Form) -> bool:
        """Tell whether a form may be this person's."""
        if any(name.full_slug == form.key for name in self.names):
            return True
        at_odds = self.countries and form.countries and not self.countries & form.countries
        return not at_odds and all(agree(name, form.name) for name in self.names)

    def take(self, form: Form) -> None:
        """Make a form one of this person's."""
        form.group = self
        self.names.append(form.name)
        self.countries |= form.countries
        self.articles += form.articles


def agree(one: Name, other: Name) -> bool:
    """Tell whether two full names of one last name may be one person's, by the given names."""
    if one.suffix != other.suffix:
        return False
    first, second = _keys(one), _keys(other)
    if "".join(first) == "".join(second):
        return True
    short, long = sorted((first, second), key=len)
    if not short or not _same(short[0], long[0]):
        return False
    rest = iter(long[1:])
    return all(any(_same(word, found) for found in rest) for word in short[1:])


def _keys(name: Name) -> list[str]:
    return [first_key(word) for word in name.given]


def _same(one: str, other: str) -> bool:
    """Compare two first names or initials."""
    if len(one) == 1 or len(other) == 1:
        return one[:1] == other[:1]
    return one == other or short_for(one) == short_for(other)


def block_of(name: Name) -> str:
    """Return the key under which a person's name is kept with those that it may be one with."""
    return last_key(name.last)


def _letter(name: Name) -> str:
    return short_for(first_key(name.given[0]))[:1] if name.given else ""


def turned(name: Name) -> str:
    """Write a name of two words the other way around; empty where that may be another person."""
    words = name.words
    if len(words) != 2 or len(name.given) != 1 or min(map(len, words)) == 1:
        return ""
    return "" if order("either") & set(words) else slug(words[::-1])


def turn(name: Name) -> Name:
    """Read a name of two words the other way around."""
    (given,) = name.given
    return replace(name, last=given, given=(name.last,))


def grouped(forms: Iterable[Form], stored: Iterable[Group]) -> Iterator[Group]:
    """Put forms of one block into groups, the stored ones first."""
    parts: dict[str, tuple[list[Form], list[Group]]] = {}
    for group in stored:
        parts.setdefault(_letter(group.names[0]), ([], []))[1].append(group)
    for form in forms:
        parts.setdefault(_letter(form.name), ([], []))[0].append(form)
    taken = {group.actor_id for _, groups in parts.values() for group in groups}
    for letter in sorted(parts):
        yield from _joined(*parts[letter], taken)


def _joined(forms: list[Form], groups: list[Group], taken: set[str]) -> list[Group]:
    groups.sort(key=lambda group: group.actor_id)
    open_to = {group.actor_id: [f for f in forms if group.fits(f)] for group in groups}
    found: dict[int, list[Form]] = {}
    for form in sorted(forms, key=lambda one: one.detail):
        fits = [group for group in groups if group.fits(form)]
        fits = [group for group in fits if _known(group, form)][:1] or fits
        if len(fits) == 1 and not _rivalled(fits[0], form, open_to):
            fits[0].take(form)
        else:
            fits = [_founded(form)]
            groups.append(fits[0])
        found.setdefault(id(fits[0]), []).append(form)
    _name([group for group in groups if not group.stored], found, taken)
    return groups


def _known(group: Group, form: Form) -> bool:
    return any(name.full_slug == form.key for name in group.names)


def _rivalled(group: Group, form: Form, open_to: dict[str, list[Form]]) -> bool:
    """Tell whether two new names want one stored actor that only one of them can be."""
    if not group.stored or _known(group, form):
        return False
    return any(not agree(form.name, one.name) for one in open_to[group.actor_id])


def _founded(form: Form) -> Group:
    group = Group(actor_id="", shown="", kind=form.kind, last=form.name.last)
    group.take(form)
    return group


def _name(groups: list[Group], found: dict[int, list[Form]], taken: set[str]) -> None:
    """Name new groups by their earliest form; one whose id another has gets its initials too."""
    firsts = [(min(found[id(group)], key=lambda form: form.rank), group) for group in groups]
    for first, group in sorted(firsts, key=lambda pair: pair[0].rank):
        ids = (first.name.slug, first.name.full_slug)
        group.actor_id = next((one for one in ids if one not in taken), ids[0])
        group.shown, group.kind, group.last = first.name.shown, first.kind, first.name.last
        taken.add(group.actor_id)


def stored(actor_id: str, shown: str, last: str, aliases: Sequence[str]) -> Group:
    """Make the group of an actor that the store has, of its name and its other full names."""
    name = read_name(shown, person=True)
    if name.given == (last,):
        name = turn(name)
    others = (read_name(alias, person=True) for alias in aliases)
    block = block_of(name)
    names = [one for one in others if not one.bare and block_of(one) == block]
    return Group(actor_id, shown, "person", name.last, [name, *names], stored=True)


def means(name: Name, country: str | None, groups: Sequence[Group]) -> list[Group]:
    """List whom of one block a last name alone may mean, the likeliest only where it is plain."""
    exact = [group for group in groups if any(one.last == name.last for one in group.names)]
    if not exact and len(block_of(name)) >= SURE:
        exact = list(groups)
    fits = [
        group
        for group in exact
        if not (country and group.countries and country not in group.countries)
        and (not name.lead or any(name.lead in one.words for one in group.names))
    ]
    fits.sort(key=lambda group: (-group.articles, group.actor_id))
    if len(fits) > 1 and fits[0].articles >= max(_LEAST, _TIMES * fits[1].articles):
        return fits[:1]
    return fits
