"""GRA175: A verb form that cannot follow the words before it."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_SAYING = wordset(
    "affirmer assurer prétendre reconnaître admettre espérer penser croire nier estimer jurer avouer déclarer soutenir confier"
)
_TELLING = wordset(
    "promettre ajouter préciser affirmer expliquer assurer annoncer souligner rappeler déclarer indiquer estimer dire confirmer"
)
_BETWEEN = wordset("depuis déjà presque pourtant encore désormais finalement récemment rapidement aussitôt longtemps toujours souvent hier")
_OPENERS = wordset("que qu' qui dont où ce quand si lorsque lorsqu' comme car puisque puisqu' tout tous toutes et")
_AUXILIARIES = wordset("ont avaient sont étaient auront auraient seront seraient")
_BEFORE = wordset("pour de d' à sans et ou voire")


class LostVerbForm(AnalysisCheck):
    """A verb form that cannot follow the words before it.

    What it does: reports an infinitive after avoir with an adverb between (`a depuis vendre`), `ne` or an auxiliary straight after a
    verb of saying (`affirment n'ont rien`), and an infinitive of saying straight after a comma where no other infinitive prepares it
    (`…, préciser que`).

    Why it matters: the reader loses the thread: the form announces another construction.

    Known problems: lists of infinitives and sentences without a conjugated verb are passed over.

    Example:
        bad: Les vendeurs ont depuis quitter la place.
        good: Les vendeurs ont depuis quitté la place.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (temps composés; proposition infinitive; gérondif et participe).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA175"
    name = "lost-verb-form"
    category = "fluency/grammar/word-form"
    its_type = "grammar"
    severity = Severity.MAJOR

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        last = len(analysis.words) - 2
        for i in sorted((*analysis.standing({","}), *analysis.places("finite"))):
            if i >= last:
                break
            word, at = analysis.words[i], -1
            if word.lower == ",":
                at = _loose_infinitive(analysis, i)
            elif word.must("finite"):
                lemmas = word.lemmas("finite")
                if "avoir" in lemmas:
                    at = _infinitive_after_avoir(analysis, i)
                elif lemmas & _SAYING:
                    at = _finite_after_saying(analysis, i)
            if at >= 0:
                yield self.finding(
                    segment.span(i if word.token.text != "," else i + 1, at + 1),
                    Phrase("impossible verb form", "forme verbale impossible", "bentuk verba mustahil"),
                    Phrase(
                        "This form of the verb cannot stand after the words before it.",
                        "Cette forme du verbe ne peut suivre les mots qui précèdent.",
                        "Bentuk verba ini tidak dapat mengikuti kata-kata sebelumnya.",
                    ),
                )


def _infinitive_after_avoir(analysis: Analysis, i: int) -> int:
    at = i + 1
    while at < i + 4 and (analysis.lower(at) in _BETWEEN or (analysis.must(at, "adv") and analysis.lower(at).endswith("ment"))):
        at += 1
    lost = at > i + 1 and analysis.can(at, "inf") and analysis.must(at, "inf", "noun") and analysis.can(at + 1, "det", "prep", "pron")
    lost = lost and (not analysis.can(at, "noun") or analysis.must(at + 1, "det"))
    return at if lost and analysis.lower(i - 1) not in ("y", "l'", "en") else -1


def _finite_after_saying(analysis: Analysis, i: int) -> int:
    auxiliary = analysis.lower(i + 1) in _AUXILIARIES and analysis.can(i + 2, "pp")
    if not auxiliary and (analysis.lower(i + 1) not in ("ne", "n'") or not analysis.must(i + 2, "finite")):
        return -1
    back = next((k for k in range(i - 1, -1, -1) if analysis.words[k].token.text in ",;:«"), -1)
    if any(analysis.lower(k) in _OPENERS for k in range(back + 1, i)):
        return -1
    return i + (1 if auxiliary else 2)


def _loose_infinitive(analysis: Analysis, i: int) -> int:
    at = i + 1
    if not analysis.must(at, "inf") or not analysis.words[at].lemmas("inf") & _TELLING or analysis.lower(at + 1) not in ("que", "qu'"):
        return -1
    before = range(i)
    if any(
        analysis.can(k, "inf") or analysis.words[k].token.text in ":;?" or analysis.lower(k) in _BEFORE - {"de", "d'", "à"} for k in before
    ):
        return -1
    return at if any(analysis.must(k, "finite") for k in before) else -1
