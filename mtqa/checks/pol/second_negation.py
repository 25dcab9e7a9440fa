"""POL121: a negation said twice."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_REFUSALS = wordset("oublier omettre négliger refuser renoncer manquer dispenser nier")
_STOPS = frozenset(".;:!?()«»—,")
_NOBODY = wordset("aucun aucune rien personne nul nulle")
_REACH = 9


class SecondNegation(AnalysisCheck):
    """A negation said twice.

    What it does: reports `ne … pas` with `aucun`, `rien` or `personne` in one clause (`n'a pas fait aucun blessé`, `aucun élu n'a pas
    voté`), and verbs that deny by themselves with `de ne pas` or `à ne pas` (`refuser de ne pas`, `oublier de ne pas`, `renoncer à ne
    pas`).

    Why it matters: in French two negations make an affirmation; Indonesian and careless translation pile them up.

    Known problems: `pas … pour rien`, `ce n'est pas rien` and `personne` as a noun are passed over; a writer may mean the double
    negation.

    Example:
        bad: L'accident n'a pas fait aucune victime.
        good: L'accident n'a fait aucune victime.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (négation redoublée).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "POL121"
    name = "second-negation"
    category = "accuracy/mistranslation/polarity"
    its_type = "mistranslation"
    severity = Severity.MAJOR
    anchors = _NOBODY | {"ne", "n'"}

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i, word in enumerate(analysis.words):
            end = _piled(analysis, i) or _negated_subject(analysis, i) or _denying(analysis, i)
            if end and not segment.quoted(word.token):
                yield self.finding(
                    segment.span(i, end),
                    Phrase("negation said twice", "négation redoublée", "negasi ganda"),
                    Phrase(
                        "The two negations cancel each other out.",
                        "Les deux négations s’annulent.",
                        "Kedua negasi saling meniadakan.",
                    ),
                    confidence=0.85,
                )


def _piled(analysis: Analysis, i: int) -> int:
    """`n'a pas trouvé aucune trace`, from ne on."""
    if analysis.lower(i) not in ("ne", "n'"):
        return 0
    second = next((k for k in range(i + 2, min(i + 6, len(analysis.words))) if analysis.lower(k) == "pas"), 0)
    if not second or any(analysis.lower(k) in ("que", "qu'", ",") for k in range(i, second)):
        return 0
    for k in range(second + 1, min(second + _REACH, len(analysis.words))):
        lower = analysis.lower(k)
        if analysis.words[k].token.text in _STOPS or lower in (
            "que",
            "qu'",
            "pour",
            "sans",
            "ou",
            "et",
            "mais",
            "dont",
            "qui",
            "si",
            "de",
            "d'",
        ):
            return 0
        if lower in ("aucun", "aucune") and analysis.can(k + 1, "noun", "adj"):
            return k + 2
        if (
            lower in ("rien", "personne")
            and analysis.can(k - 1, "finite", "inf", "pp")
            and not analysis.can(k - 1, "noun")
            and "être" not in _lemmas(analysis, k)
        ):
            return k + 1
    return 0


def _lemmas(analysis: Analysis, k: int) -> frozenset[str]:
    return frozenset(lemma for j in range(max(0, k - 3), k) for lemma in analysis.words[j].lemmas("finite"))


def _negated_subject(analysis: Analysis, i: int) -> int:
    """`aucun élu n'a pas voté`: a negative subject, then ne … pas."""
    if analysis.lower(i) not in _NOBODY or (i and analysis.must(i - 1, "det", "prep", "num", "adj", "noun", "finite", "pp", "adv")):
        return 0
    for k in range(i + 1, min(i + _REACH, len(analysis.words))):
        if analysis.words[k].token.text in _STOPS or analysis.lower(k) in ("que", "qu'", "qui", "dont"):
            return 0
        if analysis.lower(k) in ("ne", "n'"):
            group = analysis.verb_group(k)
            if group is None:
                return 0
            for at in range(group.verb + 1, min(group.verb + 3, len(analysis.words))):
                if analysis.lower(at) == "pas":
                    return at + 1
            return 0
    return 0


def _denying(analysis: Analysis, i: int) -> int:
    """`refuser de ne pas`, `oublier de ne pas`."""
    word = analysis.words[i]
    if not word.can("finite", "inf", "pp") or not word.lemmas("finite", "inf", "pp", "prp") & _REFUSALS:
        return 0
    linked = analysis.lower(i + 1) in ("de", "à") and analysis.matches(i + 2, "ne", "pas") and analysis.can(i + 4, "inf", "pron")
    before = {analysis.lower(k) for k in range(max(0, i - 4), i)}
    return i + 5 if linked and not before & {"ne", "n'", "sans"} else 0
