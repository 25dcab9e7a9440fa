"""The rows of the newsroom's glossary as terms: shared by the rules that read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mtqa.article.model import Span
from mtqa.checks.view import SegmentView
from mtqa.language.tables import listed
from mtqa.language.terms import find, find_exact, find_in_source, stem, term
from mtqa.language.tokens import Token, plain, tokenize

_YES = frozenset(("yes", "y", "true", "1", "x", "oui", "ya", "sensitive", "exact"))


@dataclass(frozen=True, slots=True)
class Source:
    """The source of a sentence: its tokens, its words in lower case (without their clitics, too), its language."""

    tokens: tuple[Token, ...]
    words: frozenset[str]
    language: str


def source_of(segment: SegmentView) -> Source | None:
    """The source of the segment, or None when there is none."""
    if not segment.source:
        return None
    tokens, language = tokenize(plain(segment.source)), segment.source_language or "id"
    return Source(tokens, frozenset(w for t in tokens for w in (t.lower, stem(t.lower, language))), language)


@dataclass(frozen=True, slots=True)
class GlossaryRow:
    """A row of `references/glossary.csv`: several forms in a cell are separated by `|`.

    `case` (`yes` and the like) asks for the exact form, capitals and all; otherwise French terms are found in any inflection.
    """

    source: tuple[str, ...]
    required: tuple[str, ...]
    forbidden: tuple[str, ...]
    note: str
    case: bool

    def in_source(self, source: Source) -> Span | None:
        """Where the source term first stands, or None."""
        for form in self.source:
            if form.split()[0].lower() not in source.words:
                continue
            for first, after in find_in_source(source.tokens, form, source.language, case=self.case or form.isupper()):
                return Span(source.tokens[first].start, source.tokens[after - 1].end)
        return None

    def places(self, tokens: Sequence[Token], forms: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Token ranges of the French where one of `forms` stands, the longer form first and none overlapping."""
        taken: list[tuple[int, int]] = []
        for form in sorted(forms, key=lambda f: -len(f)):
            for first, after in find_exact(tokens, form) if self.case else find(tokens, term(form)):
                if not any(first < b and a < after for a, b in taken):
                    taken.append((first, after))
                    yield first, after

    def rendered(self, tokens: Sequence[Token]) -> bool:
        """True when a required form stands in the French."""
        return next(self.places(tokens, self.required), None) is not None


def glossary(rows: Sequence[Mapping[str, str]]) -> tuple[GlossaryRow, ...]:
    """The usable rows: those that require or forbid something."""
    found = []
    for row in rows:
        required, forbidden = listed(row.get("required", "")), listed(row.get("forbidden", ""))
        if required or forbidden:
            case = row.get("case", "").strip().lower() in _YES
            found.append(GlossaryRow(listed(row.get("source term", "")), required, forbidden, row.get("note", ""), case))
    return tuple(found)
