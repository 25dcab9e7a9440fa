"""The sieve: finds the forms that pass, and asks about a form that failed only once."""

from __future__ import annotations

from mtqa.language.remember import FORMS, Sieve


def test_a_form_that_failed_is_not_tested_again() -> None:
    asked: list[str] = []

    def passes(form: str) -> bool:
        asked.append(form)
        return form.startswith("b")

    sieve = Sieve(passes)
    assert sieve(frozenset(("bac", "le"))) == {"bac"}
    assert sieve(frozenset(("le", "la", "bus"))) == {"bus"}
    assert sieve(frozenset(("le", "la"))) == frozenset()
    assert sorted(asked) == ["bac", "bus", "la", "le"]


def test_it_keeps_answering_when_it_has_forgotten() -> None:
    sieve = Sieve(lambda form: form == "bac")
    for start in range(0, 3 * FORMS, FORMS):
        forms = frozenset(str(number) for number in range(start, start + FORMS))
        assert sieve(forms | {"bac"}) == {"bac"}
