"""How much of a text another prints is told from a sketch of each."""

from random import Random

import pytest

from graph.shingles import SHORT, SIZE, overlap, read, sketch


def words(seed: int, count: int) -> list[str]:
    random = Random(seed)
    return ["".join(random.choices("aeioulmnrst", k=5)) for _ in range(count)]


LONG = words(1, 600)


def test_a_text_prints_all_of_itself() -> None:
    assert overlap(sketch(" ".join(LONG)), sketch(" ".join(LONG))) == 1.0


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_a_cut_text_is_contained(share: float) -> None:
    cut = LONG[: int(share * len(LONG))]
    assert overlap(sketch(" ".join(LONG)), sketch(" ".join(cut))) == 1.0


@pytest.mark.parametrize("share", [0.0, 0.3, 0.5, 0.7, 0.9])
def test_the_share_is_nearly_right(share: float) -> None:
    kept = int(share * len(LONG))
    found = [
        overlap(sketch(" ".join(LONG)), sketch(" ".join(LONG[:kept] + words(n, 600 - kept))))
        for n in range(2, 22)
    ]
    assert abs(sum(found) / len(found) - share) < 0.05
    assert max(abs(one - share) for one in found) < 0.2


def test_marks_and_case_do_not_matter() -> None:
    text = " ".join(LONG[:100])
    assert overlap(sketch(text), sketch(text.upper().replace(" ", ", "))) == 1.0


def test_a_short_text_is_no_evidence() -> None:
    short = " ".join(LONG[:SHORT])
    assert overlap(sketch(short), sketch(short)) == 0.0


@pytest.mark.parametrize("count", [0, 3, 50, 600])
def test_a_sketch_is_read_as_it_was_written(count: int) -> None:
    made = sketch(" ".join(LONG[:count]))
    again = read(str(made))
    assert (again.hashes.tolist(), again.whole) == (made.hashes.tolist(), made.whole)
    assert len(made.hashes) <= SIZE


def test_a_sketch_is_the_same_on_every_machine() -> None:
    assert str(sketch("the canal opens and the ships come")) == "=FKhq0HQNNDJ5hRVYw8aYlg=="
