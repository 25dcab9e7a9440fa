"""A translator whose time is counted: translation and forced decoding apart."""

from __future__ import annotations

from collections.abc import Sequence

from mtqa.clock import FORCED, TRANSLATION, Clock
from mtqa.translate.over import TranslatorOver
from mtqa.translate.types import TokenScores, Translation, Translator


class TimedTranslator(TranslatorOver):
    """A `Translator` over another one and a clock."""

    def __init__(self, inner: Translator, clock: Clock) -> None:
        super().__init__(inner)
        self._clock = clock

    def translate(self, texts: Sequence[str], source: str, target: str, beam: int) -> list[Translation]:
        """See `Translator.translate`."""
        with self._clock.stage(TRANSLATION):
            return self._inner.translate(texts, source, target, beam)

    def score(self, pairs: Sequence[tuple[str, str]], source: str, target: str) -> list[TokenScores]:
        """See `Translator.score`."""
        with self._clock.stage(FORCED):
            return self._inner.score(pairs, source, target)
