"""NUM121: an hour or minute that no clock shows, a fraction spelled word for word, a range that runs backwards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.values import Aspect, Value
from mtqa.phrase import Phrase

_CLOCK = re.compile(
    r"\b(?:à|vers|dès|jusqu'à|avant|depuis|entre|et|de|après)\s"
    r"((?:2[5-9]|[3-9]\d)\s?(?:h|heures?|:)\s?[0-5]\d|(?:[01]?\d|2[0-4])\s?(?:h|heures?|:)\s?[6-9]\d)(?![\d:])"
    r"(?!\s(?:de\s(?:vol|route|train|travail|trajet|jeu|garde|marche|mer)|min|par\s|\d))"
)
_LENGTH = re.compile(r"(?:\b(?:passer|passe|passé|réduit|réduite|porté|portée|limité|limitée|ramené|ramenée|semaine|durée)\b.{0,25})$")
_FRACTION = re.compile(
    r"\b(?P<part>une?|deux|trois|quatre|[1-4])\spar\s(?P<whole>trois|quatre|cinq|six|huit|dix|[3-9]|10)\b"
    r"(?!\s(?:an|mois|jour|semaine|heure|m\b|cm\b|mm\b|mètres?|centimètres?|rangs?|table|groupe|chambre|classe|équipe|foyer|famille))",
    re.IGNORECASE,
)
_MULTIPLIED = re.compile(r"(?:mètres?|m|cm|dimensions?|format|rangs?|multipli\w{1,4}|divis\w{1,4}|fois)\s?(?:de\s)?$")
_NUMBERS = {"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "huit": 8, "dix": 10}
_SHARES = {
    (1, 3): "un tiers",
    (2, 3): "deux tiers",
    (1, 4): "un quart",
    (3, 4): "trois quarts",
    (1, 5): "un cinquième",
    (2, 5): "deux cinquièmes",
    (3, 5): "trois cinquièmes",
    (4, 5): "quatre cinquièmes",
}
_DAYS = re.compile(
    r"\b[Dd]u\s(?:(?:lun|mar|mercre|jeu|vendre|same)di\s|dimanche\s)?(?P<first>[12]?\d|3[01])(?:er)?\sau\s"
    r"(?:(?:lun|mar|mercre|jeu|vendre|same)di\s|dimanche\s)?(?P<last>[12]?\d|3[01])(?:er)?\s(?:janv|févr|mars|avri|mai|juin|juil|août|sept|octo|nove|déce)"
)
_YEARS = re.compile(
    r"\b(?:[Dd]e|[Ee]ntre)\s(?P<first>(?:19|20)\d\d)\s(?:à|et)\s(?P<last>(?:19|20)\d\d)(?=[\s,.;)])(?!\s(?:[^\W\d]{3,12}s\b|av))"
)
_BETWEEN = re.compile(r"\b[Ee]ntre\s(?:environ\s|quelque\s|près\sde\s)?$")
_FROM_AGE = re.compile(
    r"\b(?:âgée?s?\sde|enfants\sde|élèves\sde|jeunes\sde|adolescents\sde|personnes\sde|filles\sde|garçons\sde|moyenne\sde)\s$"
)
_AND, _TO = re.compile(r"\s(?:[^\W\d]{1,12}\s){0,2}et\s"), re.compile(r"\s(?:ans\s)?à\s")
_MESSAGES = {
    "clock": Phrase("No clock shows this time", "Aucune horloge n’indique cette heure", "Tidak ada jam seperti ini"),
    "fraction": Phrase("A fraction word for word", "Une fraction mot à mot", "Pecahan diterjemahkan kata demi kata"),
    "range": Phrase("The range runs backwards", "L’intervalle est à l’envers", "Rentangnya terbalik"),
}
_REASONS = {
    "clock": Phrase(
        "A day has 24 hours and an hour 60 minutes; a digit is wrong.",
        "Un jour compte 24 heures et une heure 60 minutes ; un chiffre est faux.",
        "Sehari 24 jam dan sejam 60 menit; ada angka yang keliru.",
    ),
    "fraction": Phrase(
        "“{text}” copies the Indonesian fraction; French names the share.",
        "« {text} » calque la fraction indonésienne ; le français nomme la part.",
        "“{text}” meniru pecahan bahasa Indonesia; bahasa Prancis menyebut bagiannya.",
    ),
    "range": Phrase(
        "The first figure is above the second; one of them is wrong or they are swapped.",
        "Le premier chiffre dépasse le second ; l’un est faux ou ils sont inversés.",
        "Angka pertama lebih besar daripada yang kedua; salah satunya keliru atau tertukar.",
    ),
}


class ImpossibleClock(SegmentCheck):
    """An hour or minute that no clock shows, a fraction spelled word for word, a range that runs backwards.

    What it does: finds clock times beyond 24 hours or 59 minutes (`à 26 h 15`, `vers 9 h 72`); `trois par quatre` where a share is meant;
    `entre 12 et 8`, `âgés de 15 à 9 ans`, `du 17 au 12 mai`.

    Why it matters: the figure cannot be right as it stands.

    Known problems: lengths of time (`25 h 40 de vol`) are told from clock times by the words beside them.

    Example:
        bad: Le bac partira à 26 h 15.
        good: Le bac a navigué pendant 26 h 15 ; il partira à 16 h 15.

    Options: none.

    Sources: arithmetic; Lexique des règles typographiques en usage à l'Imprimerie nationale (heures, fractions).

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NUM121"
    name: ClassVar[str] = "impossible-figure"
    category: ClassVar[str] = "accuracy/mistranslation/number"
    its_type: ClassVar[str] = "mistranslation"
    severity: ClassVar[Severity] = Severity.MAJOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        text = segment.plain
        for match in _CLOCK.finditer(text) if segment.has_figure else ():
            if not _LENGTH.search(text[max(0, match.start() - 40) : match.start()]):
                yield self._finding(segment, "clock", match.start(1), match.end(1))
        if "par" in segment.forms:
            for match in _FRACTION.finditer(text):
                part, whole = (int(g) if g.isdigit() else _NUMBERS[g.lower()] for g in match.groups())
                if part < whole and not _MULTIPLIED.search(text[max(0, match.start() - 25) : match.start()]):
                    yield self._finding(segment, "fraction", match.start(), match.end(), _SHARES.get((part, whole)))
        for pattern in (_DAYS, _YEARS) if segment.has_figure else ():
            for match in pattern.finditer(text):
                if int(match.group("first")) > int(match.group("last")):
                    yield self._finding(segment, "range", match.start("first"), match.end("last"))
        if "ntre " in text or " ans" in text:
            yield from self._ranges(segment)

    def _ranges(self, segment: SegmentView) -> Iterator[Finding]:
        numbers = [v for v in segment.values if v.aspect is Aspect.NUMBER and v.firm and not v.bounds]
        for one, other in pairwise(numbers):
            if _low(other) < _low(one) and _backwards(segment.plain, one, other):
                yield self._finding(segment, "range", one.start, other.whole_span[1])

    def _finding(self, segment: SegmentView, kind: str, start: int, end: int, suggestion: str | None = None) -> Finding:
        written = segment.plain[start:end]
        return self.finding(
            Span(segment.start + start, segment.start + end),
            _MESSAGES[kind],
            _REASONS[kind].format(text=written),
            suggestion=suggestion,
            confidence=0.85,
        )


def _low(value: Value) -> Fraction:
    return min(value.values)


def _backwards(text: str, one: Value, other: Value) -> bool:
    """True for `entre A et B` and ages `de A à B ans` of one kind, whose first figure is the larger one whatever it counts in."""
    if one.unit and other.unit and one.unit.code != other.unit.code:
        return False
    before, gap = text[max(0, one.start - 24) : one.start], text[one.whole_span[1] : other.start]
    if _BETWEEN.search(before) and _AND.fullmatch(gap):
        after = text[other.whole_span[1] : other.whole_span[1] + 14]
        return not (one.calendar or other.calendar) and max(other.values) < _low(one) and "avant" not in after and other.scale >= one.scale
    aged = other.unit is not None and other.unit.code == "year"
    return aged and bool(_FROM_AGE.search(before)) and _TO.fullmatch(gap) is not None
