"""Source checks see beads: what two French sentences say together is compared with the one of the original."""

from __future__ import annotations

from mtqa.article.beads import Alignment, Bead
from mtqa.article.beside import with_alignment
from mtqa.article.build import article_from_text
from mtqa.article.model import Article
from mtqa.article.pairing import Kind
from mtqa.checks.bead_view import by_bead
from mtqa.checks.num.number_source import NumberAgainstSource
from mtqa.checks.omi.length import ShorterThanSource
from mtqa.checks.pol.negation_source import NegationAgainstSource
from mtqa.checks.runner import run_checks
from mtqa.checks.view import ArticleView

FRENCH = "Le séisme a détruit 350 maisons dans le nord de l’île.\nIl n’a pas fait de victimes. Les 12 écoles du district rouvrent lundi."
SOURCE = "Gempa itu menghancurkan 350 rumah di bagian utara pulau dan tidak menelan korban jiwa."
OTHER = "Sebanyak 21 sekolah di kabupaten itu dibuka lagi pada Senin."


def aligned(*beads: Bead) -> Article:
    return with_alignment(article_from_text(FRENCH), Alignment("o", "id", (SOURCE, OTHER), beads), Kind.SOURCE)


def test_a_bead_is_one_segment_across_paragraphs() -> None:
    whole = aligned(Bead((0, 1), (0,)), Bead((2,), (1,)))
    view = by_bead(whole)
    assert [s.span.of(view.text).split()[0] for s in view.segments] == ["Le", "Les"]
    assert view.segments[0].span.end == whole.segments[1].span.end
    assert view.alignment is not None
    assert [(b.target, b.source) for b in view.alignment.beads] == [((0,), (0,)), ((1,), (1,))]
    assert view.text == whole.text


def test_no_half_is_flagged_and_a_wrong_number_still_is() -> None:
    whole = aligned(Bead((0, 1), (0,)), Bead((2,), (1,)))
    found = run_checks(whole, [NumberAgainstSource(), NegationAgainstSource(), ShorterThanSource()])
    assert [(f.code, f.span.of(FRENCH)) for f in found] == [("NUM201", "12")]
    assert found[0].source_span is not None
    assert found[0].source_span.of(whole.segments[2].source or "") == "21"


def test_without_the_bead_the_halves_would_be_flagged() -> None:
    halves = aligned(Bead((0,), (0,)), Bead((1,), (0,)), Bead((2,), (1,)))
    codes = {f.code for f in run_checks(halves, [NumberAgainstSource(), NegationAgainstSource(), ShorterThanSource()])}
    assert len(codes) > 1


def test_an_article_without_alignment_is_itself() -> None:
    article = article_from_text(FRENCH)
    assert by_bead(article) is article


def test_values_are_compared_with_those_of_a_language_that_is_read() -> None:
    beads = (Bead((0, 1), (0,)), Bead((2,), (1,)))
    strange = with_alignment(article_from_text(FRENCH), Alignment("o", "xx", (SOURCE, OTHER), beads), Kind.SOURCE)
    assert [len(ArticleView(by_bead(article)).segments[1].differences) for article in (aligned(*beads), strange)] == [1, 0]
