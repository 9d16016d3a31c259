"""Only English articles are read, and all of them."""

from pathlib import Path

import pytest

from tests.ingest.batch import TEXT, Batch, write

ARABIC = "قال الوزير إنه يرفض "
HEBREW = "השר אמר שהוא מתנגד "
RUSSIAN = "Министр заявил вчера "
CHINESE = "部长说他反对。"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (ARABIC * 3, "in Arabic script"),
        (HEBREW * 3, "in Hebrew script"),
        (RUSSIAN * 3, "in Cyrillic script"),
        (CHINESE * 3, "in Chinese script"),
        (
            "Le maire de la ville a dit que le bac ne sera pas vendu et que les marins sont avec "
            "elle dans cette affaire, mais il y a des gens qui ne sont pas pour.",
            "in French",
        ),
        (
            "El alcalde de la ciudad dijo que el barco no se vende y que los marineros de la "
            "empresa son parte de una familia, pero la gente no lo cree como antes.",
            "in Spanish",
        ),
        (
            "Der Minister hat gesagt, dass die Stadt das Schiff nicht verkauft und dass sie auf "
            "eine andere Zeit wartet, aber die Leute glauben das auch nicht mehr.",
            "in German",
        ),
        (
            "Belediye başkanı gemi için bir karar olmadığını ve bu konuda daha sonra "
            "konuşacağını dedi ama halk bir gün kadar bekledi ve gemi ile ilgili bir haber "
            "olarak bu sözü duydu.",
            "in Turkish",
        ),
    ],
)
def test_what_is_not_english_is_refused_by_name(tmp_path: Path, text: str, where: str) -> None:
    line = Batch(write(tmp_path / "far.txt", text)).refusal
    assert f"is {where}; only English articles are read" in line


def test_a_language_without_a_word_list_is_still_not_english(tmp_path: Path) -> None:
    text = "Borromia talavik sodu merrin palo kesti vurun naddi. " * 20
    assert "is in another language" in Batch(write(tmp_path / "far.txt", text)).refusal


@pytest.mark.parametrize(
    "text",
    [
        "Ferry.",
        "12 345 678",
        f"{TEXT} He shouted {ARABIC} and then {CHINESE}.",
        "José María de la Cruz and Ngô Đình Diệm met Bjørn Ås in Łódź; all of them said no.",
        "La Repubblica and Der Spiegel said that El Pais had it from Le Monde: the ferry stays.",
        "Results: Oldhaven 3, Newhaven 2. Saltmarsh 1, Cold Bay 1. Stone Quay 4, Old Mill 0. "
        "West Pier 2, East Pier 2. Long Sand 3, Short Sand 1. High Rock 0, Low Rock 5.",
        f"<p>{TEXT}</p>\n<p>The <b>ferry</b> costs < 5 and > 3 marks.</p>",
        '<post number="1" writer="@mayor">The ferry stays.</post>\n' * 12,
    ],
)
def test_an_english_article_is_never_refused(tmp_path: Path, text: str) -> None:
    assert Batch(write(tmp_path / "odd.txt", text)).only.text == text


def test_a_single_sentence_of_50_000_words_is_read(tmp_path: Path) -> None:
    text = "and the ferry stays " * 12_500
    assert Batch(write(tmp_path / "long.txt", text)).only.text == text
