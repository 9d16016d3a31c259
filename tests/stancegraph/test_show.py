from datetime import date

import pytest

from stancegraph.show import Evidence, context, footing, heading, marked, source, words

TEXT = (
    "The ferry stopped on Monday.\n\n"
    '"We will sail again," Ms. Ould said, "once the pier is mended."\n\n'
    "Nobody knows when that will be."
)
FIRST = (TEXT.index("We will"), TEXT.index('," Ms.'))
SECOND = (TEXT.index("once"), TEXT.index('."\n'))


def report(**changed: object) -> dict[str, object]:
    row: dict[str, object] = {
        "title": "Ferry stops",
        "outlet": "The Pier",
        "publishedOn": date(2031, 3, 4),
        "url": "https://example.org/ferry",
        "name": "ferry",
        "text": TEXT,
        "charStart": FIRST[0],
        "charEnd": SECOND[1],
        "spans": [*FIRST, *SECOND],
    }
    return row | changed


def evidence(kind: str, who: tuple[str, ...] = ("Ida Ould",), **row: object) -> Evidence:
    common: dict[str, object] = {
        "text": "words kept with the statement",
        "saidOn": date(2031, 3, 3),
        "saidPrecision": "day",
        "confidence": 0.9,
        "rule": "quote",
    }
    return Evidence(kind=kind, id="ab12", who=who, row=common | row)


def test_every_part_of_an_interrupted_quote_is_marked_within_its_paragraph() -> None:
    shown = words(report(), evidence("statement"), marks=True).plain
    assert shown == '">>We will sail again<<," Ms. Ould said, ">>once the pier is mended<<."'


def test_a_terminal_gets_style_and_no_signs() -> None:
    shown = words(report(), evidence("statement"), marks=False)
    assert ">>" not in shown.plain
    assert [shown.plain[s.start : s.end] for s in shown.spans] == [
        "We will sail again",
        "once the pier is mended",
    ]


def test_without_spans_the_whole_report_is_marked() -> None:
    shown = words(report(spans=None), evidence("stance"), marks=True).plain
    assert shown.startswith('">>We will sail again," Ms. Ould')


@pytest.mark.parametrize("text", [None, ""])
def test_without_the_article_text_the_kept_words_are_shown(text: str | None) -> None:
    shown = words(report(text=text), evidence("stance"), marks=True).plain
    assert shown.splitlines() == [
        "words kept with the statement",
        "(the article was loaded without its text)",
    ]


def test_long_paragraphs_are_cut_at_words_on_both_sides() -> None:
    text = "left " * 300 + "HERE" + " right" * 300
    start = text.index("HERE")
    begin, end = context(text, start, start + 4)
    shown = marked(text, begin, end, [(start, start + 4)], marks=True).plain
    assert shown.startswith("... left left")
    assert shown.endswith("right ...")
    assert len(shown) < 1000


def test_text_without_spaces_is_cut_at_the_words_themselves() -> None:
    text = "x" * 2000
    assert context(text, 900, 910) == (900, 910)


@pytest.mark.parametrize(
    ("found", "line"),
    [
        (
            evidence("statement", manner="direct", cue="said"),
            "Ida Ould: direct speech, reported by 'said'",
        ),
        (
            evidence("statement", (), manner="mixed", cue=""),
            "Nobody named: mixed speech, without a reporting word",
        ),
        (
            evidence(
                "stance", manner="opposes", target="a toll", act="reject", attributedBy="Jo Pell"
            ),
            "Ida Ould opposes: a toll (reject, says Jo Pell)",
        ),
        (
            evidence("condition", (), consequence="ferry sails", marker="once", requirement="pier"),
            "The article: ferry sails -- once -- pier",
        ),
    ],
)
def test_heading_says_who_does_what(found: Evidence, line: str) -> None:
    assert heading(found) == line


def test_footing_says_when_and_how_surely() -> None:
    assert footing(evidence("stance")) == (
        "stance ab12, 2031-03-03 (day), confidence 0.90, rule quote"
    )
    assert "unknown date" in footing(evidence("stance", saidOn=None))


def test_source_names_the_article_and_leaves_out_what_is_unknown() -> None:
    assert source(report()) == "The Pier, 2031-03-04, Ferry stops <https://example.org/ferry>"
    assert source(report(outlet=None, publishedOn=None, title=None, url=None)) == "ferry"
