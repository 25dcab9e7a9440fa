"""How many answers about word forms and sentences are remembered, answers so many, and a sieve that knows which forms fail a test."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

Question = TypeVar("Question", bound=Hashable)
Answer = TypeVar("Answer")
SENTENCES = 256
"""Sentences that a finder keeps its answers for: more than a rule reads in a row before the next one asks about the same ones."""
FORMS = 10_000
"""Forms that a lookup keeps its answers for: nearly all that come again in an article, and no more memory for a file of any length."""


class Answers(dict[Question, Answer]):
    """Answers by question, each worked out when it is first asked for (a dictionary, since nothing is looked up faster).

    When it is full, all is forgotten: what comes again is soon there again, and to forget singly would cost at each look-up.

    Args:
        work_out: gives the answer; it must always give the same.
        most: answers that are remembered.
    """

    def __init__(self, work_out: Callable[[Question], Answer], most: int = FORMS) -> None:
        super().__init__()
        self._work_out, self._most = work_out, most

    def __missing__(self, question: Question) -> Answer:
        answer = self._work_out(question)
        if len(self) >= self._most:
            self.clear()
        self[question] = answer
        return answer


class Once(Answers[Answer, Answer]):
    """One object for all equal ones: what thousands of forms have in common (parts of speech, genders, tags) is held once."""

    def __init__(self) -> None:
        super().__init__(_itself)


def _itself(found: Answer) -> Answer:
    return found


class Sieve:
    """Finds the forms of a sentence that pass a test: forms that failed it once are set aside together, not tested one by one.

    Args:
        passes: the test, which few forms pass; it must always say the same of a form.
    """

    def __init__(self, passes: Callable[[str], bool]) -> None:
        self._passes = passes
        self._failed: set[str] = set()

    def __call__(self, forms: frozenset[str]) -> frozenset[str]:
        """The forms that pass; empty for most sentences."""
        rest = forms - self._failed
        if not rest:
            return rest
        passed = frozenset([form for form in rest if self._passes(form)])
        if len(self._failed) > FORMS:
            self._failed.clear()
        self._failed |= rest - passed
        return passed
