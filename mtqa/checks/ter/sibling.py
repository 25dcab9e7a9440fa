"""TER210: a thing of the source that became another of its kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.cue_check import against
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.pieces import pieces_of
from mtqa.language.siblings import Sibling, named, of_kind
from mtqa.language.tokens import plain
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_TURNED = words("moins pas peu sans non guère jamais ni ne n' aucun aucune")
_TURNED_ID = (" tidak ", " tak ", " bukan ", " belum ", " kurang ", " tanpa ", " jangan ")
Place = tuple[Sibling, int, int]


class SiblingOfSource(SegmentCheck):
    """A thing of the source that became another of its kind.

    What it does: For kinds of which one sentence seldom confuses two (kin, professions, days, months, units of time, fractions, vehicles,
    buildings, materials, animals, diseases, to open and to close, able and unable …) finds a sentence where the Indonesian names one
    that the French does not render, while the French names another for which the Indonesian has no word.

    Why it matters: Things of one kind stand in the same places, so the sentence stays fluent and the news is false.

    Known problems: A free translation that says the same by way of the opposite word (not cheap, dear).

    Example:
        bad: Un commerçant de 58 ans a été blessé. (source: Seorang pensiunan 58 tahun terluka.)
        good: Un retraité de 58 ans a été blessé. (source: Seorang pensiunan 58 tahun terluka.)

    Options: none.

    Sources: Kamus Besar Bahasa Indonesia; Le Grand Robert; `data/siblings_id.tsv`.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "TER210"
    name: ClassVar[str] = "sibling-of-source"
    category: ClassVar[str] = "accuracy/mistranslation"
    its_type: ClassVar[str] = "mistranslation"
    severity: ClassVar[Severity] = Severity.MAJOR
    evidence: ClassVar[Evidence] = Evidence.SOURCE

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        if not segment.source or segment.source_language != "id":
            return
        lost: dict[str, list[Place]] = defaultdict(list)
        text = plain(segment.source)
        for place in named(text):
            if not place[0].rendered(segment.tokens) and not f" {text[: place[1]].lower()}".endswith(_TURNED_ID):
                lost[place[0].kind].append(place)
        if not lost:
            return
        source = _spaced(segment.source)
        for kind, places in lost.items():
            hit = next((h for h in _in_french(segment, kind) if not h[0].named_in(source)), None)
            if hit is not None:
                yield self._finding(segment, places[0], hit)

    def _finding(self, segment: SegmentView, lost: Place, hit: Place) -> Finding:
        span = segment.span(hit[1], hit[2])
        there = (segment.source or "")[lost[1] : lost[2]]
        return self.finding(
            span,
            against(span.of(segment.article.plain), there),
            Phrase(
                "The source names something else of this kind.",
                "La source nomme autre chose de ce genre.",
                "Sumber menyebut hal lain dari jenis ini.",
            ),
            confidence=0.7,
            source_span=Span(lost[1], lost[2]),
        )


def _in_french(segment: SegmentView, kind: str) -> Iterator[Place]:
    """The things of the kind that the French names, with their tokens; capitals inside the sentence are names."""
    tokens = segment.tokens
    for sibling in of_kind()[kind]:
        for first, after in sibling.places(tokens):
            if not (first and tokens[first].capitalised) and _TURNED.isdisjoint(t.lower for t in tokens[max(0, first - 2) : first]):
                yield sibling, first, after


def _spaced(source: str) -> str:
    """The words in lower case with one blank around each."""
    return f" {' '.join(p.lower for p in pieces_of(plain(source)) if p.word)} "
