"""Round trips: what comes out, in which order, and with how few models."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from mtqa.article.model import Span
from mtqa.phrase import Phrase
from mtqa.translate.places import Places
from mtqa.translate.resolve import Route, resolve
from mtqa.translate.round_trip import RoundTripper, Source
from mtqa.translate.types import TokenScores, Translation, signature


class Scripted:
    """A translator that notes what it is asked."""

    def __init__(self, identity: str) -> None:
        self.identity = identity
        self.asked: list[object] = []

    def supports(self, source: str, target: str) -> bool:
        return target == "fr"

    def translate(self, texts: Sequence[str], source: str, target: str, beam: int) -> list[Translation]:
        self.asked.append(("translate", source, target, beam))
        return [Translation(f"{target}({text})" if text else "", -0.5, "loop" if "boucle" in text else "") for text in texts]

    def score(self, pairs: Sequence[tuple[str, str]], source: str, target: str) -> list[TokenScores]:
        self.asked.append(("score", source, target, [s for s, _ in pairs]))
        return [TokenScores(("a", "</s>"), (-1.0 if s else -3.0, -0.5), (Span(0, 1), Span(1, 1))) for s, _ in pairs]


@pytest.fixture
def route(places: Places) -> Route:
    return resolve("embedded", places)


def test_a_trip_holds_both_ways_and_both_scores(route: Route) -> None:
    there, back = Scripted("m@1|engine:x"), Scripted("n@2|engine:x")
    progress: list[tuple[str, int, int]] = []
    tripper = RoundTripper(route, there, back, beam=3)
    trips = tripper.run(["Un.", "Une boucle.", ""], lambda *report: progress.append(report))
    assert (trips[0].back_translation, trips[0].round_trip) == ("en(Un.)", "fr(en(Un.))")
    assert (trips[0].log_probability, trips[0].log_probability_min, trips[0].log_probability_alone) == (-0.75, -1.0, -1.75)
    assert [trip.degenerate for trip in trips] == ["", "loop", ""]
    assert (trips[2].back_translation, trips[2].round_trip) == ("", None)
    assert (trips[0].language, trips[0].model, trips[0].note) == ("en", "embedded-fren-1", None)
    assert there.asked == [("translate", "fr", "en", 3)]
    assert back.asked[0] == ("translate", "en", "fr", 1)
    assert back.asked[1:] == [("score", "en", "fr", ["", "en(Un.)", "en(Une boucle.)"]), ("score", "en", "fr", ["", "", ""])]
    assert progress == [("translate", 3, 3)]
    assert tripper.signature == "m@1+n@2|engine:x|beam:3+1"


def test_the_french_is_scored_alone_only_where_that_is_wanted(route: Route) -> None:
    back = Scripted("n@2|engine:x")
    trips = RoundTripper(route, back, back, beam=1).run(["Un.", "Deux.", "Trois."], alone=[False, True, False])
    assert [trip.log_probability_alone for trip in trips] == [None, -1.75, None]
    assert [trip.log_probability for trip in trips] == [-0.75] * 3
    assert back.asked[3:] == [("score", "en", "fr", [""])]


def test_many_sentences_keep_their_order(route: Route) -> None:
    translator = Scripted("m@1|engine:x")
    progress: list[tuple[str, int, int]] = []
    texts = [f"Phrase {i}." for i in range(150)]
    trips = RoundTripper(route, translator, translator, beam=1).run(texts, lambda *report: progress.append(report))
    assert [trip.back_translation for trip in trips] == [f"en({text})" for text in texts]
    assert progress == [("translate", 96, 150), ("translate", 150, 150)]


def test_without_a_reverse_there_is_no_round_trip(route: Route) -> None:
    there = Scripted("m@1|engine:x")
    tripper = RoundTripper(replace(route, backward=None), there, None, beam=1)
    [trip] = tripper.run(["Un."])
    assert (trip.round_trip, trip.log_probability, trip.log_probability_min, trip.log_probability_alone) == (None, None, None, None)
    assert tripper.score_given([("One.", "Un.")], "en") is None
    assert tripper.signature == "m@1|engine:x|beam:1"


def test_a_source_can_be_given_instead(route: Route) -> None:
    back = Scripted("n@2|engine:x")
    scores = RoundTripper(route, back, back, beam=1).score_given([("Satu.", "Un.")], "id")
    assert scores is not None
    assert scores[0].mean == -0.75


def test_sentences_of_like_length_go_together_and_come_back_in_order(route: Route) -> None:
    translator = Scripted("m@1|engine:x")
    texts = ["x" * (100 - i) for i in range(100)]
    trips = RoundTripper(route, translator, translator, beam=1).run(texts)
    assert [trip.back_translation for trip in trips] == [f"en({text})" for text in texts]
    scored = [asked[3] for asked in translator.asked if isinstance(asked, tuple) and asked[0] == "score"]
    assert [len(pair) for pair in scored[0]] == sorted(len(f"en({text})") for text in texts)[:96]


def test_sources_are_given_where_a_model_reads_them(route: Route) -> None:
    back = Scripted("n@2|engine:x")
    sources = [Source("Satu.", "id"), None, Source("Three.", "en")]
    trips = RoundTripper(route, back, back, beam=1).run(["Un grand.", "Deux.", "Trois."], sources=sources)
    assert [trip.given_source is not None for trip in trips] == [True, False, True]
    assert back.asked[-2:] == [("score", "en", "fr", ["Three."]), ("score", "id", "fr", ["Satu."])]
    alone = RoundTripper(replace(route, backward=None), back, None, beam=1).run(["Un."], sources=[Source("Satu.", "id")])
    assert alone[0].given_source is None


def test_sources_in_the_pivot(route: Route) -> None:
    class Pivoting(Scripted):
        def supports(self, source: str, target: str) -> bool:
            return (source, target) in {("id", "en"), ("en", "fr"), ("fr", "en")}

    sources = [Source("Ya.", "id"), None, Source("Yes.", "en"), Source("Ja.", "nl"), Source("boucle", "id")]
    assert RoundTripper(route, Pivoting("m@1|engine:x"), None, beam=1).in_pivot(sources) == ["en(Ya.)", None, "Yes.", None, None]
    assert RoundTripper(route, Scripted("m@1|engine:x"), None, beam=1).in_pivot(sources) == [None, None, "Yes.", None, None]


def test_a_real_trip_and_its_cache(tiny: Path, places: Places, tmp_path: Path) -> None:
    said: list[Phrase] = []
    own = replace(places, cache=tmp_path)
    (places.cache / "ct2").mkdir(parents=True, exist_ok=True)
    (tmp_path / "ct2").symlink_to(places.cache / "ct2")
    texts = ["Le port a fermé.", "Douze bateaux."]
    with RoundTripper.open(resolve(str(tiny), own), own, warn=said.append) as tripper:
        assert tripper.forward is tripper.backward
        assert tripper.beam == 1
        cold = tripper.run(texts)
        assert tripper.signature == signature(tripper.forward, 1) + "+1"
    with RoundTripper.open(resolve(str(tiny), own), own, warn=said.append) as tripper:
        (tmp_path / "ct2").unlink()
        assert tripper.run(texts) == cold
    bare = replace(places, cache=tmp_path / "bare")
    bare.cache.mkdir()
    (bare.cache / "ct2").symlink_to(places.cache / "ct2")
    with RoundTripper.open(resolve(str(tiny), own), bare, warn=said.append, use_cache=False) as tripper:
        assert tripper.run(texts) == cold
    assert [path.name for path in bare.cache.iterdir()] == ["ct2"]
    assert said == []
    assert all(trip.log_probability is not None for trip in cold)
