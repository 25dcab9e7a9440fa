"""PRO103: son, sa, ses before a relative or a home that belongs to somebody else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import ArticleView, SegmentView
from mtqa.language.phrases import PLURAL, SINGULAR, Analysis
from mtqa.language.tables import table
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_RELATIVES = wordset(
    "femme mari épouse époux père mère parent parents frère frères sœur sœurs fils fille filles enfant enfants bébé bébés famille "
    "grand-mère grand-père"
)
_OWN = _RELATIVES | wordset("domicile proches conjoint conjointe compagne compagnon patrie")
_ONE = wordset(
    "il elle lui l' on chacun chacune chaque celui celle quelqu'un quiconque nul personne aucun aucune soi qui moi je j' -t-il "
    "-t-elle -il -elle"
)
_FIRST_PERSON = {"son": "mon", "sa": "ma", "ses": "mes"}
_SEVERAL = {"son": "leur", "sa": "leur", "ses": "leurs"}
_PEOPLE = wordset("personne homme femme enfant habitant riverain victime jeune gens villageois pêcheur famille parent élève couple foyer")


class WrongOwner(Check):
    """Son, sa or ses before a relative or a home that belongs to somebody else.

    What it does: inside a quotation, reports `sa femme`, `son fils` … when nobody in the quotation before it can be the owner and a
    speaker is named
    after it (the speaker's own: `ma femme`); outside, when the only people before it in the sentence are several (`deux retraités … à son
    domicile`).

    Why it matters: Indonesian -nya means his, her, their and, in speech, my; the reader is told of another person's family.

    Known problems: the owner may stand in an earlier sentence; the finding stays minor.

    Example:
        bad: « Sa femme accouche ce soir », a annoncé le cordonnier.
        good: « Ma femme accouche ce soir », a annoncé le cordonnier.

    Options: none.

    Sources: Sneddon et al., Indonesian: A Comprehensive Grammar (-nya); Grevisse & Goosse, Le bon usage (possessifs).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "PRO103"
    name = "wrong-owner"
    category = "accuracy/mistranslation/reference"
    its_type = "mistranslation"
    severity = Severity.MINOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        for segment in article.segments:
            analysis = segment.analysis
            for i in analysis.standing(_SEVERAL.keys()):
                if analysis.lower(i + 1) not in _OWN:
                    continue
                if segment.quoted(segment.tokens[i]):
                    if analysis.lower(i + 1) in _RELATIVES and _speakers_own(article, segment, i):
                        yield self._report(segment, i, speaker=True)
                elif _several_only(analysis, i):
                    yield self._report(segment, i, speaker=False)

    def _report(self, segment: SegmentView, at: int, *, speaker: bool) -> Finding:
        token = segment.tokens[at]
        right = (_FIRST_PERSON if speaker else _SEVERAL)[token.lower]
        return self.finding(
            segment.span(at, at + 2),
            Phrase("possessive of another person", "possessif d’une autre personne", "kata milik orang lain"),
            Phrase(
                "Nobody before it can be the owner; the speaker may be meant."
                if speaker
                else "The only people named before it are several.",
                "Personne avant lui ne peut être le possesseur ; l'orateur est peut-être visé."
                if speaker
                else "Les seules personnes nommées avant lui sont plusieurs.",
                "Tidak ada pemilik sebelumnya; mungkin pembicaranya." if speaker else "Orang yang disebut sebelumnya lebih dari satu.",
            ),
            suggestion=f"{right.capitalize() if token.capitalised else right} {segment.tokens[at + 1].text}",
            confidence=0.6,
        )


def _speakers_own(article: ArticleView, segment: SegmentView, at: int) -> bool:
    """True when the quotation up to word `at` names nobody, and a speaker follows it."""
    opened = next((k for k in range(at, -1, -1) if segment.tokens[k].text in "«“"), -1)
    pieces: list[tuple[Analysis, int, int]] = [(segment.analysis, max(opened, 0), at)]
    before = segment.previous()
    while opened < 0 and before is not None and len(pieces) < 4:
        opened = next((k for k in range(len(before.tokens) - 1, -1, -1) if before.tokens[k].text in "«“"), -1)
        pieces.append((before.analysis, max(opened, 0), len(before.tokens)))
        before = before.previous()
    if opened < 0 or any(_somebody(analysis, first, after) for analysis, first, after in pieces):
        return False
    return any(t.text in "»”" for t in segment.tokens[at:]) and segment.tokens[-1].text not in "»”"


def _somebody(analysis: Analysis, first: int, after: int) -> bool:
    """True when a third person, a name or a human noun stands between the two indices."""
    return any(
        (analysis.lower(k) in _ONE - {"je", "j'", "moi", "qui", "l'"} and not _impersonal(analysis, k))
        or analysis.can(k, "name")
        or _human(analysis, k)
        for k in range(first, after)
    )


def _impersonal(analysis: Analysis, k: int) -> bool:
    """True for the il of `il y a`, `il faut`."""
    return analysis.lower(k) == "il" and analysis.lower(k + 1) in ("y", "n'y", "faut", "fallait", "faudra", "pleut", "pleuvait", "s'")


@cache
def _roles() -> frozenset[str]:
    return frozenset(form for row in table("roles.tsv") for form in (row["masculine"], row["feminine"]) if form) | _PEOPLE | _RELATIVES


def _human(analysis: Analysis, k: int) -> bool:
    word = analysis.words[k]
    return word.can("noun") and (word.lower in _roles() or bool(word.lemmas("noun") & _roles()))


def _several_only(analysis: Analysis, at: int) -> bool:
    """True when people stand before word `at`, all of them plural, and no name or singular pronoun does."""
    people = [k for k in range(at) if _human(analysis, k)]
    if not people or any(analysis.lower(k) in _ONE or analysis.can(k, "name") for k in range(at)):
        return False
    plural = all(analysis.words[k].features("noun") <= PLURAL for k in people)
    subject = any(c.subject.head in people and c.subject.features <= PLURAL for c in analysis.clauses if c.verb.start < at)
    singular = any(c.subject.features <= SINGULAR and c.subject.head in people for c in analysis.clauses)
    return plural and subject and not singular
