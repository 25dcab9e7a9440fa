"""A translator that remembers: only what the cache does not know goes through the model."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TypeVar

from mtqa.article.model import Span
from mtqa.translate.cache import Cache, key
from mtqa.translate.over import TranslatorOver
from mtqa.translate.types import TokenScores, Translation, Translator

_Job = TypeVar("_Job")
_Result = TypeVar("_Result")


class CachedTranslator(TranslatorOver):
    """A `Translator` over another one and a cache; equal texts are translated once."""

    def __init__(self, inner: Translator, cache: Cache) -> None:
        super().__init__(inner)
        self._cache = cache

    def translate(self, texts: Sequence[str], source: str, target: str, beam: int) -> list[Translation]:
        """See `Translator.translate`."""
        keys = [key(self.identity, "translate", source, target, beam, text) for text in texts]
        return self._through(
            keys, texts, lambda missing: self._inner.translate(missing, source, target, beam), _dump_translation, _load_translation
        )

    def score(self, pairs: Sequence[tuple[str, str]], source: str, target: str) -> list[TokenScores]:
        """See `Translator.score`."""
        keys = [key(self.identity, "score", source, target, *pair) for pair in pairs]
        return self._through(keys, pairs, lambda missing: self._inner.score(missing, source, target), _dump_scores, _load_scores)

    def _through(
        self,
        keys: Sequence[bytes],
        jobs: Sequence[_Job],
        work: Callable[[Sequence[_Job]], list[_Result]],
        dump: Callable[[_Result], str],
        load: Callable[[str], _Result],
    ) -> list[_Result]:
        known: dict[bytes, _Result] = {}
        for k, value in self._cache.get(keys).items():
            try:
                known[k] = load(value)
            except (ValueError, TypeError, KeyError):  # an entry that can't be read is made anew
                continue
        missing = {k: job for k, job in zip(keys, jobs, strict=True) if k not in known}
        if missing:
            made = dict(zip(missing, work(list(missing.values())), strict=True))
            self._cache.put({k: dump(result) for k, result in made.items()})
            known.update(made)
        return [known[k] for k in keys]


def _dump_translation(item: Translation) -> str:
    return json.dumps([item.text, item.score, item.degenerate, item.parts])


def _load_translation(value: str) -> Translation:
    text, score, degenerate, parts = json.loads(value)
    return Translation(str(text), float(score), str(degenerate), int(parts))


def _dump_scores(item: TokenScores) -> str:
    return json.dumps([item.tokens, item.log_probabilities, [[s.start, s.end] for s in item.spans], item.parts])


def _load_scores(value: str) -> TokenScores:
    tokens, values, spans, parts = json.loads(value)
    return TokenScores(tuple(map(str, tokens)), tuple(map(float, values)), tuple(Span(*pair) for pair in spans), int(parts))
