"""Know the countries: ISO 3166-1 codes and short English names."""

import csv
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class CountryName(NamedTuple):
    """Hold a country's codes and its short name."""

    iso3: str
    iso2: str | None
    name: str


@cache
def countries() -> dict[str, CountryName]:
    """Return all countries by their three-letter codes."""
    text = files("graph").joinpath("countries.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["iso3"]: CountryName(row["iso3"], row["iso2"], row["name"]) for row in rows}


def country(iso3: str) -> CountryName:
    """Return a country by its three-letter code; one unknown is named by its code."""
    return countries().get(iso3) or CountryName(iso3, None, iso3)
