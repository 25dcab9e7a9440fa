"""Suggestions of accepted findings: which are written into a sentence, which are left, and what is found no more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mtqa.article.build import article_from_text
from mtqa.article.model import Article, Span
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.judge.fingerprint import fingerprint, neighbours
from mtqa.judge.verdicts import Decision, Reason, Verdict, sentence_hash
from mtqa.judge.verdicts_accepted import accepted, any_accepted
from mtqa.phrase import Phrase

PAGE = "Cette accord tient. Le pont, le pont et ces village restent.\nIl pleut."
ARTICLE = article_from_text(PAGE)
WORD = Phrase("m", "m", "m")


def finding(start: int, end: int, suggestion: str | None, severity: Severity = Severity.MINOR, code: str = "GRA104") -> Finding:
    return Finding(code, Span(start, end), severity, "fluency", Evidence.TARGET, WORD, WORD, suggestion)


def verdict(found: Finding, decision: Decision = Decision.ACCEPT, article: Article = ARTICLE) -> Verdict:
    at = next((i for i, s in enumerate(article.segments) if s.span.start <= found.span.start <= s.span.end), 0)
    return Verdict(
        fingerprint(article, found), decision, Reason.WRONG if decision is Decision.DISMISS else None, sentence=sentence_hash(article, at),
        around=neighbours(article, article.segments, at), text=article.segments[at].span.of(article.text),
    )  # fmt: skip


ACCORD, VILLAGE = finding(0, 12, "Cet accord"), finding(40, 51, "ces villages")
GRAVE = finding(44, 59, "village reste", Severity.MAJOR, "SYN101")
PONT = finding(27, 36, "", code="REP101")


@pytest.mark.parametrize(
    ("findings", "texts", "left"),
    [
        ([ACCORD, VILLAGE], {0: "Cet accord tient.", 1: "Le pont, le pont et ces villages restent."}, []),
        ([PONT, VILLAGE], {1: "Le pont et ces villages restent."}, []),
        ([finding(19, 19, " !")], {0: "Cette accord tient. !"}, []),
        ([finding(0, 12, None)], {}, []),
        ([VILLAGE, replace(VILLAGE, code="GRA105")], {1: "Le pont, le pont et ces villages restent."}, []),
        ([VILLAGE, GRAVE], {1: "Le pont, le pont et ces village reste."}, [("GRA104", "another accepted one changes the same words")]),
        ([VILLAGE, replace(VILLAGE, code="GRA105", suggestion="ce village")], {1: "Le pont, le pont et ces villages restent."},
         [("GRA105", "another accepted one changes the same words")]),
        ([finding(13, 22, "tient, le")], {}, [("GRA104", "it is not within one sentence")]),
    ],
)  # fmt: skip
def test_what_is_written(findings: list[Finding], texts: dict[int, str], left: list[tuple[str, str]]) -> None:
    found = accepted(ARTICLE, findings, [verdict(f) for f in findings])
    assert found.texts == texts
    assert [(f.code, why) for f, why in found.left] == left
    assert len(found.written) + len(left) == sum(f.suggestion is not None for f in findings)
    assert found.lost == ()


@pytest.mark.parametrize("decision", [Decision.DISMISS, Decision.FIX, Decision.OPEN])
def test_other_decisions_write_nothing(decision: Decision) -> None:
    assert accepted(ARTICLE, [ACCORD], [verdict(ACCORD, decision)]).texts == {}
    assert not any_accepted(ARTICLE, [verdict(ACCORD, decision)])


def test_markup_in_the_words_is_not_written_over() -> None:
    article = replace(ARTICLE, hidden=(Span(6, 7),))
    assert [why for _, why in accepted(article, [ACCORD], [verdict(ACCORD)]).left] == ["it runs over markup"]


def test_an_accepted_finding_that_is_found_no_more_is_lost_while_its_sentence_stands() -> None:
    heads = [verdict(ACCORD), verdict(VILLAGE)]
    assert accepted(ARTICLE, [VILLAGE], heads).lost == (heads[0],)
    assert accepted(article_from_text(PAGE.replace("Cette", "Cet")), [], heads[:1]).lost == ()


def test_only_sentences_of_the_article_count() -> None:
    assert any_accepted(ARTICLE, [verdict(ACCORD)])
    assert not any_accepted(article_from_text("Il pleut."), [verdict(ACCORD)])
