"""SYN121: dont before a clause that has all its parts."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import TIMES, Analysis, Clause
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_DEFINITE = wordset("le la les l'")
_FILLED = wordset("un une ce cet cette ces son sa ses leur leurs notre nos plusieurs")
_DE_VERBS = wordset(
    "parler rêver dépendre disposer profiter bénéficier souffrir jouir hériter témoigner user doter discuter débattre découler résulter "
    "provenir relever avoir faire être charger accuser priver occuper servir plaindre méfier souvenir séparer inspirer emparer vanter "
    "nourrir tirer extraire obtenir recevoir attendre apprendre savoir dire penser croire estimer assurer affirmer prétendre espérer "
    "craindre tenir prendre retirer subir entourer couvrir remplir équiper informer avertir convaincre soupçonner menacer "
    "féliciter remercier traiter qualifier exclure dispenser délivrer libérer éloigner approcher rapprocher sortir venir partir descendre "
    "naître mourir garder conserver retenir exiger émaner garantir doubler augmenter changer manquer acheter vendre voler confier attester "
    "posséder détenir compter falloir donner constituer former compléter"
)
_SHARES = wordset("partie moitié part tiers quart dizaine douzaine centaine majorité totalité")
_REPORTING = frozenset(("que", "qu'", ":", "«"))


class DontWithoutGap(AnalysisCheck):
    """`dont` before a clause that lacks nothing.

    What it does: reports `dont` with a clause whose subject cannot take it up (a pronoun, a name, or a noun with its own `de`) and
    whose verb governs no `de` and has an object of its own (`une vidéo dont la juge de la cour avoue un vol`).

    Why it matters: `dont` must stand for a complement with `de` that is missing from the clause; here none is missing, and the reader
    can't tell how the clause belongs to the noun.

    Known problems: verbs with a rare complement in `de`; hence minor.

    Example:
        bad: Une vidéo dont le chef de la junte avoue un crime circule.
        good: Une vidéo où le chef de la junte avoue un crime circule.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (dont).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN121"
    name = "dont-without-gap"
    category = "fluency/grammar/syntax"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = frozenset(("dont",))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for clause in analysis.clauses:
            if clause.opener < 0 or analysis.lower(clause.opener) != "dont" or not _complete(analysis, clause):
                continue
            yield self.finding(
                segment.span(clause.opener, clause.verb.end),
                Phrase("dont before a complete clause", "« dont » devant une proposition complète", "dont di depan klausa lengkap"),
                Phrase(
                    "Nothing in this clause can be replaced by “dont”: another relative is meant (où, qui, dans lequel).",
                    "Rien dans cette proposition ne peut être repris par « dont » : il faut un autre relatif (où, qui, dans lequel).",
                    "Tidak ada bagian klausa ini yang dapat digantikan « dont »: perlu kata relatif lain.",
                ),
                confidence=0.7,
            )


def _complete(analysis: Analysis, clause: Clause) -> bool:
    """True when neither subject, verb nor object leaves room for a complement with de."""
    subject, group = clause.subject, clause.verb
    first = analysis.lower(subject.start)
    filled = first in ("il", "ils", "elle", "elles", "on") or analysis.must(subject.head, "name")
    own = analysis.lower(subject.end) in ("du", "des") or (
        analysis.lower(subject.end) in ("de", "d'") and (analysis.must(subject.end + 1, "det") or analysis.must(subject.end + 1, "name"))
    )
    filled = filled or (first in _DEFINITE and own and subject.end < group.start)
    if not filled or "en" in group.clitics or analysis.lower(clause.opener - 1) in ("façon", "manière"):
        return False
    main = group.participle if group.participle >= 0 else group.verb
    at = analysis.skip_adverbs(group.end)
    lemmas = set(analysis.words[main].lemmas("finite", "pp"))
    for _ in range(2):
        if analysis.must(at, "inf"):
            lemmas |= analysis.words[at].lemmas("inf")
            at += 1
    if lemmas & _DE_VERBS or analysis.lower(at) in _REPORTING or analysis.can(at, "inf"):
        return False
    if group.passive or (group.auxiliary == "être" and not group.clitics):
        return False
    rest = [analysis.lower(k) for k in range(at, min(at + 12, len(analysis.words)))]
    if "que" in rest or "qu'" in rest or "à" in rest[:1]:
        return False
    phrase = analysis.noun_phrase(at)
    if (
        phrase is None
        or analysis.lower(phrase.head) in TIMES
        or analysis.lower(phrase.head).endswith("là")
        or analysis.lower(phrase.head) in _SHARES
    ):
        return False
    full = analysis.lower(at) in _FILLED or analysis.lower(at) == "des"
    return full or (analysis.lower(at) in _DEFINITE and analysis.lower(phrase.end) in ("de", "d'", "du", "des"))
