"""Opening the models of a run: the translator by source language, the estimator, and the quantiles of clean French for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Self

from mtqa.clock import Clock
from mtqa.judge.assessment import ModelNote
from mtqa.phrase import Phrase
from mtqa.score import quantiles
from mtqa.score.quantiles import Quantiles

if TYPE_CHECKING:
    from mtqa.estimate.cached_estimator import CachedEstimator
    from mtqa.estimate.cached_language_model import CachedLanguageModel
    from mtqa.estimate.makeup import Makeup
    from mtqa.estimate.ngram import NgramModel
    from mtqa.translate.cache import Cache, SqliteCache
    from mtqa.translate.places import Places
    from mtqa.translate.resolve import Route
    from mtqa.translate.round_trip import RoundTripper

NONE = "none"
SHIPPED = Path(__file__).parent / "model"
NGRAM = "ngram-fr"
_QUALITY = Phrase(
    "chrF {chrf:.0f}, BLEU {bleu:.0f} ({source}→{target}, {dataset})",
    "chrF {chrf:.0f}, BLEU {bleu:.0f} ({source}→{target}, {dataset})",
    "chrF {chrf:.0f}, BLEU {bleu:.0f} ({source}→{target}, {dataset})",
)
_NO_QUANTILES = Phrase(
    "{model} ships no percentiles of clean French: consistency is chrF++ itself.",
    "{model} n’a pas de centiles du français correct : la cohérence est le chrF++ lui-même.",
    "{model} tidak menyertakan persentil bahasa Prancis yang benar: konsistensi adalah chrF++ itu sendiri.",
)


@dataclass(frozen=True, slots=True)
class ModelOptions:
    """What the user asked for: `translator` as `--model` takes it, `estimator` and `language_model` as their flags do; None chooses.

    `second`: another translator, whose round trip seconds the first one's; None for none.
    """

    translator: str | None = None
    estimator: str | None = None
    language_model: str | None = None
    device: str = "cpu"
    beam: int | None = None
    use_cache: bool = True
    enabled: bool = True
    second: str | None = None


@dataclass(slots=True)
class Models:
    """The models of a run, opened when they are first asked for; close at the end (a context manager).

    `warn` is told in one line of what went wrong without stopping the run. `clock` counts the time of the run.
    """

    options: ModelOptions
    places: Places
    warn: Callable[[Phrase], None]
    clock: Clock = field(default_factory=Clock)
    _trippers: dict[str | None, RoundTripper] = field(default_factory=dict)
    _seconds: dict[str | None, RoundTripper] = field(default_factory=dict)
    _estimator: CachedEstimator | None = None
    _language_model: CachedLanguageModel | None = None
    _ngram: NgramModel | None = None
    _cache: SqliteCache | None = None
    _said: list[Phrase] = field(default_factory=list)

    def round_tripper(self, source_language: str | None) -> RoundTripper | None:
        """The translator for articles from `source_language`; None under `--no-model`.

        Raises:
            ModelError: a model is missing or broken.
        """
        if not self.options.enabled:
            return None
        if source_language not in self._trippers:
            self._trippers[source_language] = self._open(self.options.translator, source_language)
        return self._trippers[source_language]

    def second_round_tripper(self, source_language: str | None) -> RoundTripper | None:
        """The second translator for articles from `source_language`; None where none is configured, and under `--no-model`.

        Raises:
            ModelError: a model is missing or broken.
        """
        if not self.options.enabled or self.options.second is None:
            return None
        if source_language not in self._seconds:
            self._seconds[source_language] = self._open(self.options.second, source_language)
        return self._seconds[source_language]

    @property
    def _opened(self) -> tuple[RoundTripper, ...]:
        """All translators that were opened, each once."""
        return tuple(dict.fromkeys((*self._trippers.values(), *self._seconds.values())))

    def _open(self, translator: str | None, source_language: str | None) -> RoundTripper:
        from mtqa.translate.resolve import resolve
        from mtqa.translate.round_trip import RoundTripper

        route = resolve(translator, self.places, source_language)
        for known in self._opened:
            if known.route == route:
                return known
        return RoundTripper.open(
            route,
            self.places,
            warn=self.warn,
            device=self.options.device,
            beam=self.options.beam,
            use_cache=self.options.use_cache,
            clock=self.clock,
        )

    def estimator(self) -> CachedEstimator | None:
        """The quality estimator; None when it is switched off.

        Raises:
            ModelError: the named folder is no estimator, or it is broken.
        """
        if not self.options.enabled or self.options.estimator == NONE:
            return None
        if self._estimator is None:
            from mtqa.estimate.cached_estimator import CachedEstimator
            from mtqa.estimate.load import EMBEDDED, load_estimator

            folder = Path(self.options.estimator) if self.options.estimator else EMBEDDED
            self._estimator = CachedEstimator(load_estimator(folder, self.places), self._remembered())
        return self._estimator

    def language_model(self) -> CachedLanguageModel | None:
        """The causal language model; None when it is switched off, or none is named and the extra is not installed (said once).

        Raises:
            ModelError: the named model is not there, or it is broken.
        """
        if not self.options.enabled or self.options.language_model == NONE:
            return None
        if self._language_model is None:
            from mtqa.estimate.cached_language_model import CachedLanguageModel
            from mtqa.estimate.load_language_model import MISSING, load_language_model

            model = load_language_model(self.options.language_model, self.places, self.warn)
            if model is None:
                self._said = [MISSING]
                return None
            self._language_model = CachedLanguageModel(model, self._remembered())
        return self._language_model

    def _remembered(self) -> Cache:
        """The cache that estimator and language model share; one that remembers nothing under `--no-cache`."""
        from mtqa.translate.cache import FILE_NAME, NoCache, SqliteCache

        if not self.options.use_cache:
            return NoCache()
        if self._cache is None:
            self._cache = SqliteCache(self.places.cache / FILE_NAME, self.warn)
        return self._cache

    def ngram(self) -> NgramModel:
        """The embedded n-gram model of French; it is there under `--no-model` too.

        Raises:
            ModelError: its files are missing or damaged.
        """
        if self._ngram is None:
            from mtqa.estimate.ngram import load_ngram

            self._ngram = load_ngram()
        return self._ngram

    def ngram_quantiles(self) -> Quantiles | None:
        """Percentiles of clean French for the n-gram model."""
        return quantiles.read(SHIPPED / NGRAM / quantiles.FILE_NAME) if self._ngram else None

    def language_model_quantiles(self) -> Quantiles | None:
        """Percentiles of clean French for the language model; None when none are shipped for it."""
        folder = self._beside_language_model()
        return quantiles.read(folder / quantiles.FILE_NAME) if folder else None

    def makeup(self) -> Makeup | None:
        """What the language model says of clean French by its makeup; None when no estimate is shipped for it."""
        from mtqa.estimate import makeup

        folder = self._beside_language_model()
        return makeup.read(folder / makeup.FILE_NAME) if folder else None

    def _beside_language_model(self) -> Path | None:
        """Where files about the language model ship; None without one."""
        return SHIPPED / self._language_model.identity.partition("@")[0] if self._language_model else None

    def translator_quantiles(self, tripper: RoundTripper) -> Quantiles | None:
        """Percentiles of clean French for the translator's route; None when its model ships none."""
        return quantiles.read(tripper.route.forward.folder / quantiles.FILE_NAME)

    def estimator_quantiles(self) -> Quantiles | None:
        """Percentiles of clean French for the estimator."""
        return quantiles.read(self._estimator.folder / quantiles.FILE_NAME) if self._estimator else None

    def notes(self) -> tuple[tuple[ModelNote, ...], tuple[Phrase, ...]]:
        """The models that were opened, and what the reader should be told about them."""
        models: list[ModelNote] = []
        said: list[Phrase] = []
        for tripper in self._opened:
            models.append(_translator_note(tripper.route))
            said += tripper.route.notes
            if tripper in self._trippers.values() and self.translator_quantiles(tripper) is None:
                said.append(_NO_QUANTILES.format(model=tripper.route.forward.name))
        if self._estimator is not None:
            models.append(ModelNote("estimator", self._estimator.identity.partition("|")[0]))
        if self._language_model is not None:
            models.append(ModelNote("language-model", self._language_model.identity.partition("|")[0]))
        if self._ngram is not None:
            models.append(ModelNote("ngram", self._ngram.identity))
        return tuple(models), tuple(dict.fromkeys((*said, *self._said)))

    def signatures(self) -> tuple[str, str, str, str]:
        """Signatures of translator (several joined by `+`), estimator, language model and n-gram model, `none` where there is none."""
        translators = "+".join(sorted(t.signature for t in self._opened))
        estimator = self._estimator.identity if self._estimator else NONE
        language_model = self._language_model.identity if self._language_model else NONE
        return translators or NONE, estimator, language_model, self._ngram.identity if self._ngram else NONE

    def close(self) -> None:
        """Close the caches."""
        for tripper in self._opened:
            tripper.close()
        if self._cache is not None:
            self._cache.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _translator_note(route: Route) -> ModelNote:
    measured = route.forward.card.measured("fr", route.pivot)
    quality = (
        _QUALITY.format(chrf=measured.chrf, bleu=measured.bleu, source=measured.source, target=measured.target, dataset=measured.dataset)
        if measured
        else None
    )
    return ModelNote("translator", route.forward.name, route.rough, quality)
