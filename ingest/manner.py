"""Say how a side is taken: how firmly, on which figures, and whether it hangs on something."""

import re
from functools import cache

from ingest.language import load_words
from ingest.quantities import quantities
from ingest.records import Manner

_MONTH = re.compile(r"\bMay\b")  # not the verb


def manner(text: str) -> Manner:
    """Read the manner of a stance off its words."""
    low = " ".join(_MONTH.sub(" ", text).lower().replace("\u2019", "'").split())
    mild = bool(_pattern("mild").search(low))
    firm = bool(_pattern("firm").search(_pattern("mild").sub(" ", low)))
    return Manner(
        strength=int(firm) - int(mild),
        conditional=bool(_pattern("conditional").search(low)),
        figures=tuple(sorted({form for _, form in quantities(text)})),
    )


@cache
def _pattern(name: str) -> re.Pattern[str]:
    words = sorted(load_words("manner")[name], key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?![\w-])")
