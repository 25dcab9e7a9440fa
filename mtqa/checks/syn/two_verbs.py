"""SYN148: two finite verbs in one clause with no link."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.readings import Word
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_LINKS = wordset(
    "et ou mais ni car donc or que qu' qui dont où si s' quand lorsque lorsqu' comme puisque puisqu' quoique quoiqu' quoi "
    "combien comment pourquoi lequel laquelle lesquels lesquelles auquel quel quelle quels quelles auxquels auxquelles duquel "
    "desquels desquelles quiconque n'importe soit voire puis voici voilà ce c' peu tel telle "
)
_DOUBTFUL = wordset("importe est suivit crie boite")  # n'importe, the point of the compass, slips and nouns the lexicon lacks
_BLOCKED = -2  # behind a link: a second verb may belong to the main clause
_SUBJECTS = wordset("je j' tu il elle on nous vous ils elles")


class TwoVerbs(AnalysisCheck):
    """Two finite verbs in one clause with no link.

    What it does: in a stretch of words with no mark, conjunction or relative, reports a second finite verb that cannot be anything
    else (`la route a été coupée empêche les secours`).

    Why it matters: a relative or conjunction (*yang*, *sehingga*) was lost between the verbs.

    Known problems: titles used as nouns without marks hold verbs of their own; capitalised words end the search.

    Example:
        bad: La route a été coupée empêche les secours.
        good: La route a été coupée, ce qui empêche les secours.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (phrase, coordination).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN148"
    name = "two-verbs"
    category = "fluency/grammar/syntax"
    its_type = "grammar"
    severity = Severity.MINOR

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for first, after in _places(segment, analysis):
            yield self.finding(
                segment.span(first, after),
                Phrase("two verbs without a link", "deux verbes sans lien", "dua verba tanpa penghubung"),
                Phrase(
                    "Nothing joins the second verb to the clause, which already has its verb.",
                    "Rien ne relie le second verbe à la proposition, qui a déjà le sien.",
                    "Tidak ada yang menghubungkan verba kedua dengan klausa yang sudah berverba.",
                ),
                confidence=0.75,
            )


def _places(segment: SegmentView, analysis: Analysis) -> Iterator[tuple[int, int]]:
    finites = {i for i in analysis.places("finite") if _finite(analysis, i)}
    if not any(_unlinked(analysis, *pair) for pair in pairwise(sorted(finites))):
        return
    verb = -1
    for i, word in enumerate(analysis.words):
        if _links(word):
            verb = -1 if not word.token.is_word else _BLOCKED
        if i not in finites:
            continue
        if verb >= 0 and not segment.quoted(word.token) and _free(analysis, verb, i):
            yield i, i + 1
            return
        verb = i if verb == -1 else verb


def _links(word: Word) -> bool:
    """True for a mark and for a word that may link two verbs."""
    return (not word.token.is_word or word.lower in _LINKS or word.lower[:1] == "-") and not word.can("num")


def _unlinked(analysis: Analysis, first: int, second: int) -> bool:
    return not any(map(_links, analysis.words[first + 1 : second]))


def _finite(analysis: Analysis, i: int) -> bool:
    """True for a third person form with no other reading, no capital and no preposition or article before it."""
    word = analysis.words[i]
    sure = word.must("finite") and not word.token.capitalised and word.lower not in _DOUBTFUL
    glued = i > 0 and analysis.words[i - 1].token.end == word.token.start and analysis.can(i - 1, "num")
    return sure and not glued and not analysis.can(i - 1, "det", "prep") and analysis.lower(i - 1) not in ("de", "d'", "à", "pour")


def _free(analysis: Analysis, first: int, second: int) -> bool:
    """True when no subject of its own stands straight before the second verb, and it is no part of the first group."""
    before = [analysis.lower(k) for k in range(first, second)]
    return second > first + 2 and not _SUBJECTS & set(before) and analysis.can(second - 1, "noun", "pp", "adj", "num", "adv")
