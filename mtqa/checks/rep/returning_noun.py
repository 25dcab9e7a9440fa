"""REP109: a noun that comes back inside its own phrase."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.rep.clauses import DETERMINERS, JOINTS, noun_after, noun_lemma, surely_finite
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.tokens import Kind, Token
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_SCALES = words("million millions milliard milliards millier milliers centaine centaines dizaine dizaines")
_FRACTIONS = words("tiers quart quarts moitié cinquième dixième majorité totalité")
_PLACE_OPENERS = words("à au aux dans sur")
_WHOLE = frozenset(("état", "temps", "cas", "fait", "point", "jour", "fois", "part", "côté", "bout", "peu", "moitié"))


class ReturningNoun(SegmentCheck):
    """A noun that comes back inside its own phrase.

    What it does: reports a noun that returns as the complement of its own measure (`une altitude de 900 mètres d'altitude`, `le nombre de
    cars a atteint 300 cars`), as its own complement (`des caisses de lait pour les laits`, `un quart d'un quart`), as `voir son N` after
    itself, as the complement of a noun right after the place that opens the sentence, or with the same adjective in apposition.

    Why it matters: the noun is redundant, and with figures the reader wonders what is measured.

    Known problems: distributive phrases (`de maison en maison`, `pierre par pierre`) and superlatives (`la crème de la crème`) are left
    out; after a comma only `qui` is crossed.

    Example:
        bad: La profondeur atteint 40 mètres de profondeur.
        good: La profondeur atteint 40 mètres.

    Options: none.

    Sources: Académie française, Dire, ne pas dire (pléonasmes).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "REP109"
    name = "returning-noun"
    category = "fluency/duplication"
    its_type = "duplication"
    severity = Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        tokens = segment.tokens
        lemmas = [noun_lemma(lower) for lower in segment.lowers]
        nouns = [lemma for lemma in lemmas if lemma]
        if len(set(nouns)) == len(nouns):
            return
        done = -1
        for i, lemma in enumerate(lemmas):
            if lemma is None or nouns.count(lemma) == 1 or i <= done:
                continue
            again = _measured(tokens, lemmas, i) or _own_complement(tokens, lemmas, i) or _seen_to_have(tokens, lemmas, i)
            again = again or _apposition(tokens, lemmas, i)
            if again is not None:
                done = again
                yield self._report(segment, i, again)
        place = _place_again(tokens, lemmas)
        if place is not None and done < 0:
            yield self._report(segment, *place)

    def _report(self, segment: SegmentView, first: int, again: int) -> Finding:
        word = segment.tokens[again].text
        return self.finding(
            segment.span(first, again + 1),
            Phrase(f"« {word} » comes back", f"« {word} » revient", f"« {word} » muncul lagi"),
            Phrase(
                "The noun comes back within its own phrase, where it says nothing new.",
                "Le nom revient dans son propre groupe, où il ne dit rien de plus.",
                "Nomina ini muncul lagi di dalam frasanya sendiri tanpa menambah arti.",
            ),
            confidence=0.85,
        )


def _measured(tokens: tuple[Token, ...], lemmas: list[str | None], first: int) -> int | None:
    """`N … NUM (unit) de N`."""
    for i in range(first + 2, min(first + 16, len(tokens))):
        before = tokens[i - 1]
        if before.kind is Kind.MARK and before.text != "%" and not (before.text == "," and tokens[i].lower == "qui"):
            return None
        if before.lower in ("et", "ou", "mais", "contre"):
            return None
        if lemmas[i] == lemmas[first] and before.lower in ("de", "d'"):
            counted = _counted(tokens, max(first + 1, i - 3), i - 1)
            return i if counted and not _counted(tokens, max(0, first - 3), first) else None
    return None


