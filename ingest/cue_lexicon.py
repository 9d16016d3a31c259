"""Name the verbs and nouns that report, by the frame in which they do (language/cues.toml)."""

from functools import cache

from ingest.language import load_words


@cache
def verbs(frame: str) -> frozenset[str]:
    """Collect the reporting verbs of one frame."""
    data = load_words("cues")["verbs"]
    return frozenset(data[frame] if frame in data else data["notes"][frame])


@cache
def verb_prepositions() -> dict[str, frozenset[str]]:
    """Map each preposition to the verbs whose content it opens."""
    return {p: frozenset(v) for p, v in load_words("cues")["verbs"]["prepositions"].items()}


@cache
def all_verbs() -> frozenset[str]:
    """Collect every verb that may report."""
    frames = ("clause", "object", "infinitive")
    return frozenset().union(*map(verbs, frames), *verb_prepositions().values())


@cache
def nouns(frame: str) -> frozenset[str]:
    """Collect the reporting nouns of one frame."""
    data = load_words("cues")["nouns"]
    return frozenset(data[frame] if frame in data else data["notes"][frame])


@cache
def noun_prepositions() -> dict[str, frozenset[str]]:
    """Map each preposition to the nouns whose content it opens."""
    return {p: frozenset(v) for p, v in load_words("cues")["nouns"]["prepositions"].items()}


@cache
def all_nouns() -> frozenset[str]:
    """Collect every noun that may report."""
    return frozenset().union(nouns("clause"), nouns("infinitive"), *noun_prepositions().values())


@cache
def asides(place: str) -> frozenset[str]:
    """Collect the words that open an aside of the reporter, behind a comma or without one."""
    return frozenset(load_words("cues")["asides"][place])


@cache
def states(frame: str) -> frozenset[str]:
    """Collect the nouns and adjectives of belief, wish and plan of one frame."""
    return frozenset(load_words("attitudes")["nouns"][frame])


@cache
def state_prepositions() -> dict[str, frozenset[str]]:
    """Map each preposition to the nouns and adjectives of attitude whose content it opens."""
    found = load_words("attitudes")["nouns"]["prepositions"]
    return {p: frozenset(v) for p, v in found.items()}


@cache
def attitudes(frame: str) -> frozenset[str]:
    """Collect the verbs of belief, wish and plan of one frame."""
    return frozenset(load_words("attitudes")["verbs"][frame])


@cache
def plain_reports(frame: str) -> frozenset[str]:
    """Collect the reporting verbs that attribute nothing in a frame, unless it is a statement."""
    return frozenset(load_words("attitudes")["verbs"]["plain"].get(frame, ()))


@cache
def attitude_prepositions() -> dict[str, frozenset[str]]:
    """Map each preposition to the verbs of attitude whose content it opens."""
    found = load_words("attitudes")["verbs"]["prepositions"]
    return {p: frozenset(v) for p, v in found.items()}
