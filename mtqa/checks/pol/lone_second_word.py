"""POL102: the second word of a negation without ne."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_AUXILIARIES = words(
    "a ont avait avaient aura auront aurait auraient est sont était étaient sera seront serait seraient ai avons avez suis sommes"
)
_SECOND = frozenset(("pas", "guère"))
_ADVERBS = frozenset(("encore", "toujours", "été", "vraiment", "non", "même", "immédiatement", "entièrement", "tout"))
_NO_SUBJECT = frozenset(("aucun", "aucune", "personne", "nul", "nulle"))


class LoneSecondWord(SegmentCheck):
    """The second word of a negation without `ne`.

    What it does: Outside quotations, finds an auxiliary with `pas` or `guère` and a participle but no `ne`
    (`les secours ont pas retrouvé`), and `aucun`, `personne`, `nul` as subject of a verb without `ne` (`aucun blessé a été signalé`).

    Why it matters: Spoken French drops `ne`, written French does not; after `aucun` the reader wonders whether the negation is meant.

    Known problems: Quotations keep their spoken form and are left alone.

    Example:
        bad: Aucun blessé a été signalé.
        good: Aucun blessé n'a été signalé.

    Options: none.

    Sources: Grevisse, Le bon usage, §1019, §1023.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "POL102"
    name: ClassVar[str] = "negation-without-ne"
    category: ClassVar[str] = "fluency/grammar"
    its_type: ClassVar[str] = "grammar"
    severity: ClassVar[Severity] = Severity.MINOR
    anchors: ClassVar[frozenset[str]] = _SECOND | _NO_SUBJECT

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        tokens = segment.tokens
        for i, token in enumerate(tokens):
            lower = token.lower
            if lower in _SECOND and i and tokens[i - 1].lower in _AUXILIARIES and self._participle(segment, i):
                first = i - 1
            elif lower in _NO_SUBJECT and (verb := _verb_of(segment, i)) is not None:
                first = verb
            else:
                continue
            if not segment.quoted(token):
                yield self._finding(segment, min(first, i), max(first, i))

    def _participle(self, segment: SegmentView, i: int) -> bool:
        """True when a participle follows and no `ne` stands before."""
        tokens = segment.tokens
        at = i + 1
        while at < len(tokens) and tokens[at].lower in _ADVERBS:
            at += 1
        if at >= len(tokens) or not any(r.is_participle() for r in french().readings(tokens[at].lower)):
            return False
        return not any(t.lower in ("ne", "n'", "n") for t in tokens[max(0, i - 8) : i])

    def _finding(self, segment: SegmentView, first: int, last: int) -> Finding:
        span = segment.span(first, last + 1)
        verb = segment.tokens[first if segment.tokens[last].lower in _SECOND else last]
        ne = "n’" if verb.lower[:1] in "aeiouyéêâîôûh" else "ne "
        written = segment.plain[span.start - segment.start : span.end - segment.start]
        at = verb.start - span.start
        return self.finding(
            span,
            Phrase("ne is missing", "Il manque « ne »", "Kata ne hilang"),
            Phrase(
                "Written French negates with ne and a second word.", "À l’écrit, la négation comporte « ne » et un second mot.",
                "Dalam bahasa Prancis tulis, negasi terdiri atas ne dan kata kedua.",
            ),
            suggestion=written[:at] + ne + written[at:],
            confidence=0.88,
        )  # fmt: skip


def _verb_of(segment: SegmentView, i: int) -> int | None:
    """The verb right after a negative subject at the start of a clause, when no `ne` stands between; None otherwise."""
    tokens = segment.tokens
    if i and tokens[i - 1].lower not in (",", ";", ":", "—", "–", "que", "qu'", "mais", "et"):
        return None
    at = i + 1
    if tokens[i].lower in ("aucun", "aucune", "nul", "nulle"):
        if at >= len(tokens) or not french().is_pos(tokens[at].lower, "noun") or french().is_pos(tokens[at].lower, "det", "prep"):
            return None
        at += 1
    if at >= len(tokens) or tokens[at].lower not in _AUXILIARIES | {"peut", "doit", "va", "vient", "reste"}:
        return None
    return at
