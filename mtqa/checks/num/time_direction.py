"""NUM130: a past verb with a date to come, or a future verb with a date gone by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.remember import FORMS
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_UNIT = (
    "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre"
    "|décembre|année|an|mois|semaine|trimestre|semestre|été|hiver|automne|printemps|week-end|siècle|décennie"
)
_DATE = re.compile(
    rf"(?<![\w'])(?P<before>(?:d'ici (?:à )?|à partir |dès |depuis |au cours |pour |avant |jusqu'à |jusqu'en |jusqu'au )?)"
    rf"(?P<link>(?:(?:de |d'|du |le |la |l'|en |au |à |cet |fin |début |les |des )){{0,4}})(?:{_UNIT})\s"
    r"(?P<which>prochaine?|derni[eè]re?|passée?|écoulée?|à venir)(?![\w-])"
)
_FUTURE = words("prochain prochaine à")
_PLANNING = words(
    "prévoir fixer reporter annoncer convoquer programmer planifier attendre inviter décider promettre repousser ajourner renvoyer décaler"
    " avancer prolonger proroger convenir réserver viser préparer commander acheter assigner citer ouvrir lancer inscrire qualifier signer"
    " confirmer choisir désigner nommer élire sélectionner retenir obtenir engager obliger devoir vouloir espérer compter envisager"
    " souhaiter proposer demander appeler autoriser permettre exiger évoquer estimer projeter prédire parler établir commencer arrêter dire"
    " reconduire suspendre autoriser voter approuver adopter budgéter allouer publier dévoiler affirmer assurer juger calculer anticiper"
)
_OPENERS = words("que qu' si pour afin avant jusqu' lorsque quand")


class TimeDirection(SegmentCheck):
    """A verb and a date that point in opposite directions.

    What it does: reports a sentence whose finite verbs are all past and whose adverbial of time is to come (`est mort l'an prochain`), a
    sentence whose verbs are all future and whose adverbial is gone by (`partiront mardi dernier`), and *d'ici* or *à partir de* with a
    date gone by beside a future. Sentences with an infinitive, a subordinate clause or a verb of planning are left alone.

    Why it matters: Indonesian verbs have no tense, so the engine must guess; a reader who goes by the date is wrong by a year.

    Known problems: a future of the past told in the compound past is rare; hence minor.

    Example:
        bad: Le port a fermé la semaine prochaine.
        good: Le port a fermé la semaine dernière.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (l'emploi des temps et les compléments de temps).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "NUM130"
    name = "time-direction"
    category = "accuracy/mistranslation/number"
    its_type = "inconsistency"
    severity = Severity.MINOR

    anchors = words("prochain prochaine dernier dernière derniere dernièr passé passée écoulé écoulée venir")

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """One finding for each date that goes against the verbs."""
        tenses: tuple[set[str], bool] | None = None
        for match in _DATE.finditer(segment.plain):
            if segment.article.quoted(segment.start + match.start()) or not segment.prose:
                continue
            future_date = match.group("which").startswith(("prochain", "à"))
            tenses = tenses or _tenses(segment)
            if not _against(match, tenses, future_date=future_date):
                continue
            yield self.finding(
                Span(segment.start + match.start(), segment.start + match.end()),
                Phrase("The date goes against the verb", "La date contredit le verbe", "Tanggalnya bertentangan dengan verbanya"),
                Phrase(
                    "The verb and the date of this sentence point in opposite directions of time.",
                    "Le verbe et la date de cette phrase vont en sens opposés dans le temps.",
                    "Verba dan tanggal dalam kalimat ini menunjuk arah waktu yang berlawanan.",
                ),
                confidence=0.7,
            )


def _against(match: re.Match[str], found: tuple[set[str], bool], *, future_date: bool) -> bool:
    before, link = match.group("before"), match.group("link")
    tenses, open_ = found
    if future_date:
        free = (not before and not any(x in link for x in ("de ", "d'", "du ", "des ", "au ", "à "))) or before == "depuis "
        return free and tenses == {"past"} and not open_
    if before.startswith(("d'ici", "à partir", "dès")):
        return "future" in tenses or (before.startswith("d'ici") and "past" not in tenses)
    free = not before and not any(x in link for x in ("de ", "d'", "du ", "des ", "au ", "à "))
    return free and tenses == {"future"} and not open_


@lru_cache(maxsize=FORMS)
def _tense(form: str) -> str:
    """`past`, `future`, `other` for a form that can only be a finite verb, else empty."""
    readings = french().readings(form)
    if not readings or not all(r.pos in ("verb", "aux") for r in readings):
        return ""
    found = {v[:7] for r in readings for v in r.verb if v[-2:] in ("3s", "3p")}
    if not found:
        return "infinitive" if any("inf" in r.verb for r in readings) else ""
    if found <= {"ind:fut"}:
        return "future"
    return "past" if found <= {"ind:imp", "ind:pas"} else "other"


def _tenses(segment: SegmentView) -> tuple[set[str], bool]:
    """The tenses of the sentence, and whether something in it may look the other way."""
    found: set[str] = set()
    open_ = False
    tokens = segment.tokens
    for i, token in enumerate(tokens):
        lower = token.lower
        if not token.is_word or segment.quoted(token):
            continue
        if lower in _OPENERS or french().lemmas(lower, "verb") & _PLANNING:
            open_ = True
        if lower in ("a", "ont", "est", "sont") and _participle_behind(segment, i):
            found.add("past")
            continue
        tense = _tense(lower) if lower not in ("a", "est") else "other"
        if tense == "infinitive":
            open_ = True
        elif tense:
            found.add(tense)
    return found, open_


def _participle_behind(segment: SegmentView, i: int) -> bool:
    for token in segment.tokens[i + 1 : i + 4]:
        readings = french().readings(token.lower)
        if any(r.is_participle() for r in readings):
            return True
        if not any(r.pos == "adv" for r in readings):
            return False
    return False
