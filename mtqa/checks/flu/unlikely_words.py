"""FLU101: words that models find unlikely in their place."""

from __future__ import annotations

from mtqa.checks.base import ModelCheck
from mtqa.checks.finding import Severity


class UnlikelyWords(ModelCheck):
    """Words that models find unlikely in their place.

    What it does: reports words that the quality estimator marks as wrong with great certainty, or that the n-gram model of French finds
    far less likely in their place than anywhere else, and words that both doubt a little less. The finding is minor; when one of the two
    is sure and another reader of the French (the language model included) doubts the same place, it is major, but for
    *c'est les voisins* inside a quotation, as people say.

    Why it matters: broken grammar, words left over from an earlier version and scrambled word order take many shapes that no rule
    describes; models that have read much French stumble over them.

    Known problems: a model can't say what is wrong, and a rare turn of phrase can surprise it. Names, numbers and foreign words in
    quotation marks are not judged, headlines and lists neither, and where a rule has already found something, the models keep silent. The
    language model on its own finds no more faults than chance would: it only seconds the others. Under `--no-model` the n-gram model
    alone remains.

    Example:
        bad: Les habitants attendent que le soit pont réparé.
        good: Les habitants attendent la réparation du pont.

    Options: none.

    Sources: Kepler et al. (2019), OpenKiwi (word tags); Pauls & Klein (2012), Lau, Clark & Lappin (2017) (likelihood without frequency);
    MQM 2.0, linguistic conventions.

    Measured: of 289 clean sentences of invented news that no rule was written from, 22 get a finding of FLU101 or CON101, none of them
    major; of 300 of FLORES 25, none of them major. Of 253 faults that the French shows in the former, the rules touch 73, and with these
    two 99. `mtqa explain` adds the figures of the shipped `measured.json`.
    """

    code = "FLU101"
    name = "unlikely-words"
    category = "fluency"
    its_type = "uncategorized"
    severity = Severity.MINOR
