"""GRA150: a participle between commas that agrees with no noun of its sentence."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import TIMES, Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_INVARIABLE = wordset("excepté passé vu compris supposé ôté attendu ci-joint hormis sauf dit entendu mis été donné considéré fait convenu")
_PRONOUNS = wordset("il elle ils elles celui celle ceux celles lui eux tout tous chacun chacune personne rien quelque autre autres")
_STOPS = frozenset(";:.!?()«»—–")
_ENDINGS = ("é", "ée", "és", "ées", "i", "ie", "is", "ies", "u", "ue", "us", "ues", "it", "ite", "its", "ites", "ert", "erte")
_REACH = 25


class DetachedParticiple(AnalysisCheck):
    """A participle between commas that agrees with no noun of its sentence.

    What it does: looks at a past participle that follows a comma straight after a noun group, and reports it when no noun, name or
    pronoun of the sentence has its gender and number (`les chiffres, publié mardi`).

    Why it matters: the participle hangs in the air: the reader cannot tell what it is said of.

    Known problems: a name of unknown gender counts as fitting, so that many slips are not seen.

    Example:
        bad: Les chiffres, publié mardi par la banque, sont mauvais.
        good: Les chiffres, publiés mardi par la banque, sont mauvais.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (épithète détachée).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA150"
    name = "detached-participle"
    category = "fluency/grammar/agreement"
    its_type = "grammar"
    severity = Severity.MAJOR

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i in (at - 1 for at in analysis.places("pp")):
            if i < 1 or analysis.lower(i) != "," or not _detached(analysis, i + 1):
                continue
            wanted = analysis.words[i + 1].features("pp", "adj")
            if not wanted or _fits(analysis, i + 1, wanted):
                continue
            yield self.finding(
                segment.span(i + 1, i + 2),
                Phrase(
                    "participle that agrees with no noun", "participe qui ne s’accorde avec aucun nom", "partisip tanpa nomina yang cocok"
                ),
                Phrase(
                    "No noun of the sentence has this gender and number.",
                    "Aucun nom de la phrase n’a ce genre et ce nombre.",
                    "Tidak ada nomina dalam kalimat ini yang bergender dan berjumlah demikian.",
                ),
                confidence=0.85,
            )


def _detached(analysis: Analysis, at: int) -> bool:
    """True for a participle right after a comma that follows a noun or name, with a complement of its own behind it."""
    word = analysis.words[at]
    if not word.can("pp") or word.can("noun", "finite", "prep", "adv") or word.lower in _INVARIABLE or not word.lower.endswith(_ENDINGS):
        return False
    if not analysis.can(at - 2, "noun", "name", "adj") or analysis.can(at - 2, "prep", "pron"):
        return False
    for k in range(at - 2, max(-1, at - _REACH), -1):  # `ont pillé, brûlé, détruit`: a list of participles after avoir
        if analysis.words[k].token.text in _STOPS:
            break
        if "avoir" in analysis.words[k].lemmas("finite", "inf", "prp") and analysis.can(analysis.skip_adverbs(k + 1), "pp"):
            return False
    return analysis.can(at + 1, "prep", "adv", "noun") or analysis.lower(at + 1) in ("au", "aux", "du", "des")


def _fits(analysis: Analysis, at: int, wanted: frozenset[tuple[str, str]]) -> bool:
    """True when some word of the sentence could be what the participle is said of."""
    for k, word in enumerate(analysis.words):
        if k == at or not word.token.is_word:
            continue
        if word.can("name", "unknown") or word.lower in ("je", "j'", "nous", "vous", "on", "qui", "ce", "cela", "et"):
            return True
        if word.lower in TIMES:
            continue
        named = word.must("noun") or analysis.can(k - 1, "det", "num", "prep")
        if word.can("noun") and named and word.features("noun") & wanted:
            return True
        if word.can("adj", "pp") and analysis.can(k - 1, "det") and word.features("adj", "pp") & wanted:
            return True
        if word.lower in _PRONOUNS:
            return True
    return False
