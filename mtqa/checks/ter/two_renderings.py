"""TER203: one source term rendered in two ways in the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import Check
from mtqa.checks.finding import Evidence, Finding, Related, Severity
from mtqa.checks.ter.glossary import GlossaryRow, Source, glossary, source_of
from mtqa.checks.view import ArticleView, SegmentView
from mtqa.language.tables import listed, table
from mtqa.phrase import Phrase


class TwoRenderings(Check):
    """One source term rendered in two ways in the article.

    What it does: For terms of a built-in table, and rows of `references/glossary.csv` with several required forms, compares the
    renderings in the sentences whose source has the term: a later sentence with another rendering than the first, and without the
    first one, is reported.

    Why it matters: A reader takes two names for two things: a dam and a dyke, a suspect and a defendant.

    Known problems: Variation on purpose, where the context leaves no doubt.

    Example:
        bad: Le barrage est plein. La digue pourrait céder. (source: bendungan in both)
        good: Le barrage est plein. L’ouvrage pourrait céder. (same source)

    Options: none.

    Sources: Kamus Besar Bahasa Indonesia; Le Grand Robert; `references/glossary.csv`.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "TER203"
    name: ClassVar[str] = "two-renderings"
    category: ClassVar[str] = "terminology/inconsistent-use"
    its_type: ClassVar[str] = "inconsistency"
    severity: ClassVar[Severity] = Severity.MINOR
    evidence: ClassVar[Evidence] = Evidence.SOURCE

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        if article.alone or not any(s.source for s in article.segments):
            return
        house = (row for row in glossary(self.references.glossary) if len(row.required) > 1)
        pairs = [(segment, source) for segment in article.segments if (source := source_of(segment)) is not None]
        for row in (*_built_in(), *house):
            yield from self._row(pairs, row)

    def _row(self, pairs: Sequence[tuple[SegmentView, Source]], row: GlossaryRow) -> Iterator[Finding]:
        first: tuple[str, Span] | None = None
        for segment, source in pairs:
            place = row.in_source(source)
            if place is None:
                continue
            found = [(form, hit) for form in row.required for hit in row.places(segment.tokens, (form,))]
            if not found:
                continue
            if first is None:
                form, hit = found[0]
                first = (form, segment.span(*hit)) if len({f for f, _ in found}) == 1 else None
            elif all(form != first[0] for form, _ in found):
                yield self._finding(segment, segment.span(*found[0][1]), first, place)
                return

    def _finding(self, segment: SegmentView, span: Span, first: tuple[str, Span], place: Span) -> Finding:
        text = segment.article.article.text
        here, there, term = span.of(text), first[1].of(text), place.of(segment.source or "")
        return self.finding(
            span,
            Phrase(
                f"{term}: {here} here, {there} before",
                f"{term} : {here} ici, {there} plus haut",
                f"{term}: {here} di sini, {there} sebelumnya",
            ),
            Phrase(
                "One term of the source has two names in the article.",
                "Un même terme de la source a deux noms dans l’article.",
                "Satu istilah sumber mempunyai dua sebutan dalam artikel.",
            ),
            confidence=0.75,
            related=(Related(first[1], Phrase("the first rendering", "la première traduction", "terjemahan pertama")),),
            source_span=place,
        )


@cache
def _built_in() -> tuple[GlossaryRow, ...]:
    return tuple(GlossaryRow(listed(row["term"]), listed(row["renderings"]), (), "", case=False) for row in table("renderings_id.tsv"))
