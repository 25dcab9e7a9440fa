"""The round trip: French into the pivot language and back, and how probable the French is given what came between."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Self

from mtqa.clock import Clock
from mtqa.phrase import Phrase
from mtqa.translate.cache import FILE_NAME, Cache, NoCache, SqliteCache, Warn
from mtqa.translate.cached import CachedTranslator
from mtqa.translate.marian import EngineName, open_translator
from mtqa.translate.model import Model
from mtqa.translate.places import Places
from mtqa.translate.resolve import FRENCH, Route
from mtqa.translate.timed import TimedTranslator
from mtqa.translate.types import TokenScores, Translation, Translator

Progress = Callable[[str, int, int], None]
"""Called with a stage name, how many sentences are done, and how many there are."""
STAGE = "translate"
_AT_ONCE = 96
"""Sentences between two writes to the cache, and two reports of progress: two full batches of the translator."""
GREEDY = 1
"""Beam of the way back. It is measured, never offered as a translation, and takes half the time of a beam of two, which on the embedded
model gives chrF++ 44 to 46 for 43 to 44, and AUC .58 for .54 (planted errors) and .51 for .50 (newsroom pairs); of what rests on a round
trip, risk weighs nothing. The back-translation, which people read, keeps its beam."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a French sentence was translated from."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Trip:
    """One French sentence and what the translator makes of it.

    Attributes:
        language: the pivot, the language of the back-translation.
        model: name of the model that made the back-translation.
        back: the back-translation.
        again: the back-translation in French again; None without a reverse model, or when there is nothing to translate back.
        given_back: forced-decoding scores of the French given its back-translation; None without a reverse model.
        given_nothing: the same given an empty source: the decoder as a language model; None without a reverse model, or where not asked.
        given_source: the same given the sentence's own source; None without one, or when no model of the route reads its language.

    Spans in the scores count in the sentence as given to `RoundTripper.run`.
    """

    language: str
    model: str
    back: Translation
    again: Translation | None = None
    given_back: TokenScores | None = None
    given_nothing: TokenScores | None = None
    given_source: TokenScores | None = None

    @property
    def back_translation(self) -> str:
        """Text of the back-translation, in the model's plain form."""
        return self.back.text

    @property
    def round_trip(self) -> str | None:
        """Text of the round trip, in the model's plain form: normalise the French too before comparing."""
        return self.again.text if self.again else None

    @property
    def log_probability(self) -> float | None:
        """Mean natural-log probability per token of the French given its back-translation."""
        return self.given_back.mean if self.given_back else None

    @property
    def log_probability_min(self) -> float | None:
        """The lowest token of the same."""
        return self.given_back.min if self.given_back else None

    @property
    def log_probability_alone(self) -> float | None:
        """Mean natural-log probability per token of the French given an empty source."""
        return self.given_nothing.mean if self.given_nothing else None

    @property
    def degenerate(self) -> str:
        """The tool's own failure on the way: the back-translation's, else the round trip's, else nothing."""
        return self.back.degenerate or (self.again.degenerate if self.again else "")

    @property
    def note(self) -> Phrase | None:
        """What the reader should know: the sentence was handled in parts."""
        return self.back.note or (self.given_back.note if self.given_back else None)


