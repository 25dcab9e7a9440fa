"""QUO121: an attribution whose subject stands before its verb."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.speech import speech_verb_at, speech_verbs
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_SUBJECTS = wordset("il elle ils elles")
_COMMA = frozenset((",",))
_CLOSERS = frozenset('»”"')


class UninvertedAttribution(AnalysisCheck):
    """An attribution whose subject stands before its verb, or is cut off by que.

    What it does: behind a closed quotation and a comma, reports `il`, `elle` … + verb of saying that ends the sentence (`», il a
    dit.`), and a verb of saying with `que` and a mere noun phrase to the end (`», a ironisé que le maire.`).

    Why it matters: a French incise puts the subject behind its verb and takes no `que`.

    Known problems: a verb of saying with its own words behind it opens a new statement and is passed over.

    Example:
        bad: « On attend », il a dit.
        good: « On attend », a-t-il dit.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (incise).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "QUO121"
    name = "uninverted-attribution"
    category = "fluency/punctuation"
    its_type = "typographical"
    severity = Severity.MINOR
    anchors = _CLOSERS

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for first, after in _places(segment, analysis):
            yield self.finding(
                segment.span(first, after),
                Phrase("incise in the wrong order", "incise mal construite", "sisipan salah susunan"),
                Phrase(
                    "In an incise the subject follows the verb, without “que”.",
                    "Dans une incise, le sujet suit le verbe, sans « que ».",
                    "Dalam sisipan, subjek mengikuti verba, tanpa « que ».",
                ),
                confidence=0.8,
            )


def _places(segment: SegmentView, analysis: Analysis) -> Iterator[tuple[int, int]]:
    for comma in analysis.standing(_COMMA):
        i = comma + 1
        if not 1 < i < len(analysis.words) - 1 or analysis.words[i - 2].token.text not in _CLOSERS:
            continue
        if analysis.lower(i) in _SUBJECTS:
            group = analysis.verb_group(i + 1)
            if group and group.verb == i + 1 and _ends(analysis, group.end) and _says(analysis, group.participle, group.verb):
                yield i, group.end
        else:
            verb = speech_verb_at(segment.tokens, i)
            if verb and not verb.pronoun and analysis.lower(verb.after) in ("que", "qu'") and _mere_noun(analysis, verb.after + 1):
                yield i, verb.after + 1


def _ends(analysis: Analysis, at: int) -> bool:
    return at >= len(analysis.words) or analysis.words[at].token.text in ".!?;"


def _says(analysis: Analysis, participle: int, verb: int) -> bool:
    """True for a verb that can carry words, raisonner and the like included."""
    word = analysis.words[participle if participle >= 0 else verb]
    lemmas = word.lemmas("pp", "finite")
    return any((lemma, False) in speech_verbs() for lemma in lemmas) or bool(lemmas & {"raisonner", "sourire", "sangloter", "argumenter"})


def _mere_noun(analysis: Analysis, at: int) -> bool:
    """True when nothing that may be a verb stands up to the end of the sentence."""
    phrase = analysis.noun_phrase(at)
    rest = range(phrase.end, len(analysis.words)) if phrase else range(0)
    return phrase is not None and not any(analysis.can(k, "finite") and not analysis.can(k, "noun", "adj", "name") for k in rest)
