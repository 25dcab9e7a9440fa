"""What the templates are given: plain data, texts already in the reader's language, nothing escaped yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding speaks of; `anchor` is its sentence's or empty."""

    text: str
    note: str
    anchor: str
    label: str


@dataclass(frozen=True, slots=True)
class Note:
    """One finding in the margin. `start` and `end` are article offsets; `number` is None for neutral findings."""

    start: int
    end: int
    number: int | None
    anchor: str
    severity: str
    code: str
    message: str
    reason: str
    quote: str
    suggestion: str | None
    place: str
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a sentence: `text`, `hidden`, `control` (a code point's name), `caret` (something is missing here) or `sign`."""

    kind: str
    text: str = ""
    severity: str = ""
    numbers: str = ""
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class Trip:
    """A back-translation and round trip, ready to show. `command` is empty unless the model is rough."""

    back_translation: str
    round_trip: str | None
    language: str
    language_name: str
    model: str
    rough: bool
    degenerate: str
    remark: str
    command: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. `bar` is the risk in twentieths, None without a risk; `severity` is empty where there is nothing to flag."""

    anchor: str
    id: str
    label: str
    severity: str
    risk: str
    bar: int | None
    pieces: Sequence[Piece]
    notes: Sequence[Note]
    scores: Sequence[tuple[str, str]]
    figures: Sequence[tuple[str, str]]
    drivers: Sequence[str]
    source: Sequence[Piece]
    source_language: str
    source_name: str
    reference: str
    trip: Trip | None
    opens_paragraph: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (or row), a piece of boilerplate, or text outside the article; `items` are sentences and the text between them."""

    kind: str
    role: str
    label: str
    items: Sequence[Sentence | Sequence[Piece]]
    severity: str = ""
    notes: Sequence[Note] = ()

    @property
    def sentences(self) -> list[Sentence]:
        """The sentences among the items."""
        return [item for item in self.items if isinstance(item, Sentence)]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One article. `means` are (name, value, what it says)."""

    anchor: str
    title: str
    path: str
    language: str
    rows: bool
    provenance: str
    counts: Sequence[tuple[str, str]]
    size: str
    flagged: str
    means: Sequence[tuple[str, str, str]]
    sentences: Sequence[Sentence]
    blocks: Sequence[Block]
    loose: Sequence[Note]
    start_here: Sequence[tuple[Sentence, str]]
    suppressed: Sequence[tuple[Note, str]]
    warnings: Sequence[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One article in the index. `bars`: (severity or empty, risk in twentieths) by place in the article."""

    href: str
    title: str
    path: str
    counts: Sequence[tuple[str, str]]
    size: str
    risk: str
    bars: Sequence[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Foot:
    """What every page ends with: models, notes, problems, signature."""

    models: Sequence[tuple[str, str, str]]
    notes: Sequence[str]
    problems: Sequence[tuple[str, str]]
    signature: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page of one or more articles; `home` is the address of the index it belongs to, if any."""

    title: str
    articles: Sequence[ArticlePage]
    entries: Sequence[Entry]
    foot: Foot
    home: str = ""