class RoundTripper:
    """Runs round trips over a route, through one cache.

    Args:
        route: from `resolve`.
        forward: translates French into the pivot.
        backward: translates back; None when the route has no reverse.
        beam: beam size of the back-translation; the way back is greedy.
        close: called at the end.
    """

    def __init__(
        self, route: Route, forward: Translator, backward: Translator | None, beam: int, close: Callable[[], None] = lambda: None
    ) -> None:
        self.route, self.forward, self.backward, self.beam = route, forward, backward, beam
        self._close = close

    @classmethod
    def open(
        cls,
        route: Route,
        places: Places,
        *,
        warn: Warn,
        device: str = "cpu",
        engine: EngineName | None = None,
        beam: int | None = None,
        use_cache: bool = True,
        threads: int = 0,
        clock: Clock | None = None,
    ) -> RoundTripper:
        """Put engines and cache together; no model is loaded until a text is not in the cache.

        Args:
            route: from `resolve`.
            places: where conversions and the cache lie.
            warn: told when the cache is damaged or can't be used.
            device: `cpu` or `cuda`.
            engine: see `open_translator`.
            beam: by default the forward model's own (see its card).
            use_cache: False for `--no-cache`.
            threads: see `open_translator`.
            clock: counts the time of translation and forced decoding.
        """
        counted = clock or Clock()
        cache: Cache = SqliteCache(places.cache / FILE_NAME, warn) if use_cache else NoCache()

        def translator(model: Model) -> Translator:
            engined = open_translator(model, places, device=device, engine=engine, threads=threads)
            return TimedTranslator(CachedTranslator(engined, cache), counted)

        forward = translator(route.forward)
        backward = forward if route.backward == route.forward else translator(route.backward) if route.backward else None
        close = cache.close if isinstance(cache, SqliteCache) else lambda: None
        return cls(route, forward, backward, beam or route.forward.card.beam, close)

    @property
    def signature(self) -> str:
        """What makes the numbers: `embedded-fren-1@1a2b3c4d|engine:ct2-int8|beam:2+1`; models and beams of a pair are joined by `+`."""
        model, _, engine = self.forward.identity.partition("|")
        if self.backward is not None and self.backward is not self.forward:
            model += "+" + self.backward.identity.partition("|")[0]
        return f"{model}|{engine}|beam:{self.beam}" + (f"+{GREEDY}" if self.backward is not None else "")

    def run(
        self,
        sentences: Sequence[str],
        progress: Progress | None = None,
        sources: Sequence[Source | None] | None = None,
        alone: Sequence[bool] | None = None,
    ) -> list[Trip]:
        """One trip a sentence, in order; the models see sentences of like length together.

        Args:
            sentences: French.
            progress: hears how many are done, of how many.
            sources: what each sentence was translated from, where that is known.
            alone: which sentences to score given an empty source too; by default all.

        Raises:
            ModelError: a model is broken.
        """
        given = sources or [None] * len(sentences)
        trips: dict[int, Trip] = {}
        order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]))
        for at in range(0, len(order), _AT_ONCE):
            some = order[at : at + _AT_ONCE]
            french = [sentences[i] for i in some]
            made = self._read_alone(self._run(french), french, [alone is None or alone[i] for i in some])
            trips.update(zip(some, self._with_sources(made, french, [given[i] for i in some]), strict=True))
            if progress:
                progress(STAGE, len(trips), len(sentences))
        return [trips[i] for i in range(len(sentences))]

    def _read_alone(self, trips: list[Trip], french: Sequence[str], wanted: Sequence[bool]) -> list[Trip]:
        """The trips with the scores of the French given an empty source, where they are wanted."""
        own = [i for i, want in enumerate(wanted) if want]
        if self.backward is not None and own:
            for i, scored in zip(own, self.backward.score([("", french[i]) for i in own], self.route.pivot, FRENCH), strict=True):
                trips[i] = replace(trips[i], given_nothing=scored)
        return trips

    def _with_sources(self, trips: list[Trip], french: Sequence[str], sources: Sequence[Source | None]) -> list[Trip]:
        """The trips with the scores of the French given its source, where there is one."""
        for language in sorted({source.language for source in sources if source}):
            own = [(i, source.text) for i, source in enumerate(sources) if source and source.language == language]
            scores = self.score_given([(text, french[i]) for i, text in own], language) or []
            for (i, _), scored in zip(own, scores, strict=False):
                trips[i] = replace(trips[i], given_source=scored)
        return trips

    def score_given(self, pairs: Sequence[tuple[str, str]], source: str) -> list[TokenScores] | None:
        """Forced-decoding scores of French texts given their sources in language `source`; None when no model of the route can."""
        if self.backward is None or not self.backward.supports(source, FRENCH):
            return None
        return self.backward.score(pairs, source, FRENCH)

    def in_pivot(self, sources: Sequence[Source | None]) -> list[str | None]:
        """Each source in the pivot: as it is where it is in that language, else translated; None where no model of the route can.

        Raises:
            ModelError: a model is broken.
        """
        found = [source.text if source and source.language == self.route.pivot else None for source in sources]
        for language in sorted({source.language for source in sources if source} - {self.route.pivot, FRENCH}):
            able = next((t for t in (self.forward, self.backward) if t is not None and t.supports(language, self.route.pivot)), None)
            own = [i for i, source in enumerate(sources) if source and source.language == language]
            made = able.translate([s.text for i in own if (s := sources[i])], language, self.route.pivot, self.beam) if able else []
            for i, translation in zip(own, made, strict=False):
                found[i] = None if translation.degenerate else translation.text
        return found

    def close(self) -> None:
        """Close the cache."""
        self._close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _run(self, french: Sequence[str]) -> list[Trip]:
        pivot, model = self.route.pivot, self.route.forward.name
        backs = self.forward.translate(french, FRENCH, pivot, self.beam)
        if self.backward is None:
            return [Trip(pivot, model, back) for back in backs]
        again = self.backward.translate([back.text for back in backs], pivot, FRENCH, GREEDY)
        pairs = [(back.text, text) for back, text in zip(backs, french, strict=True)]
        given_back = self.backward.score(pairs, pivot, FRENCH)
        return [
            Trip(pivot, model, back, trip if back.text else None, given) for back, trip, given in zip(backs, again, given_back, strict=True)
        ]
