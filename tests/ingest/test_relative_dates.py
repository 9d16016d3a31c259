"""When something was said, by the words of the sentence, against the publication day."""

import json
from datetime import date
from pathlib import Path

import pytest

from ingest.dates import said_date
from tests.ingest.batch import Batch, write

NEW_YEAR = date(2026, 1, 1)  # a Thursday
THURSDAY = date(2026, 3, 12)
SUNDAY = date(2026, 3, 15)
MONDAY = date(2026, 3, 16)

# The sentence (its cue is "said"), the day it was published, and when that was said:
# the first day of the period, how exact that is, and what it was read from.
TABLE = [
    # days against the publication day
    ("She said so today.", THURSDAY, "2026-03-12 day text"),
    ("She said so earlier today.", THURSDAY, "2026-03-12 day text"),
    ("She said so yesterday.", THURSDAY, "2026-03-11 day text"),
    ("She said so yesterday evening.", THURSDAY, "2026-03-11 day text"),
    ("She said so late yesterday.", THURSDAY, "2026-03-11 day text"),
    ("She said so last night.", THURSDAY, "2026-03-11 day text"),
    ("She said so overnight.", THURSDAY, "2026-03-12 day text"),
    ("She said so tonight.", THURSDAY, "2026-03-12 day text"),
    ("She said so this morning.", THURSDAY, "2026-03-12 day text"),
    ("She said so early this morning.", THURSDAY, "2026-03-12 day text"),
    ("She said so earlier in the day.", THURSDAY, "2026-03-12 day text"),
    ("She said so hours earlier.", THURSDAY, "2026-03-12 day text"),
    ("She said so the day before yesterday.", THURSDAY, "2026-03-10 day text"),
    ("She said so two days ago.", THURSDAY, "2026-03-10 day text"),
    ("She said so three nights ago.", THURSDAY, "2026-03-09 day text"),
    ("She said so 48 hours ago.", THURSDAY, "2026-03-10 day text"),
    ("She said so half an hour ago.", THURSDAY, "2026-03-12 day text"),
    ("She said so a few minutes ago.", THURSDAY, "2026-03-12 day text"),
    ("She said so a few hours ago.", THURSDAY, "2026-03-12 day text"),
    ("She said so at dawn today.", THURSDAY, "2026-03-12 day text"),
    # weekdays
    ("She said on Thursday it was over.", THURSDAY, "2026-03-12 day text"),
    ("She said on Friday it was over.", THURSDAY, "2026-03-06 day text"),
    ("She said Wednesday it was over.", THURSDAY, "2026-03-11 day text"),
    ("She said last Thursday it was over.", THURSDAY, "2026-03-05 day text"),
    ("She said last Monday it was over.", THURSDAY, "2026-03-09 day text"),
    ("She said this past Sunday it was over.", THURSDAY, "2026-03-08 day text"),
    ("She said this Monday it was over.", THURSDAY, "2026-03-09 day text"),
    ("She said late on Tuesday it was over.", THURSDAY, "2026-03-10 day text"),
    ("She said on Tuesday night it was over.", THURSDAY, "2026-03-10 day text"),
    ("She said in the early hours of Wednesday it was over.", THURSDAY, "2026-03-11 day text"),
    ("She said overnight on Tuesday it was over.", THURSDAY, "2026-03-10 day text"),
    ("She said on Tuesday last week it was over.", THURSDAY, "2026-03-03 day text"),
    ("She said on Monday of this week it was over.", THURSDAY, "2026-03-09 day text"),
    ("She said a week ago on Tuesday it was over.", THURSDAY, "2026-03-03 day text"),
    ("She said the Friday before last it was over.", THURSDAY, "2026-02-27 day text"),
    ("She said in Monday's speech it was over.", THURSDAY, "2026-03-09 day text"),
    ("She said on Monday it was over.", MONDAY, "2026-03-16 day text"),
    ("She said on Sunday it was over.", MONDAY, "2026-03-15 day text"),
    # weeks
    ("She said so this week.", THURSDAY, "2026-03-09 week text"),
    ("She said so earlier this week.", THURSDAY, "2026-03-09 week text"),
    ("She said so at the start of the week.", THURSDAY, "2026-03-09 week text"),
    ("She said so earlier in the week.", MONDAY, "2026-03-16 week text"),
    ("She said so midweek.", THURSDAY, "2026-03-09 week text"),
    ("She said so last week.", THURSDAY, "2026-03-02 week text"),
    ("She said so late last week.", THURSDAY, "2026-03-02 week text"),
    ("She said so a week ago.", THURSDAY, "2026-03-02 week text"),
    ("She said so the week before last.", THURSDAY, "2026-02-23 week text"),
    ("She said so two weeks ago.", THURSDAY, "2026-02-23 week text"),
    ("She said so a fortnight ago.", THURSDAY, "2026-02-23 week text"),
    ("She said so over the weekend.", THURSDAY, "2026-03-02 week text"),
    ("She said so at the weekend.", THURSDAY, "2026-03-02 week text"),
    ("She said so this weekend.", SUNDAY, "2026-03-09 week text"),
    ("She said so last weekend.", SUNDAY, "2026-03-02 week text"),
    ("She said so the weekend before last.", THURSDAY, "2026-02-23 week text"),
    ("She said so a few days ago.", THURSDAY, "2026-03-01 month text"),
    ("She said so in the past week.", THURSDAY, "2026-03-02 week text"),
    # months
    ("She said so this month.", THURSDAY, "2026-03-01 month text"),
    ("She said so earlier this month.", THURSDAY, "2026-03-01 month text"),
    ("She said so at the beginning of the month.", THURSDAY, "2026-03-01 month text"),
    ("She said so last month.", THURSDAY, "2026-02-01 month text"),
    ("She said so late last month.", THURSDAY, "2026-02-01 month text"),
    ("She said so the month before last.", THURSDAY, "2026-01-01 month text"),
    ("She said so three months ago.", THURSDAY, "2025-12-01 month text"),
    ("She said so in February.", THURSDAY, "2026-02-01 month text"),
    ("She said so back in November.", THURSDAY, "2025-11-01 month text"),
    ("She said so in early March.", THURSDAY, "2026-03-01 month text"),
    ("She said so in January last year.", THURSDAY, "2025-01-01 month text"),
    ("She said so in June 2019.", THURSDAY, "2019-06-01 month text"),
    ("She said so a few weeks ago.", THURSDAY, "2026-01-01 year text"),
    ("She said so half a year ago.", THURSDAY, "2025-09-01 month text"),
    # seasons and years
    ("She said so in the spring.", date(2026, 6, 20), "2026-01-01 year text"),
    ("She said so in the spring.", date(2026, 2, 3), "2025-01-01 year text"),
    ("She said so last summer.", THURSDAY, "2025-01-01 year text"),
    ("She said so in the autumn of 2024.", THURSDAY, "2024-01-01 year text"),
    ("She said so in the winter.", THURSDAY, "unknown text"),
    ("She said so this year.", THURSDAY, "2026-01-01 year text"),
    ("She said so earlier this year.", THURSDAY, "2026-01-01 year text"),
    ("She said so at the turn of the year.", THURSDAY, "2026-01-01 year text"),
    ("She said so last year.", THURSDAY, "2025-01-01 year text"),
    ("She said so the year before last.", THURSDAY, "2024-01-01 year text"),
    ("She said so two years ago.", THURSDAY, "2024-01-01 year text"),
    ("She said so a decade ago.", THURSDAY, "2016-01-01 year text"),
    ("She said so in 2024.", THURSDAY, "2024-01-01 year text"),
    ("She said so in the second half of last year.", THURSDAY, "2025-01-01 year text"),
    # holidays with a fixed day, and the day before one
    ("She said on Christmas Eve it was over.", THURSDAY, "2025-12-24 day text"),
    ("She said on the eve of Christmas it was over.", THURSDAY, "2025-12-24 day text"),
    ("She said on New Year's Day it was over.", THURSDAY, "2026-01-01 day text"),
    ("She said on the eve of May Day it was over.", date(2026, 5, 20), "2026-04-30 day text"),
    ("She said on International Women's Day it was over.", THURSDAY, "2026-03-08 day text"),
    ("She said on St. Patrick\u2019s Day it was over.", date(2026, 3, 20), "2026-03-17 day text"),
    ("She said on Bastille Day it was over.", THURSDAY, "2025-07-14 day text"),
    ("She said on Armistice Day 2024 it was over.", THURSDAY, "2024-11-11 day text"),
    ("She said on the eve of the summit it was over.", THURSDAY, "unknown text"),
    ("She said ahead of the summit it was over.", THURSDAY, "2026-03-12 day published"),
    # days of a month
    ("She said on 12 March it was over.", THURSDAY, "2026-03-12 day text"),
    ("She said on March 2 it was over.", THURSDAY, "2026-03-02 day text"),
    ("She said so on the 5th.", THURSDAY, "2026-03-05 day text"),
    ("She said on the 20th of last month it was over.", THURSDAY, "2026-02-20 day text"),
    ("She said on Monday, March 2, it was over.", THURSDAY, "2026-03-02 day text"),
    ("She said on June 3 last year it was over.", THURSDAY, "2025-06-03 day text"),
    # across the end of a year
    ("She said so yesterday.", NEW_YEAR, "2025-12-31 day text"),
    ("She said so overnight.", NEW_YEAR, "2026-01-01 day text"),
    ("She said on Tuesday it was over.", NEW_YEAR, "2025-12-30 day text"),
    ("She said so this week.", NEW_YEAR, "2025-12-29 week text"),
    ("She said so last week.", NEW_YEAR, "2025-12-22 week text"),
    ("She said so two weeks ago.", NEW_YEAR, "2025-12-15 week text"),
    ("She said so over the weekend.", NEW_YEAR, "2025-12-22 week text"),
    ("She said so last month.", NEW_YEAR, "2025-12-01 month text"),
    ("She said so in December.", NEW_YEAR, "2025-12-01 month text"),
    ("She said so two months ago.", NEW_YEAR, "2025-11-01 month text"),
    ("She said so last year.", NEW_YEAR, "2025-01-01 year text"),
    ("She said on December 31 it was over.", NEW_YEAR, "2025-12-31 day text"),
    ("She said so on the 30th.", NEW_YEAR, "2025-12-30 day text"),
    ("She said on New Year's Eve it was over.", NEW_YEAR, "2025-12-31 day text"),
    ("She said so in the autumn.", NEW_YEAR, "2025-01-01 year text"),
    ("She said so earlier this month.", date(2025, 12, 31), "2025-12-01 month text"),
    # some time, and nobody says when
    ("She has said so before.", THURSDAY, "2026-03-12 day published"),
    ("She recently said so.", THURSDAY, "unknown text"),
    ("She previously said so.", THURSDAY, "unknown text"),
    ("She said so the other day.", THURSDAY, "unknown text"),
    ("She said so years ago.", THURSDAY, "unknown text"),
    # bounds, plans and deadlines: that is no day on which it was said
    ("She said it would be over by Friday.", THURSDAY, "2026-03-12 day published"),
    ("She said by Friday it would be over.", THURSDAY, "2026-03-12 day published"),
    ("She said it had been so since Monday.", THURSDAY, "2026-03-12 day published"),
    ("She said since Monday there had been no word.", THURSDAY, "2026-03-12 day published"),
    ("She said it would last until Tuesday.", THURSDAY, "2026-03-12 day published"),
    ("She said they were to meet on Saturday.", THURSDAY, "2026-03-12 day published"),
    ("She said they will meet next week.", THURSDAY, "2026-03-12 day published"),
    ("She said a vote was due on Monday.", THURSDAY, "2026-03-12 day published"),
    ("She said before Monday's vote it was over.", THURSDAY, "2026-03-12 day published"),
    ("She said from Monday fares would rise.", THURSDAY, "2026-03-12 day published"),
    ("She said no later than Friday it would end.", THURSDAY, "2026-03-12 day published"),
    ("She said within two weeks it would end.", THURSDAY, "2026-03-12 day published"),
    ("She said in a month it would end.", THURSDAY, "2026-03-12 day published"),
    ("She said for two weeks there was no word.", THURSDAY, "2026-03-12 day published"),
    ("She said the day after tomorrow it would end.", THURSDAY, "2026-03-12 day published"),
    ("She said so every Monday.", THURSDAY, "2026-03-12 day published"),
    ("She said Monday's vote was a farce.", THURSDAY, "2026-03-12 day published"),
]


