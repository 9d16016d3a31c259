"""Write a page about whom or what a name means into a file."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from stancegraph.about import version
from stancegraph.dossier.about_actor import about_actor
from stancegraph.dossier.about_country import about_country
from stancegraph.dossier.about_position import about_position
from stancegraph.dossier.parts import Dossier

if TYPE_CHECKING:
    from graph.store import Store
    from graph.subject import Subject
    from stancegraph.output import Kind


class NoPage(ValueError):
    """Say that a page cannot be written into a file of that name."""


MAKERS: "Mapping[str, Callable[[Store, Subject], Dossier]]" = {
    "actor": about_actor,
    "country": about_country,
    "position": about_position,
}


def write_page(name: str, path: Path, *, uri: str, kind: "Kind | None") -> None:
    """Write the page and say where it is."""
    from graph.subject import find_subject
    from stancegraph.stores import open_store

    if path.suffix.lower() not in (".html", ".htm"):
        raise NoPage(f"A report is a file that ends in .html; {path.name!r} does not.")
    with open_store(uri, read_only=True) as store:
        subject = find_subject(store, name, None if kind is None else kind.value)
        text = html(MAKERS[subject.kind](store, subject))
    path.write_text(text, encoding="utf-8")
    sys.stdout.write(f"The report on the {subject.kind} {subject.name} is in {path}\n")


def html(dossier: Dossier) -> str:
    """Fill the page."""
    from stancegraph.pages.filling import page
    from stancegraph.plots.axis import written
    from stancegraph.plots.svg import svg

    return page(
        "report.html",
        title=dossier.title,
        dossier=dossier,
        svg=svg,
        day=written,
        version=version(),
        anchors=_anchors(dossier),
    )


def _anchors(dossier: Dossier) -> Mapping[str, str]:
    """Give each piece of evidence to the last section that quotes it: there marks lead to it."""
    return {quote.key: one.id for one in dossier.sections for quote in one.quotes if quote.key}
