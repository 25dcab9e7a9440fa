"""Many patterns at once: which are looked at, and what that costs."""

import pytest

from mtqa.language.pattern_index import PatternIndex
from mtqa.language.patterns import Pattern
from mtqa.language.tokens import tokenize
from tests.bounded import bounded


def test_index_touches_only_patterns_whose_anchor_the_sentence_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    patterns = [Pattern("<adresser/V> OBJ <problème>"), Pattern("<faire/V> OBJ <décision>")]
    tried: list[str] = []
    original = Pattern.at
    monkeypatch.setattr(Pattern, "at", lambda self, words, start: tried.append(self.text) or original(self, words, start))
    list(PatternIndex(patterns).find(tokenize("Elle a fait une décision.")))
    assert set(tried) == {"<faire/V> OBJ <décision>"}


def test_cost_is_bounded_by_the_text() -> None:
    tokens = tokenize("le port ferme " * 3_000)
    index = PatternIndex([Pattern("port ~9 ferme ~9 port ~9 ferme ~9 port")])
    with bounded(10):
        list(index.find(tokens))
