"""REP101: a word printed twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.tokens import Token
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

# Pronoun pairs, intensives, interjections and fixed expressions that French doubles on purpose.
_INNOCENT = words(
    "nous vous très trop bien si oui non fort loin vite jamais tout peu mieux plus moins encore toujours allez allons attention bon "
    "bravo faire son ton pas point bling bla blabla chut cher chers petit petite petits petites tic toc toutou coucou yo ha ah oh eh hé "
    "hi ouh hum ola pio ron tam tom pan poum toc cui"
)
# One spelling, two words: `à la une, une …`, `a a priori`, `l'est est`, `de de Gaulle`, `en en parlant`, `cet été été`.
_HOMOGRAPHS = words("une a est de en été")


class DoubledWord(SegmentCheck):
    """A word printed twice in a row.

    What it does: reports a French word that stands twice side by side in the sentence (`sous sous le pont`).

    Why it matters: the reader stumbles, and a doubled word often shows where two versions of a translation were glued together.

    Known problems: words that French doubles on purpose are left out (`nous nous`, `très très`, `faire faire`); so are names, foreign
    words, and homographs such as `l'Est est`.

    Example:
        bad: La barque a disparu sous sous le pont.
        good: Nous nous sommes arrêtés à temps.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (répétition expressive, pronoms réfléchis).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "REP101"
    name = "doubled-word"
    category = "fluency/duplication"
    its_type = "duplication"
    severity = Severity.MAJOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        tokens = segment.tokens
        for i in range(len(tokens) - 1):
            one, two = tokens[i], tokens[i + 1]
            if one.lower == two.lower and one.is_word and self._faulty(segment, i):
                yield self.finding(
                    Span(one.start, two.end),
                    Phrase(f"doubled word: {one.lower}", f"mot doublé : {one.lower}", f"kata tercetak dua kali: {one.lower}"),
                    Phrase(
                        "The same word stands twice in a row.",
                        "Le même mot est imprimé deux fois de suite.",
                        "Kata yang sama tercetak dua kali berturut-turut.",
                    ),
                    suggestion=one.text,
                    severity=Severity.MINOR if segment.quoted(one) else None,
                    confidence=0.95,
                )

    @staticmethod
    def _faulty(segment: SegmentView, i: int) -> bool:
        tokens = segment.tokens
        one, two = tokens[i], tokens[i + 1]
        if one.lower in _INNOCENT or (one.capitalised and two.capitalised) or not french().known(one.lower):
            return False
        if re.search(r"\S", segment.article.plain[one.end : two.start]):
            return False
        if i + 2 < len(tokens) and tokens[i + 2].lower == one.lower:
            return len(one.lower) > 3
        return one.lower not in _HOMOGRAPHS or _same_word_twice(tokens, i)


def _same_word_twice(tokens: tuple[Token, ...], i: int) -> bool:
    """For a homograph: True when its neighbours leave only the slip."""
    word = tokens[i].lower
    before = tokens[i - 1].lower if i else ""
    after = tokens[i + 2] if i + 2 < len(tokens) else None
    if after is None or tokens[i].capitalised or tokens[i + 1].capitalised:
        return False
    if word == "de":
        return not after.capitalised
    if word == "été":
        return before in ("a", "ont", "avait", "avaient", "aurait", "ayant")
    if word == "est":
        return before not in ("l'", "à", "d'", "grand") and not before.endswith("-")
    return word == "une" and before != "la"
