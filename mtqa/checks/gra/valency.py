"""GRA117: a verb or adjective with a construction that French does not give it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from mtqa.checks.base import lemma_anchors
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import TIMES, Analysis, NounPhrase
from mtqa.language.readings import Word
from mtqa.language.tables import table
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_TAGS = ("finite", "finite12", "inf", "prp", "pp")
_GOVERNS_INFINITIVE = wordset(  # nouns with a `de` + infinitive of their own: not the person who is asked
    "droit permission autorisation possibilité volonté besoin envie intention décision ordre occasion chance capacité honneur temps "
    "délai faveur pouvoir "
    "moyen liberté projet promesse obligation nécessité demande idée risque fait refus désir espoir peur crainte faculté devoir "
    "choix tentative "
    "interdiction mission objectif but mesure façon manière pari luxe courage privilège objet effort plaisir raison coup engagement "
    "report point don "
    "tâche charge soin souci"
)
_INFINITIVE_NOUNS = wordset("pouvoir devoir dîner déjeuner souper avoir être savoir sourire rire lever coucher goûter repentir souvenir")
_GOVERNING_ADJECTIVES = wordset(
    "capable incapable susceptible désireux soucieux chargé tenu obligé contraint certain sûr fier libre heureux content digne "
    "responsable coupable accusé "
    "soupçonné menacé privé impatient forcé"
)
_NUMERIC = wordset("moins plus environ près quelque")


@dataclass(frozen=True, slots=True)
class _Slip:
    """Words `first` to `after - 1`, the wrong word, the right one, and the verb or adjective that rules it."""

    first: int
    after: int
    wrong: str
    right: str
    lemma: str


class Valency(AnalysisCheck):
    """A verb or adjective with a construction that French does not give it.

    What it does: compares the complement that follows a verb or adjective with the frames of `data/valency.tsv`: `exhorter quelqu'un
    de`, bare
    infinitive after `prévoir`, `demander quelqu'un de`, `qualifier comme`, `discuter sur`, a direct object after `bénéficier`, `réticent
    de` ….

    Why it matters: the frame of the source language shows through, and the reader has to guess who does what.

    Known problems: `de` + infinitive may belong to the noun before it; nouns that take one (`le droit de`) are passed over.

    Example:
        bad: Le maire a exhorté les habitants de rester chez eux.
        good: Le maire a exhorté les habitants à rester chez eux.

    Options: none.

    Sources: TLFi; Dubois & Dubois-Charlier, Les verbes français; Grevisse & Goosse, Le bon usage.

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA117"
    name = "valency"
    category = "fluency/grammar/function-words"
    its_type = "grammar"
    severity = Severity.MINOR

    def called_by(self) -> frozenset[str]:
        """See `SegmentCheck.called_by`."""
        return lemma_anchors(_listed())

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        last = -1
        for word in analysis.of(_listed()):
            slip = _verb_slip(analysis, word) or _adjective_slip(analysis, word) or _estimate_slip(analysis, word)
            if slip and slip.first > last:
                last = slip.after
                yield self._report(segment, slip)

    def _report(self, segment: SegmentView, slip: _Slip) -> Finding:
        frame = {"": "direct", "à": "à", "de": "de"}.get(slip.right, slip.right)
        if slip.right:
            reason = Phrase(
                f"“{slip.lemma}” takes “{frame}” here.",
                f"« {slip.lemma} » se construit ici avec « {frame} ».",
                f"« {slip.lemma} » di sini memakai « {frame} ».",
            )
        else:
            reason = Phrase(
                f"“{slip.lemma}” takes its complement without a preposition here.",
                f"« {slip.lemma} » se construit ici sans préposition.",
                f"« {slip.lemma} » di sini tidak memakai preposisi.",
            )
        return self.finding(
            segment.span(slip.first, slip.after),
            Phrase("wrong construction", "construction fautive", "konstruksi keliru"),
            reason,
            suggestion=slip.right if slip.wrong in ("de", "à") and slip.right in ("de", "à") and slip.after == slip.first + 1 else None,
            confidence=0.88,
        )


