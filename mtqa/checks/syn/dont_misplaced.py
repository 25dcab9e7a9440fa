"""SYN143: dont where no clause with a gap follows."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_PLACES = wordset("au aux dans sur sous à derrière devant")
_AVOIR = wordset("a ont avait avaient aura auront")
_WITHOUT_DE = wordset(
    "servir travailler habiter aller entrer participer assister contribuer appartenir collaborer marcher dormir courir loger séjourner "
    "étudier naviguer circuler voter voyager manifester siéger enseigner"
)
_STOPS = frozenset(",;:.!?()«»—–")
_EXAMPLES = wordset("moins plus environ près total moitié partie majorité titre moyenne")


class DontMisplaced(AnalysisCheck):
    """`dont` where no clause with a gap follows.

    What it does: reports `dont` before a preposition and its noun with a verb behind (`dont au sous-sol se trouvaient`), before a
    participle (`dont étendu`), before an auxiliary with its object (`et dont a saisi la cour`), `dont` + pronoun + a verb without
    `de` (`dont il travaille`), and `dont` + noun + participle with no verb to the end of the sentence (`dont le nom effacé`).

    Why it matters: Indonesian *yang* fits everywhere; `dont` needs a clause that lacks its complement with `de`.

    Known problems: `dont` with figures or places as examples has no verb and is passed over.

    Example:
        bad: Une villa dont au grenier se cachaient dix personnes a brûlé.
        good: Une villa au grenier de laquelle se cachaient dix personnes a brûlé.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (dont).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN143"
    name = "dont-misplaced"
    category = "fluency/grammar/syntax"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = frozenset(("dont",))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for first, after in _places(segment, analysis):
            yield self.finding(
                segment.span(first, after),
                Phrase("dont without its clause", "« dont » sans sa proposition", "dont tanpa klausanya"),
                Phrase(
                    "What follows is no clause that “dont” can open.",
                    "Ce qui suit n’est pas une proposition que « dont » puisse ouvrir.",
                    "Yang menyusul bukan klausa yang dapat dibuka « dont ».",
                ),
                confidence=0.7,
            )


def _places(segment: SegmentView, analysis: Analysis) -> Iterator[tuple[int, int]]:
    for i in range(1, len(analysis.words) - 2):
        if analysis.lower(i) == "dont":
            after = (
                _prepositional(analysis, i)
                or _participle(analysis, i)
                or _object(analysis, i)
                or _verbless(analysis, i)
                or _pronoun(analysis, i)
            )
            if after:
                yield i, after


def _end(analysis: Analysis, i: int) -> int:
    """Index of the next mark."""
    return next((k for k in range(i, len(analysis.words)) if analysis.words[k].token.text in _STOPS), len(analysis.words))


def _prepositional(analysis: Analysis, i: int) -> int:
    """`dont au sous-sol se trouvaient`: a verb without a subject of its own behind the place."""
    if analysis.lower(i + 1) not in _PLACES or analysis.lower(i + 2) in _EXAMPLES:
        return 0
    phrase = analysis.noun_phrase(i + 1 if analysis.lower(i + 1) in ("au", "aux") else i + 2)
    if phrase is None or not phrase.determiner >= 0:
        return 0
    return phrase.end if analysis.verb_group(phrase.end) and not analysis.can(phrase.end, "prep", "noun", "adj") else 0


def _participle(analysis: Analysis, i: int) -> int:
    """`dont couché sur`, with no verb before the next mark."""
    followed = analysis.lower(i + 2) in ("sur", "dans", "par", "devant", "sous")
    if not analysis.can(i + 1, "pp") or analysis.can(i + 1, "finite", "det", "prep", "num") or not followed:
        return 0
    return 0 if any(analysis.must(k, "finite") for k in range(i + 2, i + 6)) else i + 2


def _pronoun(analysis: Analysis, i: int) -> int:
    """`dont il servira à payer`: a pronoun and a verb that takes no `de`."""
    if analysis.lower(i + 1) not in ("il", "elle", "ils", "elles"):
        return 0
    group = analysis.verb_group(i + 2)
    if group is None or group.clitics or not group.sure:
        return 0
    participle = group.participle >= 0
    lemmas = analysis.words[group.participle if participle else group.verb].lemmas("pp" if participle else "finite")
    return group.end if lemmas and lemmas <= _WITHOUT_DE else 0


def _object(analysis: Analysis, i: int) -> int:
    """`et dont a saisi la cour` at the end of a coordination: no subject and an object with an article."""
    if analysis.lower(i - 1) != "et" or analysis.lower(i + 1) not in _AVOIR or not analysis.can(i + 2, "pp"):
        return 0
    return i + 3 if analysis.can(i + 3, "det") else 0


def _verbless(analysis: Analysis, i: int) -> int:
    """`dont le nom effacé.`: a noun and a participle to the end of the sentence."""
    if analysis.lower(i + 1) not in ("le", "la", "l'", "les"):
        return 0
    phrase = analysis.noun_phrase(i + 1)
    if phrase is None or not analysis.can(phrase.end, "pp") or analysis.can(phrase.end, "finite", "noun"):
        return 0
    end = _end(analysis, i)
    return phrase.end + 1 if not any(analysis.can(k, "finite", "num") for k in range(phrase.end, end)) and end - i < 12 else 0
