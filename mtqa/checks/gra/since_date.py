"""GRA158: a single event dated with depuis, or a change measured with par."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis, VerbGroup
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_STATES = wordset("vivre habiter travailler attendre diriger exister connaître posséder demander résider appartenir souffrir enseigner")
_STOPS = frozenset(",;:.!?()«»—–")
_REACH = 8
_EVENTS = wordset(
    "fonder créer naître mourir décéder signer assassiner inaugurer publier adopter découvrir tuer arrêter ratifier promulguer"
)
_CHANGES = wordset("augmenter baisser diminuer progresser reculer chuter grimper réduire croître bondir dégringoler majorer")


class SinceDate(AnalysisCheck):
    """A single event dated with depuis, or a change measured with par.

    What it does: reports `depuis` + year straight behind a single event in the perfect (`a été fondée depuis 1990`), and `par` + per
    cent behind a verb of rise or fall (`ont augmenté par 10 %`), and the perfect of a verb of state with `depuis` (`a vécu ici depuis
    dix ans`).

    Why it matters: *sejak* and *by* show through: the event seems to go on, or the measure to be the cause.

    Known problems: states (`est fermée depuis 2019`) and `multiplié par` are sound and passed over.

    Example:
        bad: L'école a été fondée depuis 1990.
        good: L'école a été fondée en 1990.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (depuis ; compléments de mesure).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA158"
    name = "since-date"
    category = "fluency/grammar/function-words"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = frozenset(("depuis", "%"))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for group in analysis.verb_groups:
            main = analysis.words[group.participle if group.participle >= 0 else group.verb]
            at = analysis.skip_adverbs(group.end)
            lemmas = main.lemmas("finite", "pp")
            year = analysis.can(at + 1, "num") and len(analysis.lower(at + 1)) == 4 and analysis.lower(at + 1).isdigit()
            perfect = group.passive or (group.auxiliary != "" and bool(lemmas & {"naître", "mourir", "décéder"}))
            if analysis.lower(at) == "depuis" and year and perfect and lemmas & _EVENTS:
                right = "en"
            elif analysis.lower(at) == "par" and analysis.can(at + 1, "num") and analysis.lower(at + 2) == "%" and lemmas & _CHANGES:
                right = "de"
            elif _lasting(analysis, group, lemmas):
                yield self._tense(segment, group)
                continue
            else:
                continue
            yield self.finding(
                segment.span(at, at + 2),
                Phrase("wrong preposition", "préposition impropre", "preposisi keliru"),
                Phrase(f"French has “{right}” here.", f"Le français met ici « {right} ».", f"Bahasa Prancis memakai « {right} » di sini."),
                suggestion=f"{right} {analysis.words[at + 1].token.text}",
                confidence=0.85,
            )

    def _tense(self, segment: SegmentView, group: VerbGroup) -> Finding:
        """`a vécu ici depuis dix ans`: what still lasts takes the present."""
        return self.finding(
            segment.span(group.verb, group.end),
            Phrase("perfect with depuis", "passé composé avec « depuis »", "perfek dengan depuis"),
            Phrase(
                "What still lasts takes the present beside “depuis”.",
                "Ce qui dure encore se met au présent avec « depuis ».",
                "Yang masih berlangsung memakai bentuk kini bersama « depuis ».",
            ),
            confidence=0.75,
        )


def _lasting(analysis: Analysis, group: VerbGroup, lemmas: frozenset[str]) -> bool:
    """True for the perfect of a verb of state, not negated, with depuis + duration or year in the next words."""
    if group.negated or group.auxiliary != "avoir" or group.passive or not lemmas & _STATES or "être" in lemmas:
        return False
    if analysis.lower(group.verb) not in ("a", "ont", "ai", "avons"):
        return False
    for k in range(group.end, min(group.end + _REACH, len(analysis.words) - 1)):
        if analysis.words[k].token.text in _STOPS:
            return False
        if analysis.lower(k) == "depuis":
            return analysis.can(k + 1, "num") or analysis.lower(k + 1) in ("longtemps", "toujours", "plusieurs")
    return False
