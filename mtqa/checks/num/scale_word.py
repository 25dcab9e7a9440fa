"""NUM104: scale words and currency signs of other languages: trillions, 450 mille, Rp 5 000, dollars AS."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.figures import FIGURE, figure_values, french_figure
from mtqa.language.morphology import french
from mtqa.language.tables import table
from mtqa.phrase import Phrase

_SCALE = re.compile(
    rf"(?:(?<![\w.,])(?P<figure>{FIGURE})\s|\b(?:un|des|deux|trois|quelques|plusieurs)\s)"
    r"(?P<word>trillions?|quadrillions?|billions?)\s(?:de\s|d')(?P<noun>[^\W\d_]+)"
)
_THOUSAND = re.compile(rf"(?<![\w.,/-])(?P<figure>{FIGURE})\smille\b(?!\s(?:milliards?|millions?|marins?|nautiques?)\b)")
_SIGN = re.compile(rf"\b(?P<sign>Rp\.?|IDR)\s?(?P<figure>{FIGURE})(?P<scale>\s(?:millions?|milliards?))?(?!\w)")
_SIGN_AFTER = re.compile(rf"(?<![\w.,])(?P<figure>{FIGURE})(?P<scale>\s(?:millions?|milliards?))?(?:\sde)?\s?(?P<sign>Rp)\b")
_US = re.compile(r"\bdollars?\s(?P<us>AS|US)\b")
_WORTH = {
    "billion": Phrase(
        "A French billion is a thousand milliards; the English billion and Indonesian miliar are one milliard.",
        "Un billion français vaut mille milliards ; « billion » en anglais, « miliar » en indonésien : un milliard.",
        "Billion dalam bahasa Prancis adalah seribu miliar; billion bahasa Inggris sama dengan miliar (milliard).",
    ),
    "trillion": Phrase(
        "A French trillion is a milliard of milliards; the English trillion and Indonesian triliun are mille milliards.",
        "Un trillion français vaut un milliard de milliards ; « trillion » en anglais, « triliun » en indonésien : mille milliards.",
        "Trillion dalam bahasa Prancis adalah sejuta kali triliun; triliun ditulis mille milliards.",
    ),
    "quadrillion": Phrase(
        "The English quadrillion is a million milliards; the French one is a milliard times as much.",
        "Le « quadrillion » anglais vaut un million de milliards ; le français en vaut un milliard de fois plus.",
        "Quadrillion bahasa Inggris adalah sejuta miliar; dalam bahasa Prancis semiliar kali lebih besar.",
    ),
}
_RUPIAH = Phrase(
    "French writes the currency in full, after the figure: roupies.",
    "Le français écrit la monnaie en toutes lettres, après le nombre : roupies.",
    "Bahasa Prancis menulis mata uang lengkap sesudah angka: roupies.",
)
_AMERICAN = Phrase(
    "AS (Amerika Serikat) is Indonesian; French writes dollars américains, or dollars alone.",
    "« AS » est l’abréviation indonésienne d’États-Unis ; le français écrit dollars américains, ou dollars seul.",
    "AS adalah singkatan Indonesia; bahasa Prancis menulis dollars américains atau dollars saja.",
)
_DOLLAR_US = Phrase(
    "The American “dollar US” is written dollars américains in the French press, or dollars alone.",
    "La presse française écrit dollars américains, ou dollars seul.",
    "Pers Prancis menulis dollars américains, atau dollars saja.",
)
_THOUSANDS = {"billion": 1, "trillion": 1000, "quadrillion": 10**6}


class ScaleWord(SegmentCheck):
    """Scale words and currency signs of other languages: trillions of rupiah, 450 mille, Rp 5 000, dollars AS.

    What it does: Finds `billion`, `trillion` and `quadrillion` before a currency or something counted; a figure followed by `mille`; an
    amount with `Rp` or `IDR` in front, or `Rp` behind (`500 millions de Rp`); `dollars AS`.

    Why it matters: A French trillion is a million times the Indonesian `triliun`: the reader gets a wrong amount. `450 mille` is `ribu`
    word for word.

    Known problems: Texts on large numbers themselves use `trillion` rightly; without a currency or a plural noun after it the word is
    left alone. `billion` (a thousand milliards) is rare but right in French, so it is minor.

    Example:
        bad: Le budget atteint 3 trillions de roupies pour 450 mille foyers.
        good: Le budget atteint 3 000 milliards de roupies pour 450 000 foyers.

    Options: none.

    Sources: Académie française, dictionnaire, billion, trillion; KBBI, triliun, ribu.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NUM104"
    name: ClassVar[str] = "foreign-scale"
    category: ClassVar[str] = "accuracy/mistranslation/number"
    its_type: ClassVar[str] = "mistranslation"
    severity: ClassVar[Severity] = Severity.MAJOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        text = segment.plain
        if "illion" in text:
            yield from self._scales(segment, text)
        if "mille" in text:
            yield from self._thousands(segment, text)
        if "Rp" in text or "IDR" in text or "dollar" in text:
            yield from self._signs(segment, text)

    def _scales(self, segment: SegmentView, text: str) -> Iterator[Finding]:
        for match in _SCALE.finditer(text):
            noun, word = match.group("noun").lower(), match.group("word")
            if noun not in _currencies() and not _plural_noun(noun):
                continue
            start = match.start("figure") if match.group("figure") else match.start("word")
            yield self.finding(
                Span(segment.start + start, segment.start + match.end("word")),
                Phrase(
                    f"“{word}” in the English or Indonesian sense",
                    f"« {word} » au sens anglais ou indonésien",
                    f"“{word}” dalam arti Inggris atau Indonesia",
                ),
                _WORTH[word.rstrip("s")],
                severity=Severity.MINOR if word.startswith("billion") else Severity.MAJOR,
                suggestion=_in_milliards(match.group("figure"), word),
                confidence=0.7 if word.startswith("billion") else 0.95,
            )

    def _thousands(self, segment: SegmentView, text: str) -> Iterator[Finding]:
        for match in _THOUSAND.finditer(text):
            values = figure_values(match.group("figure"), "fr")
            if not values or values[0] >= 10000:
                continue
            yield self.finding(
                Span(segment.start + match.start(), segment.start + match.end()),
                Phrase(
                    f"Figures followed by mille: {match.group()}", f"Chiffres suivis de mille : {match.group()}",
                    f"Angka diikuti mille: {match.group()}",
                ),
                Phrase(
                    "French writes thousands all in figures or all in words; this is ribu word for word.",
                    "Le français écrit les milliers tout en chiffres ou tout en lettres ; c’est le mot à mot de ribu.",
                    "Bahasa Prancis menulis ribuan seluruhnya dengan angka atau huruf; ini terjemahan harfiah ribu.",
                ),
                severity=Severity.MINOR,
                suggestion=french_figure(values[0] * 1000),
                confidence=0.95,
            )  # fmt: skip

    def _signs(self, segment: SegmentView, text: str) -> Iterator[Finding]:
        for pattern in (_SIGN, _SIGN_AFTER, _US):
            for match in pattern.finditer(text):
                yield self.finding(
                    Span(segment.start + match.start(), segment.start + match.end()),
                    Phrase(
                        f"A currency written the Indonesian way: {match.group()}", f"Monnaie écrite à l’indonésienne : {match.group()}",
                        f"Mata uang ditulis cara Indonesia: {match.group()}",
                    ),
                    _custom(match.groupdict()),
                    severity=Severity.MINOR,
                    suggestion=_amount(match.groupdict()),
                    confidence=0.95,
                )  # fmt: skip


def _custom(parts: dict[str, str | None]) -> Phrase:
    if parts.get("figure"):
        return _RUPIAH
    return _AMERICAN if parts.get("us") == "AS" else _DOLLAR_US


def _amount(parts: dict[str, str | None]) -> str | None:
    figure = parts.get("figure")
    if not figure:
        return "dollars américains"
    values = figure_values(figure, "id" if "." in figure else "fr")
    if not values:
        return None
    scale = parts.get("scale")
    return french_figure(values[0]) + (f"{scale} de roupies" if scale else " roupies")


def _in_milliards(figure: str | None, word: str) -> str | None:
    """The amount in milliards, when it stands in figures."""
    values = figure_values(figure, "fr") if figure else ()
    if not values:
        return None
    milliards: Fraction = values[0] * _THOUSANDS[word.rstrip("s")]
    return f"{french_figure(milliards)} milliard{'s' if milliards >= 2 else ''}"


def _plural_noun(word: str) -> bool:
    return any(r.pos == "noun" and r.number == "p" for r in french().readings(word))


@cache
def _currencies() -> frozenset[str]:
    return frozenset(r["form"] for r in table("units.tsv") if r["language"] == "fr" and r["dimension"] == "currency")
