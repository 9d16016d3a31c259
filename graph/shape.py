"""Describe the graph: which nodes and relationships there are, with keys and typed properties.

The stores' schema files spell the same out in each store's own language; a test compares them.
"""

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

Kind = Literal["text", "texts", "date", "moment", "integer", "integers", "number", "flag"]
Value = Any  # what a store keeps: text, date, number, flag, or a list of one kind
Row = dict[str, Value]


class EdgeKind(NamedTuple):
    """Name a relationship type between two labels."""

    type: str
    source: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeShape:
    """Describe one label: its key and the kinds of its properties, the key's among them.

    Those that are ``amended`` may be given other values by corrections.
    """

    label: str
    key: str
    properties: dict[str, Kind]
    amended: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeShape:
    """Describe one relationship type; ``key`` tells parallel edges of two nodes apart.

    One that is ``renewed`` takes its other properties anew when it is merged again; one that is
    ``moved`` by corrections has in ``named`` what the article's words alone mean.
    """

    type: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    key: tuple[str, ...] = ()
    properties: dict[str, Kind]
    renewed: bool = False
    summary: bool = False
    moved: bool = False

    def kinds(self) -> tuple[EdgeKind, ...]:
        """List the pairs of labels that the type joins."""
        return tuple(
            EdgeKind(self.type, source, target)
            for source in self.sources
            for target in self.targets
        )


_MARKS: dict[str, Kind] = {
    "articleId": "text",
    "saidOn": "date",
    "saidPrecision": "text",
    "dateSource": "text",
    "confidence": "number",
    "rule": "text",
    "extractor": "text",
    "loadedAt": "moment",
}

_SPELL: dict[str, Kind] = {
    "edgeId": "text",
    "spell": "integer",
    "first": "date",
    "last": "date",
    "stances": "integer",
    "articles": "integer",
    "conditional": "flag",
    "confidence": "number",
    "quote": "text",
    "stanceId": "text",
}

_ARTICLE: dict[str, Kind] = {
    "articleId": "text",
    "title": "text",
    "url": "text",
    "outlet": "text",
    "author": "text",
    "publishedOn": "date",
    "language": "text",
    "sha256": "text",
    "text": "text",
    "name": "text",
    "extractor": "text",
    "loadedAt": "moment",
}

_ACTOR: dict[str, Kind] = {
    "actorId": "text",
    "name": "text",
    "kind": "text",
    "aliases": "texts",
    "lastName": "text",
    "wikidataId": "text",
    "mergedInto": "text",
    "nameKey": "text",
}

_POSITION: dict[str, Kind] = {
    "positionId": "text",
    "text": "text",
    "source": "text",
    "canonical": "text",
    "actors": "texts",
    "countries": "texts",
    "topic": "text",
    "mergedInto": "text",
}

_STATEMENT: dict[str, Kind] = {
    "statementId": "text",
    "text": "text",
    "kind": "text",
    "cue": "text",
    "spans": "integers",
    **_MARKS,
}

_STANCE: dict[str, Kind] = {
    "stanceId": "text",
    "polarity": "text",
    "act": "text",
    "text": "text",
    "quantity": "text",
    "hearsay": "flag",
    "attributedBy": "text",
    "conditional": "flag",
    "wording": "text",
    "form": "text",
    "strength": "integer",
    "figures": "text",
    "dismissed": "flag",
    **_MARKS,
}

_CONDITION: dict[str, Kind] = {
    "conditionId": "text",
    "marker": "text",
    "kind": "text",
    "text": "text",
    "consequenceSpan": "integers",
    "requirementSpan": "integers",
    "consequenceWording": "text",
    "consequenceForm": "text",
    "requirementWording": "text",
    "requirementForm": "text",
    "dismissed": "flag",
    **_MARKS,
}

NODES: dict[str, NodeShape] = {
    shape.label: shape
    for shape in (
        NodeShape(label="Article", key="articleId", properties=_ARTICLE),
        NodeShape(
            label="Actor",
            key="actorId",
            properties=_ACTOR,
            amended=("name", "mergedInto", "wikidataId"),
        ),
        NodeShape(
            label="Country",
            key="iso3",
            properties={"iso3": "text", "iso2": "text", "name": "text"},
        ),
        NodeShape(
            label="Position",
            key="positionId",
            properties=_POSITION,
            amended=("text", "source", "topic", "mergedInto"),
        ),
        NodeShape(label="Statement", key="statementId", properties=_STATEMENT),
        NodeShape(label="Stance", key="stanceId", properties=_STANCE, amended=("dismissed",)),
        NodeShape(
            label="Condition", key="conditionId", properties=_CONDITION, amended=("dismissed",)
        ),
    )
}

