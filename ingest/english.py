"""Tell whether a text is English enough to be read, by its script and its small words."""

import re
import unicodedata
from collections import Counter
from functools import cache

from ingest.language import load_words

_SAMPLE = 20_000  # characters looked at
_FEW_WORDS = 25  # below this the small words prove nothing
_ENGLISH = 0.15  # of the words of a text are small English ones, or it may be another language
_WORD = re.compile(r"[^\W\d_]+")


def foreign(text: str) -> str | None:
    """Name the language or script of a text that is clearly not English, else None."""
    sample = text[:_SAMPLE]
    return _other_script(sample) or _other_language(sample)


def _other_script(sample: str) -> str | None:
    """Name the script that has more letters than the Latin one."""
    if sample.isascii():
        return None
    letters = Counter(
        "Latin" if letter < "\u0250" else _script(letter) for letter in sample if letter.isalpha()
    )
    latin = letters.pop("Latin", 0)
    if letters.total() <= latin:
        return None
    script, _ = letters.most_common(1)[0]
    return f"in {script} script"


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "an unknown").split()[0]
    script = {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese"}.get(name)
    return script or ("Latin" if name in ("LATIN", "MODIFIER", "FULLWIDTH") else name.capitalize())


def _other_language(sample: str) -> str | None:
    """Name the language whose small words the text has instead of English ones."""
    words = _WORD.findall(sample.lower())
    if len(words) < _FEW_WORDS:
        return None
    counts = Counter(words)
    small = _small_words()
    english = _share(counts, small["English"])
    if english >= _ENGLISH:
        return None
    shares = {name: _share(counts, own) for name, own in small.items() if name != "English"}
    other = max(shares, key=lambda name: shares[name])
    if shares[other] > max(0.12, 1.5 * english):
        return f"in {other.replace('-', ' ')}"
    if english < 0.02 and len(words) > 4 * _FEW_WORDS:
        return "in another language"
    return None


def _share(counts: Counter[str], small: frozenset[str]) -> float:
    return sum(counts[word] for word in small) / counts.total()


@cache
def _small_words() -> dict[str, frozenset[str]]:
    return {language: frozenset(words) for language, words in load_words("languages").items()}
