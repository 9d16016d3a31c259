"""Prose of many constructions, of which the property and fuzz tests build articles."""

from ingest.records import Article, Condition, Extraction, Span, Stance, Statement

STYLES = {"curly": "“”", "straight": '""', "guillemets": "«»", "low": "„“", "single": "‘’"}
STYLES |= {"plain": "''"}

SENTENCES = (
    "“The lock stays shut,” said Ada Volk, the harbour minister.",
    "“We will wait,” Ms. Volk said on Monday. “There is no hurry.”",
    "Ada Volk said that the lock would stay shut “for as long as it takes.”",
    "“If the dues are paid,” Mr. Reyle told reporters, “the boats will sail.”",
    "Tom Reyle, who leads the dockers' union, called the plan “a gift to the banks” and vowed to "
    "fight it.",
    "The dockers' union said it would strike unless the order was withdrawn.",
    "According to the mayor, Ines Calder, the bridge is “not safe.”",
    "Norland's parliament voted on Tuesday to ban night fishing.",
    "“I don't accept that,” Mr. Reyle replied. “It's the members' money, and they'll decide.”",
    "The minister denied that she had “promised anything to anybody.”",
    "Prime Minister Olaf Brandt said: “We back the treaty, but only if Norland signs it first.”",
    "“Who will pay for this?” asked Ines Calder.",
    "“No deal!” shouted the demonstrators outside the town hall.",
    "He added that talks could begin “within weeks,” but warned against “false hopes.”",
    "The so-called “harbour clause” was dropped from the text.",
    "Norland's foreign ministry urged Sudmark to free the crew and condemned the seizure.",
    "In a statement, the ministry said the arrests were “an insult to every sailor.”",
    "“The bridge,” Ms. Calder wrote, “will open again only after the piers are rebuilt.”",
    "Mr. Brandt, asked about the levy, said he was open to a compromise.",
    "“We are ready to talk,” he said.",
    "Residents say the ferry is too dear.",
    "The court's ruling “leaves no room for doubt,” the lawyer Mira Sand argued.",
    "Sudmark's president, Pavel Orr, said his country would never join the customs union.",
    "“My father told me, never trust a calm sea,” Mr. Orr recalled.",
    "Should the talks fail, Norland will withdraw its envoy, the spokesman said.",
    "The loan depends on a clean report, and without it there will be no ferry.",
)


def article(text: str, name: str = "article") -> Article:
    """Make an article of a text."""
    return Article(article_id=name, name=name, text=text, sha256="")


def restyled(text: str, marks: str) -> str:
    """Write curly double quotation marks as another pair."""
    return text.translate({ord("“"): marks[0], ord("”"): marks[1]})


def faults(found: Extraction) -> list[str]:
    """Name every span that lies outside its article or does not hold its words."""
    text, out = found.article.text, []
    for statement in found.statements:
        if statement.text != " … ".join(text[a:b] for a, b in statement.spans):
            out.append(f"statement {statement.spans}")
        if statement.cue_span and text[slice(*statement.cue_span)] != statement.cue:
            out.append(f"cue {statement.cue_span}")
        out += _outside(text, *statement.spans, statement.speaker_span, statement.cue_span)
    for stance in found.stances:
        if text[slice(*stance.span)] != stance.text:
            out.append(f"stance {stance.span}")
        out += _outside(text, stance.span, stance.actor_span)
    for one in found.conditions:
        sides = one.consequence_span, one.requirement_span
        if one.text != text[min(a for a, _ in sides) : max(b for _, b in sides)]:
            out.append(f"condition {sides}")
        out += _outside(text, *sides)
    return out + _wrong(found)


def _outside(text: str, *spans: Span | None) -> list[str]:
    return [f"{span} of {len(text)}" for span in spans if span and not _within(span, len(text))]


def _within(span: Span, size: int) -> bool:
    return 0 <= span[0] < span[1] <= size


def _wrong(found: Extraction) -> list[str]:
    """Name what is no confidence, and what points to no statement."""
    records: list[Statement | Stance | Condition] = [*found.statements, *found.stances]
    records += found.conditions
    out = [f"confidence {one.confidence}" for one in records if not 0 <= one.confidence <= 1]
    inner: list[Stance | Condition] = [*found.stances, *found.conditions]
    pointing = [one.statement for one in inner if one.statement is not None]
    return out + [f"statement {n}" for n in pointing if not 0 <= n < len(found.statements)]
