"""PRO132: an object pronoun before a verb that has its object."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import TIMES, Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_OBJECTS = wordset("le la les lui leur")
_FREE = TIMES | wordset("plupart tête main long face")
_DIRECT = wordset(
    "endetter accuser blesser arrêter inquiéter accueillir sauver soigner loger reloger nourrir évacuer expulser punir licencier embaucher "
    "recruter détenir capturer ruiner épuiser effrayer rassurer soutenir "
    "encourager agresser attaquer tuer menacer libérer transporter protéger"
)
_DEFINITE = wordset("le la les l' son sa ses leur leurs")
_SETTING = wordset("rendre nommer appeler faire laisser voir entendre élire dire croire trouver juger")


class ObjectTwice(AnalysisCheck):
    """An object pronoun before an infinitive that has its object.

    What it does: reports `le`, `la`, `les` before an infinitive with an object of its own straight behind (`sans le préciser le
    prix`), and `lui`, `leur` before a verb that takes its person directly (`leur endettent`).

    Why it matters: Indonesian *-nya* may mark the verb or the noun; copied on the verb, it leaves two objects.

    Known problems: an object named again after a pause has its comma and is passed over.

    Example:
        bad: Il part sans le dire le prix.
        good: Il part sans en dire le prix.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (pronoms personnels conjoints).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "PRO132"
    name = "object-twice"
    category = "accuracy/mistranslation/reference"
    its_type = "mistranslation"
    severity = Severity.MINOR

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for first, after in _places(segment, analysis):
            yield self.finding(
                segment.span(first, after),
                Phrase("object pronoun that does not fit", "pronom objet qui ne convient pas", "pronomina objek yang tidak cocok"),
                Phrase(
                    "The verb already has its object, or takes its person without à.",
                    "Le verbe a déjà son objet, ou se construit sans « à ».",
                    "Verba sudah punya objek, atau tidak memerlukan à.",
                ),
                confidence=0.7,
            )


def _places(segment: SegmentView, analysis: Analysis) -> Iterator[tuple[int, int]]:
    for i in analysis.standing(_OBJECTS):
        if not 0 < i < len(analysis.words) - 2:
            continue
        lower = analysis.lower(i)
        verb = analysis.words[i + 1]
        if lower in ("le", "la", "les") and verb.must("inf") and not verb.lemmas("inf") & _SETTING:
            phrase = analysis.noun_phrase(i + 2) if analysis.lower(i + 2) in _DEFINITE else None
            free = phrase is None or any(analysis.lower(k) in _FREE for k in range(i + 2, phrase.end))
            if phrase and not free and phrase.end > i + 3 and not analysis.can(i - 1, "inf") and analysis.can(phrase.head, "noun"):
                yield i, i + 3
        elif lower in ("lui", "leur") and verb.must("finite") and verb.lemmas("finite") <= _DIRECT and _bare(analysis, i):
            yield i, i + 2


def _bare(analysis: Analysis, i: int) -> bool:
    """True when no subject pronoun reading of lui remains and no further object follows the verb."""
    stressed = analysis.lower(i) == "lui" and not analysis.can(i - 1, "noun")
    return not stressed and not analysis.can(i + 2, "det") and analysis.lower(i - 1) not in ("et", ",", "que", "qu'", "de")
