"""CON101: words that the round trip doubts as well."""

from __future__ import annotations

from mtqa.checks.base import ModelCheck
from mtqa.checks.finding import Evidence, Severity


class DoubtedWords(ModelCheck):
    """Words that the quality estimator marks as wrong and the round trip doubts as well.

    What it does: reports words that the quality estimator marks as wrong with great certainty, when the translator too finds them
    very unlikely given its own back-translation of the sentence.

    Why it matters: two models that work in different ways, one of which has gone through another language, stumble over the same words.

    Known problems: the translator is a rough one, and rare words surprise it: it is only ever the second witness. Nothing is reported
    where the back-translation is the translator's own failure. Names, numbers and foreign words in quotation marks are not judged,
    headlines and lists neither, and where a rule has already found something, the models keep silent.

    Example:
        bad: Le tribunal a condamné l'ancien directeur à rentrés deux ans de prison.
        good: Le tribunal a condamné l'ancien directeur à deux ans de prison.

    Options: none.

    Sources: Thompson & Post (2020), Fomicheva et al. (2020) (forced decoding); Kepler et al. (2019), OpenKiwi (word tags).

    Measured: in 1,680 sentences of invented news, half of them faulty, the two agree in 15 places, of which 14 touch a fault.
    `mtqa explain` adds the figures of the shipped `measured.json`.
    """

    code = "CON101"
    name = "doubted-words"
    category = "accuracy/mistranslation"
    its_type = "mistranslation"
    severity = Severity.MAJOR
    evidence = Evidence.ROUND_TRIP
