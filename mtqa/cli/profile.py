"""`--profile`: where the time of a run went, stage by stage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mtqa import clock
from mtqa.phrase import Phrase

_HEAD = Phrase("Where {whole:.2f} s went:", "Où sont passées {whole:.2f} s :", "Ke mana {whole:.2f} detik:")
_LEAST = 0.005
_OTHER = Phrase("other", "autre", "lain-lain")
_NAMES = {
    clock.READ: Phrase("read", "lecture", "membaca"),
    clock.MODELS: Phrase("models", "modèles", "model"),
    clock.TRANSLATION: Phrase("translation", "traduction", "terjemahan"),
    clock.FORCED: Phrase("forced decoding", "décodage forcé", "dekode paksa"),
    clock.ESTIMATOR: Phrase("estimator", "estimateur", "penaksir"),
    clock.NGRAM: Phrase("n-grams", "n-grammes", "n-gram"),
    clock.LANGUAGE_MODEL: Phrase("language model", "modèle de langue", "model bahasa"),
    clock.RULES: Phrase("rules", "règles", "aturan"),
    clock.SCORES: Phrase("scores", "notes", "skor"),
    clock.WRITE: Phrase("write", "écriture", "menulis"),
}


def profile_lines(seconds: Mapping[str, float], whole: float, language: str) -> Iterator[str]:
    """A line for each stage: seconds and share of the `whole` time; the time that no line shows is `other`.

    Where several workers measured, the stages may add up to more than the time that passed: shares are then of their sum.
    """
    counted = sum(seconds.values())
    base = max(whole, counted, 1e-9)
    yield _HEAD.format(whole=base).to(language)
    known = [(_NAMES[name].to(language), seconds[name]) for name in clock.STAGES if seconds.get(name, 0.0) >= _LEAST]
    for name, spent in (*known, (_OTHER.to(language), base - sum(shown for _, shown in known))):
        yield f"  {name:<18}{spent:10.2f} s {spent / base:6.1%}"
