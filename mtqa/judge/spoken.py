"""Turns that speech allows and writing avoids (*c'est les voisins*): inside a quotation they are no major fault."""

from __future__ import annotations

import re
from functools import cached_property

from mtqa.article.model import Article, Span
from mtqa.language.quotation_pairing import parse_quotations
from mtqa.language.quotations import Quotations
from mtqa.language.tokens import plain

_SINGULAR_VERB = re.compile(r"\bc'(?:est|était)\s(?:pas\s|plus\s)?(?:les|des|ces|[mts]es|[nv]os|leurs|eux|elles)\b", re.IGNORECASE)
_REACH = 16  # characters before and behind a place in which the turn is looked for


class SpokenFrench:
    """Says of places of an article whether they are spoken French in a quotation; the quotations are read when first needed."""

    def __init__(self, article: Article) -> None:
        self._article = article

    def __call__(self, place: Span) -> bool:
        """True when the place is part of *c'est* before a plural, inside a quotation."""
        start = max(0, place.start - _REACH)
        near = plain(self._article.text[start : place.end + _REACH])
        turns = (Span(start + m.start(), start + m.end()) for m in _SINGULAR_VERB.finditer(near))
        return any(turn.overlaps(place) for turn in turns) and self._quotations.inside(place.start, place.end)

    @cached_property
    def _quotations(self) -> Quotations:
        return parse_quotations(plain(self._article.text), [(p.span.start, p.span.end) for p in self._article.paragraphs])
