"""Anchors: by what a sentence calls the rules that may find something in it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from mtqa.language.morphology import french
from mtqa.language.remember import FORMS

FIGURE = "<0>"
"""The anchor of sentences that hold a digit."""
_FIGURES = frozenset((FIGURE,))


def anchors_of(forms: Iterable[str], *, has_figure: bool) -> frozenset[str]:
    """The tokens of a sentence in lower case, in angle brackets what they may be forms of, and `FIGURE` when a digit stands there."""
    return (_FIGURES if has_figure else frozenset[str]()).union(*map(anchors_of_form, forms))


@lru_cache(maxsize=FORMS)
def anchors_of_form(form: str) -> frozenset[str]:
    """A token in lower case, and in angle brackets what it may be a form of."""
    return frozenset((form, *(f"<{lemma}>" for lemma in french().lemmas(form))))
