"""LAN114: placeholders that were never filled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.phrase import Phrase

_SIGNS = frozenset("{%⟦_<#[")  # a placeholder has one of these, or one of these words
_WORDS = ("XXXX", "TKTK", "TBD", "TBC", "TODO")
_PLACEHOLDER = re.compile(
    r"\{\{[^{}\n]{0,60}\}\}|\$\{[^{}\n]{1,60}\}|(?<!\$)\{(?:\d{1,3}|[A-Za-z_][A-Za-z0-9_.]{0,40})\}"
    r"|(?<![\d\s%])%\([A-Za-z_]\w{0,40}\)[sdf]|(?<![\w%])%(?:\d\$)?[sdf@](?!\w)"
    r"|⟦[^⟦⟧\n]{0,60}⟧|(?<!\w)__[A-Z][A-Z0-9_]{1,30}__(?!\w)|<(?:ph|x|g|bpt|ept|it)\s[^<>]{0,100}/?>"
    r"|#(?:REF|NAME|VALUE|N/A|DIV/0)[!?]?|\[(?:NOM|NAME|DATE|LIEU|PLACE|TITLE|TITRE|INSERT|NUMBER|NAMA|TANGGAL)\]"
    r"|(?i:lorem ipsum)|(?<!\w)(?:X{4,}|TKTK|TBD|TBC|TODO)(?!\w)"
)


class Placeholder(SegmentCheck):
    """Placeholders that were never filled.

    What it does: Reports template fields (`{0}`, `{{name}}`, `%s`, `${place}`), protected-term codes, spreadsheet errors, `[NOM]`,
    `lorem ipsum` and runs of X.

    Why it matters: A word of the sentence is missing: whatever stood there was protected from translation and never put back.

    Known problems: An article about programming is reported.

    Example:
        bad: Le ministre {0} a quitté la salle à %s heures.
        good: La hausse atteint 3 %, soit 100 % de l’objectif.

    Options: none.

    Sources: Python, Java and gettext format strings; OASIS XLIFF 1.2 inline elements.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "LAN114"
    name: ClassVar[str] = "placeholder"
    category: ClassVar[str] = "accuracy/untranslated"
    its_type: ClassVar[str] = "pattern-problem"
    severity: ClassVar[Severity] = Severity.MAJOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        text = segment.plain
        if _SIGNS.isdisjoint(segment.characters) and not any(word in text for word in _WORDS) and "lorem" not in segment.forms:
            return
        for found in _PLACEHOLDER.finditer(text):
            yield self.finding(
                Span(segment.start + found.start(), segment.start + found.end()),
                Phrase("Unfilled placeholder", "Champ non rempli", "Isian belum terisi"),
                Phrase(
                    "A template field stands where a word should be.",
                    "Un champ de modèle occupe la place d’un mot.",
                    "Ada penanda isian di tempat yang seharusnya berisi kata.",
                ),
                confidence=0.95,
            )
