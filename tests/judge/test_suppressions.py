"""What the configuration silences: by rule, words, files, and until when."""

from __future__ import annotations

from datetime import date

import pytest

from mtqa.judge.suppressions import Suppression, expired, suppressor
from tests.judge.assessed import assessed, finding, place

TEXT = "Le bac de de Merak repart.\n« L’heure est venue », dit-il. Le maire se tait."
TODAY = date(2026, 2, 3)


def silenced(suppression: Suppression, words: str = "de de", below: str = "news/a.md", code: str = "REP101") -> bool:
    article = assessed(TEXT, finding(place(TEXT, words), code))
    ((decision,),) = suppressor([suppression], lambda _: below, TODAY)([article])
    return decision is not None


@pytest.mark.parametrize(
    ("rule", "text", "path", "result"),
    [
        ("REP101", "Merak", "", True),
        ("REP", "de de", "", True),
        ("REP", "Bac  de", "", False),
        ("REP", "le maire", "", False),
        ("REP102", "Merak", "", False),
        ("REP", "", "news/**", True),
        ("REP", "", "legal/**", False),
        ("REP", "Merak", "legal/**", False),
    ],
)
def test_rule_words_and_files(rule: str, text: str, path: str, result: bool) -> None:
    assert silenced(Suppression(rule, text, path, "r")) is result


@pytest.mark.parametrize("text", ["L'heure est", '" L’heure', "l\N{NO-BREAK SPACE}’", "est \n venue"])
def test_words_are_compared_as_fingerprints_see_them(text: str) -> None:
    assert silenced(Suppression("REP", text, "", "r"), "heure") is (text[0] != "l")


def test_words_of_a_finding_that_goes_beyond_its_sentence() -> None:
    assert silenced(Suppression("REP", "repart. « L’heure", "", "r"), "Merak repart.\n« L’heure")


@pytest.mark.parametrize(("day", "holds"), [(None, True), (date(2026, 2, 3), True), (date(2026, 2, 2), False)])
def test_the_last_day_counts(day: date | None, holds: bool) -> None:
    suppression = Suppression("REP", "Merak", "", "r", expires=day)
    assert expired(suppression, TODAY) is not holds
    assert silenced(suppression) is holds


def test_the_first_that_fits_gives_the_reason() -> None:
    article = assessed(TEXT, finding(place(TEXT, "de de")))
    both = [Suppression("REP", "Merak", "", "first", "A", "2026-01-01"), Suppression("REP", "Merak", "", "second")]
    ((decision,),) = suppressor(both, lambda _: "a", TODAY)([article])
    assert decision is not None
    assert (decision.origin, decision.reason, decision.author, decision.date) == ("configuration", "first", "A", "2026-01-01")