def _counted(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """True when a figure or scale word stands among tokens `start` to `end - 1`."""
    return any(t.kind is Kind.NUMBER or t.lower in _SCALES for t in tokens[start:end])


def _own_complement(tokens: tuple[Token, ...], lemmas: list[str | None], first: int) -> int | None:
    """`N pour les N`, `un quart d'un quart`, `une vitesse … à une vitesse`."""
    fraction = tokens[first].lower in _FRACTIONS
    for i in range(first + 2, min(first + 7, len(tokens))):
        token = tokens[i - 1]
        if token.kind is Kind.MARK or token.lower in JOINTS or surely_finite(token.lower):
            return None
        if lemmas[i] != lemmas[first] or lemmas[i] in _WHOLE - _FRACTIONS:
            continue
        article, link = token.lower, tokens[i - 2].lower
        opener = tokens[first - 1].lower if first else ""
        if fraction and article in ("un", "une", "la") and link in ("de", "d'") and opener == article:
            return i
        if (
            i - first == 3
            and link == "pour"
            and article in ("le", "les", "la", "l'", "un", "une")
            and opener not in ("un", "une", "le", "la", "l'", "les")
        ):
            return i
        same_article = article in ("un", "une") and opener == article and i - first >= 4
        if same_article and link in ("à", "sur", "en", "d'", "de") and tokens[first + 1].lower not in ("à", "contre", "après", "par"):
            return i
    return None


def _seen_to_have(tokens: tuple[Token, ...], lemmas: list[str | None], at: int) -> int | None:
    """`le prix du riz … voir son prix`."""
    if at < 4 or tokens[at - 1].lower not in ("son", "sa", "ses", "leur", "leurs"):
        return None
    if "voir" not in french().lemmas(tokens[at - 2].lower, "verb"):
        return None
    for k in range(at - 3, max(-1, at - 16), -1):
        if tokens[k].text in ".;:":
            return None
        if lemmas[k] == lemmas[at] and k and tokens[k - 1].lower in ("le", "la", "l'", "les"):
            return at
    return None


def _apposition(tokens: tuple[Token, ...], lemmas: list[str | None], first: int) -> int | None:
    """`au réseau routier de l'île, le réseau routier …`: noun and adjective again right after a comma."""
    if (
        first + 1 >= len(tokens)
        or not french().is_pos(tokens[first + 1].lower, "adj")
        or tokens[first].capitalised
        or tokens[first + 1].capitalised
    ):
        return None
    comma = next((k for k in range(first + 2, min(first + 8, len(tokens) - 3)) if tokens[k].kind is Kind.MARK), None)
    if comma is None or tokens[comma].text != "," or tokens[comma + 1].lower not in ("le", "la", "l'", "les"):
        return None
    if any(t.lower in JOINTS for t in tokens[first:comma]):
        return None
    same = lemmas[comma + 2] == lemmas[first] and tokens[comma + 3].lower == tokens[first + 1].lower
    return comma + 2 if same else None


def _place_again(tokens: tuple[Token, ...], lemmas: list[str | None]) -> tuple[int, int] | None:
    """`Au port de X, la douane du port …` at the head of a sentence."""
    opening = next((i for i, t in enumerate(tokens) if t.is_word), None)
    if opening is None or opening > 1 or tokens[opening].lower not in _PLACE_OPENERS:
        return None
    head = noun_after(tokens, opening + 1)
    comma = next((k for k in range(opening, min(opening + 10, len(tokens))) if tokens[k].text == ","), None)
    if head is None or comma is None or head[0] in _WHOLE:
        return None
    for i in range(comma + 3, min(comma + 7, len(tokens))):
        if tokens[i - 1].kind is Kind.MARK or tokens[i - 1].lower in JOINTS:
            return None
        if (
            lemmas[i] == head[0]
            and tokens[i].lower == tokens[head[1]].lower
            and tokens[i - 1].lower in ("du", "la", "l'", "des")
            and _genitive(tokens, i)
        ):
            return opening, i
    return None


def _genitive(tokens: tuple[Token, ...], noun: int) -> bool:
    """True when the noun is a bare complement in `de` and nothing narrower follows."""
    links = tokens[noun - 1].lower in ("du", "des") or tokens[noun - 2].lower == "de"
    after = tokens[noun + 1].lower if noun + 1 < len(tokens) else ""
    return links and after not in ("de", "d'", "du", "des", "qui", "où") and tokens[noun - 2].lower not in DETERMINERS
