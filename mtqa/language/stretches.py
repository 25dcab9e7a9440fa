"""The stretches of a paragraph that stand outside quotation marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from mtqa.language.quotations import Quotation, Quotations
from mtqa.language.tokens import Token


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens `first` to `after - 1` of a paragraph, outside quotation marks, with the quotations on either side."""

    first: int
    after: int
    before: Quotation | None
    behind: Quotation | None


def token_at(tokens: Sequence[Token], place: int) -> int:
    """Index of the first token that starts at or after the code point `place`."""
    return bisect_left(tokens, place, key=lambda token: token.start)


def stretches(tokens: Sequence[Token], quotations: Quotations, start: int, end: int) -> tuple[Stretch, ...]:
    """The stretches of the paragraph `[start, end)` that stand in no quotation, empty ones left out."""
    found: list[Stretch] = []
    at, before = start, None
    for quotation in (*quotations.sharing(start, end), None):
        first, after = token_at(tokens, at), token_at(tokens, quotation.start if quotation else end)
        if first < after:
            found.append(Stretch(first, after, before, quotation))
        if quotation:
            at, before = quotation.end, quotation
    return tuple(found)
