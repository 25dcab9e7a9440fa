"""POL204: what is forbidden, optional, early or only presumed in the source, and not in the French."""

from __future__ import annotations

from typing import ClassVar

from mtqa.checks.cue_check import CueCheck, Reversal
from mtqa.checks.finding import Severity
from mtqa.phrase import Phrase


class ModalityAgainstSource(CueCheck):
    """What is forbidden, optional, early or only presumed in the source, and not in the French.

    What it does: Finds `tidak wajib` (not obliged) as `ne doit pas` (must not), `paling cepat` (at the earliest) as `au plus tard`,
    `menduga` (suspects) as `affirme`, a ban that the French does not mention, and `hanya` (only) as `ne … pas que` (not only).

    Why it matters: Rules, deadlines and suspicions are what readers act on.

    Known problems: A presumption that the French drops without asserting it is not reported: too many ways to say it.

    Example:
        bad: Le train arrivera lundi au plus tard. (source: Kereta tiba paling cepat Senin.)
        good: Le train arrivera lundi au plus tôt. (source: Kereta tiba paling cepat Senin.)

    Options: none.

    Sources: KBBI; Grevisse, Le bon usage (devoir, pouvoir); `data/cues.tsv`.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "POL204"
    name: ClassVar[str] = "modality-against-source"
    category: ClassVar[str] = "accuracy/mistranslation"
    its_type: ClassVar[str] = "mistranslation"
    severity: ClassVar[Severity] = Severity.MAJOR
    reason: ClassVar[Phrase] = Phrase(
        "What is allowed, due or certain is not the same in the source.",
        "Ce qui est permis, exigé ou certain n’est pas la même chose dans la source.",
        "Hal yang diizinkan, diwajibkan, atau dipastikan berbeda di sumber.",
    )
    reversals: ClassVar[tuple[Reversal, ...]] = (
        Reversal("NOT_OBLIGED", "MUST_NOT", frozenset(("NOT_OBLIGED",)), frozenset(("BAN",))),
        Reversal("EARLIEST_SURE", "LATEST_SURE", frozenset(("EARLIEST",)), frozenset(("LATEST_SURE",))),
        Reversal("LATEST_SURE", "EARLIEST_SURE", frozenset(("LATEST_SURE",)), frozenset(("EARLIEST",))),
        Reversal("GUESS_VERB", "ASSERT", frozenset(("GUESS",))),
        Reversal("ONLY", "NOT_ONLY", frozenset(("ONLY",)), frozenset(("NOT_ONLY", "NEG_WORD"))),
        Reversal("BAN_WORD", "LIMIT", frozenset(("BAN_STRICT",))),
        Reversal("BAN_PHRASE", "MAYBE", frozenset(), frozenset(("GUESS", "MAYBE"))),
    )
