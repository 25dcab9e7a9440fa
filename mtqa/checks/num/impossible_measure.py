"""NUM132: a measure, an age or a rhythm that cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.numbers import Number, find_numbers
from mtqa.phrase import Phrase

_NUMBER = r"(?P<n>\d{1,4}|(?:[a-zàâéèêëîïôûüç]{2,10}[ -]){0,3}[a-zàâéèêëîïôûüç]{2,10})"
_AREA = re.compile(r"\b(?:hectares?|acres?|litres?|kilos?|kilogrammes?|tonnes?)\s(?:carrée?s?|cubes?)\b")
_HOURS_OF_SEVEN = re.compile(r"\b(?:24|vingt-quatre)\sheures\ssur\s(?:7|sept)\b(?!\sjours)")
_YIELD = re.compile(r"\b(?:rendement|taux|inflation|chômage)\b[^.;!?]{0,90}?\b(?P<what>à\s\d{1,2}(?:,\d{1,2})?\spoints)\b(?!\sde\b)")
_RATE = re.compile(
    rf"\b{_NUMBER}\s(?P<unit>heures|jours|mois|minutes)\s(?:par|sur|à la|de l'|chaque)\s?(?P<per>jour|semaine|mois|année|an|heure)\b"
)
_LIMITS = {
    ("heures", "jour"): 24, ("heures", "semaine"): 168, ("jours", "semaine"): 7, ("jours", "mois"): 31, ("mois", "an"): 12,
    ("mois", "année"): 12, ("minutes", "heure"): 60, ("jours", "an"): 366, ("jours", "année"): 366,
}  # fmt: skip
_CLOCK = re.compile(
    r"\b(?:à|vers|dès|avant|après)\s(?P<h>\d{1,2})\s?(?:heures?|h)(?:\s?\d{2})?\s(?P<part>du\smatin|de\sl'après-midi|du\ssoir)\b"
)
_UNITS = tuple({unit: None for unit, _ in _LIMITS})
_PART_HOURS = {"du matin": (0, 12), "de l'après-midi": (0, 18), "du soir": (4, 24)}
_AGES = (
    ("nourrisson|nouveau-né|nouveau-née", 0, 2),
    ("bébé", 0, 3),
    ("fillette|garçonnet", 1, 13),
    ("écolier|écolière", 4, 13),
    ("collégien|collégienne", 9, 17),
    ("lycéen|lycéenne", 13, 21),
    ("adolescent|adolescente", 10, 19),
    ("mineur|mineure", 0, 20),
    ("quadragénaire", 40, 49),
    ("quinquagénaire", 50, 59),
    ("sexagénaire", 60, 69),
    ("septuagénaire", 70, 79),
    ("octogénaire", 80, 89),
    ("nonagénaire", 90, 99),
    ("trentenaire", 30, 39),
    ("retraité|retraitée|vieillard|grand-mère|grand-père", 30, 115),
    ("homme|femme|policier|policière|enseignant|enseignante|avocat|avocate|pêcheur|ouvrier|ouvrière", 13, 118),
)
_WHO = {word: (low, high) for words_, low, high in _AGES for word in words_.split("|")}
_AGE = re.compile(
    rf"\b(?P<who>{'|'.join(sorted(_WHO, key=len, reverse=True))})\s(?:âgée?\s)?(?:de\s|d'){_NUMBER}\sans\b"
    r"(?!\sde\s(?:prison|réclusion|métier|carrière|service))"
)
_SHARE = re.compile(
    r"\b(?P<n>\d{3})\s?%\sdes\s(?!prix|besoins|objectifs|capacités|fonds|dépenses|recettes|salaires|revenus|ventes|coûts|frais|cas)"
    r"(?P<who>[^\W\d]{4,20})\s(?:ont|sont|avaient|étaient|vivent|habitent|déclarent|disent)\b"
)


_MORE = r"(?:plus de\s|près de\s|environ\s|quelque\s)?"
_LENGTH = r"(?:\d[\d ]{0,8}(?:,\d{1,2})?|[a-zéèû-]{2,14})\s(?:kilo|centi|milli)?mètres"
# Each with a word that it needs: most sentences have none of them.
_DIMENSION = (
    (
        "superficie",
        re.compile(rf"\bsuperficie\s(?:totale\s)?(?:de\s|d'){_MORE}{_LENGTH}\b(?!\scarrés?)"),
    ),
    ("volume", re.compile(rf"\bvolume\s(?:total\s)?(?:de\s|d'){_MORE}{_LENGTH}\b(?!\scubes?)")),
    (
        "mètres",
        re.compile(
            rf"\b(?:profondeur|hauteur|altitude|longueur|largeur|distance|épaisseur|taille)\s(?:de\s|d'){_LENGTH}\s(?:carrés?|cubes?)\b"
        ),
    ),
    (
        "vitesse",
        re.compile(
            r"\bvitesse\s(?:de\s|d')(?:plus de\s|près de\s|environ\s|quelque\s)?\d[\d ]{0,6}\skilomètres(?=[ .,])(?!\s(?:par|à l'|heure|/))"
        ),
    ),
    ("magnitude", re.compile(r"\bmagnitude\s(?:de\s)?\d(?:,\d)?\s(?:%|degrés?\b(?!\ssur)|mètres|kilomètres|points)")),
    ("minutes", re.compile(r"\b\d{1,2}\sheures?\set\s(?:[6-9]\d)\sminutes\b")),
    ("première", re.compile(r"\b(?:seconde|deuxième)\sfois\s[^.;:!?]{2,25}\savant\sla\spremière\b")),
    (
        "milliards",
        re.compile(
            r"\b(?:9|[1-9]\d[\d,]{0,4})\smilliards\s(?:de\s|d')(?:passagers|habitants|personnes|voyageurs|visiteurs|électeurs|touristes|élèves)\b"
        ),
    ),
)
_OF_SUCH = re.compile(
    r"\b(?P<n>trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|vingt|trente)\s(?:[^\W\d]{3,16}\s)?sur\s(?P<whole>deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt)\b(?!-|\s(?:mille|ans|mois|jours|semaines|heures|kilomètres|mètres|cents?|millions))"
)


class ImpossibleMeasure(SegmentCheck):
    """A measure, an age or a rhythm that cannot be.

    What it does: reports units that exclude each other (`hectares carrés`, `litres carrés`), `vingt-quatre heures sur sept`, a yield or a
    rate given in points as its level, more hours in a day or days in a week than there are (`30 heures par jour`), a clock time that its
    part of the day excludes (`à 15 heures du matin`), an age that the word for the person excludes (`un lycéen de 45 ans`, `un
    sexagénaire de 52 ans`, a man of 130), more than all of a
    group of people (`130 % des élèves ont …`, `onze sur dix`), and a size in the wrong kind of unit (`une superficie de 20 kilomètres`).

    Why it matters: one of the two words is wrong, and the reader cannot know which.

    Known problems: evening classes and late pupils; the limits are wide and the finding is minor.

    Example:
        bad: Le champ couvre deux hectares carrés.
        good: Le champ couvre deux hectares.

    Options: none.

    Sources: BIPM, Le Système international d'unités; TLFi, s.v. hectare, quadragénaire, lycéen.

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "NUM132"
    name = "impossible-measure"
    category = "accuracy/mistranslation/number"
    its_type = "inconsistency"
    severity = Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """One finding for each impossible measure."""
        for first, after in _impossible(segment.plain):
            yield self.finding(
                Span(segment.start + first, segment.start + after),
                Phrase("This measure cannot be", "Cette mesure est impossible", "Ukuran ini mustahil"),
                Phrase(
                    "The figure and the word beside it exclude each other: one of the two is wrong.",
                    "Le chiffre et le mot qui l’accompagne s’excluent : l’un des deux est faux.",
                    "Angka dan kata di sampingnya saling meniadakan: salah satunya keliru.",
                ),
                confidence=0.8,
            )


