"""NUM205: a level of the source that became a change, or the reverse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.checks.num.wording import quoted
from mtqa.checks.view import SegmentView
from mtqa.language.comparison import MOST
from mtqa.language.values import Aspect, Value
from mtqa.phrase import Phrase

_MOVES = {
    "id": r"naik|meningkat|bertambah|melonjak|menguat|turun|menurun|berkurang|anjlok|merosot|melemah|susut|menyusut|melorot",
    "en": r"up|rose|risen|rising|increased|climbed|jumped|grew|down|fell|fallen|dropped|declined|decreased|sank",
}
_FROM = {"id": r"dari\s(?:sekitar\s|hampir\s|sebelumnya\s)?(?:Rp\.?\s?)?", "en": r"from\s(?:about\s|around\s|nearly\s)?\$?"}
_SIMPLE_MOVE = {
    "id": r"(?:sebesar\s|sekitar\s|hampir\s|lebih dari\s|tipis\s)?(?:Rp\.?\s?)?",
    "en": r"(?:by\s)?(?:about\s|around\s|nearly\s)?\$?",
}
_CHANGE = re.compile(
    r"\b(?:hausse|augmentation|progression|bond|baisse|recul|repli|chute|diminution)s?\s(?:de\s|d')(?:près\sde\s|environ\s|quelque\s|plus\sde\s)?$"
)
_LEVEL = re.compile(
    r"\b(?:augment|progress|pass|mont|grimp|bond|recul|baiss|chut|tomb|diminu|gliss|remont)[^\W\d_]{0,6}\s(?:encore\s|ainsi\s|légèrement\s)?(?:à|jusqu'à)\s"
    r"(?:près\sde\s|environ\s|quelque\s|plus\sde\s)?$"
)


class LevelAgainstChange(SegmentCheck):
    """A level of the source that became a change, or the reverse.

    What it does: A figure that the source gives as the level before (`naik dari 24 persen`) and the French as the size of the change
    (`en hausse de 24 %`); or a change in the source (`naik 5 persen`) that the French gives as the new level (`à 5 %`).

    Why it matters: The figure is right, what it measures is not.

    Known problems: Only figures right behind a verb of movement are compared.

    Example:
        bad: La part du solaire est en hausse de 7 % par rapport à 2016. (source: naik dari 7 persen pada 2016)
        good: La part du solaire est en hausse par rapport aux 7 % de 2016. (source: naik dari 7 persen pada 2016)

    Options: none.

    Sources: KBBI, dari, menjadi, sebesar; Grevisse, Le bon usage, prepositions with verbs of change.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NUM205"
    name: ClassVar[str] = "level-against-change"
    category: ClassVar[str] = "accuracy/mistranslation/number"
    its_type: ClassVar[str] = "mistranslation"
    severity: ClassVar[Severity] = Severity.MAJOR
    evidence: ClassVar[Evidence] = Evidence.SOURCE

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        language = segment.source_language or ""
        if not segment.source or language not in _MOVES or max(len(segment.values), len(segment.source_values)) > MOST:
            return
        levels = re.compile(
            rf"\b(?:{_MOVES[language]})\s(?:(?!lebih|kurang|more|less)[^\W\d_]+\s){{0,2}}?{_FROM[language]}$", re.IGNORECASE
        )
        changes = re.compile(rf"\b(?:{_MOVES[language]})\s{_SIMPLE_MOVE[language]}$", re.IGNORECASE)
        targets = [v for v in segment.values if v.aspect is Aspect.NUMBER and v.firm]
        for source in segment.source_values:
            twins = [t for t in targets if source.aspect is Aspect.NUMBER and t.value == source.value]
            if len(twins) != 1 or source.unit is None or source.unit.dimension not in ("percent", "currency", "point"):
                continue
            before, here = segment.source[max(0, source.whole_span[0] - 50) : source.start], segment.plain[: twins[0].start]
            if levels.search(before) and (found := _CHANGE.search(here)):
                yield self._finding(segment, source, twins[0], found.start(), level=True)
            elif changes.search(before) and (found := _LEVEL.search(here)):
                yield self._finding(segment, source, twins[0], found.start(), level=False)

    def _finding(self, segment: SegmentView, source: Value, target: Value, start: int, *, level: bool) -> Finding:
        there, here = quoted(segment.source or "", source), quoted(segment.plain, target)
        return self.finding(
            Span(segment.start + start, segment.start + target.whole_span[1]),
            Phrase(
                f"{here} is {'the level before' if level else 'the change'} in the source",
                f"{here} est {'le niveau de départ' if level else 'la variation'} dans la source",
                f"{here} adalah {'angka sebelumnya' if level else 'besar perubahannya'} di sumber",
            ),
            Phrase(
                f"The source has {there} as {'what it was before' if level else 'how much it moved'}.",
                f"Dans la source, {there} est {'la valeur d’avant' if level else 'l’ampleur du mouvement'}.",
                f"Di sumber, {there} adalah {'nilai sebelumnya' if level else 'besar pergerakannya'}.",
            ),
            confidence=0.85,
            source_span=Span(*source.whole_span),
        )
