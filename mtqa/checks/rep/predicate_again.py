"""REP133: a second predicate of the same shape behind the first, with nothing to join them, or one adverb on both sides of its verb."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.tokens import Kind
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_AUXILIARIES = words("a ont avait avaient est sont était étaient aura auront sera seront")
_ADVERBS = words("déjà toujours encore souvent aussi également jamais désormais ensuite bientôt récemment longtemps ainsi")
_JOINTS = words(
    "et ou ni mais que qu' qui dont où comme puis soit car lorsque lorsqu' quand si tandis alors ce c' il elle ils elles on pour de"
)
_REACH = 10


class PredicateAgain(SegmentCheck):
    """A predicate or an adverb said again.

    What it does: reports an auxiliary with an adverb and a participle that comes again in the same clause with nothing to join the two
    (`a toujours nié les faits a toujours été nié`), and one of the adverbs *déjà, toujours, encore …* on both sides of its verb within
    eight words (`a déjà fixé depuis longtemps déjà la date`).

    Why it matters: the engine has written the predicate, lost its place, and written it again.

    Known problems: adverbs that weigh two things (`toujours plus haut, toujours`) are left alone when a mark stands between.

    Example:
        bad: Le maire a toujours nié les faits a toujours été nié.
        good: Le maire a toujours nié les faits.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (le prédicat, la coordination).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "REP133"
    name = "predicate-again"
    category = "fluency/duplication"
    its_type = "duplication"
    severity = Severity.MINOR
    anchors = _ADVERBS

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        tokens = segment.tokens
        for i in range(1, len(tokens) - 2):
            if tokens[i].lower not in _ADVERBS or segment.quoted(tokens[i]):
                continue
            after = _again(segment.analysis, i)
            if after:
                yield self._report(segment, i, after)
                return

    def _report(self, segment: SegmentView, first: int, after: int) -> Finding:
        word = segment.tokens[first].text
        return self.finding(
            segment.span(first - 1, after),
            Phrase(f"“{word}” and its verb twice", f"« {word} » et son verbe deux fois", f"“{word}” dan verbanya dua kali"),
            Phrase(
                "The clause says the same adverb twice with nothing to join the two parts.",
                "La proposition dit deux fois le même adverbe sans rien pour relier les deux parties.",
                "Klausa ini memakai adverbia yang sama dua kali tanpa penghubung.",
            ),
            confidence=0.75,
        )


def _again(a: Analysis, i: int) -> int:
    for at in range(i + 1, min(i + _REACH, len(a.words))):
        if a.words[at].token.kind is Kind.MARK or a.lower(at) in _JOINTS - {"de"}:
            return 0
        if a.lower(at) == a.lower(i):
            if at < i + 3:
                return 0
            predicate = a.lower(at - 1) in _AUXILIARIES and a.lower(i - 1) in _AUXILIARIES and a.can(at + 1, "pp")
            around = a.lower(i - 1) in _AUXILIARIES and a.can(i + 1, "pp") and not a.can(at + 1, "adj", "adv", "pp")
            return at + 2 if predicate else at + 1 if around else 0
    return 0
