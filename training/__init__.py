"""Rebuild ingest/model from the openly licensed corpora in ../shared."""
