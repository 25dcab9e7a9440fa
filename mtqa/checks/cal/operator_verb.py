"""CAL130: a noun of action with a verb that French does not join to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from mtqa.checks.base import lemma_anchors
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis, NounPhrase
from mtqa.language.tables import table
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_PLACES = wordset("en au à entre sous dans sur hors")
_VERBAL = ("finite", "finite12", "inf", "prp", "pp")


@dataclass(frozen=True, slots=True)
class _Clash:
    """Words `[first, after)`: a verb with the noun that it does not go with, and the verbs that do."""

    first: int
    after: int
    verb: str
    noun: str
    right: str


class OperatorVerb(AnalysisCheck):
    """A noun of action with a verb that French does not join to it.

    What it does: looks up the object of the verb, or the subject of its passive, in `data/operator_verbs.tsv`: French *prend* a
    decision, *commet* a crime, *rend* a verdict, *prête* attention; with *faire*, *donner*, *mettre* and the like the two were put
    together word by word.

    Why it matters: the verb of such a pair can't be guessed from the other language; the reader hears the translation at once.

    Known problems: a concrete sense (`donner la mesure à la couturière`) may be meant; hence minor.

    Example:
        bad: Le conseil a fait une décision lundi.
        good: Le conseil a pris une décision lundi.

    Options: none.

    Sources: TLFi; Le Fur, Dictionnaire des combinaisons de mots; Mel'čuk, Lexical functions (Oper).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "CAL130"
    name = "operator-verb"
    category = "accuracy/overly-literal"
    its_type = "mistranslation"
    severity = Severity.MINOR

    def called_by(self) -> frozenset[str]:
        """See `SegmentCheck.called_by`."""
        return lemma_anchors(noun for noun, _ in _clashing())

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for clash in _clashes(analysis):
            yield self.finding(
                segment.span(clash.first, clash.after),
                Phrase(
                    f"“{clash.verb}” does not go with “{clash.noun}”",
                    f"« {clash.verb} » ne va pas avec « {clash.noun} »",
                    f"“{clash.verb}” tidak cocok dengan “{clash.noun}”",
                ),
                Phrase(
                    f"French says here: {clash.right}.",
                    f"Le français dit ici : {clash.right}.",
                    f"Dalam bahasa Prancis di sini: {clash.right}.",
                ),
                confidence=0.8,
            )


def _clashes(analysis: Analysis) -> Iterator[_Clash]:
    for word in analysis.of(_verbs()):
        i = word.index
        verbs = word.lemmas(*_VERBAL) & _verbs()
        if not verbs or word.must("noun", "adj") or not word.token.text.islower():
            continue
        phrase = analysis.noun_phrase(analysis.skip_adverbs(i + 1))
        if phrase is not None and phrase.determiner >= 0 and _active(analysis, i) and not _placed(analysis, verbs, phrase):
            yield from _pair(analysis, verbs, phrase, i, phrase.head + 1)
    for clause in analysis.clauses:
        group = clause.verb
        if group.passive or (group.auxiliary == "être" and not {"se", "s'"} & set(group.clitics)):
            verbs = (analysis.words[group.participle].lemmas("pp") & _verbs()) - {"mettre"}
            yield from _pair(analysis, verbs, clause.subject, clause.subject.head, group.participle + 1)


def _active(analysis: Analysis, i: int) -> bool:
    """True for a verb whose noun phrase behind is its object: no participle by itself, no passive, no se, not `a lieu de faire`."""
    word = analysis.words[i]
    before = {analysis.lower(k) for k in range(max(0, i - 2), i)}
    if before & {"se", "s'", "dont", "que", "qu'"} or (
        word.can("noun") and not word.can("inf") and analysis.can(i - 1, "det", "prep", "adj")
    ):
        return False
    if word.can("finite", "finite12", "inf", "prp"):
        return True
    near = range(max(0, i - 4), i)
    return "été" not in before and any("avoir" in analysis.words[k].lemmas("finite", "finite12", "inf", "prp") for k in near)


def _placed(analysis: Analysis, verbs: frozenset[str], phrase: NounPhrase) -> bool:
    """True for `mettre une mesure en place`."""
    return "mettre" in verbs and any(analysis.lower(k) in _PLACES for k in range(phrase.end, phrase.end + 5))


def _pair(analysis: Analysis, verbs: frozenset[str], phrase: NounPhrase, first: int, after: int) -> Iterator[_Clash]:
    for noun in analysis.words[phrase.head].lemmas("noun"):
        for verb in verbs:
            right = _clashing().get((noun, verb))
            if right and not analysis.can(phrase.head, "name"):
                yield _Clash(first, after, verb, noun, right)
                return


@cache
def _clashing() -> dict[tuple[str, str], str]:
    """The verbs that go with a noun, by noun and a verb that does not."""
    return {
        (noun, verb): row["right"] for row in table("operator_verbs.tsv") for noun in row["nouns"].split() for verb in row["wrong"].split()
    }


@cache
def _verbs() -> frozenset[str]:
    return frozenset(verb for _, verb in _clashing())
