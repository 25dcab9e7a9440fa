"""GRA186: a time or a date in a frame that French does not build."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import MONTHS, Analysis
from mtqa.language.wordlists import WEEKDAYS
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_MOVED = wordset(  # verbs that take `à` before a day
    "reporter remettre renvoyer repousser ajourner avancer prolonger différer décaler fixer étendre aller déplacer passer prévoir retarder "
    "attendre continuer durer limiter jusque préférer proroger dire aboutir correspondre succéder penser songer mener conduire"
)
_LATER = wordset("prochain prochaine prochains prochaines")
_UNITS = wordset("jour jours semaine semaines mois an ans année années heure heures minute minutes décennie décennies siècle siècles")
_FEASTS = wordset("gras saint de des")  # `mardi gras`, `mercredi des Cendres`: names of days, said with `à` like `à Noël`
_REASONS = {
    "à": ("A day takes no “à” here.", "Le jour se donne ici sans « à ».", "Hari di sini tanpa « à »."),
    "future": (
        "What begins in the future begins “à partir de” or “dès”, not “depuis”.",
        "Ce qui commence dans l'avenir commence « à partir de » ou « dès », non « depuis ».",
        "Yang mulai pada masa depan memakai « à partir de » atau « dès », bukan « depuis ».",
    ),
    "ago": (
        "“Il y a” and “avant” or “auparavant” say the same thing.",
        "« Il y a » et « avant », « plus tôt » font double emploi.",
        "« Il y a » dan « avant » berarti sama.",
    ),
}


class TimeFrame(AnalysisCheck):
    """A time or a date in a frame that French does not build.

    What it does: reports a day with `à` behind a verb of happening (`s'est produit à mardi`), `depuis` before a future
    (`sera fermée depuis lundi prochain`), and `il y a trois jours avant`.

    Why it matters: the reader can't tell when the thing began or ended.

    Known problems: a day behind a verb that takes `à` (`reportée à mardi`) and a feast (`à mardi gras`) are sound and passed over.

    Example:
        bad: L'accident s'est produit à mardi matin.
        good: L'accident s'est produit mardi matin.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (depuis, il y a; complément de temps).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA186"
    name = "time-frame"
    category = "fluency/grammar/function-words"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = WEEKDAYS | wordset("depuis avant auparavant")

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i in analysis.standing(self.anchors):
            lower = analysis.lower(i)
            kind, first, after = _day(analysis, i) if lower in WEEKDAYS else _since(analysis, i) if lower == "depuis" else _ago(analysis, i)
            if kind:
                yield self.finding(
                    segment.span(first, after),
                    Phrase("time in a wrong frame", "complément de temps mal construit", "keterangan waktu salah dirangkai"),
                    Phrase(*_REASONS[kind]),
                    confidence=0.85,
                )


_Slip = tuple[str, int, int]
_NOTHING: _Slip = ("", 0, 0)


def _day(analysis: Analysis, day: int) -> _Slip:
    """`s'est produit à mardi matin`; nothing where something is moved to that day, or in `de lundi à mardi`."""
    i = day - 1
    if analysis.lower(i) != "à" or i < 1 or analysis.words[i].token.capitalised or analysis.lower(day + 1) in _FEASTS:
        return _NOTHING
    verb = analysis.words[i - 1]
    sure = not verb.can("noun", "adj") or "être" in analysis.words[i - 2].lemmas("finite", "pp")
    event = sure and verb.can("finite", "pp") and verb.lemmas("finite", "pp").isdisjoint(_MOVED)
    far = any(analysis.lower(k) in ("de", "du", "d'", "jusqu'") or bool(analysis.words[k].profile.every_lemma & _MOVED) for k in range(i))
    return ("à", i, day + 1) if event and not far else _NOTHING


def _since(analysis: Analysis, i: int) -> _Slip:
    """`sera fermée depuis lundi prochain`."""
    when = i + 1
    while analysis.can(when, "det", "num") or analysis.lower(when) in ("de", "d'"):
        when += 1
    if analysis.lower(when) not in WEEKDAYS | MONTHS:
        return _NOTHING
    follows = next((k for k in (when + 1, when + 2) if analysis.lower(k) in _LATER), 0)
    return ("future", i, follows + 1) if follows else _NOTHING


def _ago(analysis: Analysis, before: int) -> _Slip:
    """`il y a trois jours avant`."""
    if analysis.lower(before - 1) not in _UNITS:
        return _NOTHING
    i = next((k for k in range(before - 2, max(0, before - 7), -1) if analysis.matches(k - 1, "il", "y", "a")), 0)
    closed = analysis.lower(before + 1) in (",", ".", ";", "") or analysis.lower(before) == "auparavant"
    return ("ago", i, before + 1) if i and closed else _NOTHING
