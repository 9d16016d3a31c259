"""Write a page about whom or what a name means into a file."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from stancegraph.about import version
from stancegraph.dossier.about_actor import about_actor
from stancegraph.dossier.about_country import about_country
from stancegraph.dossier.about_position import about_position
from stancegraph.dossier.parts import Dossier
from stancegraph.problems import check_folder
from stancegraph.then import NOW, When, opened

if TYPE_CHECKING:
    from graph.store import Store
    from graph.subject import Subject
    from stancegraph.output import Subject as Kind


class NoPage(ValueError):
    """Say that a page cannot be written into a file of that name."""


MAKERS: "Mapping[str, Callable[[Store, Subject], Dossier]]" = {
    "actor": about_actor,
    "country": about_country,
    "position": about_position,
}


def write_page(
    name: str, path: Path, *, uri: str, kind: "Kind | None" = None, when: When = NOW
) -> None:
    """Write the page and say where it is."""
    from graph.subject import find_subject

    if path.suffix.lower() not in (".html", ".htm"):
        raise NoPage(f"A report is a file that ends in .html; {path.name!r} does not.")
    check_folder(path)
    with opened(uri, when) as asked:
        subject = find_subject(asked.store, name, None if kind is None else kind.value)
        made = MAKERS[subject.kind](asked.store, subject)
    if when:
        made = replace(made, lead=[f"As it was known from what was {when}.", *made.lead])
    path.write_text(html(made), encoding="utf-8")
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
