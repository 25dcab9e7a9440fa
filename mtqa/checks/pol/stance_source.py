"""POL206: rejected and accepted, denied and admitted, against the source."""

from __future__ import annotations

from typing import ClassVar

from mtqa.checks.cue_check import CueCheck, Reversal
from mtqa.checks.finding import Severity
from mtqa.phrase import Phrase


class StanceAgainstSource(CueCheck):
    """Rejected and accepted, denied and admitted, against the source.

    What it does: Finds `ditolak` (rejected) as accepted or approved, `disetujui` or `dikabulkan` as rejected, `membantah` (denies) as
    admits.

    Why it matters: It turns a verdict, a vote or a statement into its opposite.

    Known problems: Sentences with both stances are not compared.

    Example:
        bad: Leur recours a été accueilli. (source: Gugatan mereka ditolak.)
        good: Leur recours a été rejeté. (source: Gugatan mereka ditolak.)

    Options: none.

    Sources: KBBI; TLFi; `data/cues.tsv`.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "POL206"
    name: ClassVar[str] = "stance-against-source"
    category: ClassVar[str] = "accuracy/mistranslation"
    its_type: ClassVar[str] = "mistranslation"
    severity: ClassVar[Severity] = Severity.MAJOR
    reason: ClassVar[Phrase] = Phrase(
        "The source says that the answer was the opposite.", "La source dit que la réponse a été inverse.",
        "Menurut sumber, jawabannya justru sebaliknya.",
    )  # fmt: skip
    reversals: ClassVar[tuple[Reversal, ...]] = (
        Reversal("REJECT", "ACCEPT", frozenset(("REJECT", "NEG")), frozenset(("ACCEPT", "ACCEPT_WEAK"))),
        Reversal("ACCEPT", "REJECT_SURE", frozenset(("ACCEPT",)), frozenset(("REJECT", "NEG_WORD"))),
        Reversal("DENY", "ADMIT", frozenset(("DENY",)), frozenset(("ADMIT",))),
    )
