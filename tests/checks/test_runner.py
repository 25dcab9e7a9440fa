"""Running checks: a broken one costs its own findings only, and a row that holds a whole text is read sentence by sentence."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from mtqa.article.build import article_from_rows, article_from_text
from mtqa.article.model import Segment, Span
from mtqa.checks.base import Check, SegmentCheck
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.checks.runner import MOST, Breakdown, run_checks, run_guarded
from mtqa.checks.view import ArticleView, SegmentView
from mtqa.phrase import Phrase

SAID = Phrase("x", "x", "x")


class Each(SegmentCheck):
    """A finding for each sentence."""

    code, name, category, its_type, severity = "ZZZ101", "each", "fluency/grammar", "grammar", Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        yield self.finding(Span(segment.start, segment.end), SAID, SAID)


class Compared(Each):
    """The same with the source as evidence."""

    code, evidence = "ZZZ103", Evidence.SOURCE


class Broken(Each):
    """Finds something in the first sentence, and raises on any that says `boum`."""

    code, name = "ZZZ102", "broken"

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        yield from super().check_segment(segment)
        if "boum" in segment.text:
            raise KeyError("a\nb" + "c" * 1_000)


class Hungry(Check):
    """Runs out of stack."""

    code, name, category, its_type, severity = "ZZZ104", "hungry", "fluency/grammar", "grammar", Severity.MINOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        return self.check(article)


def test_a_broken_check_keeps_the_findings_of_the_others_and_its_own_so_far() -> None:
    article = article_from_text("Il dort. Il fait boum. Il part.")
    findings, broken = run_guarded(article, [Broken(), Each(), Hungry()])
    assert [f.code for f in findings] == ["ZZZ101", "ZZZ102", "ZZZ101", "ZZZ102", "ZZZ101"]
    assert [f.code for f in findings if f.span.start == 0] == ["ZZZ101", "ZZZ102"]
    assert [(b.code, b.row, b.times) for b in broken] == [("ZZZ102", None, 1), ("ZZZ104", None, 1)]
    assert broken[0].error.startswith("KeyError: ")
    assert "test_runner.py:" in broken[0].error
    assert "\n" not in broken[0].error
    assert len(broken[0].error) < 320


def test_what_was_worked_out_is_freed_without_a_look_for_garbage() -> None:
    seen: list[weakref.ref[SegmentView]] = []

    class Watching(Each):
        def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
            assert segment.article.segments
            seen.append(weakref.ref(segment))
            return super().check_segment(segment)

    rows = [Segment(f"r{i}", Span(0, 0), 0) for i in range(2)]
    gc.disable()
    try:
        run_guarded(article_from_text("Il dort. Il part."), [Watching()])
        run_guarded(article_from_rows("x.jsonl", rows, ["Il dort.", "Il part."], independent=True), [Watching()])
        assert [view() for view in seen] == [None] * 4
    finally:
        gc.enable()


def test_without_the_guard_the_error_comes_out() -> None:
    with pytest.raises(KeyError):
        run_checks(article_from_text("Il fait boum."), [Broken()])


def test_rows_that_break_a_check_are_told_once_with_their_number() -> None:
    texts = ["Il dort.", "boum", "Il part.", "boum"]
    rows = [Segment(f"r{i}", Span(0, 0), 0) for i in range(4)]
    findings, broken = run_guarded(article_from_rows("x.jsonl", rows, texts, independent=True), [Broken()])
    assert len(findings) == 4
    assert [(b.code, b.row, b.times) for b in broken] == [("ZZZ102", "r1", 2)]
    assert isinstance(broken[0], Breakdown)


def test_a_row_that_holds_a_whole_text_is_read_sentence_by_sentence() -> None:
    text = "Le bac part lundi. " * 200
    row = Segment("1", Span(0, 0), 0, source="Feri berangkat.", source_language="id")
    article = article_from_rows("x.jsonl", [row, row], [text, "Il dort. Il part."], independent=True)
    found = run_checks(article, [Each(), Compared()])
    alone = [f.span for f in found if f.code == "ZZZ101" and f.span.end <= len(text)]
    assert len(alone) == 200
    assert {span.of(article.text) for span in alone} == {"Le bac part lundi."}
    assert [len(f.span) for f in found if f.code == "ZZZ103"] == [len(text), 17]
    assert [f.span.of(article.text) for f in found if f.code == "ZZZ101"][-1] == "Il dort. Il part."


class Many(Check):
    """Never stops."""

    code, name, category, its_type, severity = "ZZZ105", "many", "fluency/grammar", "grammar", Severity.MINOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        while True:
            yield self.finding(Span(0, 1), SAID, SAID)


def test_a_check_that_never_stops_is_stopped() -> None:
    findings, broken = run_guarded(article_from_text("Il dort."), [Many(), Each()])
    assert [sum(f.code == code for f in findings) for code in ("ZZZ105", "ZZZ101")] == [MOST, 1]
    assert broken == ()
