"""POL205: all, most, some, except and including that are not the source's."""

from __future__ import annotations

from typing import ClassVar

from mtqa.checks.cue_check import CueCheck, Reversal
from mtqa.checks.finding import Severity
from mtqa.phrase import Phrase


class ScopeAgainstSource(CueCheck):
    """All, most, some, except and including that are not the source's.

    What it does: Finds `sebagian besar` (most) as `tous`, `tidak semua` (not all) as `aucun` or `personne`, `kecuali`, `tidak termasuk`
    and `belum termasuk` (except, not including) as `y compris`, `ainsi que` or `même`.

    Why it matters: Who or what is meant changes: an exception becomes a part, a majority the whole.

    Known problems: Sentences that have both an exception and an inclusion are not compared.

    Example:
        bad: Toutes les écoles ont rouvert. (source: Sebagian besar sekolah dibuka kembali.)
        good: La plupart des écoles ont rouvert. (source: Sebagian besar sekolah dibuka kembali.)

    Options: none.

    Sources: KBBI; TLFi; `data/cues.tsv`.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "POL205"
    name: ClassVar[str] = "scope-against-source"
    category: ClassVar[str] = "accuracy/mistranslation"
    its_type: ClassVar[str] = "mistranslation"
    severity: ClassVar[Severity] = Severity.MAJOR
    reason: ClassVar[Phrase] = Phrase(
        "The source counts in or out what the French does not.",
        "La source inclut ou exclut ce que le français n’inclut ou n’exclut pas.",
        "Sumber memasukkan atau mengecualikan hal yang berbeda dari teks Prancis.",
    )
    reversals: ClassVar[tuple[Reversal, ...]] = (
        Reversal("MOST_SURE", "ALL_SURE", frozenset(("MOST", "SOME")), frozenset(("ALL",))),
        Reversal("ALL_SURE", "MOST_SURE", frozenset(("ALL",)), frozenset(("MOST", "NEARLY"))),
        Reversal("NOT_ALL", "NONE", frozenset(("NOT_ALL",)), frozenset(("NONE",))),
        Reversal("EXCEPT", "INCLUDE_ALL", frozenset(("EXCEPT",)), frozenset(("INCLUDED",))),
        Reversal("EXCEPT_SURE", "INCLUDE_ALL", frozenset(("EXCEPT_WORD", "NE_QUE")), frozenset(("INCLUDED",))),
    )
