"""Paint a scene as SVG: text stays text, words appear on hover and are read out."""

from typing import TYPE_CHECKING

from stancegraph.pages.filling import fill
from stancegraph.plots.scene import Scene, corners

if TYPE_CHECKING:
    from markupsafe import Markup


def svg(scene: Scene) -> "Markup":
    """Return an <svg> element, with everything in it escaped."""
    from markupsafe import Markup

    made = fill("scene.svg", scene=scene, corners=corners, kind=lambda item: type(item).__name__)
    return Markup(made)  # noqa: S704 - the template escapes
