from dataclasses import replace

import pytest

from mtqa.article.build import article_from_text
from mtqa.article.model import Span
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.judge.fingerprint import fingerprint, normalised, text_hash
from mtqa.phrase import Phrase

PAGE = "Le port rouvre lundi. Les quais sont vides.\nLe maire a parlé. Il pleut."
WORD = Phrase("m", "m", "m")


def finding(text: str, words: str, code: str = "CAL103") -> Finding:
    start = text.index(words)
    return Finding(code, Span(start, start + len(words)), Severity.MINOR, "fluency", Evidence.TARGET, WORD, WORD)


def test_a_moved_paragraph_keeps_the_key_and_loses_the_neighbours() -> None:
    moved = "Il neige.\n" + "\n".join(reversed(PAGE.split("\n")))
    one = fingerprint(article_from_text(PAGE), finding(PAGE, "a parlé"))
    two = fingerprint(article_from_text(moved), finding(moved, "a parlé"))
    assert one.key == two.key
    assert one.neighbours != two.neighbours


@pytest.mark.parametrize("words", ["Le maire", "parlé"])
def test_other_words_or_another_rule_make_another_key(words: str) -> None:
    article, base = article_from_text(PAGE), finding(PAGE, "a parlé")
    assert fingerprint(article, finding(PAGE, words)).key != fingerprint(article, base).key
    assert fingerprint(article, replace(base, code="GRA101")).key != fingerprint(article, base).key


def test_a_changed_sentence_makes_another_key() -> None:
    changed = PAGE.replace("Le maire", "La maire")
    assert (
        fingerprint(article_from_text(PAGE), finding(PAGE, "parlé")).key
        != fingerprint(article_from_text(changed), finding(changed, "parlé")).key
    )


@pytest.mark.parametrize(("one", "other"), [("l’été  dernier", "l'été dernier"), ("« oui »", "“ oui ”"), ("10\u202f000", "10 000")])
def test_typography_does_not_count(one: str, other: str) -> None:
    assert normalised(one) == normalised(other)
    assert text_hash(one) == text_hash(other)


def test_a_lone_surrogate_has_a_hash() -> None:
    assert len(text_hash("\ud800")) == 16
