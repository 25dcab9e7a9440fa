"""NUM123: something that a person is said to have done at an age beyond the present one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Related, Severity
from mtqa.checks.view import ArticleView, SegmentView
from mtqa.language.morphology import french
from mtqa.language.values import Aspect, Value
from mtqa.phrase import Phrase

_STATED = re.compile(
    r"(?:[A-ZÉÈ][\w'-]+\s?[,(]\s?|\bâgée?\sde\s|(?:^|\.\s)À\s|\b(?:homme|femme|fille|garçon|fillette|adolescente?|lycéenn?e?|étudiante?|prodige|élève)\sde\s)$"
)
_AT_AGE = re.compile(r"(?:\bà|\bà\sl'âge\sde|\bdès|\bdès\sl'âge\sde)\s(?:seulement\s|à\speine\s)?$")
_PAST = re.compile(r"\b(?:a|avait|est|était|s'est|s'était|fut)\s(?:[^\W\d]{2,14}\s){0,2}?([^\W\d]{3,16})")
_OTHER = re.compile(
    r"\b(?:prison|peine|réclusion|condamn\w{1,6}|ferme|retraite|record|père|mère|frère|sœur|mari|épou\w{1,4}|grand-\w{4,6}|"
    r"son fils|sa fille|"
    r"plus (?:jeune|âgée?|vieux)|partie?s? de|aîné\w{0,2}|cadet\w{0,3}|entraîneur\w{0,3}|ancien\w{0,3}|championne?|limite|vie|jusqu'à)\b"
)
_PUNISHED = re.compile(r"\s(?:et\sdemi\s|ferme\s)?(?:de|d'|ferme|dont|pour)\b")
_SUBJECTS = re.compile(
    r"\b(?:il|elle|l'adolescente?|le garçon|la fillette|le jeune|la jeune|le lycéen|la lycéenne|le prodige)\b", re.IGNORECASE
)
_NEXT = Phrase("the present age", "l’âge actuel", "umur sekarang")


class AgeInPast(Check):
    """Something that a person is said to have done at an age beyond the present one.

    What it does: when the article gives one age only (`Lia Wona, 14 ans`, `âgée de 14 ans`), reports a past action at an age above it
    (`elle a appris à nager à seize ans`).

    Why it matters: one of the two ages is wrong.

    Known problems: an action of another person whom a pronoun stands for; sentences that name relatives or sentences of prison
    are passed over.

    Example:
        bad: Lia Wona, 14 ans, a gagné la finale. Elle a appris à nager à seize ans.
        good: Lia Wona, 14 ans, a gagné la finale. Elle a appris à nager à six ans.

    Options: none.

    Sources: arithmetic: the article contradicts itself.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NUM123"
    name: ClassVar[str] = "age-in-past"
    category: ClassVar[str] = "accuracy/mistranslation/number"
    its_type: ClassVar[str] = "inconsistency"
    severity: ClassVar[Severity] = Severity.MAJOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        if "ans" not in article.plain:
            return
        stated: dict[Fraction, Span] = {}
        for segment in article.segments:
            for value in _ages(segment):
                before = segment.plain[max(0, value.start - 30) : value.start]
                place = Span(segment.start + value.start, segment.start + value.whole_span[1])
                if stated and _AT_AGE.search(before) and _did(segment, value) and not _STATED.search(before):
                    age, first = next(iter(stated.items()))
                    if len(stated) == 1 and value.value > age and not article.quoted(place.start):
                        yield self._finding(place, first)
                elif _STATED.search(before):
                    stated.setdefault(value.value, place)

    def _finding(self, place: Span, first: Span) -> Finding:
        return self.finding(
            place,
            Phrase("Older then than now", "Plus âgé alors que maintenant", "Dulu lebih tua daripada sekarang"),
            Phrase(
                "The article gives a lower present age; one of the two figures is wrong.",
                "L’article donne un âge actuel inférieur ; l’un des deux chiffres est faux.",
                "Artikel menyebut umur sekarang yang lebih muda; salah satu angkanya keliru.",
            ),
            confidence=0.8,
            related=(Related(first, _NEXT),),
        )


def _ages(segment: SegmentView) -> list[Value]:
    """Values that can be ages: 2 to 110 years."""
    return [
        v for v in segment.values if v.aspect is Aspect.NUMBER and v.unit and v.unit.code == "year" and 2 <= v.value <= 110 and not v.bounds
    ]


def _did(segment: SegmentView, value: Value) -> bool:
    """True when a pronoun or a word for the young person did something then, and nobody else is spoken of."""
    subject = _SUBJECTS.search(segment.plain, 0, value.start)
    if subject is None or _PUNISHED.match(segment.plain, value.whole_span[1]):
        return False
    head = segment.plain[subject.start() : value.start]
    if _OTHER.search(head):
        return False
    return any(any(r.is_participle() for r in french().readings(m.group(1))) for m in _PAST.finditer(head))
