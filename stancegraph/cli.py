"""The command `stance`: load articles, ask the graph, show the words behind an answer.

Nothing heavy is imported here: each command imports what it needs when it runs.
"""

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from stancegraph.cli_correcting import actors, corrections, positions, review
from stancegraph.linking import register as register_linking
from stancegraph.network import Kind, Normalise
from stancegraph.options import STORE, Codebook, Corrections, Model, Store
from stancegraph.output import Format, Subject
from stancegraph.problems import told
from stancegraph.stores import read_settings

EPILOG = (
    "Exit codes: 0 done, 1 done in part, 2 wrong usage, 3 not found, 4 the store cannot be used, "
    "5 the language model cannot be loaded, 130 interrupted."
)


class _Told(TyperGroup):
    """End every command on a foreseen error with one line and its exit code."""

    def invoke(self, ctx: Any) -> Any:  # typer keeps the class of its context to itself
        """Run the command asked for."""
        with told():
            read_settings()
            return super().invoke(ctx)


app = typer.Typer(
    name="stance",
    cls=_Told,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Turn news articles into a graph of who said what, for and against what, and on "
    "which conditions.",
    epilog=EPILOG,
)
query = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="List, read and run the saved questions."
)
app.add_typer(query, name="query")
register_linking(actors, STORE)
for group, commands in (("positions", positions), ("actors", actors), ("corrections", corrections)):
    app.add_typer(commands, name=group)
app.command(epilog="Example: stance review --by AB --only positions")(review)

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files (.txt, .md, .jsonl), folders of them, or - for standard input.",
        show_default=False,
    ),
]


def _day(text: str) -> date:
    try:
        if len(text) == 10:
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise typer.BadParameter(f"{text!r} is no date. Write it as YYYY-MM-DD, such as 2031-01-14.")


Day = Annotated[
    date | None,
    typer.Option(
        "--date",
        parser=_day,
        metavar="YYYY-MM-DD",
        help="The publication date of articles that state none.",
        show_default=False,
    ),
]
AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        parser=_day,
        metavar="YYYY-MM-DD",
        help="As it was known on that day: by the articles published until then.",
        show_default=False,
    ),
]
AsOfLoaded = Annotated[
    date | None,
    typer.Option(
        "--as-of-loaded",
        parser=_day,
        metavar="YYYY-MM-DD",
        help="By the articles that had been loaded until the end of that day (UTC).",
        show_default=False,
    ),
]
Outlet = Annotated[
    str | None,
    typer.Option(
        "--source",
        metavar="OUTLET",
        help="The outlet of articles that state none.",
        show_default=False,
    ),
]


def _names(incomplete: str) -> list[str]:
    """Complete the name of a saved question."""
    from queries.catalog import questions

    return [one.name for one in questions() if one.name.startswith(incomplete)]


def _version(wanted: bool) -> None:
    if wanted:
        from stancegraph.about import version

        typer.echo(f"stance {version()}")
        raise typer.Exit


@app.callback()
def _stance(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Print the version and leave."
        ),
    ] = False,
) -> None:
    pass


@app.command(epilog="Example: stance load articles/ --date 2031-01-14 --source 'Atlantic Wire'")
def load(
    paths: Paths,
    published_on: Day = None,
    source: Outlet = None,
    store: Store = STORE,
    model: Model = None,
    no_text: Annotated[
        bool, typer.Option("--no-text", help="Leave the articles' text out of the store.")
    ] = False,
    least: Annotated[
        float,
        typer.Option(
            "--min-confidence",
            min=0.0,
            max=1.0,
            metavar="0..1",
            help="Leave out evidence that the extraction is less sure of.",
            show_default=False,
        ),
    ] = 0.0,
    corrected: Corrections = None,
    codebook: Codebook = None,
    jobs: Annotated[
        int,
        typer.Option(
            min=0,
            metavar="N",
            help="Read in so many processes; 0 is one for each core if there are many articles.",
        ),
    ] = 0,
) -> None:
    """Read articles, find who said what, and add it to the graph.

    Loading the same articles again changes nothing, so a load that was cut short is finished
    by running it again.
    """
    from stancegraph.loading import load_paths

    load_paths(
        paths,
        published_on=published_on,
        outlet=source,
        uri=store,
        model=model,
        text=not no_text,
        least=least,
        files=(corrected, codebook),
        jobs=jobs,
    )


@app.command(epilog="Example: stance extract article.txt --date 2031-01-14 > article.jsonl")
def extract(
    paths: Paths, published_on: Day = None, source: Outlet = None, model: Model = None
) -> None:
    """Print what articles say as JSON lines.

    One line is one article. Nothing is stored; problems go to standard error.
    """
    from stancegraph.loading import extract_paths

    extract_paths(paths, published_on=published_on, outlet=source, model=model)


@query.command("list", epilog="Example: stance query list")
def list_questions(
    form: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.table,
) -> None:
    """List the saved questions and the parameters that each takes."""
    from stancegraph.asking import list_questions

    list_questions(form)


