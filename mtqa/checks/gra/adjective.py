"""GRA105: an adjective or participle after a noun that it cannot agree with."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck, inflected
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.phrases import COLLECTIVES, PLURAL, TIMES, Analysis, NounPhrase
from mtqa.language.readings import PREPOSITIONS, Features, Word
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_LINKS = PREPOSITIONS | {"du", "des", "au", "aux"}
_DEGREES = wordset("plus moins très trop assez aussi si bien mal peu plutôt particulièrement extrêmement peu")
_STIFF = wordset(
    "fort haut bas court grand bien cher plein possible debout net franc compris excepté inclus joint passé demi pareil maximum "
    "minimum standard "
    "vu dit né feu nu sauf tel telle tels telles même mêmes seul seule seuls seules tout toute tous toutes autre autres lu durant "
    "suivant tant halal casher"
)
_COLOURS = wordset("bleu vert rouge brun blond gris noir blanc rose jaune clair foncé pâle vif")
_ATTRIBUTIVE = wordset("rendre juger trouver estimer considérer laisser croire garder maintenir tenir entrer rester arriver sortir revenir")
_LOCUTIONS = wordset("cause raison aide part suite lieu faveur vertu vue dépit face force")
_AVOIR = wordset("a ont avait avaient aura auront aurait auraient ayant avoir ait aient eut eurent avons avez ai eu")


class AdjectiveAgreement(AnalysisCheck):
    """An adjective or participle after a noun that it cannot agree with.

    What it does: after a noun, or a noun with its complements (`des filets à poche`), compares the adjective or participle that follows
    with
    each of the nouns, and reports it when it agrees with none.

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
        at = 0
        while at < len(analysis.words):
            bare = analysis.must(at, "noun") and analysis.lower(at - 1) in ("de", "d'", "avec", "sans", "par", "contre", "sur")
            bare = bare and analysis.skip_adverbs(at - 1) == at - 1
            starts = (bare or analysis.can(at, "det", "num")) and not _is_complement(analysis, at)
            chain, end = _chain(analysis, at) if starts else ([], at)
            if not chain:
                at += 1
                continue
            word = _misfit(analysis, chain, end)
            if word is not None:
                yield self._report(segment, analysis, chain, word)
            at = max(end, at + 1)

    def _report(self, segment: SegmentView, analysis: Analysis, chain: list[NounPhrase], word: Word) -> Finding:
        near = chain[-1].end == word.index and len(chain) == 1
        wanted = chain[0].features if len(chain) == 1 else frozenset()
        return self.finding(
            segment.span(word.index, word.index + 1),
            Phrase("agrees with no noun before it", "ne s'accorde avec aucun nom qui précède", "tidak cocok dengan nomina di depannya"),
            Phrase(
                f"“{word.token.text}” has neither the gender nor the number of the noun that it follows.",
                f"« {word.token.text} » n'a pas le genre et le nombre du nom qu'il suit.",
                f"« {word.token.text} » tidak sama gender dan jumlahnya dengan nomina yang diikutinya.",
            ),
            severity=Severity.MAJOR if near else Severity.MINOR,
            suggestion=inflected(word, wanted, "adj", "pp") if wanted else None,
            confidence=0.9 if near else 0.8,
        )


def _chain(analysis: Analysis, start: int) -> tuple[list[NounPhrase], int]:
    """The noun phrase at `start` with its complements, and the index after them; empty when something in it is unclear."""
    phrase = analysis.noun_phrase(start)
    chain: list[NounPhrase] = []
    end = start
    while phrase is not None and len(chain) < 4:
        if not _plain(analysis, phrase):
            return [], phrase.head + 1
        chain.append(phrase)
        end = phrase.end
        if analysis.lower(end) not in _LINKS:
            break
        inner = end if analysis.lower(end) in ("du", "des", "au", "aux") else end + 1
        phrase = analysis.noun_phrase(inner)
    return chain, end


