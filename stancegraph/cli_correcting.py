"""The commands that correct the graph: positions, actors, corrections and the review."""

from pathlib import Path
from typing import Annotated

import typer

from stancegraph.options import STORE, By, Corrections, Store, Why
from stancegraph.output import Format

PositionArgument = Annotated[
    str,
    typer.Argument(
        metavar="POSITION", help="Its id, or words that only it has.", show_default=False
    ),
]
ActorArgument = Annotated[
    str, typer.Argument(metavar="ACTOR", help="An id, or a name.", show_default=False)
]
Opposite = Annotated[
    bool,
    typer.Option("--opposite", help="They are opposites: who is for one is against the other."),
]
About = Annotated[
    str, typer.Option(metavar="WORDS", help="Only those with these words.", show_default=False)
]
Limit = Annotated[int, typer.Option(metavar="N", min=1, help="At most so many.")]
Form = Annotated[Format, typer.Option("--format", help="How to print.")]

positions = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Place stances on positions; correct these."
)
actors = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="See and correct actors.")
corrections = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="See corrections, make them, take them back."
)


@positions.command("list", epilog="Example: stance positions list --about tribunal")
def list_positions(
    about: About = "", limit: Limit = 50, form: Form = Format.table, store: Store = STORE
) -> None:
    """List the positions with their stances and conditions."""
    from stancegraph.listing import list_positions

    list_positions(store, about, limit, form)


@positions.command("show", epilog="Example: stance positions show 'a joint fishing tribunal'")
def show_position(position: PositionArgument, store: Store = STORE) -> None:
    """Show a position: its wordings, which are its opposite, and what was merged into it."""
    from stancegraph.listing import show_position

    show_position(store, position)


@positions.command("suggest", epilog="Example: stance positions suggest --limit 5")
def suggest(limit: Limit = 20, form: Form = Format.table, store: Store = STORE) -> None:
    """Suggest which positions are likely one, as commands that merge them.

    The likeliest come first. Those that were kept apart are not suggested again.
    """
    from stancegraph.listing import suggest

    suggest(store, limit, form)


@positions.command(
    "merge", epilog="Example: stance positions merge q3ba0 --into fishing-tribunal --opposite"
)
def merge_positions(
    position: PositionArgument,
    into: Annotated[str, typer.Option(metavar="POSITION", help="What it is.", show_default=False)],
    opposite: Opposite = False,
    store: Store = STORE,
    file: Corrections = None,
    by: By = None,
    why: Why = None,
) -> None:
    """Say that two positions are one, or that one is the opposite of the other."""
    from stancegraph.correcting import Desk, merge_positions

    merge_positions(Desk.of(store, file, by, why), position, into, opposite=opposite)


@positions.command(
    "split",
    epilog="Example: stance positions split q3ba0 --wording 'by June' --text 'a court by June'",
)
def split_position(
    position: PositionArgument,
    wordings: Annotated[
        list[str],
        typer.Option(
            "--wording",
            metavar="WORDING",
            help="What belongs to the new one; may be given several times.",
            show_default=False,
        ),
    ],
    text: Annotated[
        str, typer.Option(metavar="TEXT", help="How the new one is worded.", show_default=False)
    ],
    store: Store = STORE,
    file: Corrections = None,
    by: By = None,
    why: Why = None,
) -> None:
    """Make a position of its own out of some wordings of another."""
    from stancegraph.correcting import Desk, split_position

    split_position(Desk.of(store, file, by, why), position, wordings, text)


@positions.command(
    "rename", epilog="Example: stance positions rename q3ba0 'a joint fishing tribunal'"
)
def rename_position(
    position: PositionArgument,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="How it is worded from now on.")],
    store: Store = STORE,
    file: Corrections = None,
    by: By = None,
    why: Why = None,
) -> None:
    """Give a position another text."""
    from stancegraph.correcting import Desk, rename_position

    rename_position(Desk.of(store, file, by, why), position, text)


@positions.command(
    "move", epilog="Example: stance positions move 'a court for fish' --to fishing-tribunal"
)
def move_wording(
    what: Annotated[
        str,
        typer.Argument(
            metavar="WORDING", help="A wording, or the id of one stance.", show_default=False
        ),
    ],
    to: Annotated[
        str, typer.Option(metavar="POSITION", help="Where it belongs.", show_default=False)
    ],
    opposite: Opposite = False,
    store: Store = STORE,
    file: Corrections = None,
    by: By = None,
    why: Why = None,
) -> None:
    """Put a wording, or one stance alone, on another position.

    It keeps its side, but for --opposite.
    """
    from stancegraph.correcting import Desk, move_wording

    move_wording(Desk.of(store, file, by, why), what, to, opposite=opposite)


@actors.command("list", epilog="Example: stance actors list --about halvorsen")
def list_actors(
    about: About = "", limit: Limit = 50, form: Form = Format.table, store: Store = STORE
) -> None:
    """List the actors, those who say most first."""
    from stancegraph.listing import list_actors

    list_actors(store, about, limit, form)


@actors.command("show", epilog="Example: stance actors show Halvorsen")
def show_actor(actor: ActorArgument, store: Store = STORE) -> None:
    """Show an actor: names, roles, articles, and who was merged into it."""
    from stancegraph.listing import show_actor

    show_actor(store, actor)


