"""The second opinion moves confidence, within bounds, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.article.build import article_from_text
from mtqa.article.model import Article, Span
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.estimate.language_model import Surprisal
from mtqa.judge.second_opinion import MOST, NOT_ASKED, second_opinions, shift
from mtqa.phrase import Phrase

SAY = Phrase("m", "m", "m")
TEXT = "Le bac est parti. Les bac coule. Il pleut."


class FakeModel:
    """Gives a text the total that it is told to, -50 otherwise, and keeps what it was asked."""

    identity = "fake"

    def __init__(self, **totals: float) -> None:
        self.totals, self.asked = totals, list[list[str]]()

    def score(self, sentences: Sequence[str]) -> list[Surprisal]:
        self.asked.append(list(sentences))
        return [surprisal(self.totals.get(text.replace(" ", "_").rstrip("."), -50.0)) for text in sentences]


def surprisal(total: float) -> Surprisal:
    return Surprisal((total,), (Span(0, 1),))


def finding(code: str = "GRA101", word: str = "bac coule", suggestion: str | None = "bacs coulent", confidence: float = 0.8) -> Finding:
    start = TEXT.index(word)
    span = Span(start, start + len(word))
    return Finding(code, span, Severity.MAJOR, "c", Evidence.TARGET, SAY, SAY, suggestion, confidence)


def opinion(model: FakeModel, *findings: Finding, article: Article | None = None) -> tuple[Finding, ...]:
    return second_opinions([(article or article_from_text(TEXT), findings)], model)[0]


def test_likelier_repair_raises_confidence_and_nothing_else() -> None:
    before = finding()
    (after,) = opinion(FakeModel(Les_bacs_coulent=-40.0), before)
    assert after.confidence == pytest.approx(0.8 + MOST * 0.7616, abs=0.001)
    assert replace(after, confidence=before.confidence) == before


def test_unlikelier_repair_lowers_confidence() -> None:
    assert opinion(FakeModel(Les_bacs_coulent=-70.0), finding())[0].confidence < 0.8 - MOST / 2


def test_only_the_sentence_is_scored_as_it_stands_and_repaired() -> None:
    model = FakeModel()
    opinion(model, finding())
    assert model.asked == [["Les bac coule.", "Les bacs coulent."]]


def test_all_articles_go_in_one_batch_and_no_text_twice() -> None:
    model = FakeModel()
    article = article_from_text(TEXT)
    found = second_opinions([(article, [finding(), finding("SYN101")]), (article, [finding()])], model)
    assert [len(f) for f in found] == [2, 1]
    assert len(model.asked) == 1
    assert sorted(model.asked[0]) == ["Les bac coule.", "Les bacs coulent."]


@pytest.mark.parametrize(
    "unasked",
    [
        finding(suggestion=None),
        finding(suggestion="bac coule"),
        finding(word=TEXT, suggestion="Il pleut."),
        replace(finding(), severity=Severity.NEUTRAL),
        *(finding(code=f"{family}101") for family in NOT_ASKED),
    ],
    ids=lambda f: f"{f.code}-{f.suggestion}",
)
def test_what_the_model_is_not_asked_about_stays_as_it_is(unasked: Finding) -> None:
    model = FakeModel(Les_bacs_coulent=-1.0)
    assert opinion(model, unasked) == (unasked,)
    assert model.asked == []


def test_hidden_stretches_are_not_scored() -> None:
    text = "Les **bac** coule."
    article = replace(article_from_text(text), hidden=(Span(4, 6), Span(9, 11)))
    found = Finding("GRA101", Span(6, 9), Severity.MAJOR, "c", Evidence.TARGET, SAY, SAY, "bacs")
    model = FakeModel()
    opinion(model, found, article=article)
    assert model.asked == [["Les bac coule.", "Les bacs coule."]]


def test_insertion_at_the_end_of_a_sentence() -> None:
    model = FakeModel()
    missing = replace(finding(), span=Span(17, 17), suggestion=" hier")
    opinion(model, missing)
    assert model.asked == [["Le bac est parti.", "Le bac est parti. hier"]]


@given(st.floats(-1e4, 0), st.floats(-1e4, 0))
def test_shift_is_bounded_odd_and_grows_with_the_gain(one: float, other: float) -> None:
    moved = shift(surprisal(one), surprisal(other))
    assert -MOST <= moved <= MOST
    assert moved == pytest.approx(-shift(surprisal(other), surprisal(one)))
    assert (moved > 0) <= (other > one)


@given(st.floats(0, 1), st.floats(-1e3, 0))
def test_confidence_stays_a_confidence(confidence: float, total: float) -> None:
    (found,) = opinion(FakeModel(Les_bacs_coulent=total), finding(confidence=confidence))
    assert 0 < found.confidence < 1
    assert found.severity is Severity.MAJOR
