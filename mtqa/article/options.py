"""What readers are told and what they hand on: options, drafts of articles, problems."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mtqa.article.model import Article, Paragraph, Provenance, Span


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read.

    Attributes:
        language: ISO code of the language that the text is in; it chooses the sentence rules (`fr`, `en`, `id`).
        check_language: refuse an article that is in another language (rows are never refused).
        vendor: `--vendor`: wins over what a page says of itself; fills in where a row says nothing.
        source_language: `--source-lang`, an ISO code; the same order of precedence.
        boilerplate_patterns: regular expressions of the newsroom; a paragraph in which one is found is boilerplate of kind `user`.
        columns: our names of row fields to the file's names, such as `{"target": "fr"}`.
        max_paragraph: code points that a line or paragraph may have.
        max_sentences: sentences that an article may have.
        max_text: code points that the text of an article may have.
        max_bytes: size of an article file with its pictures and markup; row files are read line by line and have no such limit.
    """

    language: str = "fr"
    check_language: bool = True
    vendor: str | None = None
    source_language: str | None = None
    boilerplate_patterns: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    max_paragraph: int = 1_000_000
    max_sentences: int = 10_000
    max_text: int = 3_000_000
    max_bytes: int = 50_000_000


@dataclass(frozen=True, slots=True)
class ReadProblem:
    """A part of a file that can't be used while the rest can: `line` counts from 1, 0 when no line is meant."""

    path: str
    line: int
    code: str
    what: str
    remedy: str


@dataclass(frozen=True, slots=True)
class ReadResult:
    """The articles of one file (several for rows), and what could not be used."""

    articles: tuple[Article, ...]
    problems: tuple[ReadProblem, ...] = ()

    @classmethod
    def of(cls, found: Iterable[Article | ReadProblem]) -> ReadResult:
        """All that a reader finds."""
        both = list(found)
        return cls(
            tuple(each for each in both if isinstance(each, Article)), tuple(each for each in both if isinstance(each, ReadProblem))
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in the markup: where it stands (an empty span in extracted text) and what is between its marks."""

    span: Span
    body: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as a format's reader hands it on: no sentences yet, boilerplate not yet set apart."""

    text: str
    format: str
    paragraphs: tuple[Paragraph, ...]
    hidden: tuple[Span, ...] = ()
    provenance: Provenance = field(default_factory=Provenance)
    comments: tuple[Comment, ...] = ()
    warnings: tuple[str, ...] = ()
