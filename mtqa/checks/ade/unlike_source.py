"""ADE101: words that look wrong beside the source."""

from __future__ import annotations

from mtqa.checks.base import ModelCheck
from mtqa.checks.finding import Evidence, Severity


class UnlikeSource(ModelCheck):
    """Words that the quality estimator marks as wrong once it reads the source too.

    What it does: reports words that the quality estimator marks as wrong when it reads the French beside its source, and that neither it
    nor another model doubts enough in the French alone. The finding is minor.

    Why it matters: fluent French can say something else than the source; nothing in the sentence itself gives that away.

    Known problems: the estimator is small and leans on the French far more than on the source: most of what it marks here it half doubts
    anyway, and numbers, names and negations are left to the rules that compare them. Only sentences that stand for a whole source
    sentence are read this way. Names, numbers and foreign words in quotation marks are not judged, headlines and lists neither, and where
    a rule has already found something, the models keep silent.

    Example:
        source: Pemerintah akan membangun sekolah baru tahun depan.
        bad: Le gouvernement va se lever une nouvelle école l’année prochaine.
        good: Le gouvernement va construire une nouvelle école l’année prochaine.

    Options: none.

    Sources: Kepler et al. (2019), OpenKiwi (word tags from source and target); Vamvas & Sennrich (2022) (over- and undertranslation).

    Measured: of 289 clean sentences of invented news that no rule was written from, 9 get this remark; of 311 faults there it touches 6
    that nothing else finds. `mtqa explain` adds the figures of the shipped `measured.json`.
    """

    code = "ADE101"
    name = "unlike-source"
    category = "accuracy/mistranslation"
    its_type = "mistranslation"
    severity = Severity.MINOR
    evidence = Evidence.SOURCE
