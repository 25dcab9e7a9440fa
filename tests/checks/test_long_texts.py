"""Each rule over 100,000 characters meant to tire it: steps are counted, and four times the text may cost four times the steps.

A step is a call of a function, ours or the interpreter's own; equal text costs equal steps on every machine. `test_cost.py` asks the same
of more kinds of text, at a smaller size; `tests/test_regular_expressions.py` looks at what happens within one call.
"""

from __future__ import annotations

import cProfile
from collections.abc import Callable, Iterator
from itertools import count, islice, product

import pytest

from mtqa.article.build import article_from_text
from mtqa.checks.base import Check
from mtqa.checks.registry import rules
from mtqa.checks.runner import MOST
from mtqa.checks.view import ArticleView
from tests.bounded import bounded
from tests.test_hostile import LONG

SHORT, SIZE = 25_000, 100_000
GROWTH = 5.5
"""How much more the longer text may cost: four times as much, and some for what one part says of another."""

START = 50_000
"""Steps that say nothing of growth: tables looked up, analyses begun."""

BUDGET = 100
"""Steps that a rule may take for each character, with those analyses of the text that no rule asked for before."""

LIMIT = 120
"""Seconds of processor time after which a rule is stopped that would never end."""

_GIVEN = ("Dewi", "Budi", "Rina", "Agus", "Siti", "Joko", "Putri", "Wayan", "Megawati", "Anton")
_SYLLABLES = ("ka", "ri", "to", "ma", "lu", "san", "di", "ne", "wo", "ha", "gu", "par")


def people(home: str) -> Iterator[str]:
    """A given name and a family name that no other has, nor anybody of another home."""
    for number, syllables in zip(count(), product(_SYLLABLES, repeat=4)):
        yield f"{_GIVEN[number % len(_GIVEN)]} {home}{''.join(syllables)}"


def pages(home: str, sentence: Callable[[Iterator[str]], str]) -> Callable[[int], str]:
    """Makes text of a size from sentences about ever new people, six in a paragraph; what is remembered of one page helps no other."""

    def make(size: int) -> str:
        names, parts, length = people(home), list[str](), 0
        for number in count(1):
            parts.append(sentence(names) + ("\n\n" if number % 6 == 0 else " "))
            length += len(parts[-1])
            if length >= size:
                break
        return "".join(parts)

    return make


def repeated(piece: str) -> Callable[[int], str]:
    return lambda size: "Le bac " + piece * (size // len(piece))


TEXTS: dict[str, Callable[[int], str]] = {
    "everybody greets somebody": pages("Bo", lambda names: f"Mme {next(names)} a salué M. {next(names)}."),
    "a long list": pages("Ju", lambda names: f"{next(names)}, {next(names)}, "),
    "roles and demonstratives": pages("Pe", lambda names: f"Le maire {next(names)} a parlé. Cette ancienne infirmière a ri."),
    "the same few over and over": repeated(
        "Mme Sari Wulandari a dit oui. Selon Budi Santoso, l’un d’eux, Dewi Lestari, est parti. « Je suis né », dit-il. "
    ),
    **{name: repeated(LONG[name]) for name in ("letters", "openers", "phrases", "attributions", "dates", "quantities", "thousands")},
}


def steps(check: Check, view: ArticleView) -> int:
    """Calls that a rule makes over a text."""
    profile = cProfile.Profile()
    with bounded(LIMIT):
        profile.enable()
        try:
            for _ in islice(check.check(view), MOST):
                pass
        finally:
            profile.disable()
    return sum(entry.callcount for entry in profile.getstats())


def too_dear(check: Check, views: tuple[ArticleView, ArticleView]) -> str:
    """What to say of a rule that grows faster than the text, or is beyond its budget; empty for the others."""
    shorter, longer = (steps(check, view) for view in views)
    return "" if longer <= max(START, GROWTH * shorter) and longer <= BUDGET * SIZE else f"{check.code}: {shorter:,} → {longer:,} steps"


@pytest.mark.parametrize("name", TEXTS)
def test_each_rule_takes_steps_with_the_length_of_the_text(name: str) -> None:
    views = tuple(ArticleView(article_from_text(TEXTS[name](size))) for size in (SHORT, SIZE))
    assert len(views[1].article.text) >= 0.99 * SIZE
    found = [said for rule in rules() if not rule.from_models and (said := too_dear(rule(), (views[0], views[1])))]
    assert found == []
