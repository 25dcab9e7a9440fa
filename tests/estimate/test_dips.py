"""Words that stand out for a witness, and what several witnesses see alike."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.article.model import Span
from mtqa.estimate.dips import THRESHOLDS, Dip, Witness, merge, ngram_dips, surprisal_dips, tag_dips, token_dips
from mtqa.estimate.estimator import Estimate, WordTag
from mtqa.estimate.language_model import Surprisal
from mtqa.estimate.ngram import NgramSurprisal
from mtqa.language.tokens import plain, tokenize
from mtqa.translate.types import TokenScores

TEXT = "Le bac de Merak a coulé coulé hier au large."
E, L, N, T = Witness.ESTIMATOR, Witness.LANGUAGE_MODEL, Witness.NGRAM, Witness.TRANSLATOR


def spans_of(text: str) -> list[Span]:
    return [Span(t.start, t.end) for t in tokenize(plain(text))]


def tags(text: str, **bad: float) -> Estimate:
    """P(BAD) of the named words, 0 elsewhere."""
    return Estimate(0.0, tuple(WordTag(s, bad.get(s.of(text), 0.0)) for s in spans_of(text)))


def surprisal(text: str, **values: float) -> Surprisal:
    """Log-probability of the named words, -1 elsewhere."""
    return Surprisal(tuple(values.get(s.of(text), -1.0) for s in spans_of(text)), tuple(spans_of(text)))


def gains(text: str, apart: tuple[str, ...] = (), **values: float) -> NgramSurprisal:
    words = [s.of(text) for s in spans_of(text)]
    numbers = tuple(values.get(w, 1.0) for w in words)
    places = tuple((s.start, s.end) for s in spans_of(text))
    return NgramSurprisal((-1.0,) * len(words), numbers, tuple(w in apart for w in words), places)


def scores(text: str, **values: float) -> TokenScores:
    words = [s.of(text) for s in spans_of(text)]
    numbers = (*(values.get(w, -1.0) for w in words), -0.1)
    return TokenScores((*words, "</s>"), numbers, (*spans_of(text), Span(len(text), len(text))))


def seen(text: str, dips: tuple[Dip, ...]) -> list[str]:
    return [dip.span.of(text) for dip in dips]


def test_words_that_reach_the_threshold_stand_out_with_their_depth() -> None:
    at, below = THRESHOLDS[E].noticed, THRESHOLDS[E].noticed - 0.01
    found = tag_dips(TEXT, tags(TEXT, bac=at, hier=below))
    assert found == (Dip(Span(3, 6), E, at),)
    assert not found[0].sure


def test_neighbouring_words_are_one_dip_with_the_deepest_depth() -> None:
    found = tag_dips("un très long arrêt", tags("un très long arrêt", très=0.85, long=0.99))
    assert seen("un très long arrêt", found) == ["très long"]
    assert found[0].depth == 0.99
    assert found[0].clear


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Le bac de Merak a coulé.", "Merak"),
        ("Le bac a coulé en 2021.", "2021"),
        ("Il dit : « Selamat pagi tous. »", "pagi"),
        ("Un G20 agité.", "G20"),
        ("Le bac, lui.", ","),
    ],
)
def test_names_numbers_foreign_words_in_quotes_and_marks_are_not_judged(text: str, word: str) -> None:
    assert tag_dips(text, tags(text, **{word: 1.0})) == ()


@pytest.mark.parametrize(("text", "word"), [("Coulé hier, il dort.", "Coulé"), ("Il dit : « Nous coulé. »", "coulé"), ("Un pagi.", "pagi")])
def test_first_words_french_in_quotes_and_unknown_words_outside_are_judged(text: str, word: str) -> None:
    assert seen(text, tag_dips(text, tags(text, **{word: 1.0}))) == [word]


class Fixed:
    """Every word is as rare as the next: six nats by itself."""

    def zipf(self, word: str, language: str) -> float:
        return 9 - 6 / math.log(10)


def test_language_model_dips_count_from_the_word_by_itself() -> None:
    depth = THRESHOLDS[L].noticed
    text = "le bac a coulé hier au large de la"
    assert surprisal_dips(text, surprisal(text, coulé=-5.9 - depth), Fixed()) == ()
    (found,) = surprisal_dips(text, surprisal(text, coulé=-6.5 - depth), Fixed())
    assert (found.span.of(text), found.depth) == ("coulé", pytest.approx(depth + 0.5))


def test_pieces_of_a_word_add_up_for_the_language_model_and_not_for_the_translator() -> None:
    text = "le bac a coulé"
    pieces = (Span(0, 2), Span(3, 6), Span(7, 8), Span(9, 11), Span(11, 14))
    values = (-1.0, -1.0, -1.0, -7.0, -7.0)
    assert seen(text, surprisal_dips(text, Surprisal(values, pieces), Fixed())) == ["coulé"]
    assert token_dips(text, TokenScores(("",) * 5, values, pieces)) == ()
    assert seen(text, token_dips(text, TokenScores(("",) * 5, (-1.0, -1.0, -1.0, -1.0, -9.0), pieces))) == ["coulé"]


def test_ngram_dips_leave_out_words_that_stand_apart() -> None:
    assert seen(TEXT, ngram_dips(TEXT, gains(TEXT, bac=-4.0))) == ["bac"]
    assert ngram_dips(TEXT, gains(TEXT, apart=("bac",), bac=-4.0)) == ()
    assert ngram_dips(TEXT, gains(TEXT, bac=-4.0))[0].depth == 4.0


def test_end_mark_is_no_word() -> None:
    text = "le bac"
    given_back = TokenScores(("le", "bac", "</s>"), (-1.0, -1.0, -30.0), (Span(0, 2), Span(3, 6), Span(6, 6)))
    assert token_dips(text, given_back) == ()


@pytest.mark.parametrize("witness", [L, T])
def test_language_model_and_translator_are_never_clear(witness: Witness) -> None:
    assert not Dip(Span(0, 1), witness, 1e6).clear


def dip(start: int, end: int, witness: Witness, depth: float = 1.0) -> Dip:
    return Dip(Span(start, end), witness, depth)


@pytest.mark.parametrize(
    ("dips", "expected"),
    [
        ([], []),
        ([dip(0, 3, E), dip(0, 3, L)], [(0, 3, [E, L])]),
        ([dip(5, 9, T), dip(0, 6, N)], [(0, 9, [N, T])]),
        ([dip(0, 3, E), dip(4, 6, N)], [(0, 6, [E, N])]),
        ([dip(0, 3, E), dip(5, 6, N)], [(0, 3, [E]), (5, 6, [N])]),
        ([dip(0, 9, E), dip(2, 3, N), dip(9, 12, N)], [(0, 12, [E, N])]),
    ],
)
def test_merge(dips: list[Dip], expected: list[tuple[int, int, list[Witness]]]) -> None:
    found = merge(dips)
    assert [(s.span.start, s.span.end, list(s.witnesses)) for s in found] == expected
    assert merge(dips[::-1]) == found


def test_merge_keeps_the_deepest_dip_of_each_witness() -> None:
    (found,) = merge([dip(0, 3, N, 3.0), dip(4, 6, N, 6.0), dip(0, 3, E, 0.9)])
    assert found.saw(N) == dip(4, 6, N, 6.0)
    assert found.saw(E) == dip(0, 3, E, 0.9)
    assert found.saw(T) is None


PLACES = st.tuples(st.integers(0, 60), st.integers(1, 10)).map(lambda p: Span(p[0], p[0] + p[1]))


@given(st.lists(st.builds(Dip, PLACES, st.sampled_from(Witness), st.floats(0, 10))))
def test_merged_spans_lie_apart_and_cover_every_dip(dips: list[Dip]) -> None:
    found = merge(dips)
    assert all(one.span.end + 1 < two.span.start for one, two in itertools.pairwise(found))
    assert all(any(s.span.contains(d.span) and s.saw(d.witness) for s in found) for d in dips)
    assert all(s.span.start in {d.span.start for d in dips} for s in found)


@given(st.text(), st.floats(0, 1))
def test_dips_are_whole_words_of_any_text(text: str, bad: float) -> None:
    tokens = tokenize(plain(text))
    estimate = Estimate(0.0, tuple(WordTag(Span(t.start, t.end), bad) for t in tokens))
    for found in tag_dips(text, estimate):
        assert found.span.start in {t.start for t in tokens}
        assert found.span.end in {t.end for t in tokens}