def _impossible(text: str) -> Iterator[tuple[int, int]]:
    for needed, pattern in _DIMENSION:
        for match in pattern.finditer(text) if needed in text else ():
            yield match.span()
    for match in _AREA.finditer(text) if "carré" in text or "cube" in text else ():
        yield match.span()
    for match in _HOURS_OF_SEVEN.finditer(text) if "heures" in text else ():
        yield match.span()
    if " points" in text:
        for match in _YIELD.finditer(text):
            yield match.span("what")
    if " ans" in text:
        for match in _AGE.finditer(text):
            low, high = _WHO[match.group("who")]
            years = _value(match.group("n"))
            if years is not None and not low <= years <= high:
                yield match.span()
    yield from _beyond_limits(text)


def _beyond_limits(text: str) -> Iterator[tuple[int, int]]:
    """Rhythms, clock times and shares beyond what there is."""
    for match in _RATE.finditer(text) if any(unit in text for unit in _UNITS) else ():
        limit = _LIMITS.get((match.group("unit"), match.group("per")))
        amount = _value(match.group("n"))
        if limit is not None and amount is not None and amount > limit:
            yield match.span()
    for match in _CLOCK.finditer(text) if any(part in text for part in ("matin", "après-midi", "soir")) else ():
        low, high = _PART_HOURS[" ".join(match.group("part").split())]
        if not low <= int(match.group("h")) <= high:
            yield match.span()
    for match in _OF_SUCH.finditer(text) if " sur " in text else ():
        part, whole = _value(match.group("n")), _value(match.group("whole"))
        if part is not None and whole is not None and whole < part:
            yield match.span()
    for match in _SHARE.finditer(text) if "%" in text else ():
        if int(match.group("n")) > 100:
            yield match.span()


def _value(text: str) -> float | None:
    """The number that a stretch of words ends with, or None."""
    found: tuple[Number, ...] = tuple(find_numbers(text, "fr", []))
    return float(found[-1].value) if found and found[-1].end == len(text) else None
