"""What a check sees of a sentence: its tokens in lower case, those that come again, and where given ones stand."""

from __future__ import annotations

import pytest

from mtqa.article.build import article_from_text
from mtqa.checks.view import ArticleView, SegmentView


def sentence(text: str, index: int = 0) -> SegmentView:
    return ArticleView(article_from_text(text)).segments[index]


def test_lowers_are_the_tokens_of_the_sentence_in_order() -> None:
    view = sentence("Le port dort. L'État aide le port, dit-il.", 1)
    assert view.lowers == ("l'", "état", "aide", "le", "port", ",", "dit", "-il", ".")
    assert view.forms == frozenset(view.lowers)


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("Le maire part.", set()),
        ("Le maire voit le port.", {"le"}),
        ("Le port, le quai, le phare.", {"le", ","}),
        ("Les ports voient le port.", set()),
        ("Oui, oui, oui.", {"oui", ","}),
    ],
)
def test_repeated_are_the_tokens_that_stand_twice_or_more_whatever_their_case(text: str, again: set[str]) -> None:
    assert sentence(text).repeated == again


def test_repeated_counts_within_the_sentence_only() -> None:
    assert sentence("Le maire part. Le port dort.", 1).repeated == frozenset()


@pytest.mark.parametrize(("forms", "places"), [({"le"}, [0, 3]), ({"port", "le"}, [0, 3, 4]), ({"Le"}, []), ({"quai"}, []), (set(), [])])
def test_standing_gives_token_indices_in_order(forms: set[str], places: list[int]) -> None:
    assert sentence("Le maire voit le port.").standing(forms) == places
