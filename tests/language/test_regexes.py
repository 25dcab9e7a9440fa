"""Patterns that begin with letters: the same matches, at the same places."""

from __future__ import annotations

import re

import pytest

from mtqa.language.regexes import letters_first

TEXT = "Note bien : la banknote est notée, (note) d'une « note » ; ia, IA, l'ia. a.i. bai mise en français, mises en anglais | à lire"


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        (r"\bnote", r"n(?<=\bn)ote"),
        (r"note|\bia\b", r"note|i(?<=\bi)a\b"),
        (r"\ba\.i\.|\bmises? en (?:français|\banglais)", r"a(?<=\ba)\.i\.|m(?<=\bm)ises? en (?:français|\banglais)"),
        (r"[|\]]|\bmise", r"[|\]]|m(?<=\bm)ise"),
        (r"\bà lire|est \b", r"à(?<=\bà) lire|est \b"),
        (r"\bn?ote", r"\bn?ote"),
        (r"\b(?:note|ia)", r"\b(?:note|ia)"),
    ],
)
def test_a_pattern_finds_the_same(pattern: str, written: str) -> None:
    assert letters_first(pattern) == written
    for flags in (re.NOFLAG, re.IGNORECASE):
        spans = [m.span() for m in re.finditer(pattern, TEXT, flags)]
        assert spans
        assert [m.span() for m in re.finditer(written, TEXT, flags)] == spans
