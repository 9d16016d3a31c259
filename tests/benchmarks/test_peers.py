"""What plain regular expressions find, so that the comparison is a fair one."""

import pytest

from benchmarks.peers import conditions, statements


@pytest.mark.parametrize(
    ("text", "speaker", "content", "kind"),
    [
        ("“The lock stays shut,” said Ada Volk.", "Ada Volk", "The lock stays shut", "direct"),
        ('"The lock stays shut," Ada Volk said.', "Ada Volk", "The lock stays shut", "direct"),
        ("Tom Reyle said: “The boats will sail.”", "Tom Reyle", "The boats will sail.", "direct"),
        ("Tom Reyle said that the boats sailed.", "Tom Reyle", "the boats sailed", "indirect"),
        ("According to Ada Volk, the boats sailed.", "Ada Volk", "the boats sailed", "indirect"),
        ("The boats had sailed, Ada Volk said.", "Ada Volk", "The boats had sailed", "indirect"),
    ],
)
def test_a_name_beside_a_reporting_verb(text: str, speaker: str, content: str, kind: str) -> None:
    (found,) = statements(text)
    assert (found["speaker"], found["kind"]) == (speaker, kind)
    assert [text[a:b] for a, b in found["content_spans"]] == [content]
    assert text[slice(*found["speaker_span"])] == speaker


def test_nobody_says_it() -> None:
    assert statements("The boats sailed at noon, and the lock stayed shut.") == []


def test_a_condition_ends_with_its_clause() -> None:
    text = "It was late. If the dues are paid, the boats will sail."
    (found,) = conditions(text)
    assert text[slice(*found["condition_span"])].strip() == "the dues are paid"
    assert text[slice(*found["consequence_span"])].strip(", ") == "the boats will sail."
