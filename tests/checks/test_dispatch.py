"""Which rules look at which sentence: by word, by lemma, by neither; and in a whole run the same as rule by rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from mtqa.article.build import article_from_text
from mtqa.checks.base import Check, ParagraphCheck, SegmentCheck, lemma_anchors
from mtqa.checks.dispatch import Dispatch, parted
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.checks.runner import run_checks, run_guarded
from mtqa.checks.view import ArticleView, ParagraphView, SegmentView
from mtqa.phrase import Phrase

SAID = Phrase("x", "x", "x")
TEXT = "Le bac part lundi. Elle a fait la liste. Rien ne bouge. Le départ est prévu."


class Everywhere(SegmentCheck):
    """Reads every sentence."""

    code, name, category, its_type, severity = "ZZZ201", "everywhere", "fluency/grammar", "grammar", Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        yield self.finding(segment.span(0, 1), SAID, SAID)


class ByWord(Everywhere):
    """Is called by words as they stand."""

    code, anchors = "ZZZ202", frozenset(("le", "rien"))


class ByLemma(Everywhere):
    """Is called by forms of verbs."""

    code, anchors = "ZZZ203", lemma_anchors(("faire", "partir"))


class FromTable(Everywhere):
    """Works its anchors out when it first runs."""

    code = "ZZZ204"

    def called_by(self) -> frozenset[str]:
        return frozenset(("liste", "bouge"))


class BesideSource(Everywhere):
    """Reads a sentence beside its source."""

    code, evidence = "ZZZ205", Evidence.SOURCE


class OwnWay(Everywhere):
    """Reads the article by itself."""

    code = "ZZZ206"

    def check(self, article: ArticleView) -> Iterator[Finding]:
        yield from self.check_segment(article.segments[-1])


class OfParagraphs(ParagraphCheck):
    """Reads paragraphs."""

    code, name, category, its_type, severity = "ZZZ207", "paragraphs", "fluency/grammar", "grammar", Severity.MINOR

    def check_paragraph(self, paragraph: ParagraphView) -> Iterator[Finding]:
        yield from ()


def called(dispatch: Dispatch, *articles: ArticleView) -> list[tuple[str, list[tuple[int, list[int]]]]]:
    return [(rule.code, [(place, [s.index for s in segments]) for place, segments in places]) for rule, places in dispatch.calls(articles)]


@pytest.mark.parametrize(
    ("check", "sentences"), [(Everywhere(), [0, 1, 2, 3]), (ByWord(), [0, 2, 3]), (ByLemma(), [0, 1]), (FromTable(), [1, 2])]
)
def test_a_rule_is_called_where_one_of_its_anchors_stands(check: SegmentCheck, sentences: list[int]) -> None:
    article = ArticleView(article_from_text(TEXT))
    ((rule, places),) = Dispatch([check]).calls([article])
    assert [(place, [s.index for s in segments]) for place, segments in places] == [(0, sentences)]
    assert rule is check


def test_a_run_finds_what_each_rule_finds_by_itself() -> None:
    article = article_from_text(TEXT)
    checks = [Everywhere(), ByWord(), ByLemma(), FromTable()]
    found, broken = run_guarded(article, checks)
    assert found == run_checks(article, checks)
    assert len(found) == 11
    assert broken == ()


def test_rules_are_parted_by_what_they_read() -> None:
    checks: tuple[Check, ...] = (OwnWay(), Everywhere(), BesideSource(), OfParagraphs(), ByWord())
    others, of_the_french, beside = parted(checks)
    assert [check.code for check in others] == ["ZZZ206", "ZZZ207"]
    article = ArticleView(article_from_text(TEXT))
    assert called(of_the_french, article) == [("ZZZ201", [(0, [0, 1, 2, 3])]), ("ZZZ202", [(0, [0, 2, 3])])]
    assert called(beside, article) == []
    assert parted(checks) is parted(tuple(checks))  # worked out once for one set of rules


def test_rules_beside_a_source_are_called_for_sentences_that_have_one() -> None:
    bare = article_from_text(TEXT)
    segments = tuple(replace(s, source="There it is.", source_language="en") if i % 2 else s for i, s in enumerate(bare.segments))
    _, _, beside = parted((BesideSource(),))
    assert called(beside, ArticleView(bare), ArticleView(replace(bare, segments=segments))) == [("ZZZ205", [(1, [1, 3])])]
