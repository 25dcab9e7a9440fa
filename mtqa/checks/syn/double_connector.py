"""SYN109: two connectors for one relation."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_CONCESSIVE = (
    ("bien", "que"),
    ("bien", "qu'"),
    ("même", "si"),
    ("même", "s'"),
    ("quoique",),
    ("quoiqu'",),
    ("malgré",),
    ("en", "dépit", "de"),
    ("en", "dépit", "du"),
)
_CAUSAL = (("comme",), ("parce", "que"), ("parce", "qu'"), ("puisque",), ("puisqu'",))
_BUT = wordset("mais cependant toutefois pourtant néanmoins")
_SO = wordset("alors donc")


class DoubleConnector(AnalysisCheck):
    """Two connectors for one relation.

    What it does: reports a sentence that opens with `bien que`, `même si`, `malgré` … and goes on after its comma with `mais`,
    `cependant` …, or opens
    with `comme`, `parce que`, `puisque` and goes on with `alors`, `donc`.

    Why it matters: Indonesian pairs its connectors (meskipun … tetapi, karena … maka); in French one of the two is too many.

    Known problems: `malgré tout` is an adverb and passed over.

    Example:
        bad: Bien que le fil soit mince, mais le filet a résisté.
        good: Bien que le fil soit mince, le filet a résisté.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (propositions concessives et causales).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN109"
    name = "double-connector"
    category = "fluency/grammar/function-words"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = frozenset(first for first, *_ in (*_CONCESSIVE, *_CAUSAL) if first != "en") | {"dépit"}

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        first = next((i for i, w in enumerate(analysis.words) if w.token.is_word), len(analysis.words))
        second = _second(analysis, first)
        if second:
            yield self.finding(
                segment.span(second, second + 1),
                Phrase(
                    "second connector for one relation", "second connecteur pour une seule relation", "konektor kedua untuk satu hubungan"
                ),
                Phrase(
                    "The sentence already opens with a connector that says the same.",
                    "La phrase s’ouvre déjà par un connecteur de même sens.",
                    "Kalimat ini sudah dibuka dengan konektor yang sama artinya.",
                ),
                confidence=0.9,
            )


def _second(analysis: Analysis, first: int) -> int:
    """Index of the second connector, or 0."""
    if any(analysis.matches(first, *forms) for forms in _CONCESSIVE) and analysis.lower(first + 1) not in ("tout", "cela", "ça"):
        partners = _BUT
    elif any(analysis.matches(first, *forms) for forms in _CAUSAL):
        partners = _SO
    else:
        return 0
    commas = [k for k in range(first + 3, len(analysis.words) - 1) if analysis.lower(k) == ","]
    for comma in commas[:2]:
        if analysis.lower(comma + 1) in partners and analysis.lower(comma + 2) not in (",", "que", "qu'", "même"):
            return comma + 1
        if any(analysis.can(k, "finite") for k in range(comma + 1, min(comma + 8, len(analysis.words)))):
            return 0
    return 0
