"""GRA144: a preposition that the verb, adjective or noun before it does not take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from mtqa.checks.base import lemma_anchors
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import TIMES, Analysis
from mtqa.language.readings import Word
from mtqa.language.tables import table
from mtqa.phrase import Phrase

_TAGS = {
    "verb": ("finite", "finite12", "inf", "pp", "prp"), "reflexive": ("finite", "finite12", "inf", "pp", "prp"),
    "adjective": ("adj", "pp"), "noun": ("noun",),
}  # fmt: skip
_FORMS = {"à": ("à", "au", "aux"), "de": ("de", "d'", "du", "des")}
_CLITICS = frozenset(("ne", "n'", "le", "la", "les", "l'", "y", "en", "lui", "leur", "se", "s'", "me", "te", "nous", "vous", "pas", "plus"))
_TURNS = frozenset(("baisse", "hausse"))  # *une pression à la baisse sur les prix*
_REFLEXIVE = frozenset(("se", "s'", "me", "m'", "te", "t'"))


@dataclass(frozen=True, slots=True)
class _Frame:
    """A wrong preposition, what follows it (`np`, `inf`, `num`, `any`) and the right one (empty: none)."""

    wrong: str
    before: str
    right: str


class Preposition(AnalysisCheck):
    """A preposition that the word before it does not take.

    What it does: compares the preposition straight after a verb, adjective or noun with `data/prepositions.tsv`: `s'opposer contre`,
    `tenter à` + infinitive, `dédié pour`, `participation dans` …

    Why it matters: the preposition of the source language shows through; the reader hears the translation.

    Known problems: the complement may belong to a word further back (`il en accuse, pour la première fois, …`); only pairs with nothing
    between are reported, and not before dates and times.

    Example:
        bad: Les riverains s'opposent contre le projet.
        good: Les riverains s'opposent au projet.

    Options: none.

    Sources: TLFi; Grevisse & Goosse, Le bon usage.

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA144"
    name = "preposition"
    category = "fluency/grammar/function-words"
    its_type = "grammar"
    severity = Severity.MINOR

    def called_by(self) -> frozenset[str]:
        """See `SegmentCheck.called_by`."""
        return lemma_anchors(_framed_lemmas())

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        last = len(analysis.words) - 2
        for word in analysis.of(_framed_lemmas()):
            i = word.index
            if i >= last or not word.token.text.islower() or not analysis.can(i + 1, "prep"):
                continue
            found = _frame(analysis, word)
            if found is None:
                continue
            lemma, frame = found
            right = frame.right
            reason = (
                Phrase(
                    f"“{lemma}” takes “{right}” here.", f"« {lemma} » se construit ici avec « {right} ».",
                    f"« {lemma} » di sini memakai « {right} ».",
                )
                if right
                else Phrase(
                    f"“{lemma}” takes its object without a preposition.", f"« {lemma} » se construit sans préposition.",
                    f"« {lemma} » tidak memakai preposisi.",
                )
            )  # fmt: skip
            yield self.finding(
                segment.span(i, i + 3),
                Phrase("wrong preposition", "préposition impropre", "preposisi keliru"),
                reason,
                confidence=0.8,
            )


@cache
def _frames(kind: str) -> dict[str, tuple[_Frame, ...]]:
    found: dict[str, tuple[_Frame, ...]] = {}
    for row in table("prepositions.tsv"):
        if row["kind"] == kind:
            found[row["lemma"]] = (*found.get(row["lemma"], ()), _Frame(row["wrong"], row["before"], row["right"]))
    return found


@cache
def _framed_lemmas() -> frozenset[str]:
    return frozenset(lemma for kind in _TAGS for lemma in _frames(kind))


def _frame(analysis: Analysis, word: Word) -> tuple[str, _Frame] | None:
    for kind, tags in _TAGS.items():
        for lemma in sorted(word.lemmas(*tags)):
            for frame in _frames(kind).get(lemma, ()):
                if analysis.lower(word.index + 1) in _FORMS.get(frame.wrong, (frame.wrong,)) and _holds(analysis, word, kind, frame):
                    return lemma, frame
    return None


def _holds(analysis: Analysis, word: Word, kind: str, frame: _Frame) -> bool:
    """True when the word is what `kind` says and the right sort of complement follows."""
    i = word.index
    if kind == "noun":
        if word.token.lower in _TURNS and analysis.matches(i - 2, "à", "la"):
            return False
        return word.must("noun", "adj") and analysis.can(i - 1, "det", "adj", "prep") and _follows(analysis, i, frame)
    if kind == "adjective":
        predicate = not word.can("noun") or (i > 0 and "être" in analysis.words[i - 1].lemmas("finite", "inf", "pp"))
        return predicate and not word.can("finite") and not _has_avoir(analysis, i) and _follows(analysis, i, frame)
    reflexive = bool(_REFLEXIVE & {analysis.lower(k) for k in range(max(0, i - 3), i)})
    if reflexive != (kind == "reflexive") or (word.can("noun", "adj") and not word.can("pp", "finite", "inf")):
        return False
    if word.can("noun") and not analysis.must(i - 1, "pron", "adv") and not word.can("inf"):
        return False
    if word.can("pp") and not word.can("finite", "inf") and not (_has_avoir(analysis, i) or reflexive):
        return False
    return _follows(analysis, i, frame)


def _has_avoir(analysis: Analysis, i: int) -> bool:
    """True when avoir stands in the three words before, and no été between."""
    for k in range(i - 1, max(-1, i - 4), -1):
        if analysis.lower(k) == "été":
            return False
        if "avoir" in analysis.words[k].lemmas("finite", "finite12", "inf", "prp"):
            return True
    return False


def _follows(analysis: Analysis, i: int, frame: _Frame) -> bool:
    """True when what the frame speaks of follows the preposition."""
    contracted = analysis.lower(i + 1) in ("au", "aux", "du", "des")
    at = i + 1 if contracted else i + 2
    infinitive = not contracted and _infinitive(analysis, at) and not analysis.matches(i + 1, "à", "partir")
    if frame.before == "inf":
        return infinitive
    if frame.before == "any" and infinitive:
        return True
    if infinitive:
        return False
    if frame.before == "num":
        return analysis.can(at, "num") and analysis.lower(at) not in ("un", "une")
    if contracted:
        phrase = analysis.noun_phrase(i + 1)
    elif analysis.can(at, "det") and analysis.lower(at) not in ("ce",):
        phrase = analysis.noun_phrase(at)
    else:
        return False
    if phrase is None or analysis.matches(phrase.end, "à", "l'", "autre"):  # *d'un scandale à l'autre*
        return False
    return analysis.lower(phrase.head) not in TIMES and not analysis.can(phrase.head, "num")


def _infinitive(analysis: Analysis, at: int) -> bool:
    while analysis.lower(at) in _CLITICS:
        at += 1
    return analysis.can(at, "inf") and not analysis.can(at, "noun", "det")
