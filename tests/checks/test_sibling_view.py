"""What a sentence lost and added beside its source."""

from __future__ import annotations

import pytest

from mtqa.article.build import article_from_rows
from mtqa.article.model import Segment, Span
from mtqa.checks.sibling_view import added_siblings, lost_siblings
from mtqa.checks.view import ArticleView, SegmentView


def view(french: str, source: str, language: str = "id") -> SegmentView:
    row = Segment("1", Span(0, 0), 0, source=source, source_language=language)
    return ArticleView(article_from_rows("x", [row], [french], independent=False)).segments[0]


@pytest.mark.parametrize(
    ("french", "source", "lost", "added"),
    [
        ("Il vient mardi.", "Ia datang Kamis.", ["kamis"], ["selasa"]),
        ("Il vient jeudi.", "Ia datang Kamis.", [], []),
        ("Il n’est pas venu mardi.", "Ia tidak datang.", [], []),
        ("Rien, pas un tunnel.", "Tidak ada apa-apa.", [], []),
        ("Il viendra.", "Tanpa helikopter ia datang.", [], []),
        ("Il va chez Mardi.", "Ia pergi.", [], []),
    ],
)
def test_lost_and_added(french: str, source: str, lost: list[str], added: list[str]) -> None:
    segment = view(french, source)
    assert [sibling.words[0] for sibling, _ in lost_siblings(segment)] == lost
    assert [sibling.words[0] for sibling, *_ in added_siblings(segment)] == added


def test_one_kind_can_be_asked_for() -> None:
    segment = view("Le médecin vient mardi.", "Ia datang.")
    assert [sibling.words[0] for sibling, *_ in added_siblings(segment, "day")] == ["selasa"]


def test_other_languages_say_nothing() -> None:
    segment = view("Il vient mardi.", "He comes on Thursday.", "en")
    assert (list(lost_siblings(segment)), list(added_siblings(segment))) == ([], [])
