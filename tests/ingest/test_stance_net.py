"""How described proposals are weighed, and how their place is named."""

import numpy as np

from ingest.stance_context import path
from ingest.stance_net import Net, Table, chance, packed, unpacked
from tests.ingest.parses import parse

REJECTED = """
Norway Norway PROPN NNP nsubj 2 LOC
rejected reject VERB VBD ROOT 2
the the DET DT det 4
treaty treaty NOUN NN obj 2
"""


def net(direct: list[float]) -> Net:
    return Net(
        {
            "direct": np.array([[0.0], *([w] for w in direct)]),
            "rows": np.zeros((len(direct) + 1, 2)),
            "hidden": np.zeros((3, 4)),
            "hidden_bias": np.zeros(4),
            "out": np.zeros((4, 1)),
            "out_bias": np.zeros(1),
            "straight": np.zeros((1, 1)),
        }
    )


def test_names_are_packed_and_found_again_from_one() -> None:
    assert unpacked(packed(["a", "b=c"])) == {"a": 1, "b=c": 2}


def test_unknown_names_weigh_nothing() -> None:
    table = Table([{"yes": 1.0, "odd": 9.0}, {"odd": 1.0}, {}], {"yes": 1})
    found = net([2.0]).chances(table, np.zeros((3, 1), dtype=np.float32))
    expected = chance(np.array([2.0, 0.0, 0.0], dtype=np.float32))
    assert np.allclose(found[:, 0], expected)


def test_the_order_of_names_does_not_matter() -> None:
    index = {"a": 1, "b": 2}
    one, other = ({"a": 0.1, "b": 0.7}, {"b": 0.7, "a": 0.1})
    assert Table([one], index).columns.tolist() == Table([other], index).columns.tolist()


def test_a_path_leads_up_and_down() -> None:
    doc = parse(REJECTED)
    assert path(doc[0], doc[1]) == "nsubj<"
    assert path(doc[0], doc[3]) == "nsubj<obj"
    assert path(doc[3], doc[3]) == "<"
