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
    if not (first and second and _same(first[0], second[0])):
        return False
    both = zip(first[1:], second[1:], strict=False)  # "George W." is not "George H. W."
    return all(_same(*pair) for pair in both) and not _initialled_apart(first, second)


def _initialled_apart(one: list[str], other: list[str]) -> bool:
    """Tell "H. R." from "Henry": a name that begins with an initial may have nothing new."""
    if (len(one[0]) == 1) == (len(other[0]) == 1):
        return False
    short, full = (one, other) if len(one[0]) == 1 else (other, one)
    return len(short) > len(full) or any(len(word) > 1 and word not in full for word in short)


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
    taken = {group.actor_id: group for _, groups in parts.values() for group in groups}
    for letter in sorted(parts):
        _join(*parts[letter], taken)
    yield from taken.values()


def _join(forms: list[Form], groups: list[Group], taken: dict[str, Group]) -> None:
    """Let the forms of one first letter join groups or found some, and note those by their ids."""
    groups.sort(key=lambda group: group.actor_id)
    open_to = {group.actor_id: [f for f in forms if group.fits(f)] for group in groups}
    found: dict[int, list[Form]] = {}
    for form in sorted(forms, key=lambda one: one.detail):
        fits = [group for group in groups if group.fits(form)]
        fits = [group for group in fits if _known(group, form)][:1] or likeliest(fits)
        if len(fits) == 1 and not _rivalled(fits[0], form, open_to):
            fits[0].take(form)
        else:
            fits = [_founded(form)]
            groups.append(fits[0])
        found.setdefault(id(fits[0]), []).append(form)
    new = [group for group in groups if not group.stored]
    _name(list(_without_strays(new, groups, found)), found, taken)


def _without_strays(
    new: list[Group], groups: list[Group], found: dict[int, list[Form]]
) -> Iterator[Group]:
    """Let a rare name join the one that is met far more often, though another agreed as well.

    Else one misread "Anna Volk Per Volk" would keep "Anna M. Volk" and "Anna Volk" apart.
    """
    for group in sorted(new, key=lambda one: _rarity(one, found[id(one)])):
        forms, least = found[id(group)], _TIMES * group.articles
        often = [one for one in groups if one.articles >= least and one is not group]
        often = [one for one in often if all(map(one.fits, forms))]
        if len(often) != 1:
            yield group
            continue
        groups.remove(group)
        for form in forms:
            often[0].take(form)
            found.setdefault(id(often[0]), []).append(form)


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


def _rarity(group: Group, forms: list[Form]) -> tuple[int, int, Rank]:
    first = min(forms, key=lambda form: form.rank)
    return -group.articles, len(first.name.given), first.rank


def _name(groups: list[Group], found: dict[int, list[Form]], taken: dict[str, Group]) -> None:
    """Name new groups by their earliest form; one whose id another has gets its initials too.

    One that has no initials either ("George Bush" beside two that have) is who has the id.
    """
    firsts = [(min(found[id(group)], key=lambda form: form.rank), group) for group in groups]
    for first, group in sorted(firsts, key=lambda pair: pair[0].rank):
        ids = (first.name.slug, first.name.full_slug)
        free = next((one for one in ids if one not in taken), None)
        if free is None:
            for form in found[id(group)]:
                taken[ids[0]].take(form)
            continue
        group.actor_id, group.shown = free, first.name.shown
        group.kind, group.last = first.kind, first.name.last
        taken[free] = group


def stored(actor_id: str, shown: str, last: str, aliases: Sequence[str]) -> Group:
    """Make the group of an actor that the store has, of its name and its other full names."""
    name = read_name(shown, person=True)
    if name.given == (last,):
        name = turn(name)
    others = (read_name(alias, person=True) for alias in aliases)
    block = block_of(name)
    names = [one for one in others if not one.bare and block_of(one) == block]
    return Group(actor_id, shown, "person", name.last, [name, *names], stored=True)


def _has_marks(full: Name, bare: Name) -> bool:
    """Tell whether a full name has the particle and the suffix of a last name alone."""
    return (not bare.lead or bare.lead in full.words) and bare.suffix in ("", full.suffix)


def means(name: Name, country: str | None, groups: Sequence[Group]) -> list[Group]:
    """List whom of one block a last name alone may mean, the likeliest only where it is plain."""
    exact = [group for group in groups if any(one.last == name.last for one in group.names)]
    if not exact and len(block_of(name)) >= SURE:
        exact = list(groups)
    fits = [
        group
        for group in exact
        if not (country and group.countries and country not in group.countries)
        and any(_has_marks(one, name) for one in group.names)
    ]
    return likeliest(fits)


def likeliest(groups: list[Group]) -> list[Group]:
    """Keep the one that is met far more often than the others, where there is one."""
    often = sorted(groups, key=lambda group: -group.articles)
    if len(often) > 1 and often[0].articles >= max(_LEAST, _TIMES * often[1].articles):
        return often[:1]
    return groups
