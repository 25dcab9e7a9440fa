"""SYN130: a sentence whose only verb is a present participle."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.readings import Word
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_STYLE = wordset("parmi d'où pas rien aucun aucune résultat exemple seul seule reste d' voilà voici place même tout telle tel de en dès")
_SHORTEST = 7


class ParticipleSentence(AnalysisCheck):
    """A sentence whose only verb is a present participle.

    What it does: reports a sentence of running text, outside quotations, that opens with a noun group and a present participle of the
    same clause and holds no finite verb (`Les autorités ayant fermé la route.`).

    Why it matters: the main verb was never built; the reader waits for it.

    Known problems: captions and lists are written so; only running text with a full stop is looked at.

    Example:
        bad: Le nouveau pont, long de 80 mètres, reliant les deux rives.
        good: Le nouveau pont, long de 80 mètres, relie les deux rives.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (phrase et verbe).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN130"
    name = "participle-sentence"
    category = "fluency/grammar/syntax"
    its_type = "grammar"
    severity = Severity.MAJOR

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        words = analysis.words
        if not analysis.places("prp"):
            return
        if not segment.prose or len(words) < _SHORTEST or words[-1].token.text != "." or words[0].lower in _STYLE:
            return
        if any(_verb(analysis, w) or w.token.text in ":;«»?!()…—–" for w in words):
            return
        phrase = analysis.noun_phrase(0)
        participle = next(
            (w.index for w in words if w.can("prp") and not w.can("noun") and (w.must("prp") or analysis.can(w.index + 1, "det", "prep"))),
            -1,
        )
        if (
            phrase is None
            or participle < phrase.end
            or analysis.lower(participle - 1) == "en"
            or (phrase.determiner < 0 and not analysis.can(0, "num"))
        ):
            return
        yield self.finding(
            segment.span(participle, participle + 1),
            Phrase("sentence without a main verb", "phrase sans verbe principal", "kalimat tanpa verba utama"),
            Phrase(
                "The only verb is a participle: the main verb is missing.",
                "Le seul verbe est un participe : le verbe principal manque.",
                "Satu-satunya verba adalah partisip: verba utama tidak ada.",
            ),
            confidence=0.8,
        )


def _verb(analysis: Analysis, word: Word) -> bool:
    """True for a word that may be a finite verb in its place: not straight after a determiner, nor a participle after a comma."""
    if word.can("finite12", "unknown"):
        return True
    detached = word.can("pp") and analysis.lower(word.index - 1) == ","
    return word.can("finite") and not analysis.must(word.index - 1, "det") and not detached
