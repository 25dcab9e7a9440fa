"""REP106: an operator or idea said twice in one phrase."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.phrase import Phrase


class Pleonasm(SegmentCheck):
    """An operator or idea said twice in one phrase.

    What it does: looks for the patterns of `data/pleonasms.tsv`: doubled operators (`puis ensuite`, `également … aussi`, `ne …
    seulement que`), verbs with their own meaning as complement (`continuer de poursuivre`), and synonyms side by side (`par terre sur
    le sol`).

    Why it matters: French forgives some pleonasms; in translated copy they mostly show a word rendered twice.

    Known problems: some are heard every day (`voire même`), so all but the plainly wrong ones are minor; inside quotations, where people
    talk as they talk, all are.

    Example:
        bad: Les plongeurs veulent continuer de poursuivre les fouilles.
        good: Les plongeurs veulent poursuivre les fouilles.

    Options: none.

    Sources: each entry names its own (Académie française, OQLF, Grevisse & Goosse).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "REP106"
    name = "pleonasm"
    category = "fluency/duplication"
    its_type = "duplication"
    severity = Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        after = -1
        for entry, match in segment.phrases:
            if entry.book != "pleonasms" or match.first < after:
                continue
            if entry.needs_source and not entry.trigger(segment.source, segment.source_language):
                continue
            after = match.after
            span = segment.span(match.first, match.after)
            quoted = segment.quoted(segment.tokens[match.first])
            yield self.finding(
                span,
                Phrase(
                    f"pleonasm: {span.of(segment.article.plain)}",
                    f"pléonasme : {span.of(segment.article.plain)}",
                    f"pleonasme: {span.of(segment.article.plain)}",
                ),
                Phrase(
                    f"Both parts of the phrase say the same; usual French: {entry.repair}.",
                    f"Les deux termes disent la même chose ; on attend plutôt : {entry.repair}.",
                    f"Kedua bagian frasa ini berarti sama; lazimnya dalam bahasa Prancis: {entry.repair}.",
                ),
                severity=Severity.MINOR if quoted else Severity(entry.level),
                suggestion=entry.suggestion(segment.tokens, match, span.of(segment.article.article.text)),
                confidence=0.85,
            )
