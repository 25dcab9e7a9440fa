"""NUM107: figures and scale words in the wrong form: 1,4 millions, 3 million, 3 milliards roupies, 1 janvier."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.anchors import FIGURE
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.calendar import alternation, names
from mtqa.language.tables import table
from mtqa.phrase import Phrase

_ONE_POINT = re.compile(r"(?<![\d.,])(?<!\bà )(?<!\bet )(?<!\bou )(?<!\bentre )(?<!-)[01],\d{1,3}\s((?:millions|milliards)\b)")
_MANY = re.compile(r"(?<![\d.,/])(?<!\d )(?:[2-9]|[1-9]\d{1,2})(?:,\d{1,3})?\s((?:million|milliard)\b)(?!-)")
_PERCENT = re.compile(r"(?<![\w.,])\d+(?:,\d+)?\s?(%\s?pour\scent|pourcents?\b|persen\b|prosen\b)")


@dataclass(frozen=True, slots=True)
class _Kind:
    """One wrong form: what a text must hold for it (one of `needs`), its pattern (group 1 is what is wrong), and what to say."""

    needs: tuple[str, ...]
    pattern: re.Pattern[str]
    message: Phrase
    reason: Phrase


_SINGULAR = _Kind(
    ("millions", "milliards"),
    _ONE_POINT,
    Phrase("Plural scale word after less than two", "Pluriel après moins de deux", "Bentuk jamak untuk bilangan di bawah dua"),
    Phrase(
        "In French the plural starts at two: 1,4 million.", "En français, le pluriel commence à deux : 1,4 million.",
        "Dalam bahasa Prancis bentuk jamak mulai dari dua: 1,4 million.",
    ),
)  # fmt: skip
_PLURAL = _Kind(
    ("million", "milliard"),
    _MANY,
    Phrase("Singular scale word after two or more", "Singulier après deux ou plus", "Bentuk tunggal sesudah bilangan dua ke atas"),
    Phrase(
        "Million and milliard are nouns: they take an s from two on.", "Million et milliard prennent un s à partir de deux.",
        "Million dan milliard adalah nomina: diberi s mulai dari dua.",
    ),
)  # fmt: skip
_DOUBLE = _Kind(
    ("%", "pourcent", "persen", "prosen"),
    _PERCENT,
    Phrase("A percentage in a wrong form", "Pourcentage mal écrit", "Bentuk persentase salah"),
    Phrase(
        "French writes % or pour cent, once.", "Le français écrit % ou pour cent, une seule fois.",
        "Bahasa Prancis menulis % atau pour cent, satu kali saja.",
    ),
)  # fmt: skip


@cache
def _kinds() -> tuple[_Kind, ...]:
    money = sorted({r["form"] for r in table("units.tsv") if r["language"] == "fr" and r["dimension"] == "currency"})
    months = alternation(names("fr", "month"))
    no_de = re.compile(rf"\b(?:millions?|milliards?)\s((?:{alternation(money)}|personnes|habitants|tonnes|hectares|dollars)\b)")
    first = re.compile(rf"(?<![\d.,/-])(?<!\d )\b(1\s(?:{months}))\b")
    return (
        _SINGULAR,
        _PLURAL,
        _DOUBLE,
        _Kind(
            ("million", "milliard"),
            no_de,
            Phrase("Scale word and noun without de", "Il manque « de » devant le nom", "Kata de hilang antara bilangan dan nomina"),
            Phrase(
                "Million and milliard are nouns and need de before what they count.",
                "Million et milliard sont des noms : ce qu’ils comptent est introduit par de.",
                "Million dan milliard adalah nomina dan memerlukan de sebelum hal yang dihitung.",
            ),
        ),
        _Kind(
            ("1",),
            first,
            Phrase("The first of a month is 1er", "Le premier du mois s’écrit 1er", "Tanggal satu ditulis 1er"),
            Phrase(
                "French uses the ordinal for the first day of a month.", "Le français emploie l’ordinal pour le premier jour du mois.",
                "Bahasa Prancis memakai bilangan urutan untuk hari pertama suatu bulan.",
            ),
        ),
    )  # fmt: skip


class FigureForm(SegmentCheck):
    """Figures and scale words in the wrong form.

    What it does: Finds a plural scale word after less than two (`1,4 millions`), a singular one after two or more (`3 million`), a scale
    word without `de` (`3 milliards roupies`), `1` for the first of a month, and `% pour cent`, `pourcent`, `persen`.

    Why it matters: Small slips, but every French reader sees them at once.

    Known problems: In a range the scale word goes with the last figure (`de 1,2 à 2 millions`), so a figure behind à, et, ou or entre
    is left alone. `1,5 mètres` is tolerated usage.

    Example:
        bad: Le pays a reçu 1,4 millions de doses et dépensé 3 milliards roupies.
        good: Le pays a reçu 1,4 million de doses et dépensé 3 milliards de roupies.

    Options: none.

    Sources: Grevisse, Le bon usage, §575-577; Académie française, questions de langue, 1er.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NUM107"
    name: ClassVar[str] = "figure-form"
    category: ClassVar[str] = "fluency/grammar"
    its_type: ClassVar[str] = "grammar"
    severity: ClassVar[Severity] = Severity.MINOR
    anchors: ClassVar[frozenset[str]] = frozenset((FIGURE,))

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        text = segment.plain
        for kind in _kinds():
            for match in kind.pattern.finditer(text) if any(needed in text for needed in kind.needs) else ():
                yield self.finding(
                    Span(segment.start + match.start(), segment.start + match.end()),
                    kind.message,
                    kind.reason,
                    suggestion=_repaired(match),
                    confidence=0.95,
                )


def _repaired(match: re.Match[str]) -> str:
    """The span with its wrong part put right."""
    wrong = match.group(1)
    if wrong in ("millions", "milliards"):
        right = wrong[:-1]
    elif wrong in ("million", "milliard"):
        right = wrong + "s"
    elif wrong.startswith("1"):
        right = "1er" + wrong[1:]
    elif wrong[0] in "%p":
        right = "%"
    else:
        right = ("d’" if wrong[0] in "aeiouéh" else "de ") + wrong
    return match.group()[: match.start(1) - match.start()] + right
