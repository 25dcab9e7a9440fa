"""What speech allows inside a quotation."""

from __future__ import annotations

import pytest

from mtqa.article.build import article_from_text
from mtqa.article.model import Span
from mtqa.judge.spoken import SpokenFrench


@pytest.mark.parametrize(
    ("text", "words", "spoken"),
    [
        ("« C’est les voisins qui ont appelé », a dit Budi.", "les", True),
        ("« On a peur, c'est les soldats qui décident », a dit Budi.", "c'est les", True),
        ("« On a peur.\n« C'est pas des amis », a dit Budi.", "des", True),
        ("« C'était eux », a dit Budi.", "eux", True),
        ("C'est les voisins qui ont appelé, a dit Budi.", "les", False),
        ("« C'est loin, dit-il, mais les voisins attendent. »", "les", False),
        ("« C'est les voisins qui ont appelé », a dit Budi.", "appelé", False),
        ("Il a dit « non », et c'est les voisins qui ont appelé.", "les", False),
    ],
)
def test_a_plural_behind_cest_is_spoken_in_a_quotation_only(text: str, words: str, spoken: bool) -> None:
    at = text.index(words)
    assert SpokenFrench(article_from_text(text))(Span(at, at + len(words))) is spoken
