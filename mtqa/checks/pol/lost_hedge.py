"""POL210: what the source only presumes, and the French states."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.cue_check import unrendered
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.checks.source_place import place_in_french
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import Reading, french
from mtqa.language.pieces import PhraseTable, pieces_of
from mtqa.language.tokens import plain
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_HEDGES = (
    "diduga", "diduga kuat", "kemungkinan", "kemungkinan besar", "mungkin", "barangkali", "konon", "kabarnya", "dikabarkan",
    "disebut-sebut", "ditengarai", "disinyalir", "terindikasi", "tampaknya", "agaknya", "diyakini", "dicurigai", "boleh jadi",
)  # fmt: skip
_TABLE = PhraseTable([(hedge, hedge) for hedge in _HEDGES])
_NO_HEDGE_AFTER = words(
    "tidak tak segala semua setiap berbagai sesegera secepat sebaik sebanyak seminimal bagaimana banyak menutup menepis menyingkirkan "
    "mengesampingkan menampik ada tertutup"
)
_SAVED = words(
    "selon apparemment probablement peut-être sûrement éventuellement possiblement vraisemblablement visiblement prétendument "
    "potentiellement doute indice indices soupçon soupçons hypothèse piste pistes rumeur rumeurs risque risques chance chances possibilité "
    "possibilités éventualité probabilité probabilités suspicion suspicions apparence présomption si"
)
_PHRASES = ("d'après", "dit-on")
_ADJECTIVES = words(
    "hypothétique possible probable éventuel présumé supposé prétendu vraisemblable potentiel suspect réputé allégué accusé"
)
_VERBS = words(
    "soupçonner présumer supposer suspecter sembler paraître pouvoir devoir croire penser estimer craindre risquer laisser imputer "
    "attribuer privilégier envisager conjecturer évoquer suggérer pressentir prétendre imaginer accuser avancer douter juger redouter "
    "réputer exclure écarter ignorer"
)


class LostHedge(SegmentCheck):
    """What the source only presumes, and the French states.

    What it does: Finds a sentence whose Indonesian says *diduga, kemungkinan, mungkin, konon, disebut-sebut, diyakini* (presumed, possibly,
    reportedly, believed) while the French has no word of doubt, no verb such as *soupçonner, pouvoir, sembler*, no conditional and no
    source named with *selon*.

    Why it matters: A suspicion becomes a fact.

    Known problems: There are many ways to say that something is not certain, so the finding is minor.

    Example:
        bad: L’incendie est parti de la cuisine. (source: Api diduga berasal dari dapur.)
        good: L’incendie serait parti de la cuisine. (source: Api diduga berasal dari dapur.)

    Options: none.

    Sources: Kamus Besar Bahasa Indonesia; Grevisse & Goosse, Le bon usage (le conditionnel d'information incertaine).

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "POL210"
    name: ClassVar[str] = "lost-hedge"
    category: ClassVar[str] = "accuracy/mistranslation"
    its_type: ClassVar[str] = "mistranslation"
    severity: ClassVar[Severity] = Severity.MINOR
    evidence: ClassVar[Evidence] = Evidence.SOURCE

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        place = _hedge(segment.source) if segment.source and segment.source_language == "id" else None
        if place is None or _doubts(segment):
            return
        word = place.of(segment.source or "")
        yield self.finding(
            place_in_french(segment, place),
            unrendered(word),
            Phrase(
                "The source only presumes what the French states.",
                "La source ne fait que supposer ce que le français affirme.",
                "Sumber hanya menduga apa yang dinyatakan teks Prancis.",
            ),
            confidence=0.6,
            source_span=place,
        )


def _hedge(source: str) -> Span | None:
    """The first word of doubt of the source that stands as such (*semua kemungkinan* is no doubt)."""
    text = plain(source)
    pieces = pieces_of(text)
    for at, (size, _) in _TABLE.scan(text, pieces):
        if not at or pieces[at - 1].lower not in _NO_HEDGE_AFTER:
            return Span(pieces[at].start, pieces[at + size - 1].end)
    return None


def _doubts(segment: SegmentView) -> bool:
    """True when the French says in any way that something is not certain, or who says so."""
    if not _SAVED.isdisjoint(segment.forms) or any(phrase in segment.plain.lower() for phrase in _PHRASES):
        return True
    return any(_doubting(reading) for form in segment.forms for reading in french().readings(form))


def _doubting(reading: Reading) -> bool:
    if reading.pos not in ("verb", "aux"):
        return reading.lemma in _ADJECTIVES
    return reading.lemma in _VERBS or any(inflection.startswith("cnd:") for inflection in reading.verb)
