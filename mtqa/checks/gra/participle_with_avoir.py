"""GRA108: a participle that agrees where nothing before it calls for it."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.base import lemma_anchors
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.phrases import TIMES, Analysis
from mtqa.language.readings import Word
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_OBJECTS = wordset("l' les la le me m' te t' nous vous se s' en")
_GAPS = wordset("que qu' qu quel quelle quels quelles combien lesquels lesquelles laquelle lequel dont")
_AUXILIARIES = frozenset(("avoir", "être"))
_BREAKS = frozenset(";:!?«»“”—")
_TAKES_OBJECT = wordset(
    "disputer partager répartir arracher approprier attribuer procurer accorder octroyer offrir donner permettre casser laver fouler "
    "fracturer "
    "échanger adjuger réserver imposer"
)


class ParticipleWithAvoir(AnalysisCheck):
    """A participle that agrees where nothing before it calls for it.

    What it does: after avoir, reports a participle with a feminine or plural ending when no object pronoun and no `que` stands before it
    (`avaient échoués`, `ayant perdus leurs biens`); after a reflexive verb, when its object follows (`se sont disputés le poste`).

    Why it matters: the participle has been made to agree with the subject, which French does only with être.

    Known problems: none known; a relative `que` anywhere before the verb in the clause silences the rule.

    Example:
        bad: Ces deux projets avaient échoués l'an dernier.
        good: Ces deux projets avaient échoué l'an dernier.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (accord du participe passé employé avec avoir; verbes pronominaux).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA108"
    name = "participle-with-avoir"
    category = "fluency/grammar/agreement"
    its_type = "grammar"
    severity = Severity.MAJOR
    anchors = lemma_anchors(_AUXILIARIES)

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for word in analysis.of(_AUXILIARIES):
            if word.can("finite", "finite12", "prp", "inf") and word.lemmas("finite", "finite12", "prp", "inf") & _AUXILIARIES:
                participle = _participle(analysis, word.index)
                if participle is not None:
                    yield self._report(segment, participle)

    def _report(self, segment: SegmentView, participle: Word) -> Finding:
        return self.finding(
            segment.span(participle.index, participle.index + 1),
            Phrase("participle should not agree here", "le participe ne s’accorde pas ici", "partisip tidak berubah di sini"),
            Phrase(
                "No direct object stands before the verb, so the participle keeps its plain form.",
                "Aucun complément d’objet direct ne précède le verbe : le participe reste invariable.",
                "Tidak ada objek langsung sebelum verba, jadi partisip tetap dalam bentuk dasarnya.",
            ),
            suggestion=_plain_form(participle),
            confidence=0.92,
        )


def _participle(analysis: Analysis, i: int) -> Word | None:
    at = analysis.skip_adverbs(i + 1)
    if not analysis.must(at, "pp", "adj"):
        return None
    word = analysis.words[at]
    features = word.features("pp")
    if not features or ("m", "s") in features or not word.token.text.islower() or word.lower == "été":
        return None
    first = i - 1
    while analysis.lower(first) in ("lui", "leur", "y"):
        first -= 1
    clitic = analysis.lower(first)
    if "avoir" in analysis.words[i].lemmas("finite", "finite12", "prp", "inf"):
        return None if clitic in _OBJECTS or _gap_before(analysis, i) else word
    if clitic in ("se", "s'") and word.lemmas("pp") & _TAKES_OBJECT and _object_follows(analysis, at + 1) and not _gap_before(analysis, i):
        return word
    return None


def _gap_before(analysis: Analysis, i: int) -> bool:
    """True when an object may stand before the verb: a relative or interrogative word in the same stretch."""
    for k in range(i - 1, -1, -1):
        if analysis.words[k].token.text in _BREAKS:
            return False
        if analysis.lower(k) in _GAPS and not _completive(analysis, k):
            return True
    return False


def _completive(analysis: Analysis, que: int) -> bool:
    """True for `que` after a verb (`a rappelé que`), where no object can be missing."""
    if analysis.lower(que) not in ("que", "qu'"):
        return False
    compound = analysis.can(que - 1, "pp") and any("avoir" in analysis.words[k].lemmas("finite") for k in range(max(0, que - 5), que - 1))
    return compound or analysis.must(que - 1, "finite", "pp", "inf", "prp", "adv")


def _object_follows(analysis: Analysis, i: int) -> bool:
    phrase = analysis.noun_phrase(i) if analysis.can(i, "det") and analysis.lower(i) not in ("au", "aux") else None
    return phrase is not None and analysis.lower(phrase.head) not in TIMES and not analysis.can(phrase.head, "name")


def _plain_form(participle: Word) -> str | None:
    lexicon = french()
    found = {
        form
        for lemma in participle.lemmas("pp")
        for form in lexicon.forms(lemma, "verb")
        for r in lexicon.readings(form)
        if r.lemma == lemma and r.is_participle() and (r.gender, r.number) == ("m", "s")
    }
    return found.pop() if len(found) == 1 else None