# Kept beside the graph and no part of it: not counted, not shown, not compared.
ASIDE: dict[str, NodeShape] = {
    "Meta": NodeShape(label="Meta", key="key", properties={"key": "text", "value": "text"}),
    "PositionFounder": NodeShape(
        label="PositionFounder",
        key="positionId",
        properties={
            "positionId": "text",
            "wording": "text",
            "form": "text",
            "meaning": "text",
            "vector": "text",
            "actionVector": "text",
        },
    ),
    "PositionForm": NodeShape(
        label="PositionForm",
        key="form",
        properties={
            "form": "text",
            "positionId": "text",
            "turned": "flag",
            "wording": "text",
            "likeness": "number",
            "rival": "text",
            "rivalLikeness": "number",
        },
    ),
    "PositionBlock": NodeShape(
        label="PositionBlock",
        key="key",
        properties={"key": "text", "parts": "integer", "positionIds": "texts"},
    ),
    "QuoteKey": NodeShape(
        label="QuoteKey", key="key", properties={"key": "text", "statementIds": "texts"}
    ),
    "ArticleSketch": NodeShape(
        label="ArticleSketch",
        key="articleId",
        properties={"articleId": "text", "publishedOn": "date", "sketch": "text"},
    ),
    "CopyKey": NodeShape(
        label="CopyKey", key="key", properties={"key": "text", "articleIds": "texts"}
    ),
}

_NAMED: dict[str, Kind] = {"named": "text"}
_EVIDENCE = ("Statement", "Stance", "Condition")
_SIDES = ("Position", "Actor", "Country")
_HOLDERS = ("Actor", "Country")

EDGES: dict[str, EdgeShape] = {
    shape.type: shape
    for shape in (
        EdgeShape(
            type="SAID",
            sources=("Actor",),
            targets=("Statement",),
            key=("named",),
            properties=_NAMED,
            moved=True,
        ),
        EdgeShape(
            type="REPORTED_IN",
            sources=_EVIDENCE,
            targets=("Article",),
            key=("charStart", "charEnd"),
            properties={"charStart": "integer", "charEnd": "integer", "spans": "integers"},
        ),
        EdgeShape(
            type="ADDRESSED_TO",
            sources=("Statement",),
            targets=("Actor",),
            key=("named",),
            properties=_NAMED,
            moved=True,
        ),
        EdgeShape(
            type="MENTIONS",
            sources=("Statement",),
            targets=("Actor", "Country"),
            key=("named",),
            properties=_NAMED,
            moved=True,
        ),
        EdgeShape(
            type="TAKES",
            sources=("Actor",),
            targets=("Stance",),
            key=("named",),
            properties=_NAMED,
            moved=True,
        ),
        EdgeShape(
            type="TOWARDS",
            sources=("Stance",),
            targets=_SIDES,
            key=("named",),
            properties=_NAMED | {"side": "text"},
            moved=True,
        ),
        EdgeShape(
            type="EXPRESSES", sources=("Statement",), targets=("Stance", "Condition"), properties={}
        ),
        EdgeShape(
            type="SETS",
            sources=("Actor",),
            targets=("Condition",),
            key=("named",),
            properties=_NAMED,
            moved=True,
        ),
        EdgeShape(
            type="CONSEQUENCE",
            sources=("Condition",),
            targets=("Position",),
            key=("named",),
            properties=_NAMED | {"turned": "flag"},
            moved=True,
        ),
        EdgeShape(
            type="REQUIRES",
            sources=("Condition",),
            targets=("Position",),
            key=("named",),
            properties=_NAMED | {"turned": "flag"},
            moved=True,
        ),
        EdgeShape(
            type="SPEAKS_FOR",
            sources=("Actor",),
            targets=("Country",),
            key=("role", "named"),
            properties={"role": "text", "named": "text", "first": "date", "last": "date"},
            renewed=True,
            moved=True,
        ),
        EdgeShape(
            type="SUPPORTS",
            sources=_HOLDERS,
            targets=_SIDES,
            key=("edgeId",),
            properties=_SPELL,
            renewed=True,
            summary=True,
        ),
        EdgeShape(
            type="OPPOSES",
            sources=_HOLDERS,
            targets=_SIDES,
            key=("edgeId",),
            properties=_SPELL,
            renewed=True,
            summary=True,
        ),
        EdgeShape(
            type="CONDITIONS_ON",
            sources=("Position",),
            targets=("Position",),
            key=("edgeId",),
            properties={
                "edgeId": "text",
                "actorId": "text",
                "marker": "text",
                "kind": "text",
                "consequenceTurned": "flag",
                "requirementTurned": "flag",
                "first": "date",
                "last": "date",
                "conditions": "integer",
                "quote": "text",
                "conditionId": "text",
            },
            renewed=True,
            summary=True,
        ),
        EdgeShape(
            type="SHIFTS_TO",
            sources=("Stance",),
            targets=("Stance",),
            key=("edgeId",),
            properties={"edgeId": "text", "change": "text", "days": "integer"},
            renewed=True,
            summary=True,
        ),
    )
}
