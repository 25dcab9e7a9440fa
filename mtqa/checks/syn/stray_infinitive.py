"""SYN124: an infinitive joined by et to a clause that has none; et que with no que before it; a noun with à être."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_INFINITIVE_CLITICS = wordset("se s' le la les l' y en lui leur ne n' pas plus")
_OPENERS = wordset(
    "que qu' quand lorsque lorsqu' si s' comme puisque puisqu' quoique quoiqu' jusqu' parce dès alors tandis afin pour plus moins "
    "aussi même "
    "autre tel telle non ce tout qui dont où"
)
_RANKS = wordset(
    "premier première premiers premières dernier dernière derniers dernières seul seule seuls seules deuxième troisième rare rares"
)
_OPEN_TO = wordset(
    "droit aptitude tendance candidat candidate candidats candidates vocation propension difficulté difficultés habitude façon manière "
    "chance chances raison temps plaisir peine part fois"
)
_REACH = 12


class StrayInfinitive(AnalysisCheck):
    """A second member that has another form than the first.

    What it does: reports `et`, `ou`, `puis` + infinitive where the sentence holds no infinitive before it (`le navire est parti et
    éteindre sa balise`), `et que` + clause where nothing before it opens a clause, and a noun followed by `à être` + participle (`une
    liste à être vérifiée`).

    Why it matters: the reader looks back for the verb that governs the second member, and finds none.

    Known problems: an infinitive that is the subject of the next verb (`et vivre ici coûte cher`) is passed over.

    Example:
        bad: Le navire a quitté le port et éteindre sa balise.
        good: Le navire a quitté le port et éteint sa balise.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (coordination; infinitif).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN124"
    name = "stray-infinitive"
    category = "fluency/grammar/syntax"
    its_type = "grammar"
    severity = Severity.MAJOR
    anchors = frozenset(("et", "puis", "à"))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        if not segment.prose:
            return
        for i in analysis.standing(self.anchors):
            if i >= len(analysis.words) - 2:
                break
            word = analysis.words[i]
            minor = word.lower == "à"
            end = _to_be(analysis, i) if minor else _infinitive(analysis, i) or _clause(analysis, i)
            if end and not segment.quoted(word.token):
                yield self.finding(
                    segment.span(i, end),
                    Phrase("member without its governing verb", "membre sans le verbe qui le régit", "bagian tanpa verba yang mengaturnya"),
                    Phrase(
                        "Nothing before it in the sentence calls for this form.",
                        "Rien, dans ce qui précède, n’appelle cette forme.",
                        "Tidak ada bagian sebelumnya yang menuntut bentuk ini.",
                    ),
                    severity=Severity.MINOR if minor else None,
                    confidence=0.82,
                )


def _infinitive(analysis: Analysis, i: int) -> int:
    at = analysis.skip_adverbs(i + 1)
    while analysis.lower(at) in _INFINITIVE_CLITICS and at < i + 5:
        at += 1
    if not analysis.must(at, "inf") or not any(analysis.must(k, "finite") for k in range(i)):
        return 0
    if any(analysis.can(k, "inf") or analysis.words[k].token.text in "«»:" for k in range(i)):
        return 0
    if any(analysis.can(k, "finite") for k in range(at + 1, len(analysis.words))):
        return 0
    noun = analysis.can(at, "noun") or analysis.lower(at + 1) in ("est", ",")
    asking = {analysis.lower(k) for k in range(i)} & {"comment", "où", "quoi", "pourquoi", "à", "de", "d'", "pour"} and not any(
        analysis.must(k, "finite") for k in range(i)
    )
    return 0 if noun or asking else at + 1


def _clause(analysis: Analysis, i: int) -> int:
    """`et que` + clause, with no que, si, quand … before it in the sentence."""
    if analysis.lower(i) != "et" or analysis.lower(i + 1) not in ("que", "qu'"):
        return 0
    if i < 3 or any(analysis.lower(k) in _OPENERS or analysis.words[k].token.text in "«»:;" for k in range(i)):
        return 0
    subject = analysis.lower(i + 2) in ("il", "ils", "elle", "elles", "on") or any(c.opener == i + 1 for c in analysis.clauses)
    return i + 2 if subject else 0


def _to_be(analysis: Analysis, i: int) -> int:
    """`une liste à être vérifiée`."""
    if analysis.lower(i + 1) != "être" or not analysis.can(analysis.skip_adverbs(i + 2), "pp") or not analysis.must(i - 1, "noun"):
        return 0
    back = {analysis.lower(k) for k in range(max(0, i - _REACH), i)}
    if back & (_RANKS | _OPEN_TO) or any(analysis.can(k, "num") for k in range(max(0, i - 6), i) if analysis.lower(k) not in ("un", "une")):
        return 0
    governs = any(
        analysis.words[k].lemmas("finite", "pp", "inf")
        & {
            "destiner",
            "appeler",
            "commencer",
            "aider",
            "contraindre",
            "obliger",
            "amener",
            "forcer",
            "conduire",
            "autoriser",
            "inciter",
            "viser",
        }
        for k in range(max(0, i - _REACH), i)
    )
    return 0 if governs else i + 2
