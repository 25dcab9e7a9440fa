"""GRA105: an adjective or participle after a noun that it cannot agree with."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck, inflected
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.phrases import COLLECTIVES, PLURAL, PRENOMINAL, TIMES, Analysis
from mtqa.language.readings import PREPOSITIONS, Features, Word
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_CONTRACTED = wordset("du des au aux")
_LIGHT = wordset("de d' à en") | _CONTRACTED
_SEVERAL = wordset("et ou ni , /")
_SERIES = wordset("et ou , ni / - puis")
_PEOPLE = ("eur", "eurs", "euse", "iste", "istes", "ien", "iens")
_DEPTH = 5
_DEGREES = wordset("plus moins très trop assez aussi si bien mal peu plutôt particulièrement extrêmement peu")
_STIFF = wordset(
    "fort haut bas court grand bien cher plein possible debout net franc compris excepté inclus joint passé demi pareil maximum "
    "minimum standard "
    "vu dit né feu nu sauf tel telle tels telles même mêmes seul seule seuls seules tout toute tous toutes autre autres lu durant "
    "suivant tant halal casher"
)
_COLOURS = wordset(
    "bleu vert rouge brun blond gris noir blanc rose jaune châtain marron orange kaki bordeaux turquoise ivoire clair foncé pâle vif"
)
_ATTRIBUTIVE = wordset("rendre juger trouver estimer considérer laisser croire garder maintenir tenir entrer rester arriver sortir revenir")
_AVOIR = wordset("a ont avait avaient aura auront aurait auraient ayant avoir ait aient eut eurent avons avez ai eu")


class AdjectiveAgreement(AnalysisCheck):
    """An adjective or participle after a noun that it cannot agree with.

    What it does: after a noun, or a noun with its complements (`des filets à poche`), compares the adjective or participle that follows
    with
    each of the nouns back to the last verb, and reports it when it agrees with none.

    Why it matters: the ending ties the word to another noun than the one that is meant.

    Known problems: several nouns joined by `et` or `ou` before the adjective are passed over, and so are adjectives in a series
    (`les banques anglaise et suisse`).

    Example:
        bad: Ils ont posé des boulons de fixation usé.
        good: Ils ont posé des boulons de fixation usés.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (accord de l'adjectif); Lexique 3.83.

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA105"
    name = "adjective-agreement"
    category = "fluency/grammar/agreement"
    its_type = "grammar"
    severity = Severity.MAJOR

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for at in analysis.places("adj", "pp"):
            if at < 2:
                continue
            noun = _noun_before(analysis, at)
            if noun < 0 or not _is_epithet(analysis, at, noun):
                continue
            word = analysis.words[at]
            features = word.features("adj", "pp")
            if features & _own(analysis, noun):
                continue
            nouns = _nouns(analysis, noun, participle=word.can("pp")) if features and not _is_stiff(word) else None
            if nouns and not any(features & found for found in nouns) and not _excused(analysis, word, noun):
                yield self._report(segment, word, nouns, near=noun == at - 1)

    def _report(self, segment: SegmentView, word: Word, nouns: list[Features], *, near: bool) -> Finding:
        only = near and len(nouns) == 1
        return self.finding(
            segment.span(word.index, word.index + 1),
            Phrase("agrees with no noun before it", "ne s’accorde avec aucun nom qui précède", "tidak cocok dengan nomina di depannya"),
            Phrase(
                f"“{word.token.text}” has neither the gender nor the number of the noun that it follows.",
                f"« {word.token.text} » n’a pas le genre et le nombre du nom qu’il suit.",
                f"« {word.token.text} » tidak sama gender dan jumlahnya dengan nomina yang diikutinya.",
            ),
            severity=Severity.MAJOR if only else Severity.MINOR,
            suggestion=inflected(word, nouns[0], "adj", "pp") if only else None,
            confidence=0.9 if only else 0.8,
        )


def _noun_before(analysis: Analysis, at: int) -> int:
    """Index of the noun straight before word `at` (one adverb of degree between them at most), or -1."""
    k = at - 1
    if analysis.lower(k) in _DEGREES and k > 0:
        k -= 1
    word = analysis.words[k]
    if not word.must("noun", "finite12") and not (word.must("noun", "adj", "pp") and analysis.can(k - 1, "det", "num", "prep")):
        return -1
    if not word.can("noun") or not word.token.text.islower() or word.lower in TIMES or word.lower in COLLECTIVES or word.lower == "air":
        return -1
    if any("inf" in reading.verb for reading in french().readings(word.lower)) or _adverbial(analysis, k):
        return -1
    return k


def _adverbial(analysis: Analysis, noun: int) -> bool:
    """True for the noun of a fixed adverbial (`d'abord`, `sans doute`), or of a bare one after a verb (`sont en réalité identiques`)."""
    if analysis.lower(noun - 1) in ("en", "sans", "par", "à") and analysis.can(noun - 2, "finite", "adv"):
        return True
    return any(analysis.skip_adverbs(k) > noun for k in range(max(0, noun - 3), noun))


def _is_epithet(analysis: Analysis, at: int, noun: int) -> bool:
    """True for a word that can only be an adjective or participle after this noun.

    A word that is a noun as well (`local`) counts straight after the noun; `important`, also a participle, where no complement follows.
    """
    if analysis.must(at, "adj", "pp"):
        return True
    if not analysis.can(at, "adj"):
        return False
    if analysis.must(at, "adj", "noun", "pp"):
        word = analysis.words[at]
        return noun == at - 1 and word.lemmas("adj") == word.lemmas("noun") and not word.lower.endswith(_PEOPLE)
    return analysis.must(at, "adj", "prp", "noun") and (analysis.can(at + 1, "mark") or analysis.lower(at + 1) == "pour")


def _is_stiff(word: Word) -> bool:
    return (
        not word.token.text.islower()
        or "-" in word.lower
        or word.lower in _STIFF
        or word.lower in _COLOURS
        or word.lower.startswith("anti")
    )


def _nouns(analysis: Analysis, noun: int, *, participle: bool) -> list[Features] | None:
    """Features of the nouns that the epithet may belong to: the nearest, and those that it hangs on by prepositions; None when unclear.

    Any preposition carries a participle back (`la conférence sur le climat prévue`), only the light ones an adjective.
    """
    found: list[Features] = [_own(analysis, noun)]
    links = PREPOSITIONS | _CONTRACTED if participle else _LIGHT
    k = noun
    for _ in range(_DEPTH):
        k = _phrase_start(analysis, k)
        before = k - 1
        if analysis.lower(before) in _SEVERAL or (analysis.lower(before) in links and analysis.lower(before - 1) in _SEVERAL):
            return [*found, PLURAL]  # `le président et le ministre russes`
        if analysis.can(before, "noun") and k == before + 1 and not analysis.can(k, "det"):  # `des jeux vidéo violents`
            k = before
        elif analysis.lower(before) in links or analysis.lower(k) in _CONTRACTED:
            k = before if analysis.lower(k) in _CONTRACTED else before - 1
            while k > 0 and analysis.can(k, "adj", "pp", "adv", "num") and not analysis.can(k, "noun") and not analysis.can(k - 1, "det"):
                k -= 1
        else:
            return found
        if analysis.can(k, "unknown") or k < 0:
            return None
        if analysis.can(k, "pp") and analysis.lower(k - 1) in _AVOIR:  # `avoir reçu des appels`: no noun
            return found
        if not analysis.can(k, "noun") and not (analysis.can(k, "adj", "pp") and analysis.can(k - 1, "det")):
            return found
        found.append(_own(analysis, k))
    return None


def _phrase_start(analysis: Analysis, noun: int) -> int:
    """Index of the first word of the noun phrase whose head is word `noun`."""
    for start in range(max(0, noun - 4), noun):
        phrase = analysis.noun_phrase(start) if analysis.can(start, "det", "num") else None
        if phrase is not None and phrase.head == noun:
            return start
    return noun


def _own(analysis: Analysis, k: int) -> Features:
    """Features of the noun at `k`, narrowed by the determiner or numeral before it."""
    features = analysis.words[k].features("noun", "adj") or analysis.words[k].features("pp")
    for start in range(max(0, k - 3), k):
        phrase = analysis.noun_phrase(start) if analysis.can(start, "det", "num") else None
        if phrase is not None and phrase.head == k:
            return (phrase.features & features or features) if phrase.agreed else phrase.features | features
    return features


def _excused(analysis: Analysis, word: Word, noun: int) -> bool:
    """True for one of a series, for the object complement of `rendre`, and where the word may belong to a compound tense."""
    if word.lower in PRENOMINAL and analysis.can(word.index + 1, "noun"):
        return True
    series = analysis.lower(word.index + 1) in _SERIES and bool(word.features("adj", "pp") - PLURAL)
    earlier = range(max(0, noun - 12), noun)
    attribute = any(analysis.words[k].lemmas("finite", "inf", "pp", "prp") & _ATTRIBUTIVE for k in earlier)
    compound = word.can("pp") and any(_still_open(analysis, k, noun) for k in range(max(0, noun - 9), noun))
    return series or attribute or compound


def _still_open(analysis: Analysis, k: int, noun: int) -> bool:
    """True for a form of avoir at `k` that has no participle before the noun."""
    if analysis.lower(k) not in _AVOIR:
        return False
    participle = analysis.skip_adverbs(k + 1)
    return not (participle < noun and analysis.can(participle, "pp"))
