"""The translator: text in, translations and forced-decoding scores out, on whichever engine runs the network."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from mtqa.article.model import Span
from mtqa.errors import ModelError
from mtqa.translate.batches import batches
from mtqa.translate.convert import converted, discard
from mtqa.translate.degenerate import degenerate
from mtqa.translate.engine import Engine, Generated
from mtqa.translate.model import Model
from mtqa.translate.normalise import Normalised, normalise
from mtqa.translate.places import Places
from mtqa.translate.split import split_pair, split_text
from mtqa.translate.tokenizer import END, Tokenizer
from mtqa.translate.types import TokenScores, Translation

EngineName = Literal["ctranslate2", "transformers"]
_READ_SHARE = 0.6
"""A source may fill this share of the positions, so that its translation, which may be longer, fits too."""
_TRANSLATE_TOKENS = 2048
_TRANSLATE_TEXTS, _TRANSLATE_ROWS = 48, 96
"""Most texts of a batch, and most hypotheses (texts times beam). A step of the decoder reads all weights once for the whole batch, so small
batches waste time: at opus-mt's size 48 texts take a tenth less than 25. Past 100 rows a step's own values no longer fit the caches."""
_SCORE_TOKENS = 512
_GROWTH = 2
_SLACK = 16
_DECIMALS = 5
"""Log-probabilities are rounded here, so that a result from the cache is the very same."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """A part of a pair to score: pieces of both sides, and where each target piece stands in the normalised target."""

    owner: int
    source: list[str]
    target: list[str]
    offsets: list[tuple[int, int]]


class MarianTranslator:
    """A `Translator` over one Marian model; the network is loaded (and converted) when it is first needed."""

    def __init__(self, model: Model, open_engine: Callable[[], Engine], engine_name: str, tokenizer: Tokenizer | None = None) -> None:
        self.model = model
        self._open_engine = open_engine
        self._engine_name = engine_name
        self._tokenizer = tokenizer or Tokenizer(model.folder)

    @cached_property
    def _engine(self) -> Engine:
        return self._open_engine()

    @property
    def identity(self) -> str:
        """See `Translator.identity`."""
        return f"{self.model.identity}|engine:{self._engine_name}"

    def supports(self, source: str, target: str) -> bool:
        """See `Translator.supports`."""
        return self.model.supports(source, target)

    def translate(self, texts: Sequence[str], source: str, target: str, beam: int) -> list[Translation]:
        """See `Translator.translate`."""
        prefix = self._prefix(source, target)
        plain = [self._normalise(text).text for text in texts]
        parts = [split_text(text, self._reads) if text else [] for text in plain]
        pieces = [[*prefix, *self._tokenizer.source_pieces(part), END] for own in parts for part in own]
        outputs = iter(self._generate(pieces, beam))
        return [self._translation(text, [next(outputs) for _ in own]) for text, own in zip(plain, parts, strict=True)]

    def score(self, pairs: Sequence[tuple[str, str]], source: str, target: str) -> list[TokenScores]:
        """See `Translator.score`."""
        prefix = self._prefix(source, target)
        targets = [self._normalise(text) for _, text in pairs]
        jobs = [
            job
            for owner, (pair, own) in enumerate(zip(pairs, targets, strict=True))
            for job in self._pairs(owner, prefix, self._normalise(pair[0]).text, own.text)
        ]
        found: list[tuple[float, ...]] = [()] * len(jobs)
        for batch in batches([len(job.source) + len(job.target) for job in jobs], _SCORE_TOKENS):
            values = self._engine.log_probabilities([jobs[i].source for i in batch.indices], [jobs[i].target for i in batch.indices])
            for i, row in zip(batch.indices, values, strict=True):
                found[i] = row
        own_jobs: list[list[tuple[_Pair, tuple[float, ...]]]] = [[] for _ in pairs]
        for job, row in zip(jobs, found, strict=True):
            own_jobs[job.owner].append((job, row))
        return [_token_scores(own, scored) for own, scored in zip(targets, own_jobs, strict=True)]

    def _prefix(self, source: str, target: str) -> list[str]:
        """The language tag, where the vocabulary has one."""
        if not self.supports(source, target):
            raise ModelError(
                "wrong-direction",
                f"{self.model.name} does not translate from {source} to {target}.",
                "Name another model with --model; mtqa models list shows what each one speaks.",
            )
        tag = self._tokenizer.tag(target)
        return [tag] if tag else []

    def _normalise(self, text: str) -> Normalised:
        return normalise(text, self.model.card.guillemets)

    def _reads(self, text: str) -> bool:
        return len(self._tokenizer.source_pieces(text)) + 2 <= self.model.positions * _READ_SHARE

    def _writes(self, text: str) -> bool:
        return self._tokenizer.count_target(text) + 1 <= self.model.positions

    def _generate(self, pieces: list[list[str]], beam: int) -> list[Generated]:
        found: list[Generated | None] = [None] * len(pieces)
        most = min(_TRANSLATE_TEXTS, max(1, _TRANSLATE_ROWS // beam))
        for batch in batches([len(p) for p in pieces], _TRANSLATE_TOKENS, most):
            limit = min(self.model.positions, _GROWTH * batch.length + _SLACK)
            outputs = self._engine.generate([pieces[i] for i in batch.indices], beam, limit)
            for i, output in zip(batch.indices, outputs, strict=True):
                found[i] = output
        return [output for output in found if output is not None]

    def _translation(self, source: str, outputs: list[Generated]) -> Translation:
        if not outputs:
            return Translation("", 0.0)
        text = " ".join(filter(None, (self._tokenizer.text(list(output.pieces)) for output in outputs)))
        tokens = [len(output.pieces) + 1 for output in outputs]
        score = sum(output.score * n for output, n in zip(outputs, tokens, strict=True)) / sum(tokens)
        failure = degenerate(source, text, cut=not all(output.ended for output in outputs))
        return Translation(text, round(score, _DECIMALS), failure, len(outputs))

    def _pairs(self, owner: int, prefix: list[str], source: str, target: str) -> list[_Pair]:
        found, at = [], 0
        for source_part, target_part in split_pair(source, target, self._reads, self._writes):
            pieces, offsets = self._tokenizer.target_pieces(target_part)
            moved = [(start + at, end + at) for start, end in offsets]
            found.append(_Pair(owner, [*prefix, *self._tokenizer.source_pieces(source_part), END], pieces, moved))
            at += len(target_part)
        return found


def _token_scores(target: Normalised, scored: Sequence[tuple[_Pair, tuple[float, ...]]]) -> TokenScores:
    """Parts put together: the end marks inside are left out, the last one stays."""
    tokens: list[str] = []
    values: list[float] = []
    spans: list[Span] = []
    for job, row in scored:
        tokens.extend(job.target)
        values.extend(row[: len(job.target)])
        spans.extend(target.original(start, end) for start, end in job.offsets)
    at = len(target.text)
    values.append(scored[-1][1][-1])
    return TokenScores((*tokens, END), tuple(round(v, _DECIMALS) for v in values), (*spans, target.original(at, at)), len(scored))


def open_translator(
    model: Model,
    places: Places,
    *,
    device: str = "cpu",
    engine: EngineName | None = None,
    compute: str | None = None,
    threads: int = 0,
) -> MarianTranslator:
    """A translator over `model`; nothing is loaded yet.

    Args:
        model: what `resolve` or `read_model` found.
        places: where conversions are kept.
        device: `cpu` or `cuda`.
        engine: by default ctranslate2 on CPU, transformers on CUDA.
        compute: compute type; by default `int8` for ctranslate2, `float32` for transformers.
        threads: threads for one batch (ctranslate2); 0 leaves it to the library.

    Raises:
        ModelError: the engine can't read this form of model.
    """
    engine = engine or ("transformers" if device == "cuda" else "ctranslate2")
    if engine == "transformers":
        return _with_transformers(model, compute or "float32", device)
    kind = compute or "int8"
    return MarianTranslator(model, lambda: _load_converted(model, places.cache, kind, threads, device), f"ct2-{kind}{_on(device)}")


def _with_transformers(model: Model, compute: str, device: str) -> MarianTranslator:
    if model.form != "marian":
        raise ModelError(
            "wrong-engine", f"{model.folder}: a CTranslate2 folder can't run in transformers.", "Use --device cpu, or name a Marian folder."
        )

    def load() -> Engine:
        from mtqa.translate.torch_engine import TransformersEngine

        return TransformersEngine.load(model.folder, compute, device=device)

    return MarianTranslator(model, load, f"transformers-{compute}{_on(device)}")


def _on(device: str) -> str:
    """What an engine's name says of the device: numbers differ between them."""
    return "" if device == "cpu" else f"-{device}"


def _load_converted(model: Model, cache: Path, compute: str, threads: int, device: str) -> Engine:
    """Load the conversion; one that can't be loaded (a full disk cut it short) is made once more."""
    from mtqa.translate.ct2 import CTranslate2Engine

    try:
        return CTranslate2Engine.load(converted(model, cache, compute), compute, threads=threads, device=device)
    except ModelError as error:
        if error.code != "broken-model" or model.form != "marian":
            raise
        discard(model, cache, compute)
        return CTranslate2Engine.load(converted(model, cache, compute), compute, threads=threads, device=device)
