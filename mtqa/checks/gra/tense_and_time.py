"""GRA119: a present tense beside a date in the past, or `la plupart de` with a singular."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.gra.verbs import verbs
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis, VerbGroup
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_PERIODS = wordset("mois semaine an année trimestre")
_STATES = wordset("fermer ouvrir marier situer")


class TenseAndTime(AnalysisCheck):
    """A present tense beside a date in the past.

    What it does: reports a passive in the present (`les contrôles sont renforcés`) that `le mois dernier`, `la semaine dernière` or
    `hier` follows
    at once.

    Why it matters: Indonesian verbs have no tense; the date says past, the verb says now.

    Known problems: the historic present of chronicles; titles and captions are passed over.

    Example:
        bad: Deux passerelles sont repeintes la semaine dernière.
        good: Deux passerelles ont été repeintes la semaine dernière.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (emploi des temps).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA119"
    name = "tense-and-time"
    category = "fluency/grammar/tense-mood-aspect"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = frozenset(("est", "sont"))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        if not segment.prose:
            return
        for group in analysis.verb_groups:
            end = _past_date(analysis, group.end) if _present_passive(analysis, group) else 0
            if end:
                yield self.finding(
                    segment.span(group.start, end),
                    Phrase("present tense with a past date", "présent avec une date passée", "kala kini dengan waktu lampau"),
                    Phrase(
                        "The date lies in the past; the verb says that it happens now.",
                        "La date est passée, mais le verbe est au présent.",
                        "Waktunya sudah lewat, tetapi verbanya berkala kini.",
                    ),
                    confidence=0.85,
                )


def _present_passive(analysis: Analysis, group: VerbGroup) -> bool:
    if group.auxiliary != "être" or group.clitics or analysis.lower(group.verb) not in ("est", "sont"):
        return False
    lemmas = analysis.words[group.participle].lemmas("pp")
    return bool(lemmas) and not lemmas & (
        verbs("être") | _STATES | {"mourir", "sortir", "entrer", "monter", "descendre", "passer", "retourner", "rentrer"}
    )


def _past_date(analysis: Analysis, i: int) -> int:
    if analysis.lower(i) == "hier":
        return i + 1
    for at in (i, i + 1) if analysis.must(i, "adv") else (i,):
        if (
            analysis.lower(at) in ("le", "la", "l'")
            and analysis.lower(at + 1) in _PERIODS
            and analysis.lower(at + 2) in ("dernier", "dernière", "passé", "passée")
        ):
            return at + 3
    return 0