@cache
def _frames(frame: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """(wrong, right) pairs by lemma."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in table("valency.tsv"):
        if row["frame"] == frame:
            found[row["lemma"]] = (*found.get(row["lemma"], ()), (row["wrong"], row["right"]))
    return found


def _lemma(word: Word, frame: str) -> str:
    frames = _frames(frame)
    return next((lemma for lemma in word.lemmas(*_TAGS) if lemma in frames), "")


def governs_person_and_infinitive(word: Word) -> bool:
    """True for a form of a verb such as contraindre or inviter (someone to do something)."""
    return bool(_lemma(word, "object-infinitive"))


@cache
def _listed() -> frozenset[str]:
    return frozenset(row["lemma"] for row in table("valency.tsv")) | {"estimer"}


@cache
def _listed_verbs() -> frozenset[str]:
    return frozenset(row["lemma"] for row in table("valency.tsv") if row["frame"] != "adjective")


def _verb_slip(analysis: Analysis, word: Word) -> _Slip | None:
    if word.lemmas(*_TAGS).isdisjoint(_listed_verbs()) or not word.token.text.islower():
        return None
    i = word.index
    return (
        _object_infinitive(analysis, i, word)
        or _direct_person(analysis, i, word)
        or _bare_infinitive(analysis, i, word)
        or _as(analysis, i, word)
        or _preposition(analysis, i, word)
        or _direct_object(analysis, i, word)
    )


def _active(analysis: Analysis, i: int) -> bool:
    """True for a finite, infinitive or present participle form, or a participle with avoir, without an object clitic."""
    before = [analysis.lower(k) for k in range(max(0, i - 3), i)]
    if analysis.must(i, "pp", "adj", "noun") or not analysis.can(i, "finite", "inf", "prp", "finite12"):
        return (
            any("avoir" in analysis.words[k].lemmas("finite", "inf", "prp", "finite12") for k in range(max(0, i - 4), i))
            and "été" not in before
        )
    return not {"se", "s'"} & set(before[-1:])


def _person(analysis: Analysis, i: int) -> NounPhrase | None:
    """The noun phrase at `i` that may name people: with a determiner, numeral or name, not a noun that governs an infinitive itself."""
    if analysis.lower(i) in ("du", "des", "au", "aux") or not analysis.can(i, "det", "num", "name"):
        return None
    phrase = analysis.noun_phrase(i)
    if (
        phrase is None
        or analysis.lower(phrase.head) in _GOVERNS_INFINITIVE | TIMES
        or (analysis.can(i, "pron") and analysis.can(i + 1, "inf", "finite"))
    ):
        return None
    return phrase


def _after_person(analysis: Analysis, phrase: NounPhrase) -> int:
    """The word after the phrase with its adjectives and one complement."""
    at = phrase.end
    for _ in range(3):
        if analysis.must(at, "adj", "pp", "name") or (analysis.can(at, "adj") and not analysis.can(at, "finite", "prep")):
            if analysis.words[at].lemmas("adj", "pp") & _GOVERNING_ADJECTIVES:
                return -1
            at += 1
        elif analysis.lower(at) in ("de", "d'", "du", "des") and not _infinitive_at(analysis, at + 1):
            inner = analysis.noun_phrase(at if analysis.lower(at) in ("du", "des") else at + 1)
            if inner is None or analysis.lower(inner.head) in _GOVERNS_INFINITIVE:
                return -1
            at = inner.end
        else:
            break
    return at


def _infinitive_at(analysis: Analysis, i: int) -> bool:
    """True for `INF`, `ne pas INF`, `se INF`, `le INF` from word `i` on."""
    at = i
    while analysis.lower(at) in ("ne", "pas", "plus", "jamais", "n'", "se", "s'", "le", "la", "les", "l'", "y", "en", "lui", "leur"):
        at += 1
    return analysis.can(at, "inf") and not (analysis.lower(at) in _INFINITIVE_NOUNS and at == i)


def _object_infinitive(analysis: Analysis, i: int, word: Word) -> _Slip | None:
    lemma = _lemma(word, "object-infinitive")
    if not lemma or not _active(analysis, i):
        return None
    phrase = _person(analysis, analysis.skip_adverbs(i + 1))
    if phrase is None:
        return None
    at = _after_person(analysis, phrase)
    if at > 0 and analysis.lower(at) in ("de", "d'") and _infinitive_at(analysis, at + 1):
        return _Slip(at, at + 1, "de", "à", lemma)
    if lemma != "exhorter":
        return None
    for k in range(
        phrase.end, min(phrase.end + 16, len(analysis.words) - 1)
    ):  # `exhorté les élus, dont le maire, de ne pas`; `à rester et de`
        joined = analysis.lower(k - 1) in (",", "et") and analysis.lower(k) in ("de", "d'")
        if analysis.words[k].token.text in ".;:»":
            break
        if joined and _infinitive_at(analysis, k + 1):
            return _Slip(k, k + 1, "de", "à", lemma)
    return None


def _direct_person(analysis: Analysis, i: int, word: Word) -> _Slip | None:
    lemma = _lemma(word, "direct-person-infinitive")
    if not lemma or not _active(analysis, i) or analysis.lower(i - 1) in ("me", "m'", "te", "lui", "leur", "nous", "vous"):
        return None
    phrase = _person(analysis, i + 1)
    if phrase is None or phrase.determiner < 0:
        return None
    at = _after_person(analysis, phrase)
    if at > 0 and analysis.lower(at) in ("de", "d'") and _infinitive_at(analysis, at + 1) and not analysis.can(phrase.head, "unknown"):
        return _Slip(i, phrase.head + 1, "", "à", lemma)
    return None


def _bare_infinitive(analysis: Analysis, i: int, word: Word) -> _Slip | None:
    lemma = _lemma(word, "bare-infinitive")
    at = analysis.skip_adverbs(i + 1)
    if not lemma or not analysis.must(at, "inf") or analysis.words[at].token.text[:1].isupper() or word.can("noun"):
        return None
    if not _active(analysis, i) and not word.can("finite"):
        return None
    right = _frames("bare-infinitive")[lemma][0][1]
    return _Slip(i, at + 1, "", right, lemma)


def _as(analysis: Analysis, i: int, word: Word) -> _Slip | None:
    lemma = _lemma(word, "object-complement")
    if not lemma or analysis.lower(i - 1) in ("se", "s'"):
        return None
    for k in range(i + 1, min(i + 8, len(analysis.words) - 1)):
        if analysis.words[k].token.text in ",.;:»":
            return None
        if analysis.lower(k) == "comme" and analysis.can(k + 1, "det", "adj", "noun", "mark") and not analysis.can(k + 1, "pp"):
            if lemma == "qualifier" or analysis.must(k + 1, "noun"):
                return _Slip(i if lemma != "qualifier" else k, k + 1, "comme", _frames("object-complement")[lemma][0][1], lemma)
            return None
    return None


def _preposition(analysis: Analysis, i: int, word: Word) -> _Slip | None:
    lemma = _lemma(word, "preposition")
    for wrong, right in _frames("preposition").get(lemma, ()):
        if analysis.lower(i + 1) == wrong and analysis.can(i + 2, "det") and not word.can("noun"):
            return _Slip(i, i + 2, wrong, right, lemma)
    return None


def _direct_object(analysis: Analysis, i: int, word: Word) -> _Slip | None:
    lemma = _lemma(word, "direct-object")
    at = i + 1
    if (
        not lemma
        or word.can("noun")
        or not _active(analysis, i)
        or not analysis.must(at, "det")
        or analysis.lower(at) in ("au", "aux", "du", "des")
    ):
        return None
    if any(analysis.lower(k) in ("que", "qu'", "y", "en", "dont", "où", "auquel", "quoi") for k in range(max(0, i - 6), i)):
        return None
    phrase = analysis.noun_phrase(at)
    if phrase is None or analysis.lower(phrase.head) in TIMES or not phrase.sure or analysis.can(phrase.head, "name"):
        return None
    if word.can("finite") and not any(clause.verb.verb == i for clause in analysis.clauses):  # the noun may be an inverted subject
        return None
    if word.can("inf") and any(
        analysis.words[k].lemmas("finite", "inf", "pp", "prp") & {"faire", "laisser", "voir"} for k in range(max(0, i - 3), i)
    ):
        return None
    return _Slip(i, phrase.head + 1, "", _frames("direct-object")[lemma][0][1], lemma)


def _adjective_slip(analysis: Analysis, word: Word) -> _Slip | None:
    i = word.index
    if not word.can("adj", "pp") or word.can("name"):
        return None
    for lemma in word.lemmas("adj"):
        for wrong, right in _frames("adjective").get(lemma, ()):
            if analysis.lower(i + 1) not in (wrong, "d'" if wrong == "de" else wrong, "qu'" if wrong == "que" else wrong):
                continue
            if wrong in ("de", "à") and not _infinitive_at(analysis, i + 2) and lemma not in ("conforme",):
                continue
            if wrong == "que" and any(analysis.lower(k) in ("plus", "moins", "aussi", "si", "c'") for k in range(max(0, i - 2), i)):
                continue
            if wrong == "que" and analysis.lower(i - 1) in ("tellement", "tant", "assez", "trop"):
                continue
            if word.can("noun") and analysis.must(i - 1, "det", "prep"):
                continue
            return _Slip(i, i + 2, wrong, right, lemma)
    return None


def _estimate_slip(analysis: Analysis, word: Word) -> _Slip | None:
    """`est estimé moins de 600`: the figure needs à."""
    if "estimer" not in word.lemmas("pp"):
        return None
    i = word.index
    if not any("être" in analysis.words[k].lemmas("finite", "pp") for k in range(max(0, i - 3), i)):
        return None
    figure = analysis.can(i + 1, "num") or (analysis.lower(i + 1) in _NUMERIC and any(analysis.can(k, "num") for k in (i + 2, i + 3)))
    return _Slip(i, i + 2, "", "à", "estimer") if figure else None