@query.command("show", epilog="Example: stance query show position-changes")
def show_question(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            autocompletion=_names,
            help="A saved question's name.",
            show_default=False,
        ),
    ],
) -> None:
    """Show what a question asks, its parameters with their defaults, and its Cypher."""
    from stancegraph.asking import show_question

    show_question(name)


@query.command(
    "run",
    context_settings={"ignore_unknown_options": True},
    epilog="Example: stance query run stance-timeline --actor Halvorsen --format csv",
)
def run_question(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAME [--PARAMETER VALUE]...",
            help="A saved question's name and what it is asked with.",
            autocompletion=_names,
            show_default=False,
        ),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option(metavar="FILE.cypher", help="Ask your own question.", show_default=False),
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.table,
    plot: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.html|svg|png",
            help="Draw the rows into a file instead of printing them.",
            show_default=False,
        ),
    ] = None,
    as_of: AsOf = None,
    as_of_loaded: AsOfLoaded = None,
    store: Store = STORE,
) -> None:
    """Run a saved question, or your own, and print the rows.

    The question's parameters are options by their names: `stance query show NAME` lists them.
    Nothing is ever written to the graph.
    """
    from stancegraph.asking import run_question
    from stancegraph.then import When

    when = When(published=as_of, loaded=as_of_loaded)
    run_question(words or [], file, uri=store, form=form, when=when, plot=plot)


@positions.command(epilog="Example: stance positions assign coded.jsonl > placed.jsonl")
def assign(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="JSON lines, or - for standard input.", show_default=False
        ),
    ],
    model: Model = None,
    codebook: Codebook = None,
) -> None:
    """Place stances that were coded by hand, without extracting them.

    Each line of FILE has id, actor, polarity (supports or opposes), position, sentence and
    date. One line is printed for each, with positionId, positionText, the side taken on that
    position (stance), the change from the same actor's stance before it on that position
    (none, reversal, softening, hardening, condition_added, condition_dropped, figure_changed;
    null for the first), and why it was placed there.
    """
    from stancegraph.positions import print_assigned

    print_assigned(Path(file), model, codebook)


@app.command(epilog="Example: stance show 3f9a1c (as much of the id as makes it unique)")
def show(
    statement_id: Annotated[
        str, typer.Argument(metavar="ID", help="Of a statement, a stance or a condition.")
    ],
    store: Store = STORE,
) -> None:
    """Show the words behind an answer in their article.

    The words of a statement, a stance or a condition are marked, with who said them, when and
    where they were reported.
    """
    from stancegraph.show import show_evidence

    show_evidence(statement_id, uri=store)


@app.command(epilog="Example: stance report Halvorsen -o halvorsen.html")
def report(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help="Of an actor or a country, or a position.", show_default=False
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="FILE.html", help="Write it here.", show_default=False
        ),
    ],
    kind: Annotated[
        Subject | None,
        typer.Option(help="What the name means, if it means several.", show_default=False),
    ] = None,
    as_of: AsOf = None,
    as_of_loaded: AsOfLoaded = None,
    store: Store = STORE,
) -> None:
    """Write one page about an actor, a country or a position.

    It has a timeline, changes of position with both quotes, conditions, allies and opponents and
    the articles it comes from. The page needs nothing else and loads nothing.
    """
    from stancegraph.dossier.writing import write_page
    from stancegraph.then import When

    when = When(published=as_of, loaded=as_of_loaded)
    write_page(name, output, uri=store, kind=kind, when=when)


@app.command(epilog="Example: stance network --about tribunal --from 2031-01-01 -o network.png")
def network(
    countries: Annotated[
        bool, typer.Option("--countries/--actors", help="Whom to join.", show_default=True)
    ] = False,
    first: Annotated[
        date | None,
        typer.Option(
            "--from",
            parser=_day,
            metavar="YYYY-MM-DD",
            help="Sides held on that day or later.",
            show_default=False,
        ),
    ] = None,
    last: Annotated[
        date | None,
        typer.Option(
            "--to",
            parser=_day,
            metavar="YYYY-MM-DD",
            help="Sides held on that day or before.",
            show_default=False,
        ),
    ] = None,
    active: Annotated[
        bool, typer.Option("--active", help="Count a side only where it was said in that time.")
    ] = False,
    about: Annotated[
        str,
        typer.Option(
            metavar="WORDS", help="Over positions with these words alone.", show_default=False
        ),
    ] = "",
    kind: Annotated[Kind, typer.Option(help="Which ties.")] = Kind.both,
    normalise: Annotated[
        Normalise, typer.Option(help="By what the counts of two are divided.")
    ] = Normalise.none,
    least: Annotated[
        float, typer.Option("--min", min=0.0, metavar="WEIGHT", help="The least weight of a tie.")
    ] = 0.0,
    files: Annotated[
        list[Path] | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write it: FILE ends in .graphml, .gexf, .csv, .png or .svg. Can be repeated.",
            show_default=False,
        ),
    ] = None,
    limit: Annotated[
        int, typer.Option(min=0, metavar="N", help="Print so many of the most central.")
    ] = 20,
    form: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.table,
    as_of: AsOf = None,
    as_of_loaded: AsOfLoaded = None,
    store: Store = STORE,
) -> None:
    """Show who agrees and who differs: communities, and who is central.

    Two actors, or countries, are tied by the positions on which both hold a side. A side is held
    from the first stance that takes it until the other one is taken.
    """
    from stancegraph.network import Wanted, show_network
    from stancegraph.then import When

    wanted = Wanted(
        countries=countries,
        first=first,
        last=last,
        active=active,
        about=about,
        kind=kind,
        normalise=normalise,
        least=least,
        when=When(published=as_of, loaded=as_of_loaded),
    )
    show_network(wanted, files or [], uri=store, form=form, limit=limit)


