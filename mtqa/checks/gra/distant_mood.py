"""GRA177: An indicative far behind a verb that calls for the subjunctive."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_FIRST = wordset("plus jamais désormais dorénavant enfin bientôt rapidement même aussi surtout ni dès lors soit")
_PRONOUNS = wordset("il elle ils elles on")
_REACH = 8
_LONGEST = 14
_STOPS = wordset("que qu' qui dont où si comme lorsque quand et ou")
_STRONG = wordset("souhaiter vouloir exiger demander ordonner réclamer préférer désirer craindre redouter regretter déplorer aimer falloir")


class DistantMood(AnalysisCheck):
    """An indicative far behind a verb that calls for the subjunctive.

    What it does: behind verbs of wish, order, fear and regret + `que` (`souhaite que`), passes over an adverb, a time phrase and the
    complements of the subject to the verb, and reports an indicative there (`exige que plus aucun permis n'est`).

    Why it matters: the indicative turns a wish into a fact.

    Known problems: only verbs that allow no indicative are listed.

    Example:
        bad: Elle souhaite que plus aucun arbre n'est abattu.
        good: Elle souhaite que plus aucun arbre ne soit abattu.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage, § 1126-1127.

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA177"
    name = "distant-mood"
    category = "fluency/grammar/tense-mood-aspect"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = frozenset(("que", "qu'"))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        near = {clause.verb.verb for clause in analysis.clauses}
        for que, word in enumerate(analysis.words):
            if word.lower not in ("que", "qu'") or que < 1 or not _calls_for_subjunctive(analysis, que):
                continue
            at = _first_verb(analysis, _subject_start(analysis, que + 1))
            if at < 0 or at in near:
                continue
            verb = analysis.words[at]
            moods = {form[:3] for reading in verb.readings for form in reading.verb}
            if verb.must("finite") and moods and moods <= {"ind", "cnd"}:
                yield self.finding(
                    segment.span(at, at + 1),
                    Phrase(
                        "indicative where the subjunctive is needed", "indicatif au lieu du subjonctif", "indikatif, seharusnya subjungtif"
                    ),
                    Phrase(
                        "The verb before que calls for the subjunctive.",
                        "Le verbe qui précède que appelle le subjonctif.",
                        "Verba sebelum que menuntut subjungtif.",
                    ),
                    confidence=0.85,
                )


def _first_verb(analysis: Analysis, start: int) -> int:
    """The verb of the clause whose subject starts at `start`, only nouns and their complements between, or -1."""
    if not analysis.can(start, "det", "num"):
        return -1
    for at in range(start + 1, min(start + _LONGEST, len(analysis.words))):
        word = analysis.words[at]
        if not word.token.is_word or word.lower in _STOPS:
            return -1
        if word.can("finite") and not word.can("noun", "adj", "pp", "prep", "det"):
            return at if word.must("finite") else -1
    return -1


def _calls_for_subjunctive(analysis: Analysis, que: int) -> bool:
    at = que - 1
    while at > 0 and analysis.can(at, "adv") and que - at < 4:
        at -= 1
    word = analysis.words[at]
    verbal = analysis.lower(at - 1) in _PRONOUNS or (
        analysis.can(at - 1, "noun", "name") and not analysis.can(at - 1, "det", "prep", "adj")
    )
    known = word.can("finite", "inf", "pp", "prp") and (verbal or not word.can("noun", "adj"))
    return known and bool(word.lemmas("finite", "inf", "pp", "prp") & _STRONG)


def _subject_start(analysis: Analysis, at: int) -> int:
    """Past adverbs and one comma-closed time phrase behind `que`."""
    start = at
    if analysis.lower(at) == "," or analysis.lower(at) in ("dès", "d'", "à", "en", "avant", "après", "pour", "dans"):
        start = next((k + 1 for k in range(at + 1, min(at + _REACH, len(analysis.words))) if analysis.words[k].token.text == ","), at)
    while analysis.lower(start) in _FIRST:
        start += 1
    return start
