"""Options that many commands have."""

from pathlib import Path
from typing import Annotated

import typer

STORE = "stancegraph.ladybug"

Store = Annotated[
    str,
    typer.Option(
        envvar=["STANCE_STORE", "NEO4J_URI"],
        metavar="PATH",
        help="Where the graph is kept: a file's path, or a Neo4j server (bolt://HOST:PORT, "
        "neo4j+s://HOST and the like). It is made by the first load.",
        show_default=True,
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        metavar="NAME_OR_PATH",
        help="Parse with another installed spaCy pipeline than the one that ships.",
        show_default=False,
    ),
]
Corrections = Annotated[
    Path | None,
    typer.Option(
        "--corrections",
        envvar="STANCE_CORRECTIONS",
        metavar="FILE",
        help="The file of corrections; else corrections.yaml in this folder.",
        show_default=False,
    ),
]
Codebook = Annotated[
    Path | None,
    typer.Option(
        "--codebook",
        envvar="STANCE_CODEBOOK",
        metavar="FILE",
        help="The codebook of positions; else codebook.yaml in this folder.",
        show_default=False,
    ),
]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Who decides.", show_default=False),
]
Why = Annotated[
    str | None,
    typer.Option("--why", metavar="REASON", help="For what reason.", show_default=False),
]
