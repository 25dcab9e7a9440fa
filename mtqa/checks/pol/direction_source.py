"""POL203: a direction or comparison that is the opposite of the source's."""

from __future__ import annotations

from typing import ClassVar

from mtqa.checks.cue_check import CueCheck, Reversal
from mtqa.checks.finding import Severity
from mtqa.phrase import Phrase


class DirectionAgainstSource(CueCheck):
    """A direction or comparison that is the opposite of the source's.

    What it does: Finds a sentence whose source speaks only of rising (naik, meningkat, melonjak) and whose French only of falling, or
    the reverse; a smaller or lower of the source as larger or higher; the highest as the lowest.

    Why it matters: The news is the direction; turned round, the sentence still reads well.

    Known problems: Sentences with both directions are not compared. Figurative use (`turun tangan`) is listed as innocent.

    Example:
        bad: Les prix ont fortement baissé. (source: Harga melonjak tajam.)
        good: Les prix ont fortement augmenté. (source: Harga melonjak tajam.)

    Options: none.

    Sources: KBBI; TLFi; `data/cues.tsv`.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "POL203"
    name: ClassVar[str] = "direction-against-source"
    category: ClassVar[str] = "accuracy/mistranslation"
    its_type: ClassVar[str] = "mistranslation"
    severity: ClassVar[Severity] = Severity.MAJOR
    reason: ClassVar[Phrase] = Phrase(
        "The source goes the other way.", "La source va dans l’autre sens.", "Sumber menyatakan arah sebaliknya."
    )
    reversals: ClassVar[tuple[Reversal, ...]] = (
        Reversal("UP", "DOWN_SURE", frozenset(("UP",)), frozenset(("DOWN", "LESS")), same_negation=True),
        Reversal("DOWN", "UP_SURE", frozenset(("DOWN",)), frozenset(("UP", "MORE")), same_negation=True),
        Reversal("LESS", "MORE", frozenset(("LESS", "DOWN")), frozenset(("MORE",)), same_negation=True),
        Reversal("LOWEST", "HIGHEST_SURE", frozenset(("LOWEST",)), frozenset(("HIGHEST",))),
        Reversal("HIGHEST", "LOWEST_SURE", frozenset(("HIGHEST",)), frozenset(("LOWEST",))),
    )
