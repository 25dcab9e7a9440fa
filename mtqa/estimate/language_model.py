"""The causal language model: how surprising each word of a French sentence is (surprisal), French alone.

Source: Salazar et al. (2020), scoring with language models. Surprisal compares versions of one sentence well and different sentences
badly: names and topics dominate it.

Each sentence is read by itself. Read after the sentence before it, sentences of invented news are ordered worse (AUC of the mean .59
instead of .62, outside names .63 instead of .65, of the lowest five .53 instead of .57), at twice the cost.

Before each stands the name of a French daily: without it the first words pay for the question which language and what kind of text this
is. The mean gain of the words then prefers the better version more often: .76 instead of .75 of 650 newsroom pairs, .65 of 300 news
translations instead of .63, .82 of 150 pairs of grammar slips instead of .79. Of five other beginnings (`Article :`, `Dépêche.`,
`Le journal`, two of `Voici un article de presse`) none did as well on the newsroom pairs (.73 to .74).

Each sentence is read twice, once with a sentence of news between the daily and it (`BEGINNINGS`), and the log-probabilities are the mean of
both: what one reading says by chance, the other does not. That takes 2.4 times as long and prefers the better one of 4,644 pairs of news
translations in .664 by the mean instead of .661 and .656 with either beginning, in .662 by the mean gain instead of .656 and .665, editors'
repairs in .84 by the mean gain instead of .81 and .83, and corrected grammar in .85 instead of .84 and .82.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtqa.article.model import Span
from mtqa.errors import ModelError
from mtqa.estimate.gguf import PIECES, VOCABULARY
from mtqa.estimate.press_form import press_form
from mtqa.translate.batches import batches

if TYPE_CHECKING:
    from sentencepiece import SentencePieceProcessor

BEGINNINGS = ("Le Monde\n\n", "Le Monde\n\nLa ministre a annoncé mardi que les travaux reprendraient au printemps.\n\n")
_LOWEST = 5
_WORD = re.compile(r"\S+")
_TOKENS_AT_ONCE = 512
_LONGEST = 480


@dataclass(frozen=True, slots=True)
class Surprisal:
    """Natural-log probabilities of a sentence's tokens (at most 0, higher is more expected) and their places in it.

    `mean` compares sentences, `lowest` (mean of the five lowest) finds a faulty spot, `total` compares versions of one sentence.
    """

    log_probabilities: tuple[float, ...]
    spans: tuple[Span, ...]

    @property
    def total(self) -> float:
        """Sum over all tokens."""
        return sum(self.log_probabilities)

    @property
    def mean(self) -> float | None:
        """Mean per token; None without tokens."""
        return self.total / len(self.log_probabilities) if self.log_probabilities else None

    @property
    def lowest(self) -> float | None:
        """Mean of the five lowest tokens; None without tokens."""
        worst = sorted(self.log_probabilities)[:_LOWEST]
        return sum(worst) / len(worst) if worst else None


class LanguageModel:
    """A CTranslate2 generator folder with its SentencePiece model, loaded at the first sentence.

    A text longer than 480 tokens is read in stretches of that length. Sentences go through in batches padded on the right to one
    length: ctranslate2's length mask fails on this kind of model, and a causal model never looks at what comes after.
    """

    def __init__(self, folder: Path, identity: str, threads: int = 0) -> None:
        self.folder, self.identity, self._threads = folder, identity, threads

    @cached_property
    def _generator(self) -> Any:
        import ctranslate2

        try:
            return ctranslate2.Generator(str(self.folder), device="cpu", compute_type="int8", intra_threads=self._threads)
        except (RuntimeError, ValueError, OSError) as error:
            raise ModelError(
                "broken-model", f"{self.folder}: ctranslate2 can't load it: {error}.", "Delete the folder; it will be made again."
            ) from None

    @cached_property
    def _processor(self) -> SentencePieceProcessor:
        from sentencepiece import SentencePieceProcessor

        return SentencePieceProcessor(model_file=str(self.folder / PIECES))

    @cached_property
    def _special(self) -> dict[str, str]:
        return dict(json.loads((self.folder / VOCABULARY).read_text(encoding="utf-8")))

    @cached_property
    def _beginnings(self) -> list[list[str]]:
        return [self._mapping(text)["pieces"] for text in BEGINNINGS]

    def score(self, sentences: Sequence[str]) -> list[Surprisal]:
        """Surprisal of each sentence, in order; a blank one has no tokens."""
        pieces = [self._pieces(text) for text in sentences]
        jobs = [(row, at) for row, (own, _) in enumerate(pieces) for at in range(0, len(own), _LONGEST)]
        stretches = [pieces[row][0][at : at + _LONGEST] for row, at in jobs]
        readings = [self._read(stretches, beginning) for beginning in self._beginnings]
        found: list[list[float]] = [[] for _ in sentences]
        for (row, _), *values in zip(jobs, *readings, strict=True):
            found[row] += [sum(own) / len(own) for own in zip(*values, strict=True)]
        return [Surprisal(tuple(own), spans) for own, (_, spans) in zip(found, pieces, strict=True)]

    def _read(self, stretches: Sequence[Sequence[str]], beginning: Sequence[str]) -> list[list[float]]:
        """The log-probabilities of each stretch below a beginning, in order."""
        found: list[list[float]] = [[] for _ in stretches]
        for batch in batches([1 + len(beginning) + len(s) for s in stretches], _TOKENS_AT_ONCE):
            for index, values in zip(batch.indices, self._run([stretches[i] for i in batch.indices], beginning), strict=True):
                found[index] = values
        return found

    def _run(self, stretches: Sequence[Sequence[str]], beginning: Sequence[str]) -> list[list[float]]:
        before, pad = [self._special["bos"], *beginning], self._special["pad"]
        width = max(len(s) for s in stretches)
        padded = [[*before, *s, *[pad] * (width - len(s))] for s in stretches]
        results = self._generator.score_batch(padded, max_batch_size=0)
        start = len(beginning)  # the first token, which nothing comes before, has no value
        return [list(result.log_probs[start : start + len(s)]) for result, s in zip(results, stretches, strict=True)]

    def _pieces(self, text: str) -> tuple[list[str], tuple[Span, ...]]:
        form = press_form(text)
        mapping = self._mapping(form.text)
        return [*mapping["pieces"]], tuple(form.original(start, end) for start, end in mapping["offsets"])

    def _mapping(self, text: str) -> dict[str, list[Any]]:
        return dict(self._processor.encode(text, return_type="offset_mapping"))


def outside_names(text: str, surprisal: Surprisal) -> float | None:
    """Mean natural-log probability of the tokens of `text` outside words with a capital or a digit; None when there are no others.

    Names, numbers and whatever stands first in the sentence surprise the model whether the French is good or bad.
    """
    apart = [match.span() for match in _WORD.finditer(text) if any(c.isupper() or c.isdigit() for c in match.group())]
    values, at = list[float](), 0
    for value, span in zip(surprisal.log_probabilities, surprisal.spans, strict=True):
        while at < len(apart) and apart[at][1] <= span.start:
            at += 1
        if at == len(apart) or span.start < apart[at][0]:
            values.append(value)
    return sum(values) / len(values) if values else None
