"""GRA170: a preposition that a word does not take, before a quantity, an attribute, an infinitive or a clause as well."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtqa.checks.base import lemma_anchors
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import MONTHS, PRENOMINAL, TIMES, Analysis
from mtqa.language.readings import Word
from mtqa.language.tables import table
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_VERB = ("finite", "inf", "pp", "prp")
_TAGS = {
    "verb": _VERB, "reflexive": _VERB, "participle": ("pp",), "adjective": ("adj", "pp"), "noun": ("noun",), "adverb": ("adv",),
}  # fmt: skip
_FORMS = {"à": ("à", "au", "aux"), "de": ("de", "d'", "du", "des")}
_CONTRACTED = wordset("au aux du des")
_REFLEXIVE = wordset("se s' me m' te t'")
_CLITICS = wordset("ne n' le la les l' y en lui leur se s' me te nous vous pas plus")
_BEFORE_VERB = wordset("il elle ils elles on ne n' se s' y qui")
_VEHICLES = wordset("hélicoptère avion train autocar camion voiture moto métro taxi tram pirogue ferry")
_WITH_ARTICLE = wordset(
    "manière façon ton geste coup trait air seul voix mot pas bond accord signe œil revers part côté fois élan commun point"
)
_COPULAS = frozenset(("être", "sembler", "paraître", "rester", "demeurer", "devenir"))
_MANNER = wordset(  # nouns of adverbials that stand after any verb
    "manière façon sorte nombre titre partir cause suite moment cours fin lieu côté place base terme but rapport aide instar issue "
    "plupart reste peu moins plus même moitié tiers millier million milliard dizaine centaine part fois fonction raison "
    "contraire instant tour niveau nom sein sujet profit détriment minimum maximum total prix rythme fait point époque large loin "
    "fil gré détail comptant hasard besoin occasion égard essentiel motif "
    "ton geste coup trait air signe mot pas œil revers bond accord élan voix commun"
)


class WordFrame(AnalysisCheck):
    """A preposition that the verb, adjective, noun or adverb before it does not take.

    What it does: looks up each word in `data/word_frames.tsv` and reports a preposition that it does not take, adverbs between them passed
    over, when the complement that the row names follows: a noun with its determiner, a figure, a year, an infinitive, an attribute
    (`réputé de sûr`), a vehicle, an article (`annonce d'une réforme`) or a clause (`craint à ce que`).

    Why it matters: the preposition of the source language shows through, and the reader looks for the word that it belongs to.

    Known problems: the complement may belong to a word further back; a verb with an object between it and the preposition is not judged.

    Example:
        bad: Cette tradition remonte de 1890.
        good: Cette tradition remonte à 1890.

    Options: none.

    Sources: TLFi; Grevisse & Goosse, Le bon usage.

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA170"
    name = "word-frame"
    category = "fluency/grammar/function-words"
    its_type = "grammar"
    severity = Severity.MINOR

    def called_by(self) -> frozenset[str]:
        """See `SegmentCheck.called_by`."""
        return lemma_anchors(_framed_lemmas())

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        listed, lemmas = _frames(), _framed_lemmas()
        last = len(analysis.words) - 2
        for word in analysis.of(lemmas):
            i = word.index
            if i >= last or not (word.token.text.islower() or (i == 0 and word.must("adv"))):
                continue
            at = i + 1 if analysis.can(i + 1, "prep") else analysis.skip_adverbs(i + 1)
            if at > i + 3 or not analysis.can(at, "prep", "det"):
                continue
            for kind, tags in _TAGS.items():
                found = [(lemma, f) for lemma in sorted(word.lemmas(*tags)) for f in listed.get((kind, lemma), ())]
                hit = next(((lemma, f) for lemma, f in found if _holds(analysis, word, kind, at, *f[:2])), None)
                if hit:
                    yield self._report(segment, i, at, hit[0], hit[1][2])
                    break

    def _report(self, segment: SegmentView, i: int, at: int, lemma: str, right: str) -> Finding:
        return self.finding(
            segment.span(i, at + 2),
            Phrase("wrong preposition", "préposition impropre", "preposisi keliru"),
            Phrase(
                f"“{lemma}” takes “{right}” here.", f"« {lemma} » se construit ici avec « {right} ».",
                f"« {lemma} » di sini memakai « {right} ».",
            )
            if right
            else Phrase(
                f"“{lemma}” takes no preposition here.", f"« {lemma} » se construit ici sans préposition.",
                f"« {lemma} » di sini tidak memakai preposisi.",
            ),
            confidence=0.8,
        )  # fmt: skip


@cache
def _frames() -> dict[tuple[str, str], tuple[tuple[str, str, str], ...]]:
    """(wrong, before, right) by kind and lemma."""
    found: dict[tuple[str, str], tuple[tuple[str, str, str], ...]] = {}
    for row in table("word_frames.tsv"):
        key = (row["kind"], row["lemma"])
        found[key] = (*found.get(key, ()), (row["wrong"], row["before"], row["right"]))
    return found


