"""Datelines: where a report was filed is not who speaks."""

import pytest

from ingest.dateline import dateline_end

DATELINES = [
    "OSLO - ",
    "REYKJAVIK, Jan 4 (Norsk Wire) - ",
    "NEW DELHI, India, March 12 \u2014 ",
    "THE HAGUE (AP) -- ",
    "S\u00c3O PAULO \u2013 ",
]


@pytest.mark.parametrize("dateline", DATELINES)
def test_the_text_begins_behind_the_dateline(dateline: str) -> None:
    text = dateline + "Norway is ready to talk, the minister said."
    assert text[dateline_end(text) :].startswith("Norway")


def test_a_title_may_stand_before_it() -> None:
    text = "Talks open at last\n\nOSLO - Norway is ready to talk."
    assert text[dateline_end(text) :] == "Norway is ready to talk."


@pytest.mark.parametrize(
    "text",
    [
        "NATO - the alliance that he leads - is ready.",
        "Norway - ready to talk - waits.",
        "The UN said it would wait.",
        "",
    ],
)
def test_other_beginnings_stay(text: str) -> None:
    assert dateline_end(text) == 0
