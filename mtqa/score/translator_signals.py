"""What the translator says of a French sentence beyond the plain forced-decoding scores: contrasts between them, with and without a source.

All of it comes from passes that a round trip makes anyway, and one more where a source is there. The embedded model, which is rough,
was measured with these too, and they were left out:

- entropy and boosted probability (Dinh & Niehues 2025). ctranslate2's `score_batch` gives no distributions; a forced prefix with
  `return_logits_vocab` does, exactly, at 2.2 times the cost of scoring (2.3 bare back-translations). Boosted probability orders sentences
  as the plain mean does (AUC .594 and .597 on planted errors, .491 and .495 on human against machine), entropy is worse on the first;
- the back-translation given the French, mean and lowest token: .45 to .55. NMTScore's translation cross-likelihood (that of the
  back-translation given the round trip, less that given the French): .48 on newsroom faults, .55 on planted errors, .55 and .52 on two
  samples of human against machine, at 0.8 bare back-translations;
- agreement of the beam's hypotheses by chrF, of the back-translation (two or four) and of the round trip (two): .44 to .52;
- cosine of the French and its round trip by multilingual-e5-small, as a margin against the article or not: .46 to .53, at 5.7 bare
  back-translations;
- contrastive conditioning for omissions and additions (Vamvas & Sennrich 2022, "As little as possible, as much as necessary"), over
  windows of two and four words: AUC .65 and .60, but at any threshold that finds a third of them a quarter of the clean sentences is
  marked, and it costs more than all the rest.

What a source says holds among translations by machine: a human's are freer, and less likely given the source than a machine's faulty
ones (AUC .16 on human against machine, the wrong way round).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtqa.translate.round_trip import Trip
    from mtqa.translate.types import TokenScores

_LOWEST = 3


@dataclass(frozen=True, slots=True)
class TranslatorSignals:
    """See the functions of this module; None where it can't be computed. For all of them higher is better.

    Attributes:
        pivot: see `pivot`.
        contrast_lowest: see `contrast_lowest`, given the back-translation.
        log_probability_source: mean natural-log probability per token of the French given its source (Thompson & Post 2020): AUC .66 on
            planted errors, .52 (Indonesian) and .55 (English) on newsroom faults.
        source_contrast_lowest: see `contrast_lowest`, given the source.
        source_against_back: see `source_against_back`.
    """

    pivot: float | None = None
    contrast_lowest: float | None = None
    log_probability_source: float | None = None
    source_contrast_lowest: float | None = None
    source_against_back: float | None = None


def translator_signals(trip: Trip | None) -> TranslatorSignals:
    """All signals of one round trip; a degenerate one gives only those that rest on the source alone."""
    if trip is None:
        return TranslatorSignals()
    sound = not trip.degenerate
    return TranslatorSignals(
        pivot=pivot(trip) if sound else None,
        contrast_lowest=contrast_lowest(trip.given_back, trip.given_nothing) if sound else None,
        log_probability_source=trip.given_source.mean if trip.given_source else None,
        source_contrast_lowest=contrast_lowest(trip.given_source, trip.given_nothing),
        source_against_back=source_against_back(trip) if sound else None,
    )


def pivot(trip: Trip) -> float | None:
    """Log-probability per token of the French given its back-translation, less that of the translator's own French for it (nats).

    NMTScore's translation pivot, p(a | b') normalised by the self-score p(b | b'), where a is the French, b its round trip and b' the
    back-translation, which serves as the pivot of both. Around 0 the French is as likely as the translator's own words; the lower, the
    less of it the back-translation accounts for. A round trip's score is its search's, so nothing new is computed.

    Source: Vamvas & Sennrich 2022 (NMTScore). AUC .57 on planted errors; elsewhere near chance.
    """
    if trip.given_back is None or trip.again is None:
        return None
    return trip.given_back.mean - trip.again.score


def contrast_lowest(given: TokenScores | None, given_nothing: TokenScores | None) -> float | None:
    """Mean of the three tokens whose log-probability gains least, or loses most, by what is given (nats).

    A token that fits the sentence but not the given text is likely by itself and unlikely given the text; one that is merely rare
    is unlikely both ways, and does not count. Over whole sentences this difference is the pointwise mutual information of text and
    translation, and says less than its lowest tokens.

    Args:
        given: scores of the French given its back-translation or its source.
        given_nothing: scores of the same French given an empty source.

    Returns:
        None when a score is missing, or when the two were cut into other parts and so can't be compared token by token.

    Sources: Li et al. 2016 (mutual information), Fomicheva et al. 2020 (lowest tokens). AUC from back-translations .56 (planted
    errors), .59 and .51 (two samples of human against machine); from Indonesian and English sources .62 (planted errors), .52 and .55
    (newsroom faults).
    """
    if given is None or given_nothing is None or given.tokens != given_nothing.tokens:
        return None
    gains = sorted(a - b for a, b in zip(given.log_probabilities, given_nothing.log_probabilities, strict=True))
    lowest = gains[:_LOWEST]
    return sum(lowest) / len(lowest)


def source_against_back(trip: Trip) -> float | None:
    """Log-probability per token of the French given its source, less that given its back-translation (nats).

    The back-translation says what the French says; the source, what it should say. Where the source explains the French worse than its
    own back-translation does, something in the French is not in the source. What makes a sentence hard as such cancels out.

    Source: contrastive conditioning (Vamvas & Sennrich 2021), with the back-translation as the contrast. AUC .58 (Indonesian) and .59
    (English) on newsroom faults that only the source shows, .49 and .53 on the others.
    """
    if trip.given_source is None or trip.given_back is None:
        return None
    return trip.given_source.mean - trip.given_back.mean
