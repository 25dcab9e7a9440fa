"""Evidence of models in a run: fluency without a network, findings of models in their place, the second opinion."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mtqa.article.build import article_from_rows, article_from_text
from mtqa.article.model import Article, Role, Segment, Span
from mtqa.checks.configure import configured
from mtqa.checks.registry import rule
from mtqa.estimate.load_language_model import installed
from mtqa.judge.assessment import AssessedArticle
from mtqa.models import ModelOptions, Models
from mtqa.pipeline import Checker
from mtqa.session import report_of
from mtqa.translate.places import Places

CLEAN = "Le maire a annoncé que les travaux du port reprendraient lundi."
SCRAMBLED = "Le maire reprendraient a que lundi travaux port les du annoncé."
MISPLACED = "Ils ont déclaré que la qui pont serait rouvert avant la fin du mois."
ALONE = ModelOptions(enabled=False)
WITHOUT_LANGUAGE_MODEL = ModelOptions(language_model="none", use_cache=False)


def assessed(text: str | Article, options: ModelOptions, *, sparing: bool = False) -> tuple[AssessedArticle, str]:
    article = article_from_text(text) if isinstance(text, str) else text
    with Models(options, Places.default(), lambda phrase: None) as models:
        checker = Checker(configured({}), models, sparing=sparing)
        (found,) = checker.assess([article])
        return found, report_of(checker, [found]).signature


def test_without_models_the_ngram_model_gives_fluency() -> None:
    found, signature = assessed(f"{CLEAN}\n{SCRAMBLED}", ALONE)
    clean, scrambled = (segment.scores.fluency for segment in found.segments)
    assert clean is not None
    assert scrambled is not None
    assert scrambled < 5 < clean
    assert "|ngram:ngram-fr-1@" in signature
    assert "|lm:none|" in signature


def test_without_models_consistency_stays_empty() -> None:
    found, _ = assessed(CLEAN, ALONE)
    assert found.segments[0].scores.consistency is None
    assert found.segments[0].round_trip is None


def test_words_out_of_place_are_a_finding_of_the_models_and_the_worst_span() -> None:
    found, _ = assessed(f"{CLEAN}\n{MISPLACED}", WITHOUT_LANGUAGE_MODEL)
    clean, faulty = found.segments
    assert clean.findings == ()
    assert [(f.code, f.span.of(found.article.text)) for f in faulty.findings] == [("FLU101", "la qui pont")]
    assert faulty.worst_span == faulty.findings[0].span


def test_sparing_leaves_out_only_what_nothing_weighs() -> None:
    text = f"{CLEAN}\n{MISPLACED}"
    everything, sparing = (assessed(text, WITHOUT_LANGUAGE_MODEL, sparing=each)[0].segments for each in (False, True))
    assert [s.signals.log_probability_alone is None for s in everything] == [False, False]
    assert [s.signals.log_probability_alone for s in sparing] == [None, None]
    assert [(s.scores, s.drivers, s.round_trip) for s in sparing] == [(s.scores, s.drivers, s.round_trip) for s in everything]


def test_hidden_marks_do_not_shift_the_findings_of_models() -> None:
    marked = MISPLACED.replace("ont", "**ont**", 1).replace("qui", "*qui*")
    article = article_from_text(marked)
    gaps = tuple(Span(i, i + 1) for i, c in enumerate(marked) if c == "*")
    found, _ = assessed(replace(article, hidden=gaps), WITHOUT_LANGUAGE_MODEL)
    assert [(f.code, f.span.of(marked)) for f in found.findings] == [("FLU101", "la *qui* pont")]


@pytest.mark.parametrize("code", ["FLU101", "CON101"])
def test_examples_of_the_pages_hold(code: str) -> None:
    lines = [line.strip() for line in rule(code).page().splitlines()]
    bad, good = (next(line.removeprefix(f"{side}: ") for line in lines if line.startswith(f"{side}: ")) for side in ("bad", "good"))
    found, _ = assessed(f"{bad}\n{good}", WITHOUT_LANGUAGE_MODEL)
    assert [[f.code for f in segment.findings] for segment in found.segments] == [[code], []]


def test_example_beside_its_source_holds() -> None:
    lines = [line.strip() for line in rule("ADE101").page().splitlines()]
    source, bad, good = (
        next(x.removeprefix(f"{side}: ") for x in lines if x.startswith(f"{side}: ")) for side in ("source", "bad", "good")
    )
    segments = [Segment(side, Span(0, 0), 0, source=source, source_language="id") for side in ("bad", "good")]
    found, _ = assessed(article_from_rows("x", segments, [bad, good], independent=True), WITHOUT_LANGUAGE_MODEL)
    assert [[f.code for f in segment.findings] for segment in found.segments] == [["ADE101"], []]
    alone, _ = assessed(f"{bad}\n{good}", WITHOUT_LANGUAGE_MODEL)
    assert alone.findings == ()


def test_long_articles_have_z_scores_and_rows_alone_have_none() -> None:
    sentences = [*(f"Le maire a rouvert le marché numéro {n} lundi matin." for n in range(2, 14)), SCRAMBLED]
    found, _ = assessed("\n".join(sentences), ALONE)
    highest = max(found.segments, key=lambda s: s.z_scores["ngram_mean"])
    assert highest.text == SCRAMBLED
    rows = article_from_rows("x", [Segment(str(n), Span(0, 0), 0) for n in range(len(sentences))], sentences, independent=True)
    assert all(segment.z_scores == {} for segment in assessed(rows, ALONE)[0].segments)


def test_headlines_are_not_judged_word_by_word() -> None:
    article = article_from_text(MISPLACED)
    segment = replace(article.segments[0], role=Role.HEADLINE)
    headline = replace(article, paragraphs=(replace(article.paragraphs[0], role=Role.HEADLINE),), segments=(segment,))
    found, _ = assessed(headline, WITHOUT_LANGUAGE_MODEL)
    assert not [f for f in found.findings if f.code in ("FLU101", "CON101")]


@pytest.mark.skipif(not installed(), reason="the extra `lm` is not installed")
def test_language_model_moves_confidence_but_no_severity() -> None:
    text = "La maison est vendu. Le comité a l’intention de de voter. C’est un aire de repos."
    without, _ = assessed(text, WITHOUT_LANGUAGE_MODEL)
    given, signature = assessed(text, replace(WITHOUT_LANGUAGE_MODEL, language_model=None))

    def rules(result: AssessedArticle) -> dict[tuple[str, Span], tuple[str, float]]:
        return {(f.code, f.span): (f.severity.value, f.confidence) for f in result.findings if f.suggestion is not None}

    before, after = rules(without), rules(given)
    assert before
    assert {key: severity for key, (severity, _) in before.items()} == {key: severity for key, (severity, _) in after.items()}
    assert any(before[key][1] != after[key][1] for key in before)
    assert "|lm:gemma3-270m@" in signature


def test_rows_alone_keep_their_own_offsets() -> None:
    rows = (Segment("a", Span(0, len(CLEAN)), 0), Segment("b", Span(len(CLEAN) + 1, len(CLEAN) + 1 + len(SCRAMBLED)), 1))
    article = Article("rows", f"{CLEAN}\n{SCRAMBLED}", layout="rows", independent=True, segments=rows)
    found, _ = assessed(article, ALONE)
    assert [s.segment.id for s in found.segments] == ["a", "b"]
    assert all(rows[1].span.contains(f.span) for f in found.findings)