@cache
def _framed_lemmas() -> frozenset[str]:
    return frozenset(lemma for _, lemma in _frames())


def _holds(analysis: Analysis, word: Word, kind: str, at: int, wrong: str, before: str) -> bool:
    if analysis.lower(at) not in _FORMS.get(wrong, (wrong,)):
        return False
    return _is_kind(analysis, word, kind) and _complement(analysis, at, before)


def _is_kind(analysis: Analysis, word: Word, kind: str) -> bool:
    """True when the word is certainly used as `kind`."""
    i = word.index
    if kind == "adverb":
        return word.must("adv")
    if kind == "noun":
        return word.must("noun") and analysis.can(i - 1, "det", "adj", "prep")
    active = _active(analysis, i)
    if kind in ("adjective", "participle"):
        predicate = i > 0 and bool(_COPULAS & analysis.words[_last_before(analysis, i)].lemmas("finite", "inf", "pp"))
        plain = not word.can("noun") or predicate or analysis.must(i - 1, "noun")
        return plain and not word.can("finite") and not active
    reflexive = any(analysis.lower(k) in _REFLEXIVE for k in range(max(0, i - 3), i))
    if reflexive != (kind == "reflexive"):
        return False
    subject = analysis.must(i - 1, "noun", "name", "unknown") or (analysis.can(i - 1, "noun") and analysis.must(i - 2, "det"))
    after_noun = subject and word.can("finite") and not word.can("adj")
    if word.can("noun", "adj", "prep") and not (
        analysis.lower(i - 1) in _BEFORE_VERB or active or after_noun or (reflexive and word.can("inf"))
    ):
        return False
    return active or reflexive or not word.can("pp") or word.can("finite")


def _last_before(analysis: Analysis, i: int) -> int:
    """The index of the last word before `i` that is no adverb."""
    k = i - 1
    while k > 0 and analysis.can(k, "adv"):
        k -= 1
    return k


def _active(analysis: Analysis, i: int) -> bool:
    """True for a participle with avoir before it and no été between."""
    for k in range(i - 1, max(-1, i - 4), -1):
        if analysis.lower(k) == "été":
            return False
        if "avoir" in analysis.words[k].lemmas("finite", "finite12", "inf", "prp"):
            return analysis.words[i].can("pp")
    return False


def _complement(analysis: Analysis, at: int, before: str) -> bool:
    """True when what the row speaks of follows the preposition at `at`."""
    contracted = analysis.lower(at) in _CONTRACTED
    after = at + 1
    if before == "inf":
        return not contracted and _infinitive(analysis, after)
    if before == "clause":
        return analysis.matches(after, "ce", "que") or analysis.matches(after, "ce", "qu'")
    if before in ("num", "year"):
        figure = analysis.can(after, "num") and analysis.lower(after) not in ("un", "une")
        year = analysis.lower(after).isdigit() and len(analysis.lower(after)) == 4 and not analysis.can(after + 1, "noun", "num")
        month = analysis.lower(after) in MONTHS
        return (figure and not contracted) if before == "num" else (not contracted and (year or month))
    if before == "vehicle":
        noun = after if contracted else after + 1
        return analysis.lower(noun) in _VEHICLES and (contracted or analysis.lower(after) in ("l'", "la"))
    if before == "attribute":
        return not contracted and _attribute(analysis, after)
    if before == "article":
        phrase = analysis.noun_phrase(after) if analysis.lower(at) == "d'" and analysis.lower(after) in ("un", "une") else None
        return phrase is not None and phrase.sure and phrase.head > after and analysis.lower(phrase.head) not in _WITH_ARTICLE
    start = at if contracted else after
    phrase = analysis.noun_phrase(start) if analysis.can(start, "det") and analysis.lower(start) != "ce" else None
    return phrase is not None and phrase.head > start and not _infinitive(analysis, after) and not _adverbial(analysis, phrase.head)


def _adverbial(analysis: Analysis, head: int) -> bool:
    word = analysis.words[head]
    singular = word.lower[:-1] if word.lower.endswith("s") else word.lower
    return word.lower in TIMES or word.can("num") or word.lower in _MANNER or singular in _MANNER


def _attribute(analysis: Analysis, at: int) -> bool:
    word = analysis.words[at] if at < len(analysis.words) else None
    return (
        word is not None and word.must("adj", "pp") and word.lower not in PRENOMINAL and not analysis.can(at + 1, "noun", "adj", "unknown")
    )  # fmt: skip


def _infinitive(analysis: Analysis, at: int) -> bool:
    while analysis.lower(at) in _CLITICS:
        at += 1
    if analysis.lower(at) in ("avoir", "être"):  # nouns, too, but not before a participle
        return analysis.can(at + 1, "pp")
    return analysis.can(at, "inf") and not analysis.can(at, "noun", "det")
