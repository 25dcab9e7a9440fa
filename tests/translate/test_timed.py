"""Time of translation and of forced decoding, counted apart."""

from __future__ import annotations

from mtqa.clock import FORCED, TRANSLATION, Clock
from mtqa.translate.marian import MarianTranslator
from mtqa.translate.timed import TimedTranslator


def test_it_answers_as_the_one_inside_and_counts(tiny_translators: dict[str, MarianTranslator]) -> None:
    inner, ticks = tiny_translators["int8"], iter(range(1000))
    clock = Clock(lambda: float(next(ticks)))
    timed = TimedTranslator(inner, clock)
    assert (timed.identity, timed.supports("fr", "en"), timed.supports("fr", "de")) == (inner.identity, True, False)
    assert timed.translate(["Le port a fermé."], "fr", "en", 1) == inner.translate(["Le port a fermé."], "fr", "en", 1)
    assert clock.seconds == {TRANSLATION: 1.0}
    pair = ("Le port a fermé.", "The harbour closed.")
    assert timed.score([pair], "fr", "en") == inner.score([pair], "fr", "en")
    assert clock.seconds == {TRANSLATION: 1.0, FORCED: 1.0}
