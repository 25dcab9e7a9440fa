"""GRA122: a second participle that does not agree as the first one does."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck, inflected
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis, VerbGroup
from mtqa.language.readings import Word
from mtqa.phrase import Phrase

_REACH = 14


class SecondParticiple(AnalysisCheck):
    """A second participle that does not agree as the first one does.

    What it does: after être and a participle, looks for a second one that `et` or `puis` joins to it, and reports it when gender or number
    exclude each other and no noun between them explains the second (`ont été arrêtés, dont deux femmes, et emmenées`).

    Why it matters: the second verb seems to be said of a part of the people only.

    Known problems: none known.

    Example:
        bad: Dix étudiants ont été arrêtés, dont deux femmes, et emmenées au poste.
        good: Dix étudiants ont été arrêtés, dont deux femmes, et emmenés au poste.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (accord du participe passé).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA122"
    name = "second-participle"
    category = "fluency/grammar/agreement"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = frozenset(("et", "puis"))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for group in analysis.verb_groups:
            if not group.passive and (group.auxiliary != "être" or group.clitics):
                continue
            second = _second(analysis, group)
            if second is not None:
                first = analysis.words[group.participle]
                yield self.finding(
                    segment.span(second.index, second.index + 1),
                    Phrase(
                        "agrees otherwise than the first participle",
                        "ne s’accorde pas comme le premier participe",
                        "berbeda dari partisip pertama",
                    ),
                    Phrase(
                        "Both participles have the same subject and must agree with it.",
                        "Les deux participes ont le même sujet et s’accordent avec lui.",
                        "Kedua partisip punya subjek yang sama dan harus cocok dengannya.",
                    ),
                    suggestion=inflected(second, first.features("pp"), "pp"),
                    confidence=0.85,
                )


def _second(analysis: Analysis, group: VerbGroup) -> Word | None:
    first = analysis.words[group.participle].features("pp")
    for k in range(group.end, min(group.end + _REACH, len(analysis.words) - 1)):
        word = analysis.words[k]
        if word.token.text in ".;:?!()«»" or word.can("finite", "inf", "prp") or word.lower in ("que", "qui", "qu'", "où"):
            return None
        if word.lower in ("et", "puis") and analysis.can(k + 1, "pp") and analysis.must(k + 1, "pp", "adj"):
            candidate = analysis.words[k + 1]
            features = candidate.features("pp")
            if not first or not features or first & features or analysis.lower(k - 1) != ",":
                return None
            return candidate
        if word.can("pp", "adj") and not word.can("noun", "det", "num"):
            return None
    return None
