"""POL201: a negation of the source that the French lost, or one that it added."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.cue_check import CueCheck, Reversal, classes_of, first
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.cues import LANGUAGES, Cue
from mtqa.language.morphology import french
from mtqa.phrase import Phrase

_NE_PAS = re.compile(
    r"\b(?:ne\s|n')(?!(?:manqu|tard|cess)\w{1,12}\spas)(?:[^\s,.;:]{1,25}\s){0,2}?[^\s,.;:-]{1,25}\spas\b(?!\s(?:tard|rare|moins|seulement|que|manqu|simplement|uniquement))"
)
_EXPLAINED = frozenset(
    (
        "NEG",
        "BAN",
        "EXCEPT",
        "DENY",
        "REJECT",
        "ONLY",
        "NOT_ALL",
        "NOT_ONLY",
        "NOT_OBLIGED",
        "LESS",
        "DOWN",
        "NEARLY",
        "BEFORE",
        "UNTIL",
        "CEILING",
        "EARLIEST",
    )
)
_WORD = 5
_RESTRICTS = frozenset(("ONLY", "UNTIL", "EXCEPT"))
_PLAIN = frozenset(("NEG_SURE", "WITHOUT", "NOT_ALL", "NOT_OBLIGED", "NE_QUE"))
_NE = frozenset(("ne", "n'"))
_BARE = frozenset(("que", "qu'"))
_NEAR = 0.45
_SAVED = frozenset(("NEG", "ONLY", "EXCEPT", "BAN", "NOT_OBLIGED", "NOT_ALL"))


class NegationAgainstSource(CueCheck):
    """A negation of the source that the French lost, or one that it added.

    What it does: Finds tidak, tak, bukan, belum, tanpa, jangan (not, no, without …) in the source where the French has nothing that
    negates: no ne, sans, aucun anywhere, and near its place no verb such as refuser, manquer, interdire, no adjective such as
    impossible, inconnu; `nouveau` and `première fois` answer to belum pernah only. Also a negation that became `ne … que` (only), and
    `ne … pas` in the French where nothing in the source negates, lessens or restricts.

    Why it matters: The sentence says the opposite, fluently.

    Known problems: Negation that French says with quite another word (hostile for tidak ramah) is taken for lost when the list of
    negative words lacks it; an idiom with `ne … pas` for added. Where a negation stays in another clause, one that got lost is not seen.

    Example:
        bad: Il gouverne avec ses alliés. (source: Ia memerintah tanpa sekutunya.)
        good: Il gouverne sans ses alliés. (source: Ia memerintah tanpa sekutunya.)

    Options: none.

    Sources: KBBI; Grevisse, Le bon usage, §1010-1029; `data/cues.tsv`.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "POL201"
    name: ClassVar[str] = "negation-against-source"
    category: ClassVar[str] = "accuracy/mistranslation"
    its_type: ClassVar[str] = "mistranslation"
    severity: ClassVar[Severity] = Severity.MAJOR
    reason: ClassVar[Phrase] = Phrase(
        "The source denies this, and nothing in the French does.",
        "La source nie cela, et rien dans le français ne le nie.",
        "Sumber menyangkal hal ini, sedangkan teks Prancis tidak.",
    )
    reversals: ClassVar[tuple[Reversal, ...]] = (
        Reversal("WITHOUT", "WITH", frozenset(("WITHOUT", "NEG")), frozenset(("WITH",))),
        Reversal("NEG_WORD", "INCLUDE_ALL", _SAVED, frozenset(("INCLUDE",))),
    )

    def compare(self, segment: SegmentView, named: Sequence[Cue], own: Sequence[Cue]) -> Iterator[Finding]:
        """See `CueCheck.compare`."""
        there, here = classes_of(named), classes_of(own)
        if "NEG_WORD" not in there:
            yield from self._added(segment, there)
            return
        placed = list(super().compare(segment, named, own))
        if placed:
            yield from placed
        elif not _saved(segment, named, own):
            yield self._lost(segment, first(named, "NEG_WORD"))
        elif not there & _RESTRICTS and "NE_QUE" in here and _fewer(segment, named, own):
            yield self.reversed(segment, first(named, "NEG_WORD"), first(own, "NE_QUE"), Severity.MAJOR)

    def _added(self, segment: SegmentView, there: frozenset[str]) -> Iterator[Finding]:
        """A full negation of the French that nothing in the source calls for."""
        match = _NE_PAS.search(segment.plain)
        if match is None or there & _EXPLAINED or segment.source_language not in LANGUAGES:
            return
        written = match.group()
        yield self.finding(
            Span(segment.start + match.start(), segment.start + match.end()),
            Phrase(
                f"“{written}”: the source has no negation", f"« {written} » : la source ne nie rien", f"“{written}”: tidak ada di sumber"
            ),
            Phrase(
                "Nothing in the source denies this.", "Rien dans la source ne nie cela.", "Tidak ada yang menyangkal hal ini di sumber.",
            ),
            confidence=0.75,
        )  # fmt: skip

    def _lost(self, segment: SegmentView, source: Cue) -> Finding:
        there = (segment.source or "")[source.start : source.end]
        return self.finding(
            likely_verb(segment, (source.end + _WORD) / max(1, len(segment.source or ""))),
            Phrase(f"“{there}” of the source is lost", f"« {there} » de la source a disparu", f"“{there}” dari sumber hilang"),
            self.reason,
            confidence=0.8,
            source_span=Span(source.start, source.end),
        )


def _saved(segment: SegmentView, named: Sequence[Cue], own: Sequence[Cue]) -> bool:
    """True when a cue of the French renders the negation: a plain one anywhere, a word that only implies one near its place.

    What is new (`nouveau`, `première fois`) renders a *belum pernah* only, and a bare *que* renders nothing.
    """
    source = segment.source or ""
    never = any("pernah" in source[max(0, c.start - 8) : c.end + 16].lower() for c in named if "NEG_WORD" in c.classes)
    places = [c.start / max(1, len(source)) for c in named if "NEG_WORD" in c.classes]
    for cue in own:
        written = segment.plain[cue.start : cue.end].lower()
        if "NEW" in cue.classes and never:
            return True
        if not cue.classes & _SAVED or written in _BARE:
            continue
        if cue.classes & _PLAIN or written in _NE:
            return True
        place = cue.start / max(1, len(segment.plain))
        if any(abs(place - there) <= _NEAR for there in places):
            return True
    return False


def _fewer(segment: SegmentView, named: Sequence[Cue], own: Sequence[Cue]) -> bool:
    """True when the French has fewer full negations than the source has negative words."""
    full = sum("NEG_SURE" in c.classes for c in own)
    return full < sum("NEG_WORD" in c.classes for c in named)


def likely_verb(segment: SegmentView, share: float) -> Span:
    """The verb nearest to `share` (0-1) of the sentence: the place where a lost word most likely belongs."""
    at = segment.start + share * (segment.end - segment.start)
    verbs = [
        t for t in segment.words if french().is_pos(t.lower, "verb", "aux") and not french().is_pos(t.lower, "prep", "det", "conj", "pron")
    ]
    chosen = min(verbs or segment.words, key=lambda t: abs((t.start + t.end) / 2 - at), default=None)
    return Span(chosen.start, chosen.end) if chosen else Span(segment.start, segment.end)
