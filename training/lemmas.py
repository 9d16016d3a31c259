"""Learn the lemma table from treebanks, with the rules of spacy-lookups-data behind it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from spacy.lookups import load_lookups

from ingest.pipeline import TableLemmatizer
from training.treebanks import Sentence

POS_OF_RULES = {"noun": "NOUN", "verb": "VERB", "adj": "ADJ", "adv": "ADV"}


def fill(lemmatizer: TableLemmatizer, sentences: Iterable[Sentence]) -> None:
    """Put the table of the sentences and the general rules into a lemmatizer."""
    lookups = load_lookups("en", ["lemma_rules", "lemma_exc", "lemma_index"])
    rules, irregular = lookups.get_table("lemma_rules"), lookups.get_table("lemma_exc")
    known = lookups.get_table("lemma_index")
    for name, pos in POS_OF_RULES.items():
        lemmatizer.rules[pos] = [list(rule) for rule in rules.get(name, [])]
        lemmatizer.irregular[pos] = {form: each[0] for form, each in irregular[name].items()}
        lemmatizer.known[pos] = set(known[name])
    table = _table(sentences)
    # What the rules say anyway need not be in the table.
    lemmatizer.table = {
        pos: {
            form: lemma
            for form, (lemma, tag) in sorted(entries.items())
            if lemmatizer.lemma(form, pos, tag) != lemma
        }
        for pos, entries in sorted(table.items())
    }


def _table(sentences: Iterable[Sentence]) -> dict[str, dict[str, tuple[str, str]]]:
    counts: dict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
    for sentence in sentences:
        for word in sentence.words:
            form = word.form.translate(TableLemmatizer.QUOTES)
            for key in {form, form.lower()} if word.pos != "PROPN" else {form}:
                counts[word.pos, key][word.lemma, word.tag] += 1
    table: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for (pos, form), each in counts.items():
        if pos not in ("PUNCT", "SYM", "NUM", "X"):
            table[pos][form] = max(each, key=lambda entry: (each[entry], entry))
    return table
