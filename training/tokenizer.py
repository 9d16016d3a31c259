"""Fit spaCy's English tokenizer to the treebanks' words."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, no stubs
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

LETTER = "A-Za-z\u00c0-\u024f"
DASH = "-\u2010\u2011\u2013\u2014"
# Words that are no words of their own: "non-aligned" is one token, "US-led" three.
BOUND = (
    "anti co counter cross e ex inter micro mid mini multi neo non "
    "post pre pro re semi sub ultra un"
)
ABBREVIATIONS = (
    "Wed. Tue. Tues. Thu. Thur. Thurs. Ft. Lt. Sgt. Capt. Col. Maj. Cpl. Adm. Brig. Reps. Sens. "
    "Gens. Govs. Messrs. Supt. Insp. etc. al. approx. ca. Mme. Mlle. Attn."
)
RUNS = [
    r"[!?]{2,}",
    r"=={1,}",
    r"\*{2,}",
    r"_{2,}",
    r"<{2,}",
    r">{2,}",
    r"\${2,}",
    r"#{2,}",
    r"~{2,}",
]
INFIXES = [
    rf"(?<=[{LETTER}])/(?=[{LETTER}])",
    rf"(?<=[{LETTER}])[{DASH}](?=[0-9])",
    rf"(?<=[0-9])[{DASH}](?=[{LETTER}])",
    rf"(?<=[{LETTER}]\.)[{DASH}](?=[{LETTER}])",
    r"(?<=[0-9])[\u2013\u2014](?=[0-9])",
    rf"(?<=[{LETTER}])[!?]+(?=[{LETTER}])",
    r"(?<=[\]).,;:!?\"\u201d\u2019])[\u2013\u2014]|[\u2013\u2014](?=[\"\u201c\u2018(])",
    rf"(?<=[{LETTER}0-9])[()\[\]](?=[{LETTER}0-9])",
    r"\)(?=[.,;:(])|(?<=[.)])\(",
]


def fit(nlp: Language) -> None:
    """Change the tokenizer of a pipeline."""
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    defaults = nlp.Defaults
    tokenizer.prefix_search = compile_prefix_regex([*RUNS, *(defaults.prefixes or ())]).search
    tokenizer.suffix_search = compile_suffix_regex(
        [*RUNS, r"(?<=[0-9])[AaPp][Mm]", *(defaults.suffixes or ())]
    ).search
    bound = "".join(f"(?<!\\b[{word[0].upper()}{word[0]}]{word[1:]})" for word in BOUND.split())
    infixes = [
        bound + infix if "-|" in infix and infix.startswith("(?<=[") else infix
        for infix in map(str, defaults.infixes or ())
    ]
    tokenizer.infix_finditer = compile_infix_regex([*INFIXES, *infixes]).finditer
    tokenizer.token_match = re.compile(r"(\d-)?(\d{3}-)?\d{3}-\d{4}").fullmatch
    # A closing bracket before a colon is no sad face; "Wed." is a day.
    tokenizer.rules = {
        form: parts
        for form, parts in tokenizer.rules.items()
        if not (form[0] in "()" and len(form) < 4) and form.lower() not in ("wed", "id")
    }
    for form in ABBREVIATIONS.split():
        tokenizer.add_special_case(form, [{"ORTH": form}])
