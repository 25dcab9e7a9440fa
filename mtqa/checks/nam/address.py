"""NAM111: an Indonesian form of address translated as if it were part of the name (*Père Budi, Grand-mère Sari*)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import ArticleView, SegmentView
from mtqa.language.frequency import frequencies
from mtqa.language.morphology import french
from mtqa.language.names import is_name_word
from mtqa.language.tables import word_set
from mtqa.phrase import Phrase

_WORDS = {
    "père": "M. ", "mère": "Mme ", "maman": "Mme ", "papa": "M. ", "frère": "", "sœur": "", "oncle": "", "tante": "", "grand-mère": "",
    "grand-père": "", "grand-frère": "", "grande-sœur": "", "monsieur": "M. ", "madame": "Mme ",
}  # fmt: skip
_CHURCH = word_set(
    "couvent paroisse diocèse prêtre prêtres religieuse religieuses religieux évêque archevêque abbé abbaye monastère "
    "jésuite jésuites congrégation franciscain franciscaine capucin missionnaire mission église basilique cathédrale messe "
    "supérieure moine moines nonne"
)
_WELL_KNOWN = word_set("noël fouettard teresa courage ubu goriot duchesne castor")
_FREQUENT = 3.3


class Address(Check):
    """An Indonesian form of address translated as if it were part of the name.

    What it does: Reports capitalised *Père, Mère, Frère, Grand-mère …* in front of a name that is no French one: Pak, Bu, Bang, Nenek.

    Why it matters: In French *Père* before a name is a priest and *Mère* a nun; Indonesian only says Mr and Mrs.

    Known problems: Clergy with local names; silent when a church or an order is spoken of nearby.

    Example:
        bad: Le rescapé, Père Sukardi, a passé la nuit sur un toit.
        good: Mère Teresa et le père Noël sont connus ici ; le père Mangunwijaya disait la messe.

    Options: none.

    Sources: Kamus Besar Bahasa Indonesia (pak, bu, bang, nenek).

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NAM111"
    name: ClassVar[str] = "form-of-address"
    category: ClassVar[str] = "accuracy/mistranslation/name"
    its_type: ClassVar[str] = "mistranslation"
    severity: ClassVar[Severity] = Severity.MINOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        for segment in article.segments:
            for at in _addresses(segment):
                near = article.segments[max(0, segment.index - 1) : segment.index + 2]
                if not any(t.lower in _CHURCH for s in near for t in s.tokens):
                    yield self._finding(segment, at)

    def _finding(self, segment: SegmentView, at: int) -> Finding:
        word, name = segment.tokens[at], segment.tokens[at + 1]
        title = _WORDS[word.lower]
        return self.finding(
            segment.span(at, at + 2),
            Phrase(f"{word.text} before a name", f"{word.text} devant un nom", f"{word.text} di depan nama"),
            Phrase(
                "This translates a form of address; in French it reads like a priest, a nun or a fairy tale.",
                "C’est la traduction d’une formule de politesse ; en français, on croit lire un titre religieux ou un conte.",
                "Ini terjemahan sapaan; dalam bahasa Prancis terbaca seperti gelar rohaniwan atau dongeng.",
            ),
            suggestion=title + name.text if title else None,
            confidence=0.75,
        )


def _addresses(segment: SegmentView) -> Iterator[int]:
    """Token indexes of capitalised kinship words right before a name that is no French one."""
    tokens = segment.tokens
    for at, token in enumerate(tokens[:-1]):
        if token.lower not in _WORDS or not token.capitalised or token.text.isupper() or not is_name_word(tokens[at + 1]):
            continue
        name = tokens[at + 1].lower
        if name in _WELL_KNOWN or french().known(name) or frequencies().zipf(name, "fr") >= _FREQUENT:
            continue
        if token.lower in ("monsieur", "madame") or segment.article.quoted(token.start, token.end):
            continue
        yield at