@actors.command("merge", epilog="Example: stance actors merge halvorsen --into sigrid-halvorsen")
def merge_actors(
    actor: ActorArgument,
    into: Annotated[str, typer.Option(metavar="ACTOR", help="Who it is.", show_default=False)],
    store: Store = STORE,
    file: Corrections = None,
    by: By = None,
    why: Why = None,
) -> None:
    """Say that two actors are one."""
    from stancegraph.correcting import Desk, merge_actors

    merge_actors(Desk.of(store, file, by, why), actor, into)


@actors.command(
    "split",
    epilog="Example: stance actors split marr --article 3f9a1c --name 'Tomas Marr (boatman)'",
)
def split_actor(
    actor: ActorArgument,
    articles: Annotated[
        list[str],
        typer.Option(
            "--article",
            metavar="ID",
            help="An article that means somebody else; may be given several times.",
            show_default=False,
        ),
    ],
    name: Annotated[
        str, typer.Option(metavar="NAME", help="What the other is called.", show_default=False)
    ],
    countries: Annotated[
        list[str] | None,
        typer.Option(
            "--speaks-for",
            metavar="COUNTRY",
            help="For which country the other speaks, and this one does not.",
            show_default=False,
        ),
    ] = None,
    store: Store = STORE,
    file: Corrections = None,
    by: By = None,
    why: Why = None,
) -> None:
    """Say that an actor in some articles is somebody else of the same name.

    `stance actors show` lists the articles with their ids.
    """
    from stancegraph.correcting import Desk, split_actor

    split_actor(Desk.of(store, file, by, why), actor, articles, name, countries or [])


@actors.command("rename", epilog='Example: stance actors rename bu "Boatmen\'s Union"')
def rename_actor(
    actor: ActorArgument,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What it is called from now on.")],
    store: Store = STORE,
    file: Corrections = None,
    by: By = None,
    why: Why = None,
) -> None:
    """Give an actor another name."""
    from stancegraph.correcting import Desk, rename_actor

    rename_actor(Desk.of(store, file, by, why), actor, name)


@corrections.command("list", epilog="Example: stance corrections list")
def list_corrections(file: Corrections = None, form: Form = Format.table) -> None:
    """List the corrections of a file by their numbers."""
    from stancegraph.correcting import list_corrections

    list_corrections(file, form)


@corrections.command("undo", epilog="Example: stance corrections undo 3")
def undo(
    numbers: Annotated[
        list[int], typer.Argument(metavar="N...", help="Numbers of entries.", show_default=False)
    ],
    store: Store = STORE,
    file: Corrections = None,
) -> None:
    """Take corrections out of the file, and back in the graph."""
    from stancegraph.correcting import Desk, undo

    undo(Desk.of(store, file), numbers)


@corrections.command(
    "fix", epilog="Example: stance corrections fix p3ba0a9 --side opposes --why 'misread'"
)
def fix(
    evidence_id: Annotated[
        str, typer.Argument(metavar="ID", help="Of a stance or a condition.", show_default=False)
    ],
    side: Annotated[
        str | None,
        typer.Option(metavar="SIDE", help="supports or opposes.", show_default=False),
    ] = None,
    actor: Annotated[
        str | None, typer.Option(metavar="ACTOR", help="Whose it is.", show_default=False)
    ] = None,
    position: Annotated[
        str | None,
        typer.Option(metavar="POSITION", help="What a stance is on.", show_default=False),
    ] = None,
    consequence: Annotated[
        str | None,
        typer.Option(metavar="POSITION", help="What a condition is on.", show_default=False),
    ] = None,
    requirement: Annotated[
        str | None,
        typer.Option(metavar="POSITION", help="What a condition asks for.", show_default=False),
    ] = None,
    dismiss: Annotated[
        bool, typer.Option("--dismiss", help="It is none: leave it out of every answer.")
    ] = False,
    store: Store = STORE,
    file: Corrections = None,
    by: By = None,
    why: Why = None,
) -> None:
    """Correct one stance or condition: its side, actor or position, or that it is none.

    The words and where they stand are never changed.
    """
    from stancegraph.correcting import Desk, fix_evidence

    desk, parts = Desk.of(store, file, by, why), {"side": side, "actor": actor}
    parts |= {"position": position, "consequence": consequence, "requirement": requirement}
    fix_evidence(desk, evidence_id, **parts, dismiss=dismiss)


def review(
    by: By = None,
    only: Annotated[
        str | None,
        typer.Option(
            metavar="KIND", help="positions, actors or stances alone.", show_default=False
        ),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="At most so many items.", show_default=False),
    ] = None,
    compare: Annotated[
        tuple[Path, Path] | None,
        typer.Option(metavar="A B", help="Compare two people's files instead.", show_default=False),
    ] = None,
    form: Form = Format.table,
    store: Store = STORE,
    file: Corrections = None,
) -> None:
    """Walk through what the application is not sure of, and decide with single keys.

    Each decision is written at once, so that a review can be left and taken up again.
    """
    if compare:
        from stancegraph.agreement import print_comparison

        print_comparison(*compare, form)
        return
    from stancegraph.correcting import Desk
    from stancegraph.review import review

    review(Desk.of(store, file, by), only=only, limit=limit)