def _is_complement(analysis: Analysis, start: int) -> bool:
    """True when the noun phrase at `start` hangs on a noun, adjective or participle before it."""
    before = start if analysis.lower(start) in ("du", "des", "au", "aux") else start - 1
    if before != start and analysis.lower(before) not in _LINKS:
        return False
    if analysis.lower(before - 1) in _LOCUTIONS and analysis.lower(before - 2) in ("à", "en", "au", "par", "sous"):  # `à cause de`
        return False
    if analysis.can(before - 1, "pp") and any(analysis.lower(k) in _AVOIR for k in range(max(0, before - 4), before - 1)):
        return False  # `ils ont posé des tuyaux`
    return analysis.can(before - 1, "noun", "name", "adj", "pp", "unknown", "prp", "adv")


def _plain(analysis: Analysis, phrase: NounPhrase) -> bool:
    head = analysis.words[phrase.head]
    if head.lower in TIMES or head.lower in COLLECTIVES or phrase.quantity or not phrase.sure or not phrase.agreed:
        return False
    if any("inf" in reading.verb for reading in french().readings(head.lower)):
        return False
    return head.must("noun", "adj", "pp", "finite") and head.can("noun") and phrase.end == phrase.head + 1 and head.token.text.islower()


def _misfit(analysis: Analysis, chain: list[NounPhrase], end: int) -> Word | None:
    """The adjective after the chain when it fits none of the nouns."""
    at = end
    while analysis.lower(at) in _DEGREES and at < end + 2:
        at += 1
    if not _is_epithet(analysis, at) or _coordinated(analysis, chain[0].start, at):
        return None
    word = analysis.words[at]
    features = word.features("adj", "pp")
    if not word.token.text.islower() or word.lower in _STIFF or word.lower in _COLOURS or word.lower.startswith("anti") or not features:
        return None
    if any(features & _own(analysis, phrase) for phrase in chain) or _may_be_compound(analysis, word, chain[0].start):
        return None
    return word


def _is_epithet(analysis: Analysis, at: int) -> bool:
    """True for a word that can only be an adjective or participle here; `important` counts where no complement makes it a verb."""
    if analysis.must(at, "adj", "pp"):
        return True
    verbal = not analysis.can(at + 1, "mark") and analysis.lower(at + 1) != "pour"
    return analysis.can(at, "adj") and analysis.must(at, "adj", "prp", "noun") and analysis.can(at, "prp") and not verbal


def _own(analysis: Analysis, phrase: NounPhrase) -> Features:
    return phrase.features & (analysis.words[phrase.head].features("noun") or phrase.features) or phrase.features


def _coordinated(analysis: Analysis, start: int, at: int) -> bool:
    """True when the noun is one of several, or the adjective one of a series after a plural noun."""
    before = analysis.lower(start - 2 if analysis.lower(start - 1) in _LINKS else start - 1)
    if before in ("et", "ou", "ni", ",", "comme", "/"):
        return True
    series = analysis.lower(at + 1) in ("et", "ou", ",", "ni", "/", "-", "puis")
    return series and bool(analysis.words[at].features("adj", "pp") - PLURAL)


def _may_be_compound(analysis: Analysis, word: Word, start: int) -> bool:
    """True when the word may belong to a verb before the noun (`a cette semaine annoncé`, `rend la vie des gens difficile`)."""
    earlier = range(max(0, start - 10), start)
    if any(analysis.words[k].lemmas("finite", "inf", "pp", "prp") & _ATTRIBUTIVE for k in earlier):
        return True
    return word.can("pp") and any(_still_open(analysis, k, start) for k in range(max(0, start - 8), start))


def _still_open(analysis: Analysis, k: int, start: int) -> bool:
    """True for a form of avoir at `k` that has no participle before the noun at `start`."""
    if analysis.lower(k) not in _AVOIR:
        return False
    participle = analysis.skip_adverbs(k + 1)
    return not (participle < start and analysis.can(participle, "pp"))
