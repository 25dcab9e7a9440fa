"""Asking a model only what the cache does not know yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from mtqa.translate.cache import Cache

_AT_ONCE = 64

Question = TypeVar("Question")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Memory(Generic[Question, Answer]):
    """Answers of a model that are kept as text.

    Attributes:
        cache: where they are kept.
        key: the key of a question; it must name the model too.
        size: the length of a question: questions of like length are asked together, which wastes least on padding.
        ask: asks the model; one answer a question, in order.
        dump: an answer as text.
        load: the answer from its text; raises ValueError or TypeError when it can't be read: it is made anew then.
    """

    cache: Cache
    key: Callable[[Question], bytes]
    size: Callable[[Question], int]
    ask: Callable[[Sequence[Question]], Sequence[Answer]]
    dump: Callable[[Answer], str]
    load: Callable[[str], Answer]

    def answers(self, questions: Sequence[Question]) -> list[Answer]:
        """One answer a question, in order; each new one is asked once, and written every 64, so that a killed run loses little."""
        keys = [self.key(question) for question in questions]
        known = {k: found for k, value in self.cache.get(keys).items() if (found := self._read(value)) is not None}
        new = {k: question for k, question in zip(keys, questions, strict=True) if k not in known}
        missing = sorted(new.items(), key=lambda item: self.size(item[1]))
        for at in range(0, len(missing), _AT_ONCE):
            some = missing[at : at + _AT_ONCE]
            made = dict(zip([k for k, _ in some], self.ask([question for _, question in some]), strict=True))
            self.cache.put({k: self.dump(answer) for k, answer in made.items()})
            known.update(made)
        return [known[k] for k in keys]

    def _read(self, value: str) -> Answer | None:
        try:
            return self.load(value)
        except (ValueError, TypeError):
            return None