@app.command(epilog="Example: stance verify --store talks.ladybug")
def verify(store: Store = STORE) -> None:
    """Check all evidence against the words of its articles.

    Every statement, stance and condition must stand at its place in the stored text, and the
    text must have its hash.
    """
    from stancegraph.checking import verify_store

    verify_store(uri=store)


@app.command(epilog="Example: stance derive --store talks.ladybug")
def derive(
    store: Store = STORE,
    corrected: Corrections = None,
    codebook: Codebook = None,
    every: Annotated[
        bool,
        typer.Option(
            "--all/--corrected",
            help="Draw all summary edges anew, or only those that corrections have moved.",
        ),
    ] = True,
) -> None:
    """Apply corrections and codebook, and draw the summary edges anew from the evidence.

    Every load does so for what it touches; this does it for the whole graph, and changes nothing
    where nothing was amiss.
    """
    from stancegraph.checking import derive_store

    derive_store(uri=store, files=(corrected, codebook), every=every)


@app.command(epilog="Example: stance copy --from talks.ladybug --to bolt://localhost:7687")
def copy(
    target: Annotated[
        str,
        typer.Option("--to", metavar="STORE", help="An empty store.", show_default=False),
    ],
    source: Annotated[
        str,
        typer.Option("--from", envvar="STANCE_STORE", metavar="STORE", help="The graph to copy."),
    ] = STORE,
) -> None:
    """Copy a whole graph to another store, of the same or another kind.

    A store is a file's path, or a Neo4j server as bolt://HOST:PORT. What was cut short is
    finished by running the same command again.
    """
    from stancegraph.moving import copy_store

    copy_store(source=source, target=target)


@app.command(epilog="Example: stance export --to talks.cypher --store talks.ladybug")
def export(
    script: Annotated[
        Path | None,
        typer.Option(
            "--to",
            metavar="FILE.cypher",
            help="Write a script for cypher-shell.",
            show_default=False,
        ),
    ] = None,
    folder: Annotated[
        Path | None,
        typer.Option(
            "--csv",
            metavar="FOLDER",
            help="Write CSV files for the offline import of neo4j-admin.",
            show_default=False,
        ),
    ] = None,
    store: Store = STORE,
) -> None:
    """Write a whole graph into files that Neo4j reads."""
    from stancegraph.moving import export_store

    export_store(uri=store, script=script, folder=folder)


@app.command(epilog="Example: stance wipe --store talks.ladybug")
def wipe(
    store: Store = STORE,
    sure: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Remove a graph, once you have said yes.

    Of the embedded store that is its file. In a Neo4j database only what this application made
    is removed, and what others keep there stays.
    """
    from stancegraph.moving import wipe_store

    wipe_store(uri=store, sure=sure)


@app.command(epilog="Example: stance browser --store neo4j://localhost:7687")
def browser(
    store: Store = STORE,
    at: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="Where Neo4j Browser is, if not on the server's port 7474.",
            show_default=False,
        ),
    ] = None,
    port: Annotated[int, typer.Option(metavar="N", help="Serve here; 0 is any free one.")] = 8042,
    no_password: Annotated[
        bool, typer.Option("--no-password", help="The server asks for none: connect at once.")
    ] = False,
    favourites: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.zip",
            help="Write the saved questions as favourites of Neo4j Browser, and leave.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Open the graph in Neo4j Browser: print the address, with a guide and a style.

    Guide and style are served on this machine until Ctrl-C.
    """
    from stancegraph.browser.command import open_browser, save_favourites

    if favourites:
        save_favourites(favourites)
    else:
        open_browser(uri=store, at=at, port=port, no_password=no_password)


@app.command(epilog="Example: stance info --store talks.ladybug")
def info(store: Store = STORE, model: Model = None) -> None:
    """Say what the store holds, and all versions."""
    from stancegraph.about import print_info

    print_info(uri=store, model=model)


def main() -> None:
    """Run the command with the arguments it was given."""
    app(prog_name="stance")


if __name__ == "__main__":
    main()
