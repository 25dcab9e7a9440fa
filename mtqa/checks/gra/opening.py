"""GRA121: an opening adjective or participle that the subject cannot take up."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import FEMININE, MASCULINE, MONTHS, TIMES, Analysis, NounPhrase
from mtqa.language.readings import Features
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_LONGEST_OPENING = 16
_ABSOLUTES = wordset(
    "fait faits vu vus vue passé passés passée excepté mis sauf compris étant attendu supposé considéré dit soit tel telle tels "
    "telles seul "
    "seule seuls seules "
    "même tout toute tous toutes plein nul sûr certain certaine bon possible impossible rare rares inutile difficile facile "
    "important exact vrai faux "
    "résultat premier première dernier dernière principal principale autre autres nombreux nombreuses bref fini pire mieux idem "
    "reste restent restait"
)
_IMPERSONAL = wordset("il ce c' cela ça on rien personne tout")


class Opening(AnalysisCheck):
    """An opening adjective or participle that the subject cannot take up.

    What it does: where a sentence opens with an adjective or past participle and its complements, closed by a comma, compares it with
    the subject
    after the comma and reports it when gender or number exclude each other.

    Why it matters: the opening phrase hangs in the air, or is said of the wrong thing (`Longue de 48 kilomètres, le ministère …`).

    Known problems: an opening that agrees with the wrong subject by chance is not seen; a masculine title borne by a woman is passed over.

    Example:
        bad: Rénovée en 2015, le stade rouvre ses portes.
        good: Rénové en 2015, le stade rouvre ses portes.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (épithète détachée).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA121"
    name = "opening"
    category = "fluency/grammar/agreement"
    its_type = "grammar"
    severity = Severity.MAJOR

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        first = next((i for i, w in enumerate(analysis.words) if w.token.is_word), len(analysis.words))
        at = analysis.skip_adverbs(first)
        if not _opens(analysis, at):
            return
        comma = _comma(analysis, at)
        subject = analysis.noun_phrase(comma + 1) if comma else None
        if subject is None or _unfit(analysis, subject) or analysis.words[at].features("adj", "pp") & _features(analysis, subject):
            return
        if _title(analysis, subject, analysis.words[at].features("adj", "pp")):
            return
        yield self.finding(
            segment.span(at, subject.head + 1),
            Phrase("opening phrase without its subject", "tournure initiale sans son sujet", "frasa pembuka tanpa subjeknya"),
            Phrase(
                "The opening adjective or participle has not the gender and number of the subject that follows.",
                "L’adjectif ou le participe initial n’a ni le genre ni le nombre du sujet qui suit.",
                "Adjektiva atau partisip pembuka tidak sama gender dan jumlahnya dengan subjek sesudahnya.",
            ),
            confidence=0.85,
        )


def _opens(analysis: Analysis, at: int) -> bool:
    """True when word `at` can only be an adjective or participle that opens a detached phrase."""
    if not analysis.can(at, "adj", "pp") or analysis.can(at, "name", "det", "num", "prep", "conj", "unknown"):
        return False
    word = analysis.words[at]
    if word.lower in _ABSOLUTES or not word.features("adj", "pp") or analysis.must(at + 1, "det", "num", "mark", "pron"):
        return analysis.lower(at + 1) == "," and not word.can("noun") and word.lower not in _ABSOLUTES
    measured = analysis.lower(at + 1) == "de" and analysis.can(at + 2, "num")  # `longue de 48 kilomètres`
    if word.can("noun") and not measured and (not word.can("pp") or analysis.lower(at + 1) in ("de", "d'", "du", "des")):
        return False
    return not (analysis.can(at + 1, "noun") and not analysis.can(at + 1, "adv", "prep", "adj", "pp"))


def _comma(analysis: Analysis, at: int) -> int:
    """Index of the comma that closes the opening, or 0 when a verb or another mark comes first."""
    for k in range(at + 1, min(at + _LONGEST_OPENING, len(analysis.words))):
        word = analysis.words[k]
        if word.token.text == ",":
            return k
        if (
            word.token.text in ".;:?!()«»"
            or word.must("finite", "finite12")
            or word.lower in ("que", "qu'", "qui", "dont", "où", "et", "ou", "ni")
        ):
            return 0
    return 0


def _unfit(analysis: Analysis, subject: NounPhrase) -> bool:
    """True for a subject whose agreement is open, or that is no subject: a date, a second adjective, an impersonal pronoun."""
    head = analysis.words[subject.head]
    if (
        head.lower in _IMPERSONAL
        or head.lower in TIMES
        or head.lower in MONTHS
        or subject.quantity
        or not subject.sure
        or not subject.agreed
    ):
        return True
    if subject.determiner < 0 and not head.must("pron") and not analysis.can(subject.start, "num"):
        return True
    if analysis.lower(subject.start) in ("des", "du", "de", "d'", "au", "aux") and analysis.lower(subject.start) != "des":
        return True
    return _coordinated(analysis, subject.end) or not _verb_follows(analysis, subject)


def _coordinated(analysis: Analysis, end: int) -> bool:
    return any(analysis.lower(k) in ("et", "ou") for k in range(end, min(end + 8, len(analysis.words))))


def _verb_follows(analysis: Analysis, subject: NounPhrase) -> bool:
    return any(clause.subject.start == subject.start for clause in analysis.clauses) or any(
        analysis.can(k, "finite") for k in range(subject.end, min(subject.end + 12, len(analysis.words)))
    )


def _features(analysis: Analysis, subject: NounPhrase) -> Features:
    return subject.features & (analysis.words[subject.head].features("noun") or subject.features) or subject.features


def _title(analysis: Analysis, subject: NounPhrase, opening: Features) -> bool:
    """True where a woman may bear a masculine title: `Née à Solo, le docteur X`."""
    named = subject.end > subject.head + 1 or analysis.can(subject.end, "name") or analysis.lower(subject.end) == ","
    return named and opening <= FEMININE and subject.features <= MASCULINE
