"""NUM114: Indonesian ways of counting and dating word for word: 40 âmes tuées, par lundi, jour mardi."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.calendar import alternation, names
from mtqa.phrase import Phrase

_SOULS = re.compile(
    r"(?:\d|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|cent|cents|mille|des|plusieurs))\s(âmes)\s(?:[^\W\d_]+\s){0,2}"
    r"(?:ont|sont|avaient|étaient|auraient|seraient)\s(?:toutes\s)?(?:été\s)?"
    r"(?:mortes?|tuée?s|décédée?s|blessée?s|touchée?s|évacuée?s|disparue?s|déplacée?s|sinistrée?s|péri|perdu|trouvé|affectée?s|secourue?s)\b"
    r"|\b(victimes\sâmes)\b"
)
_EVENTS = re.compile(r"\bpar\s(?:lundi|vendredi|mardi|jeudi)\s(?:noir|saint|gras)", re.IGNORECASE)


@cache
def _per_day() -> re.Pattern[str]:
    days = alternation(names("fr", "weekday"))
    months = alternation(names("fr", "month"))
    return re.compile(rf"(?:^|[,;.]\s|\s)((?i:par)\s(?:(?:{days})(?!\s(?:noir|saint|gras))|\d{{1,2}}\s(?:{months})))\b")


@cache
def _bare_day() -> re.Pattern[str]:
    days = alternation(names("fr", "weekday"))
    return re.compile(
        rf"(?<!\bdu )(?<!\bde )(?<!\bun )(?<!\bce )(?<!\ble )(?<!\bmême )(?<!\bchaque )(?<!\bpremier )\b(jour\s(?:de\s)?(?:{days}))\b"
    )


_PARTICIPLE = re.compile(r"(?:ée?s?|ie?s?|ue?s?|[ts]e?s?)\s*$")


class CalquedCount(SegmentCheck):
    """Indonesian ways of counting and dating word for word.

    What it does: Finds `âmes` for people who are killed, hurt or moved (`jiwa`); `par lundi`, `par 3 mai` for `au lundi` (`per Senin`);
    `jour mardi` for `mardi` (`hari Selasa`).

    Why it matters: The reader stumbles: souls do not get evacuated, and French dates have no `par` and no `jour`.

    Known problems: `un bourg de 480 âmes` is good French and left alone. `par` after a participle may be a lost agent and is left to OMI.

    Example:
        bad: Par lundi, 40 âmes ont été évacuées.
        good: Lundi, 40 personnes avaient été évacuées.

    Options: none.

    Sources: KBBI, jiwa, per, hari; Académie française, dictionnaire, âme.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NUM114"
    name: ClassVar[str] = "calqued-count"
    category: ClassVar[str] = "fluency/calque"
    its_type: ClassVar[str] = "mistranslation"
    severity: ClassVar[Severity] = Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        text = segment.plain
        if "âmes" in text:
            for match in _SOULS.finditer(text):
                group = 1 if match.group(1) else 2
                yield self._finding(segment, match.span(group), "personnes", "jiwa")
        if "par " in text.lower():
            for match in _per_day().finditer(text):
                if not _PARTICIPLE.search(text[max(0, match.start(1) - 12) : match.start(1)]) and not _EVENTS.match(text, match.start(1)):
                    yield self._finding(segment, match.span(1), None, "per")
        if "jour " in text:
            for match in _bare_day().finditer(text):
                yield self._finding(segment, match.span(1), match.group(1).split()[-1], "hari")

    def _finding(self, segment: SegmentView, place: tuple[int, int], repaired: str | None, word: str) -> Finding:
        written = segment.plain[slice(*place)]
        return self.finding(
            Span(segment.start + place[0], segment.start + place[1]),
            Phrase(
                f"“{written}” is Indonesian word for word", f"« {written} » : mot à mot de l’indonésien", f"“{written}” terjemahan harfiah"
            ),
            Phrase(
                f"It renders {word} literally; French counts and dates without it.",
                f"C’est le mot à mot de {word} ; le français s’en passe.",
                f"Ini terjemahan harfiah {word}; bahasa Prancis tidak memakainya.",
            ),
            suggestion=repaired,
            confidence=0.88,
        )
