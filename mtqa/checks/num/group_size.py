"""NUM122: a group whose size is not the one that the article gave, or parts that add up to more than their whole."""

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
from mtqa.language.morphology import french
from mtqa.phrase import Phrase

_NEAR = 4
_LARGEST = 30
_ALL_OF_TWO = re.compile(
    r"\b(?P<two>(?:[Ll]es|[Cc]es|[Ss]es|[Ll]eurs)\sdeux\s(?!autres)[^\W\d]{3,20}(?:\s[^\W\d]{3,20})?),\s(?P<all>tou(?:s|tes))\s(?!deux|les)"
    r"(?:[^\W\d]{4,14}ment\s)?(?P<word>[^\W\d]{3,20})"
)
_NEWER = re.compile(
    r"\b(?:autres?|premi\w{1,5}|derni\w{1,5}|désormais|plus tard|nouveau bilan|supplémentaires?|restante?s|"
    r"encore|total|bilan|chacune?|chaque)\b"
)
_PARTS = re.compile(r"[^.;:!?\d]{1,50}?,?\s(?:dont|parmi\slesquel(?:le)?s)\s(?:[^\W\d]{1,12}\s){0,2}")
_NEXT = re.compile(r"\s[^.;:!?\d]{1,45}(?:\set|,)\s(?:[^\W\d]{1,12}\s)?")
_BEFORE = Phrase("the earlier number", "le nombre précédent", "angka sebelumnya")


class GroupSize(Check):
    """A group whose size is not the one that the article gave, or parts that add up to more than their whole.

    What it does: reports `les trois plongeurs` after `deux plongeurs` when no numbers of the sentences between add up to three;
    `dont A et B` when A and B are more than the whole; and `les deux X, tous blessés`, where two can only be `tous deux`.

    Why it matters: the reader counts, and does not find the others.

    Known problems: a second group of the same kind that is introduced without a number. Groups above thirty are left alone, and
    the first and third kinds are minor.

    Example:
        bad: Deux plongeurs ont disparu mardi. Les trois plongeurs étaient partis de Bitung.
        good: Trois plongeurs ont disparu mardi. Les trois plongeurs étaient partis de Bitung.

    Options: none.

    Sources: arithmetic; Grevisse & Goosse, Le bon usage (tous deux).

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NUM122"
    name: ClassVar[str] = "group-size"
    category: ClassVar[str] = "accuracy/mistranslation/number"
    its_type: ClassVar[str] = "inconsistency"
    severity: ClassVar[Severity] = Severity.MINOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        seen: list[Count] = []
        for segment in article.segments:
            yield from self._two_and_all(segment)
            here = counts(segment)
            yield from self._sums(segment, here)
            if not article.alone:
                for count in here:
                    earlier = _contradicted(article, count, seen)
                    if earlier is not None:
                        yield self._finding(Span(count.start, count.end), Severity.MINOR, earlier)
            seen += here

    def _two_and_all(self, segment: SegmentView) -> Iterator[Finding]:
        if " deux " not in segment.plain:
            return
        for match in _ALL_OF_TWO.finditer(segment.plain):
            if any(r.pos == "adj" or r.is_participle() for r in french().readings(match.group("word"))):
                yield self._finding(Span(segment.start + match.start("two"), segment.start + match.end()), Severity.MINOR, None)

    def _sums(self, segment: SegmentView, here: Sequence[Count]) -> Iterator[Finding]:
        """`whole, dont A x et B y` with A + B above the whole."""
        text, at = segment.plain, segment.start
        for whole, one, other in zip(here, here[1:], here[2:], strict=False):
            if any(c.value.unit and c.value.unit.dimension != "count" for c in (whole, one, other)) or not (one.noun and other.noun):
                continue
            parts = _PARTS.fullmatch(text[whole.end - at : one.start - at]) and _NEXT.fullmatch(text[one.end - at : other.start - at])
            if parts and max(one.value.value, other.value.value) <= whole.value.value < one.value.value + other.value.value:
                yield self._finding(Span(one.start, other.end), Severity.MINOR, whole)

    def _finding(self, span: Span, severity: Severity, earlier: Count | None) -> Finding:
        related = (Related(Span(earlier.start, earlier.end), _BEFORE),) if earlier else ()
        return self.finding(
            span,
            Phrase("The numbers do not agree", "Les nombres ne concordent pas", "Jumlahnya tidak cocok"),
            Phrase(
                "The article speaks of a known group, but its size does not follow from the numbers given.",
                "Le texte parle d’un groupe connu, mais sa taille ne découle pas des nombres donnés.",
                "Teks merujuk kelompok yang sudah dikenal, tetapi jumlahnya tidak sesuai dengan angka yang disebut.",
            ),
            severity=severity,
            confidence=0.6,
            related=related,
        )


def _contradicted(article: ArticleView, count: Count, seen: Sequence[Count]) -> Count | None:
    """The earlier count of the same noun that gives another number, when nothing near explains this one."""
    if count.before not in ("les", "ces") or not count.noun or count.value.unit is not None or not 2 <= count.value.value <= _LARGEST:
        return None
    if any(count.value.value in other.value.values for other in seen):
        return None
    near = [c for c in seen if count.segment - c.segment <= _NEAR]
    same = [c for c in near if c.noun == count.noun and not c.definite and 2 <= c.value.value <= _LARGEST]
    if not same:
        return None
    small = [Fraction(1), *[c.value.value for c in near if c.value.value <= _LARGEST][-8:]]
    sums = {sum(chosen) for size in (2, 3) for chosen in combinations(small, size)}
    differences = {abs(a - b) for a, b in combinations(small, 2)}
    window = article.plain[same[-1].start : count.end + 40]
    explained = count.value.value in sums | differences or _NEWER.search(window)
    return None if explained else same[-1]
