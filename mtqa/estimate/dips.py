"""Where the models stumble: words that a model finds far less likely than their sentence, or marks as wrong; and what several see alike.

One function a witness turns its numbers into `Dip`s; `merge` joins the dips of all witnesses into one `Suspect` span a fault. Names,
numbers and foreign words in quotation marks are never judged: they surprise every model and say nothing about the French.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from mtqa.article.model import Span
from mtqa.estimate.surprisal_gain import by_itself
from mtqa.language.morphology import french
from mtqa.language.names import names, sentence_start
from mtqa.language.quotation_pairing import parse_quotations
from mtqa.language.tokens import Token, plain, tokenize

if TYPE_CHECKING:
    from mtqa.estimate.estimator import Estimate
    from mtqa.estimate.language_model import Surprisal
    from mtqa.estimate.ngram import NgramSurprisal
    from mtqa.language.frequency import Frequencies
    from mtqa.translate.types import TokenScores

_BESIDE = 1


class Witness(StrEnum):
    """Who saw something. `SOURCE` is the estimator when it reads the source too."""

    ESTIMATOR = "estimator"
    SOURCE = "source"
    LANGUAGE_MODEL = "lm"
    NGRAM = "ngram"
    TRANSLATOR = "translator"


@dataclass(frozen=True, slots=True)
class Threshold:
    """From which depth a word is `noticed`, `clear`, and `sure`; depth grows with suspicion, in the witness's own unit."""

    noticed: float
    clear: float = float("inf")
    sure: float = float("inf")


THRESHOLDS = {
    Witness.ESTIMATOR: Threshold(0.5, 0.75, 0.96),
    Witness.SOURCE: Threshold(0.7, 0.7),
    Witness.LANGUAGE_MODEL: Threshold(1.0),
    Witness.NGRAM: Threshold(1.5, 4.0, 5.0),
    Witness.TRANSLATOR: Threshold(8.0),
}
"""Depths: P(BAD); for the language model and the n-gram model, nats below the word by itself; nats of the least likely piece of the word.

Chosen on invented news that no model was trained on and no rule was written from: what is clear to the estimator or the n-gram model, or
noticed by both, is a remark on 7 in 100 clean sentences and touches 24 of 180 faults that the French shows and the rules leave; what the
estimator and the language model both notice, on 2 more in 100 and 6 more faults. Weighing the depths of a word and of its neighbours
against each other (a logistic model, by cross-validation) finds no more at the same cost. What only the estimator beside the source marks
is a remark on 4 more clean sentences in 100 and touches 3 more faults in 100. A dip of the language model or of the translator is hardly
likelier to be a fault than any other word, so these two never speak for themselves: they only second another witness. Nats below the mean
word of the sentence, rarity and all, told less: those of the language model seconded nothing.
"""


@dataclass(frozen=True, slots=True)
class Dip:
    """Whole words at `span` that stand out for one witness, and how far the worst of them does, in the witness's unit."""

    span: Span
    witness: Witness
    depth: float

    @property
    def clear(self) -> bool:
        """True when it stands out so far that it is worth a remark without a second witness."""
        return self.depth >= THRESHOLDS[self.witness].clear

    @property
    def sure(self) -> bool:
        """True when it stands out so far that clean French hardly ever has it."""
        return self.depth >= THRESHOLDS[self.witness].sure


@dataclass(frozen=True, slots=True)
class Suspect:
    """One suspect stretch of whole words, and the deepest dip of each witness that saw some of it, in the order of `Witness`."""

    span: Span
    dips: tuple[Dip, ...]

    @property
    def witnesses(self) -> tuple[Witness, ...]:
        """Who saw it."""
        return tuple(dip.witness for dip in self.dips)

    def saw(self, witness: Witness) -> Dip | None:
        """The witness's deepest dip here; None when it saw nothing."""
        return next((dip for dip in self.dips if dip.witness is witness), None)


def surprisal_dips(text: str, surprisal: Surprisal, words: Frequencies) -> tuple[Dip, ...]:
    """Words that are less likely in their place than by themselves under the causal language model; `words` are French frequencies."""
    tokens = tokenize(plain(text))
    depths = _depths(tokens, surprisal.spans, [-value for value in surprisal.log_probabilities], sum)
    lost = [None if depth is None else depth - by_itself(token.lower, words) for token, depth in zip(tokens, depths, strict=True)]
    return _dips(text, tokens, lost, Witness.LANGUAGE_MODEL)


