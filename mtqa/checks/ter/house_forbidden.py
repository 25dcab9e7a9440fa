"""TER101: a term that the newsroom's glossary forbids."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.ter.glossary import GlossaryRow, Source, glossary, source_of
from mtqa.checks.view import ArticleView, SegmentView
from mtqa.phrase import Phrase


class HouseForbidden(Check):
    """A term that the newsroom's glossary forbids.

    What it does: Finds the `forbidden` terms of `references/glossary.csv` in any inflection. With a source beside, only sentences whose
    source has the row's source term are looked at (major); rows without a source term hold everywhere (major); without a source, rows
    with one give a minor finding. A forbidden term inside a required one (*loi* in *projet de loi*) is let pass.

    Why it matters: The newsroom has decided how it calls things; readers and search rely on it.

    Known problems: Without a source a forbidden word may stand for another term.

    Example:
        bad: La police régionale enquête. (glossary: required police provinciale, forbidden police régionale)
        good: La loi de finances est votée. (glossary: forbidden budget de l’État)

    Options: none.

    Sources: `references/glossary.csv` (source term, required, forbidden, note, case).

    Measured: see `mtqa explain`; it depends on the newsroom's list.
    """

    code: ClassVar[str] = "TER101"
    name: ClassVar[str] = "house-forbidden"
    category: ClassVar[str] = "terminology/inconsistent-with-resource"
    its_type: ClassVar[str] = "terminology"
    severity: ClassVar[Severity] = Severity.MAJOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        rows = [row for row in glossary(self.references.glossary) if row.forbidden]
        if not rows:
            return
        for segment in article.segments:
            source = source_of(segment)
            for row in rows:
                severity = _severity(row, source)
                if severity is not None:
                    yield from self._findings(segment, row, severity)

    def _findings(self, segment: SegmentView, row: GlossaryRow, severity: Severity) -> Iterator[Finding]:
        allowed = list(row.places(segment.tokens, row.required))
        for first, after in row.places(segment.tokens, row.forbidden):
            if any(a <= first and after <= b for a, b in allowed):
                continue
            text = segment.span(first, after).of(segment.article.article.text)
            better = " / ".join(row.required)
            yield self.finding(
                segment.span(first, after),
                Phrase(f"{text}: write {better}", f"{text} : écrire {better}", f"{text}: tulis {better}")
                if better
                else Phrase(f"{text}: not used here", f"{text} : à ne pas employer", f"{text}: tidak dipakai"),
                Phrase(
                    row.note or "The newsroom's glossary forbids this term.",
                    row.note or "Le glossaire de la rédaction proscrit ce terme.",
                    row.note or "Glosarium redaksi melarang istilah ini.",
                ),
                severity=severity,
                suggestion=row.required[0] if len(row.required) == 1 else None,
                confidence=0.97,
            )


def _severity(row: GlossaryRow, source: Source | None) -> Severity | None:
    """Major where the row surely holds, minor where only the source could tell, None where it does not hold."""
    if not row.source:
        return Severity.MAJOR
    if source is None:
        return Severity.MINOR
    return Severity.MAJOR if row.in_source(source) else None
