"""Judge proposed stances: whether each holds, and on which side it is.

Small networks (stance_net.py) over the rule's description of a proposal (stance_features.py,
stance_context.py) and the states of its words: some read those of the encoder's lower layers,
shortened, others those of upper layers that were tuned on stances (stance_states.py). Both weigh
whether it holds, the tuned ones alone say the side. training/stances.py fits them; they ship
with the model. Rules stands in for them where nothing learned is wanted.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from ingest.encoder import WIDTH
from ingest.pipeline import features_of
from ingest.stance_features import described, words_of
from ingest.stance_net import PARTS, Net, Table, chance, log_odds, unpacked
from ingest.stance_rules import Candidate, is_plain
from ingest.stance_scene import Scene
from ingest.stance_states import Places, States, UpperLayers, beside, means, touched

WEIGHTS = Path(__file__).parent / "model" / "stances.npz"
RULED = 0.7  # how often a plain word of attitude, taken at its word, is right
SCALE = 0.1  # keeps the encoder's features in step with the others, which are 0 or 1

HOLDS, LEANS = 0, 1  # the answers of a network
TUNED = np.array([0.5, 1.0], dtype=np.float32)  # what the tuned networks count for in each answer

Floats: TypeAlias = npt.NDArray[np.float64]


class JudgeError(OSError):
    """The weights of the judge of stances are missing or unreadable."""


class Part:
    """Hold one regression: weights by feature name, weights of the encoder's features, bias."""

    def __init__(self, names: Sequence[str], weights: Floats, dense: Floats, bias: float) -> None:
        found = enumerate(sorted(zip(names, weights.tolist(), strict=True)))
        self.terms = {name: (place, weight) for place, (name, weight) in found}
        self.dense = dense
        self.bias = bias

    def probability(self, named: Mapping[str, float], dense: Floats) -> float:
        """Say how likely the answer is yes."""
        terms = []
        for name, value in named.items():
            if name in self.terms:
                place, weight = self.terms[name]
                terms.append((place, weight * value))
        terms.sort()  # by place in the alphabet, so that the sum is the same on every run
        score = sum(term for _, term in terms)
        score += float(dense @ self.dense) + self.bias
        return float(1.0 / (1.0 + np.exp(-score)))


class Verdicts(Protocol):
    """Weigh proposals."""

    def judge(self, scene: Scene, proposed: Sequence[Candidate]) -> list[tuple[float, float]]:
        """Return (how likely it is a stance, how likely in favour) of each proposal."""


class Rules:
    """Take plain words of attitude at their word, and nothing else: no weights are read."""

    def judge(
        self,
        scene: Scene,  # noqa: ARG002 - the words alone are looked at
        proposed: Sequence[Candidate],
    ) -> list[tuple[float, float]]:
        """Return how often plain words are right and their side, and nothing for the rest."""
        return [(RULED * is_plain(one), float(one.side > 0)) for one in proposed]


class Judge:
    """Hold the networks and what turns the encoder's states into their input."""

    def __init__(self, path: Path = WEIGHTS) -> None:
        """Read the weights.

        Raises JudgeError where they are missing or damaged.
        """
        try:
            with np.load(path, allow_pickle=False) as data:
                self._read(data)
        except (OSError, ValueError, KeyError) as error:
            raise JudgeError(
                f"the judge of stances cannot be read from {path.name}: install the project "
                "again, or rebuild it with `python -m training.stances`"
            ) from error

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Judge":
        """Make a judge of weights in memory."""
        judge = cls.__new__(cls)
        judge._read(data)
        return judge

    def _read(self, data: Mapping[str, Any]) -> None:
        self.index = unpacked(data["names"])
        self.lens = Lens(data)
        self.upper = UpperLayers(bytes(data["upper"]))
        self.nets = _nets(data, "", int(data["nets"]))
        self.readers = _nets(data, "reader_", int(data["readers"]))

    def judge(self, scene: Scene, proposed: Sequence[Candidate]) -> list[tuple[float, float]]:
        """Return (how likely it is a stance, how likely in favour) of each proposal."""
        if not proposed:
            return []
        table = Table([described(one, scene) for one in proposed], self.index)
        places = [stretches(one, scene) for one in proposed]
        states = features_of(scene.doc)
        lower = self.lens.rows(states, places)
        upper = self._upper(states, places, scene)
        plain = np.mean([net.chances(table, lower) for net in self.nets], axis=0)
        tuned = np.mean([log_odds(net.chances(table, upper)) for net in self.readers], axis=0)
        found = chance((1 - TUNED) * log_odds(plain) + TUNED * tuned)
        return [(float(row[HOLDS]), float(row[LEANS])) for row in found]

    def _upper(self, states: States, places: Sequence[Places], scene: Scene) -> States:
        """Return what the tuned layers say of each proposal's words: one row a proposal."""
        every = list(chain.from_iterable(places))
        read = self.upper.states(states, touched(scene.doc, every))
        return beside(means(read, every), places, WIDTH)


def _nets(data: Mapping[str, Any], prefix: str, count: int) -> list[Net]:
    return [
        Net({name: data[f"{prefix}{name}_{number}"] for name in PARTS}) for number in range(count)
    ]


class Lens:
    """Shorten the encoder's states: to the directions in which words differ most."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Take the middle, the directions, and the usual size of each number."""
        self.middle, self.directions, self.mean, self.deviation = (
            np.asarray(data[name], dtype=np.float32)
            for name in ("middle", "directions", "mean", "deviation")
        )

    def rows(self, states: States, places: Sequence[Places]) -> States:
        """Return one row for each proposal, whose words stand at some places."""
        known = means(states, chain.from_iterable(places))
        short = {
            place: np.asarray((row - self.middle) @ self.directions, dtype=np.float32)
            for place, row in known.items()
        }
        rows = beside(short, places, len(self.directions[0]))
        found: States = (rows - self.mean) / self.deviation
        return found


def stretches(one: Candidate, scene: Scene) -> Places:
    """List the words of cue, target, evidence, actor and sentence, as [start, end)."""
    words, sentence = words_of(one), one.cue.sent
    actor = scene.tokens_in(one.actor_span) if one.actor_span is not None else range(0)
    return [
        (one.cue.i, one.cue.i + 1),
        (one.target.head.i, one.target.head.i + 1),
        (words[0].i, words[-1].i + 1),
        (actor.start, actor.stop) if actor else (0, 0),
        (sentence.start, sentence.end),
    ]


def read_part(data: Mapping[str, Any], name: str) -> Part:
    """Read one regression from a file of weights."""
    names = bytes(data[f"{name}_names"]).decode("utf-8").split("\n")
    return Part(
        names,
        data[f"{name}_weights"].astype(np.float64),
        data[f"{name}_dense"].astype(np.float64),
        float(data[f"{name}_bias"]),
    )


@lru_cache(maxsize=1)
def shipped_judge() -> Judge:
    """Read the judge that ships with the project, once."""
    return Judge()
