"""What the templates are given: plain data, texts already in the reader's language, nothing escaped yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding speaks of; `anchor` is its sentence's or empty."""

    text: str
    note: str
    anchor: str
    label: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What is decided of a finding or sentence: `key` names it, `decision` is empty before there is one, `says` tells people.

    `confidence` is the finding's, 0-1.
    """

    key: str
    version: int = 0
    decision: str = ""
    says: str = ""
    confidence: float = 0.9


@dataclass(frozen=True, slots=True)
class Fixed:
    """A sentence that an editor changed: `parts` are (same | del | ins, text); `says` who did it; `date` names the fix."""

    parts: Sequence[tuple[str, str]]
    says: str
    date: str


@dataclass(frozen=True, slots=True)
class Note:
    """One finding in the margin. `start` and `end` are article offsets; `number` is None for neutral findings, as is `mark`."""

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
    mark: Mark | None = None


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
    """A back-translation and round trip, ready to show; a rough model's are folded away."""

    back_translation: str
    round_trip: str | None
    language: str
    language_name: str
    model: str
    rough: bool
    degenerate: str
    remark: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. `bar` is the risk in twentieths, None without a risk; `severity` is empty where there is nothing to flag.

    `mark` is there where the sentence itself is to be judged: no finding, but a high risk. `raw`: its text with marks, as a fix starts
    from it; `known_by`: its hashes, as `SENTENCE:AROUND`; `features`: its risk features as JSON. They are empty where nothing is flagged.
    """

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
    mark: Mark | None = None
    raw: str = ""
    known_by: str = ""
    features: str = ""
    fixed: Fixed | None = None
    adequacy: str = ""

    @property
    def quiet(self) -> bool:
        """True when there is nothing to see to: the margin folds it away."""
        return not (self.severity or self.notes or self.fixed)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (or row), a piece of boilerplate, or text outside the article; `items` are sentences and the text between them.

    `dense`: what is said of it would stand far longer than its text, so that it goes below, not beside it.
    """

    kind: str
    role: str
    label: str
    items: Sequence[Sentence | Sequence[Piece]]
    severity: str = ""
    notes: Sequence[Note] = ()
    dense: bool = False

    @property
    def sentences(self) -> list[Sentence]:
        """The sentences among the items."""
        return [item for item in self.items if isinstance(item, Sentence)]

    @property
    def margin(self) -> list[tuple[bool, list[Sentence]]]:
        """The sentences as the margin shows them, in their order: runs of quiet ones (True), to be folded together, and of others."""
        return [(quiet, list(run)) for quiet, run in groupby(self.sentences, key=attrgetter("quiet"))]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One article. `means` are (name, value, what it says); `progress` is (decided, to decide) on the editors' page.

    `commands` fetch models whose back-translations can be read, where those here are rough.
    """

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
    commands: Sequence[str] = ()
    progress: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One article in the index. `bars`: (severity or empty, risk in twentieths) by place; `progress` as `ArticlePage.progress`."""

    href: str
    title: str
    path: str
    counts: Sequence[tuple[str, str]]
    size: str
    risk: str
    bars: Sequence[tuple[str, int]]
    progress: tuple[int, int] | None = None


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

    @property
    def commands(self) -> list[str]:
        """Those of all articles, each once."""
        return sorted({command for article in self.articles for command in article.commands})
