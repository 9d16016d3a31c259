"""The spellings that are joined can be listed from any news texts."""

from benchmarks.names import joined, titled


def test_names_are_found_behind_titles() -> None:
    text = "President Anna Volk and Foreign Minister Per Marr met on Monday. Mr. Lund did not."
    assert list(titled(text)) == ["Anna Volk", "Per Marr"]


def test_spellings_of_one_person_are_listed_together() -> None:
    texts = [
        "President Anna Volk spoke. Senator Anna M. Volk answered.",
        "Minister Sergei Lund met Minister Sergey Lund, and Minister Per Lund.",
    ]
    assert joined(texts) == (5, [["Anna M. Volk", "Anna Volk"], ["Sergei Lund", "Sergey Lund"]])
