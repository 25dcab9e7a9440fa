"""Where a text is inside a quotation, and which quotations share a stretch of it."""

from __future__ import annotations

from mtqa.language.quotations import Quotation, Quotations

OUTER, INNER, LATER = Quotation(8, 20, 0, closed=True), Quotation(12, 16, 1, closed=True), Quotation(30, 40, 0, closed=False)
FOUND = Quotations((OUTER, INNER, LATER))


def test_inside() -> None:
    assert FOUND.inside(8, 20)
    assert FOUND.inside(35, 35)
    assert not FOUND.inside(0, 2)
    assert not FOUND.inside(22, 25)
    assert not FOUND.inside(15, 25)


def test_sharing_a_stretch() -> None:
    assert FOUND.sharing(0, 8) == ()
    assert FOUND.sharing(19, 31) == (OUTER, LATER)
    assert FOUND.sharing(13, 14) == (OUTER,)


def test_what_lies_within_a_quotation() -> None:
    assert FOUND.within(OUTER) == (INNER,)
    assert FOUND.within(INNER) == FOUND.within(LATER) == ()
