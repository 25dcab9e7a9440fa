"""Answers are forgotten before they are too many, and the sieve finds the forms that pass and asks about a form that failed only once."""

from __future__ import annotations

from mtqa.language.remember import FORMS, Answers, Once, Sieve


def test_an_answer_is_worked_out_once() -> None:
    asked: list[str] = []

    def length(form: str) -> int:
        asked.append(form)
        return len(form)

    known = Answers(length)
    assert [known[form] for form in ("bac", "le", "bac")] == [3, 2, 3]
    assert asked == ["bac", "le"]


def test_no_more_is_remembered_than_may_be() -> None:
    known: Answers[int, int] = Answers(lambda number: number * number, most=3)
    for number in range(20):
        assert known[number] == number * number
        assert len(known) <= 3


def test_an_answer_may_rest_on_others() -> None:
    known: Answers[int, int] = Answers(lambda number: 1 if number < 2 else known[number - 1] + known[number - 2], most=4)
    assert [known[number] for number in range(8)] == [1, 1, 2, 3, 5, 8, 13, 21]
    assert len(known) <= 4


def test_what_is_equal_is_held_once() -> None:
    once = Once[frozenset[str]]()
    sets = [once[frozenset(("noun", number))] for number in ("m", "f", "m")]
    assert sets == [{"noun", "m"}, {"noun", "f"}, {"noun", "m"}]
    assert sets[0] is sets[2]


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
