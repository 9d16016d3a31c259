"""Paint a scene as SVG: text stays text, words appear on hover and are read out."""

from typing import TYPE_CHECKING

from stancegraph.pages.filling import fill
from stancegraph.plots.scene import Item, Scene, corners, plain

if TYPE_CHECKING:
    from markupsafe import Markup


def svg(scene: Scene) -> "Markup":
    """Return an <svg> element, with everything in it escaped."""
    from markupsafe import Markup

    made = fill("scene.svg", scene=scene, corners=corners, plain=plain, kind=_kind)
    return Markup(made)  # noqa: S704 - the template escapes


def _kind(item: Item) -> str:
    return type(item).__name__
