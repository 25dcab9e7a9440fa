"""GRA118: a passive that French cannot build."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.base import lemma_anchors
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.gra.verbs import verbs
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import MONTHS, Analysis, Clause
from mtqa.language.wordlists import WEEKDAYS
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_IMPERSONAL = wordset("il -t-il -il")
_BE = frozenset(("être",))
_ONCE = wordset("fois")
_LOCUTIONS = wordset("compte hommage justice visite")
_DONE = wordset("appel mention usage")  # `faire appel à`, `faire mention de`


class ImpossiblePassive(AnalysisCheck):
    """A passive that French cannot build.

    What it does: reports the passive of the person who receives (`ils ont été donnés une copie`), of verbs without a direct object (`a
    été succédé`), of fixed phrases (`être rendu compte`, `être fait l'éloge de`), of verbs of thought with an infinitive (`est cru
    contenir`), `laissé` + infinitive and a progressive (`sont étant détenus`).

    Why it matters: the passive of the source has been copied; the roles of the sentence are upside down.

    Known problems: none known; impersonal passives (`il a été donné lecture`) are sound and passed over.

    Example:
        bad: Les familles ont été données trois jours pour partir.
        good: Les familles ont reçu trois jours pour partir.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (voix passive); `data/verb_constructions.tsv`.

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA118"
    name = "impossible-passive"
    category = "fluency/grammar/word-form"
    its_type = "grammar"
    severity = Severity.MAJOR
    anchors = lemma_anchors(_BE)

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        subjects = {clause.verb.verb: clause for clause in analysis.clauses}
        for word in analysis.of(_BE):
            if "être" not in word.lemmas("finite", "finite12", "inf", "pp", "prp"):
                continue
            i = word.index
            progressive = analysis.skip_adverbs(i + 1)
            if word.must("finite", "finite12") and analysis.lower(progressive) == "étant":
                yield self._report(segment, i, progressive + 1)
                continue
            end = _impossible(analysis, i, subjects)
            if end:
                yield self._report(segment, i, end)

    def _report(self, segment: SegmentView, first: int, after: int) -> Finding:
        return self.finding(
            segment.span(first, after),
            Phrase("passive that French cannot build", "passif impossible en français", "bentuk pasif yang mustahil dalam bahasa Prancis"),
            Phrase(
                "This verb has no such passive: turn the sentence round or use “on”.",
                "Ce verbe n’admet pas ce passif : il faut tourner la phrase autrement ou employer « on ».",
                "Verba ini tidak punya bentuk pasif seperti itu: balik susunan kalimatnya atau pakai « on ».",
            ),
            confidence=0.9,
        )


def _impossible(analysis: Analysis, i: int, subjects: dict[int, Clause]) -> int:
    """The index after the passive when the verb cannot have it, else 0."""
    at = analysis.skip_adverbs(i + 1)
    if analysis.lower(at) == "été" or not analysis.can(at, "pp") or analysis.lower(i - 1) in ("se", "s'", "me", "te", "nous", "vous"):
        return 0
    word, lemmas = analysis.words[at], analysis.words[at].lemmas("pp")
    if any(analysis.lower(k) in _IMPERSONAL for k in range(max(0, i - 6), i + 2)) or not lemmas:
        return 0
    after = analysis.lower(at + 1)
    if lemmas <= verbs("no-passive") and not word.can("adj", "noun"):
        return at + 1
    if "rendre" in lemmas and after in _LOCUTIONS:
        return at + 2
    if "faire" in lemmas and (_subject_before(analysis, i, subjects) or analysis.lower(i - 2) == "et"):
        if after == "l'" and analysis.lower(at + 2) in ("éloge", "objet"):
            return at + 3
        if after in _DONE and analysis.lower(at + 2) in ("de", "d'", "du", "des", "à", "au", "aux"):
            return at + 2
    if analysis.must(at + 1, "inf") and (lemmas & verbs("raising-passive") or (lemmas == {"laisser"} and _has_been(analysis, i))):
        return at + 2
    if lemmas & verbs("dative-passive") and _subject_before(analysis, i, subjects) and _object_after(analysis, at + 1):
        return at + 2
    return 0


def _has_been(analysis: Analysis, i: int) -> bool:
    return analysis.lower(i) == "été"


def _subject_before(analysis: Analysis, i: int, subjects: dict[int, Clause]) -> bool:
    """True when the clause of the passive shows a subject that is no impersonal il."""
    first = next((k for k in range(i, max(-1, i - 5), -1) if k in subjects), -1)
    return first >= 0


def _object_after(analysis: Analysis, at: int) -> bool:
    """True for `une copie`, `72 heures` straight after the participle, not a date or a number of times."""
    if not analysis.can(at, "det", "num") or analysis.lower(at) in ("au", "aux", "du", "des", "tous", "toutes"):
        return False
    phrase = analysis.noun_phrase(at)
    if phrase is None or not phrase.sure:
        return False
    head = analysis.lower(phrase.head)
    dated = head in WEEKDAYS or head in MONTHS or head in _ONCE or analysis.lower(at) in ("le", "la", "l'", "cette", "ce", "cet")
    measured = analysis.lower(phrase.end) in ("à", "avant", "après", "durant", "plus")  # `donnée deux heures à l'avance`
    return not dated and not measured and not analysis.can(phrase.head, "name")