@pytest.mark.parametrize(
    ("sentence", "day", "expected"), TABLE, ids=[f"{d:%d%b}: {s}" for s, d, _ in TABLE]
)
def test_words_of_time_tell_when_it_was_said(sentence: str, day: date, expected: str) -> None:
    start = sentence.index("said")
    when = said_date(sentence, (start, start + len("said")), day)
    assert f"{when.on or ''} {when.precision} {when.source}".strip() == expected


def test_the_table_is_long_enough() -> None:
    assert len({sentence for sentence, _, _ in TABLE}) >= 100


# A time of publication with its zone, the day on which the outlet printed it, and "yesterday".
ZONES = [
    ("2026-01-01T00:10:00+13:00", "2026-01-01", "2025-12-31"),
    ("2025-12-31T23:50:00-11:00", "2025-12-31", "2025-12-30"),
    ("2025-12-31T23:30:00Z", "2025-12-31", "2025-12-30"),
    ("2026-03-01T01:00:00+09:00", "2026-03-01", "2026-02-28"),
    ("2024-03-01 00:05:00 +0530", "2024-03-01", "2024-02-29"),
    ("20260101T001000+1300", "2026-01-01", "2025-12-31"),
    ("Wed, 31 Dec 2025 23:59:00 -0800", "2025-12-31", "2025-12-30"),
    ("1 January 2026 at 00:30 GMT+2", "2026-01-01", "2025-12-31"),
]


@pytest.mark.parametrize("form", ["md", "jsonl"])
@pytest.mark.parametrize(("written", "day", "before"), ZONES, ids=[zone[0] for zone in ZONES])
def test_the_day_is_the_one_that_the_outlet_wrote_whatever_its_zone(
    tmp_path: Path, form: str, written: str, day: str, before: str
) -> None:
    text = "The mayor said yesterday that the ferry would stay, and nobody objected."
    files = {
        "md": f"---\ndate: {written}\n---\n{text}",
        "jsonl": json.dumps({"date": written, "text": text}),
    }
    article = Batch(write(tmp_path / f"ferry.{form}", files[form])).only
    assert article.published_on == date.fromisoformat(day)
    start = article.text.index("said")
    when = said_date(article.text, (start, start + 4), article.published_on)
    assert (when.on, when.precision) == (date.fromisoformat(before), "day")
