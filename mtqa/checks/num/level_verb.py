"""NUM111: augmenter à, diminuer à: a change verb with a level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.phrase import Phrase

_LEVEL = re.compile(
    r"\b((?:augment|diminu)(?:é|ée|és|ées|e|ent|a|èrent|ait|aient|era|eront|er|erait|eraient)\sà)\s(?:environ\s|près\sde\s|quelque\s|plus\sde\s)?\d"
)


class LevelVerb(SegmentCheck):
    """`augmenter à`, `diminuer à`: a verb of change with a level.

    What it does: Finds `augmenter` and `diminuer` with `à` and a figure.

    Why it matters: `naik menjadi`, `rise to` give the new level; the French verbs take `de` and the size of the change, so the reader
    hesitates between the two.

    Known problems: None known; monter, tomber, passer à are right and left alone.

    Example:
        bad: Le loyer augmente à 700 000 roupies.
        good: Le loyer passe à 700 000 roupies.

    Options: none.

    Sources: Grevisse, Le bon usage; Office québécois de la langue française, augmenter.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NUM111"
    name: ClassVar[str] = "level-verb"
    category: ClassVar[str] = "fluency/calque"
    its_type: ClassVar[str] = "grammar"
    severity: ClassVar[Severity] = Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        if "augment" not in segment.plain and "diminu" not in segment.plain:
            return
        for match in _LEVEL.finditer(segment.plain):
            written = match.group(1)
            yield self.finding(
                Span(segment.start + match.start(1), segment.start + match.end(1)),
                Phrase(f"“{written}” with a level", f"« {written} » suivi d’un niveau", f"“{written}” diikuti suatu tingkat"),
                Phrase(
                    "augmenter and diminuer take de and the size of the change; for the new level say passer à, s’établir à.",
                    "« augmenter » et « diminuer » appellent « de » et l’ampleur du changement ; pour le niveau : passer à.",
                    "augmenter dan diminuer memakai de dan besar perubahan; untuk tingkat yang dicapai: passer à, s’établir à.",
                ),
                confidence=0.75,
            )
