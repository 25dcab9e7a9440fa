"""NUM109: one fact with two values in the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Related, Severity
from mtqa.checks.num.counted import Count, counts
from mtqa.checks.view import ArticleView, SegmentView
from mtqa.language.figures import power_of_ten, transposed
from mtqa.language.morphology import french
from mtqa.phrase import Phrase

_NEWER = re.compile(
    r"\b(?:désormais|nouveau bilan|dernier bilan|bilan provisoire|contre|l'an dernier|l'année dernière|auparavant|au total|initialement|"
    r"s'alourdit|monté à|porté à|passé de|passer de|d'abord|autres?|supplémentaires?|premiers?|derniers?)\b"
)


_MEMORY = 15
_AND_ONE = re.compile(r"\bet (?:une?|son|sa|leur|le|la|l'|les deux)\b")


class TwoValues(Check):
    """One fact with two values in the article.

    What it does: Remembers what each number counts. Reports a number that the text presents as known (`les 63 puits`, `ces 63 puits`)
    when it was never given and an earlier one has the same digits in another order (36) or is ten, a hundred or a thousand times
    as large; two amounts with transposed digits beside the same noun; and, as minor, a bare `Les cinq …` where the last people or
    things counted were four.

    Why it matters: One of the two is wrong, and nobody can tell which without the original.

    Known problems: Two real figures may happen to be mirror images of each other. A new toll (`le bilan est monté à 15`) is not a
    contradiction and is left alone.

    Example:
        bad: L’audit a visé 36 puits. Ces 63 puits fournissent le district.
        good: L’audit a visé 36 puits. Ces 36 puits fournissent le district.

    Options: none.

    Sources: ISO 17100 on consistency; observation of transposed digits in machine and human translation (MQM: number).

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NUM109"
    name: ClassVar[str] = "two-values"
    category: ClassVar[str] = "accuracy/mistranslation/number"
    its_type: ClassVar[str] = "inconsistency"
    severity: ClassVar[Severity] = Severity.MAJOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        if article.alone:
            return
        seen: list[Count] = []
        known: set[Fraction] = set()
        for segment in article.segments:
            seen = [c for c in seen if segment.index - c.segment <= _MEMORY]
            here = counts(segment)
            for count in here:
                if count.value.value in known:
                    continue
                earlier = _contradicted(count, seen)
                group = None if earlier else _other_group(article, segment, count, seen)
                if (earlier or group) and _NEWER.search(segment.plain):  # asked last, since few counts get here
                    continue
                if earlier is not None:
                    yield self._finding(article, count, earlier)
                elif group is not None:
                    yield self._finding(article, count, group, Severity.MINOR)
            seen += here
            known.update(v for c in here for v in c.value.values)

    def _finding(self, article: ArticleView, count: Count, earlier: Count, severity: Severity = Severity.MAJOR) -> Finding:
        here, there = article.plain[count.start : count.end], article.plain[earlier.start : earlier.end]
        return self.finding(
            Span(count.start, count.end),
            Phrase(f"{here} here, {there} before", f"{here} ici, {there} plus haut", f"{here} di sini, {there} sebelumnya"),
            Phrase(
                "The text speaks of a known number, but gave another one before.",
                "Le texte renvoie à un nombre connu, mais en a donné un autre plus haut.",
                "Teks merujuk pada angka yang sudah dikenal, padahal sebelumnya disebut angka lain.",
            ),
            severity=severity,
            confidence=0.6 if severity is Severity.MINOR else 0.85 if count.noun == earlier.noun else 0.75,
            related=(Related(Span(earlier.start, earlier.end), Phrase("the earlier number", "le nombre précédent", "angka sebelumnya")),),
        )


def _contradicted(count: Count, seen: Sequence[Count]) -> Count | None:
    """The earlier number that this one, never given before, seems to be a slip of."""
    return next((other for other in reversed(seen) if _slip(count, other) and _one_fact(count, other)), None)


def _other_group(article: ArticleView, segment: SegmentView, count: Count, seen: Sequence[Count]) -> Count | None:
    """For *Les cinq ont …* that opens a sentence: the last group counted within three sentences, when no counts add up to five."""
    opens = segment.tokens[0].text == "Les" and len(segment.tokens) > 2 and segment.tokens[1].start == count.start
    if not opens or count.noun or not 3 <= count.value.value <= 20 or not french().maybe_finite(segment.tokens[2].lower):
        return None
    near = [c for c in seen if 0 < segment.index - c.segment <= 3 and c.value.unit is None and c.value.value <= 100]
    sums = {sum(chosen) for size in (2, 3) for chosen in combinations([c.value.value for c in near[-6:]], size)}
    window = article.plain[article.segments[max(0, segment.index - 3)].start : segment.start]
    if not near or count.value.value in sums or _AND_ONE.search(window):
        return None
    return next((c for c in near if c.noun), None)


def _slip(one: Count, other: Count) -> bool:
    a, b = one.value.value, other.value.value
    whole = a.denominator == b.denominator == 1
    if whole and (a.numerator - b.numerator) % 9:  # other digits, since neither their order nor zeros change what nine leaves over
        return False
    return transposed(a, b) or power_of_ten(a, b)


def _one_fact(one: Count, other: Count) -> bool:
    """True when both numbers count the same thing, or the later one is said to be known and counts something like it."""
    if not _same_kind(one, other):
        return False
    same_noun = bool(one.noun) and one.noun == other.noun
    if transposed(one.value.value, other.value.value):
        return (one.definite and (same_noun or one.value.unit is None)) or (one.value.value >= 100 and bool(one.context & other.context))
    return one.definite and same_noun


def _same_kind(one: Count, other: Count) -> bool:
    """True when both have compatible units; a large amount may leave its currency out the second time."""
    if one.value.unit and other.value.unit:
        return one.value.unit.compatible(other.value.unit)
    return one.value.unit is other.value.unit or one.value.scale == other.value.scale >= 10**6
