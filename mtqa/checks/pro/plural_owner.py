"""PRO102: leur, ils or ses with nobody that they can stand for."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import ArticleView, SegmentView
from mtqa.language.phrases import COLLECTIVES, PLURAL, SINGULAR, Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_REACH = 3
_SES = frozenset(("ses",))
_MANY = wordset(
    "et ou on chacun chacune chaque plusieurs tous toutes beaucoup certains certaines quelques couple famille équipe groupe police "
    "peuple public foule "
    "population armée parti gouvernement entreprise société pays ville village communauté équipage personnel jeunesse clan foyer "
    "ménage association "
    "nombreux nombreuses nous vous ils elles eux leur leurs ceux celles les des ces ses nos vos aux plupart autres deux trois quatre "
    "monde gens rédaction "
    "club agence syndicat ong organisation institution compagnie ministère jumeaux duo trio collectif délégation régime sélection"
)


class PluralOwner(Check):
    """Leur or ses with nobody that it can stand for.

    What it does: reports a sentence that opens with `leur` or `leurs` when neither it nor the three sentences before hold a plural, a
    coordination or a
    collective; and `l'un de ses` after a sentence part whose subjects are all plural.

    Why it matters: Indonesian -nya has no number; the reader looks for people who aren't there.

    Known problems: people whom the article names further back are not seen; the finding stays minor.

    Example:
        bad: Une femme a accouché à bord. Leur bébé se porte bien.
        good: Une femme a accouché à bord. Son bébé se porte bien.

    Options: none.

    Sources: Sneddon et al., Indonesian: A Comprehensive Grammar (-nya); Grevisse & Goosse, Le bon usage (possessifs).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "PRO102"
    name = "plural-owner"
    category = "accuracy/mistranslation/reference"
    its_type = "mistranslation"
    severity = Severity.MINOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        for index, segment in enumerate(article.segments):
            at = _one_of_his(segment)
            if at:
                yield self._report(segment, at, at + 1, plural=True)
            first = _opening_leur(segment) if index and not article.alone else -1
            if first >= 0 and not any(_several(s) for s in article.segments[max(0, index - _REACH) : index]):
                yield self._report(segment, first, first + 1, plural=False)

    def _report(self, segment: SegmentView, first: int, after: int, *, plural: bool) -> Finding:
        return self.finding(
            segment.span(first, after),
            Phrase("possessive without an owner", "possessif sans possesseur", "kata milik tanpa pemilik"),
            Phrase(
                "The owners before are several." if plural else "Nothing before this word names several owners.",
                "Les possesseurs nommés avant sont plusieurs." if plural else "Rien avant ce mot ne désigne plusieurs possesseurs.",
                "Pemilik yang disebut sebelumnya lebih dari satu." if plural else "Tidak ada yang menyebut beberapa pemilik sebelumnya.",
            ),
            suggestion={"ses": "leurs", "Leurs": "Ses"}.get(segment.tokens[first].text),
            confidence=0.6,
        )


def _opening_leur(segment: SegmentView) -> int:
    first = next((i for i, t in enumerate(segment.tokens) if t.is_word), -1)
    if first < 0 or segment.tokens[first].lower not in ("leur", "leurs") or segment.quoted(segment.tokens[first]):
        return -1
    return first


def _several(segment: SegmentView) -> bool:
    """True when the sentence holds anything that may be several people."""
    analysis = segment.analysis
    return any(
        w.lower in _MANY or w.lower in COLLECTIVES or (w.can("num") and w.lower not in ("un", "une", "1")) or _plural(analysis, w.index)
        for w in analysis.words
    )


def _plural(analysis: Analysis, i: int) -> bool:
    word = analysis.words[i]
    return word.can("noun") and bool(word.features("noun")) and word.features("noun") <= PLURAL


def _one_of_his(segment: SegmentView) -> int:
    """Index of `ses` in `l'un de ses …` where every subject before it is plural, or 0."""
    analysis = segment.analysis
    for i in analysis.standing(_SES):
        if i >= 3 and analysis.lower(i - 1) == "de" and analysis.lower(i - 2) in ("un", "une") and analysis.lower(i - 3) == "l'":
            subjects = [c.subject for c in analysis.clauses if c.subject.end <= i - 3]
            plural = bool(subjects) and all(s.features <= PLURAL for s in subjects)
            single = any(w.index < i - 3 and (w.can("name") or _singular_person(analysis, w.index)) for w in analysis.words)
            return i if plural and not single else 0
    return 0


def _singular_person(analysis: Analysis, i: int) -> bool:
    """True for a singular noun phrase that is no complement (not after a preposition)."""
    phrase = analysis.noun_phrase(i) if analysis.can(i, "det") else None
    return phrase is not None and phrase.features <= SINGULAR and not analysis.can(i - 1, "prep") and not analysis.can(i, "prep")
