"""What a translator takes and gives: translations, forced-decoding scores, and the protocol that all translators share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from mtqa.article.model import Span
from mtqa.phrase import Phrase

SPLIT = Phrase(
    "longer than the model reads at once: handled in {parts} parts",
    "plus long que ce que le modèle lit d’un coup : traité en {parts} parties",
    "lebih panjang daripada yang dibaca model sekaligus: diproses dalam {parts} bagian",
)


@dataclass(frozen=True, slots=True)
class Translation:
    """One text translated.

    Attributes:
        text: the translation, in the model's own form (straight quotes and apostrophes, plain spaces).
        score: mean natural-log probability per generated token, end mark included; at most 0, higher is surer. 0.0 for a blank source.
        degenerate: the model's own failure: `loop`, `blow-up`, `empty`; or nothing.
        parts: how many parts the source was cut into because it was longer than the model reads.
    """

    text: str
    score: float
    degenerate: str = ""
    parts: int = 1

    @property
    def note(self) -> Phrase | None:
        """What the reader should know about how the translation was made."""
        return SPLIT.format(parts=self.parts) if self.parts > 1 else None


@dataclass(frozen=True, slots=True)
class TokenScores:
    """How probable each token of a given target is, its source and the tokens before it being given (forced decoding).

    Attributes:
        tokens: SentencePiece pieces of the target; the last one is the end mark `</s>`.
        log_probabilities: natural logarithms, at most 0, one a token.
        spans: where each token stands in the target *as given* (code points, blanks at the edges left out); the end mark and pieces
            that stand for nothing visible have empty spans.
        parts: how many parts the pair was cut into because a side was longer than the model reads.

    Source: Thompson & Post 2020 (mean), Fomicheva et al. 2020 (lowest token for strong translators).
    """

    tokens: tuple[str, ...]
    log_probabilities: tuple[float, ...]
    spans: tuple[Span, ...]
    parts: int = 1

    @property
    def mean(self) -> float:
        """Mean log-probability per token, end mark included."""
        return sum(self.log_probabilities) / len(self.log_probabilities)

    @property
    def min(self) -> float:
        """The lowest log-probability of a token."""
        return min(self.log_probabilities)

    @property
    def note(self) -> Phrase | None:
        """What the reader should know about how the scores were made."""
        return SPLIT.format(parts=self.parts) if self.parts > 1 else None


class Translator(Protocol):
    """Translates, and says how probable a given translation is."""

    @property
    def identity(self) -> str:
        """Model and engine that make the numbers: `embedded-fren-1@1a2b3c4d|engine:ct2-int8`."""
        ...

    def supports(self, source: str, target: str) -> bool:
        """True when the model translates from language `source` into `target`."""
        ...

    def translate(self, texts: Sequence[str], source: str, target: str, beam: int) -> list[Translation]:
        """Translate each text; one result a text, in order.

        Args:
            texts: any text; a blank one gives an empty translation that is not degenerate.
            source: language code of the texts.
            target: language code to translate into.
            beam: beam size, 1 for greedy search.

        Raises:
            ModelError: the model does not translate between these languages, or is broken.
        """
        ...

    def score(self, pairs: Sequence[tuple[str, str]], source: str, target: str) -> list[TokenScores]:
        """Forced-decoding scores of the second text of each pair, given the first.

        Args:
            pairs: source text and target text; an empty source is allowed (the decoder then acts as a language model).
            source: language code of the first texts.
            target: language code of the second texts.

        Raises:
            ModelError: the model does not translate between these languages, or is broken.
        """
        ...


def signature(translator: Translator, beam: int) -> str:
    """What made a translation, in one line: model, revision or hash, engine, compute type, beam."""
    return f"{translator.identity}|beam:{beam}"
