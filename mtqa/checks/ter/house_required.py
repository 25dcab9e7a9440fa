"""TER201: a term that the newsroom's glossary requires is missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import Check
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.checks.ter.glossary import glossary, source_of
from mtqa.checks.view import ArticleView
from mtqa.phrase import Phrase


class HouseRequired(Check):
    """A term that the newsroom's glossary requires is missing.

    What it does: Where the source has a `source term` of `references/glossary.csv` and the French sentence has none of its `required`
    forms (in any inflection), the end of the sentence is marked and the term named. A sentence with a forbidden form is left to TER101.

    Why it matters: The newsroom has decided how it renders the term.

    Known problems: A pronoun or a short form in the place of the term, when the sentence before has it, is let pass.

    Example:
        bad: La police a ouvert une enquête. (source: Polda membuka penyelidikan; glossary: Polda, police provinciale)
        good: La police provinciale a ouvert une enquête. (same source and glossary)

    Options: none.

    Sources: `references/glossary.csv` (source term, required, forbidden, note, case).

    Measured: see `mtqa explain`; it depends on the newsroom's list.
    """

    code: ClassVar[str] = "TER201"
    name: ClassVar[str] = "house-required"
    category: ClassVar[str] = "terminology/inconsistent-with-resource"
    its_type: ClassVar[str] = "terminology"
    severity: ClassVar[Severity] = Severity.MINOR
    evidence: ClassVar[Evidence] = Evidence.SOURCE

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        rows = [row for row in glossary(self.references.glossary) if row.required and row.source]
        pairs = [(s, source) for s in article.segments if rows and (source := source_of(s)) is not None]
        for row in rows:
            rendered_before = False
            for segment, source in pairs:
                place = row.in_source(source)
                if place is None:
                    continue
                rendered = row.rendered(segment.tokens)
                if not rendered and not rendered_before and next(row.places(segment.tokens, row.forbidden), None) is None:
                    yield self._finding(segment.end, " / ".join(row.required), place, row.note)
                rendered_before = rendered

    def _finding(self, end: int, required: str, place: Span, note: str) -> Finding:
        return self.finding(
            Span(end, end),
            Phrase(f"Required term missing: {required}", f"Terme attendu : {required}", f"Istilah wajib tidak ada: {required}"),
            Phrase(
                note or "The newsroom's glossary asks for this term where the source has its counterpart.",
                note or "Le glossaire de la rédaction demande ce terme là où la source a son équivalent.",
                note or "Glosarium redaksi meminta istilah ini bila sumber memuat padanannya.",
            ),
            confidence=0.85,
            source_span=place,
        )
