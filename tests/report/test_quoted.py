"""Words beside what is said of them: quoted already or not, and joined with a colon or a dash."""

from __future__ import annotations

import pytest

from mtqa.report.quoted import bare, beside, quotes, shortened


@pytest.mark.parametrize(
    ("said", "words", "quoted"),
    [
        ("“venu” does not agree with its subject", "venu", True),
        ("« Venu »\u00a0: sans accord", "venu", True),
        ('unlikely here: "le  pont"', "« Le\npont,", True),
        ("unlikely here: “le pont neuf”", "pont", True),
        ("le pont said twice", "le pont", True),
        ("5 for 6", "5", True),
        ("unlikely: “le pont neuf du vieux…”", "Le pont neuf du vieux quartier", True),
        ("unlikely: “le pont neuf du vieux…”", "le pont neuf du vieil homme", False),
        ("“l…” stands alone", "la", False),
        ("“⟨U+202E⟩pont” is odd", "\u202epont", True),
        ("“pont” is odd", "po\u00adnt", True),
        ("a word is missing", "a", False),
        ("“x” follows a “y”", "a", False),
        ("“pont” is odd", "le pont", False),
        ("“ponton” is odd", "pont", False),
        ("50 for 6", "5", False),
        ("“” is odd", "", False),
        ("“\u202e” is odd", "\u202e", False),
    ],
)
def test_words_are_quoted_when_the_whole_of_them_stands_there(said: str, words: str, quoted: bool) -> None:
    assert quotes(said, words) is quoted


@pytest.mark.parametrize(
    ("words", "shown"),
    [("« Un\ndeux, »", "Un deux"), ("\u202eUn", "⟨U+202E⟩Un"), ("\u202e\u00ad", ""), ("\u202e \u00ad", ""), ("", ""), ("\ud800", "")],
)
def test_what_a_line_quotes(words: str, shown: str) -> None:
    assert bare(words) == shown


@pytest.mark.parametrize(
    ("said", "joined"), [("Said", "Said: x"), ("Said: so", "Said: so – x"), ("Said\u00a0:", "Said\u00a0: – x"), ("At 10:30", "At 10:30: x")]
)
def test_there_is_one_colon(said: str, joined: str) -> None:
    assert beside(said, "x", ":") == joined


@pytest.mark.parametrize(("text", "shown"), [("", ""), ("abcde", "abcde"), ("abcdef", "abcd…"), ("🙂" * 9, "🙂🙂🙂🙂…")])
def test_shortened_to_five(text: str, shown: str) -> None:
    assert shortened(text, 5) == shown