def ngram_dips(text: str, surprisal: NgramSurprisal) -> tuple[Dip, ...]:
    """Known words that are far less likely in their place than by themselves under the n-gram model."""
    if -min(surprisal.gains, default=0.0) < THRESHOLDS[Witness.NGRAM].noticed:  # most sentences need not be read again
        return ()
    kept = [(p, -g) for p, g, apart in zip(surprisal.places, surprisal.gains, surprisal.apart, strict=True) if not apart]
    tokens = tokenize(plain(text))
    return _dips(text, tokens, _depths(tokens, [Span(*p) for p, _ in kept], [g for _, g in kept], max), Witness.NGRAM)


def tag_dips(text: str, estimate: Estimate, witness: Witness = Witness.ESTIMATOR) -> tuple[Dip, ...]:
    """Words that the estimator marks as wrong; `witness` tells whether it read the source."""
    tokens = tokenize(plain(text))
    depths = _depths(tokens, [tag.span for tag in estimate.tags], [tag.bad for tag in estimate.tags], max)
    return _dips(text, tokens, depths, witness)


def token_dips(text: str, scores: TokenScores) -> tuple[Dip, ...]:
    """Words with a piece that is very unlikely given the back-translation (forced decoding)."""
    tokens = tokenize(plain(text))
    return _dips(text, tokens, _depths(tokens, scores.spans, [-value for value in scores.log_probabilities], max), Witness.TRANSLATOR)


def merge(dips: Iterable[Dip]) -> tuple[Suspect, ...]:
    """One span for dips that share a word or stand side by side, in order of place; each witness keeps its deepest dip."""
    groups: list[list[Dip]] = []
    for dip in sorted(dips, key=lambda d: (d.span, d.witness)):
        if groups and dip.span.start <= max(d.span.end for d in groups[-1]) + _BESIDE:
            groups[-1].append(dip)
        else:
            groups.append([dip])
    return tuple(_suspect(group) for group in groups)


def _suspect(group: Sequence[Dip]) -> Suspect:
    deepest: dict[Witness, Dip] = {}
    for dip in group:
        if dip.witness not in deepest or dip.depth > deepest[dip.witness].depth:
            deepest[dip.witness] = dip
    span = Span(group[0].span.start, max(dip.span.end for dip in group))
    return Suspect(span, tuple(deepest[witness] for witness in Witness if witness in deepest))


def _depths(
    tokens: Sequence[Token], spans: Sequence[Span], values: Sequence[float], together: Callable[[list[float]], float]
) -> list[float | None]:
    """For each token the values whose spans it shares, taken together; None where there are none. Both are in order of place."""
    found: list[float | None] = []
    places = [(span.start, span.end, value) for span, value in zip(spans, values, strict=True)]
    first, count = 0, len(places)
    for token in tokens:
        while first < count and places[first][1] <= token.start:
            first += 1
        at, own = first, []
        while at < count and places[at][0] < token.end:
            start, end, value = places[at]
            if start < end:
                own.append(value)
            at += 1
        found.append(together(own) if own else None)
    return found


def _dips(text: str, tokens: Sequence[Token], depths: Sequence[float | None], witness: Witness) -> tuple[Dip, ...]:
    """Runs of neighbouring judged words that reach the witness's threshold."""
    least = THRESHOLDS[witness].noticed
    deep = {i: depth for i, depth in enumerate(depths) if depth is not None and depth >= least}
    found: list[Dip] = []
    for i in _judged(text, tokens, deep):
        token, depth = tokens[i], deep[i]
        if found and token.start - found[-1].span.end <= _BESIDE:
            found[-1] = Dip(Span(found[-1].span.start, token.end), witness, max(found[-1].depth, depth))
        else:
            found.append(Dip(Span(token.start, token.end), witness, depth))
    return tuple(found)


def _judged(text: str, tokens: Sequence[Token], asked: Iterable[int]) -> list[int]:
    """Those of the `asked` tokens that are judged: words, but no names, no words with digits, no foreign words in quotation marks."""
    words = [i for i in asked if _is_word(tokens, i)]
    if not words:
        return []
    apart = {i for name in names(tokens) for i in range(name.first, name.after)}
    foreign = [i for i in words if not french().known(tokens[i].lower)]
    if foreign:
        quotations = parse_quotations(plain(text), [(0, len(text))])
        apart |= {i for i in foreign if quotations.inside(tokens[i].start, tokens[i].end)}
    return [i for i in words if i not in apart]


def _is_word(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    return token.is_word and not any(map(str.isdigit, token.text)) and not (token.capitalised and not sentence_start(tokens, i))
