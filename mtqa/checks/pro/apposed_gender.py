"""PRO135: a pronoun with an apposition of the other gender, or loose behind its verb."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis, Clause
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_DEMONSTRATIVES = {"celui-ci": ("m", "s"), "celle-ci": ("f", "s"), "ceux-ci": ("m", "p"), "celles-ci": ("f", "p")}
_LOOSE = wordset("il ils elle elles")
_FREE = wordset("même même-temps aussi seule seul seules seuls")


class ApposedGender(AnalysisCheck):
    """A pronoun with an apposition of the other gender, or loose behind its verb.

    What it does: reports `celui-ci`, `celle-ci`, `ceux-ci`, `celles-ci` with a comma and a participle or adjective of another
    gender or number (`celui-ci, réputée`), and `il`, `elle`, `ils`, `elles` with no hyphen straight behind the verb of a clause
    that has its subject (`la société vendra elle les terrains`).

    Why it matters: the pronoun and what describes it point at two different persons or things.

    Known problems: `elle` as a stressed pronoun between commas is French and is passed over.

    Example:
        bad: Le départ de celui-ci, appréciée de tous, surprend.
        good: Le départ de celle-ci, appréciée de tous, surprend.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (pronoms démonstratifs ; apposition).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "PRO135"
    name = "apposed-gender"
    category = "accuracy/mistranslation/reference"
    its_type = "mistranslation"
    severity = Severity.MINOR
    anchors = _LOOSE | _DEMONSTRATIVES.keys()

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for first, after in _places(segment, analysis):
            yield self.finding(
                segment.span(first, after),
                Phrase("pronoun that does not fit", "pronom qui ne convient pas", "pronomina yang tidak cocok"),
                Phrase(
                    "What stands beside the pronoun has another gender or number, or the verb already has its subject.",
                    "Ce qui accompagne le pronom a un autre genre ou nombre, ou le verbe a déjà son sujet.",
                    "Keterangan di sebelah pronomina berbeda gender atau jumlahnya, atau verba sudah punya subjek.",
                ),
                confidence=0.75,
            )


def _named(analysis: Analysis, clause: Clause) -> bool:
    """True for a subject with a determiner or a name."""
    return clause.subject.determiner >= 0 or analysis.can(clause.subject.head, "name", "unknown")


def _places(segment: SegmentView, analysis: Analysis) -> Iterator[tuple[int, int]]:
    for i in analysis.standing(_DEMONSTRATIVES.keys()):
        if not 0 < i < len(analysis.words) - 2:
            continue
        wanted = _DEMONSTRATIVES[analysis.lower(i)]
        apposed = analysis.words[i + 2]
        if analysis.lower(i + 1) == "," and apposed.must("pp", "adj"):
            features = apposed.features("pp", "adj")
            if features and wanted not in features and apposed.can("pp"):
                yield i, i + 3
    for clause in analysis.clauses:
        at = clause.verb.end
        if analysis.lower(at) not in _LOOSE or not clause.sure or clause.verb.participle >= 0 or not _named(analysis, clause):
            continue
        if analysis.lower(at + 1) not in _FREE and analysis.can(at + 1, "det") and analysis.verb_group(at + 1) is None:
            yield at - 1, at + 1
