"""Adequacy of an article's sentences: beads compared as a whole, findings taking away, silence giving back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mtqa.article.beads import Alignment, Bead
from mtqa.article.beside import with_alignment
from mtqa.article.build import article_from_rows, article_from_text
from mtqa.article.model import Article, Segment, Span
from mtqa.article.pairing import Kind
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.judge.adequate import Told, adequacies, agreement
from mtqa.judge.assessment import AssessedArticle, AssessedSegment, Scores, Suppressed
from mtqa.judge.risk import Scale
from mtqa.judge.suppress import silence
from mtqa.phrase import Phrase
from mtqa.score.metrics import Metrics
from mtqa.score.signals import Signals

SAID = Phrase("m", "m", "m")
METRICS = Metrics()


def finding(severity: Severity = Severity.MAJOR, evidence: Evidence = Evidence.SOURCE, category: str = "fluency/grammar") -> Finding:
    return Finding("NUM201", Span(0, 2), severity, category, evidence, SAID, SAID, confidence=1.0)


def article(*beads: Bead) -> Article:
    made = article_from_text("Un pont est fermé. Il rouvre en mai. Le maire parle.")
    return with_alignment(made, Alignment("o", "id", ("Jembatan ditutup.", "Dibuka lagi Mei.", "Wali kota."), beads), Kind.SOURCE)


def told(n: int) -> list[Told]:
    return [Told(Signals())] * n


def test_sentences_of_a_bead_share_one_adequacy_and_lone_ones_have_none() -> None:
    whole = article(Bead((0, 1), (0, 1), 0.6), Bead((2,), ()), Bead((), (2,)))
    one, two, lone = adequacies(whole, told(3), [[], [finding()], []], METRICS)
    assert one == two
    assert lone is None
    assert one is not None
    assert one.agreement == pytest.approx(0.3)
    assert set(one.parts) == {"fit", "length"}


def test_rows_have_their_own_source_and_no_fit() -> None:
    with_source = Segment("1", Span(0, 0), 0, source="Ya.", source_language="id")
    rows = article_from_rows("r", [with_source, Segment("2", Span(0, 0), 0)], ["Oui.", "Non."], independent=True)
    first, second = adequacies(rows, told(2), [[], []], METRICS)
    assert first is not None
    assert set(first.parts) == {"length"}
    assert second is None


def test_back_translation_and_reference_are_evidence() -> None:
    row = Segment("1", Span(0, 0), 0, source="Yes, he said.", source_language="en", reference="Oui, dit-il.")
    rows = article_from_rows("r", [row], ["Oui, dit-il."], independent=True)
    (found,) = adequacies(rows, [Told(Signals(), None, "Yes, he said.", "Yes, he said.")], [[]], METRICS)
    assert found is not None
    assert found.parts["back_chrf"] == pytest.approx(100)
    assert found.parts["reference_chrf"] == pytest.approx(100)


@pytest.mark.parametrize(
    ("found", "left"),
    [
        ([], 1.0),
        ([finding(Severity.CRITICAL)], 0.05),
        ([finding(Severity.MAJOR)], 0.3),
        ([finding(Severity.MINOR), finding(Severity.MINOR)], 0.49),
        ([finding(Severity.NEUTRAL)], 1.0),
        ([finding(evidence=Evidence.TARGET)], 1.0),
        ([finding(evidence=Evidence.TARGET, category="accuracy/omission")], 0.3),
    ],
)
def test_agreement(found: list[Finding], left: float) -> None:
    assert agreement(found) == pytest.approx(left)


def test_a_silenced_finding_no_longer_lowers_adequacy() -> None:
    whole = article(Bead((0,), (0,), 0.6), Bead((1,), (1,), 0.6), Bead((2,), (2,), 0.6))
    own = finding()
    known = adequacies(whole, told(3), [[own], [], []], METRICS)
    segments = tuple(
        AssessedSegment(s, s.span.of(whole.text), Scores(adequacy=a.value if a else None), findings=(own,) if i == 0 else (), adequacy=a)
        for i, (s, a) in enumerate(zip(whole.segments, known, strict=True))
    )
    before = AssessedArticle(whole, segments, (own,))
    (after,) = silence([before], [[Suppressed(own, "verdict")]], Scale())
    first = after.segments[0]
    assert first.adequacy is not None
    assert first.adequacy.agreement == pytest.approx(1)
    assert first.scores.adequacy == pytest.approx(first.adequacy.likeness)
    assert after.segments[1] == before.segments[1]


def test_a_reference_over_other_sentences_than_the_bead_is_not_compared() -> None:
    whole = article(Bead((0,), (0,), 0.6), Bead((1,), (1,), 0.6), Bead((2,), (2,), 0.6))
    other = Alignment("r", "fr", ("Un pont fermé rouvre en mai.", "Le maire parle."), (Bead((0, 1), (0,)), Bead((2,), (1,))))
    both = replace(with_alignment(whole, other, Kind.REFERENCE), reference=other)
    one, _, three = adequacies(both, told(3), [[], [], []], METRICS)
    assert one is not None
    assert three is not None
    assert "reference_chrf" not in one.parts
    assert three.parts["reference_chrf"] == pytest.approx(100)
