"""POL105: a value that falls to its highest level, or climbs to its lowest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.phrase import Phrase

_FALL = r"tomb|chut|recul|baiss|descend|repli|diminu|dégringol|effondr|retomb|redescend"
_RISE = r"grimp|mont|bond|augment|progress|hiss|envol|remont|bondi"
_ENDINGS = r"(?:é|ée|és|ées|i|ie|is|ies|u|ue|us|ues|e|ent|ait|aient|er|era|eront|ir|ira|it|issent)"
_VALUE = (
    r"\sà\s(?:environ\s|quelque\s|près\sde\s|seulement\s)?\d[\d ]*(?:[.,]\d+)?[^.;:!?]{0,45}?,\s"
    r"(?:soit\s|ce\squi\sconstitue\s|c'est-à-dire\s|à\s)?"
)
_HIGH = (
    r"(?:son|leur|un|le|sa)\s"
    r"(?:plus\shaut|record\sde\shausse|sommet|pic|plus\sfort\sniveau|plus\shaute\svaleur|niveau\sle\splus\s(?:haut|élevé))\b"
)
_LOW = r"(?:son|leur|un|le|sa)\s(?:plus\sbas|plancher|plus\sfaible\sniveau|plus\sbasse\svaleur|niveau\sle\splus\s(?:bas|faible))\b"
_PATTERNS = (
    re.compile(rf"\b(?:{_FALL}){_ENDINGS}{_VALUE}({_HIGH})"),
    re.compile(rf"\b(?:{_RISE}){_ENDINGS}{_VALUE}({_LOW})"),
)


class LevelAgainstDirection(SegmentCheck):
    """A value that falls to its highest level, or climbs to its lowest.

    What it does: Finds a verb of falling with `à` and a figure, set beside `son plus haut niveau` and the like, and a verb of rising
    beside `son plus bas niveau`.

    Why it matters: `terendah` and `tertinggi` swapped, or the verb: the sentence contradicts itself.

    Known problems: Only the apposition right behind the figure is read.

    Example:
        bad: Le cacao est tombé à 40 000 roupies, son plus haut cours depuis 2011.
        good: Le cacao est tombé à 40 000 roupies, son plus bas cours depuis 2011.

    Options: none.

    Sources: KBBI, terendah, tertinggi; arithmetic.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "POL105"
    name: ClassVar[str] = "level-against-direction"
    category: ClassVar[str] = "accuracy/mistranslation"
    its_type: ClassVar[str] = "inconsistency"
    severity: ClassVar[Severity] = Severity.MAJOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        if (
            "plus " not in segment.plain
            and "pic" not in segment.plain
            and "plancher" not in segment.plain
            and "sommet" not in segment.plain
        ):
            return
        for pattern in _PATTERNS:
            for match in pattern.finditer(segment.plain):
                yield self.finding(
                    Span(segment.start + match.start(1), segment.start + match.end(1)),
                    Phrase(
                        "The level contradicts the direction", "Le niveau contredit le sens de l’évolution",
                        "Tingkatnya bertentangan dengan arah pergerakannya",
                    ),
                    Phrase(
                        "What falls cannot thereby reach its highest level, nor what rises its lowest.",
                        "Ce qui baisse n’atteint pas ainsi son plus haut, ni ce qui monte son plus bas.",
                        "Yang turun tidak mungkin mencapai titik tertinggi, dan yang naik tidak mungkin mencapai titik terendah.",
                    ),
                    confidence=0.9,
                )  # fmt: skip
