"""SYN154: que where the verb of the relative clause takes de, or a relative that says its object twice."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_STATES = wordset("besoin envie peur honte conscience connaissance droit")
_WITH_OF = wordset("dépendre disposer bénéficier profiter jouir résulter découler")
_MEANS = wordset(  # what one disposes *of*; other things (cards, chairs) may be disposed, that is set out
    "fonds moyen moyens ressource ressources budget budgets crédit crédits somme sommes argent temps délai délais pouvoir pouvoirs "
    "matériel équipement équipements outil outils stock stocks réserve réserves information informations donnée données personnel "
    "effectifs véhicule véhicules avion avions navire navires arme armes munitions logement logements terrain terrains savoir "
    "compétences atout atouts avantage avantages technologie technologies capacité capacités marge liberté soutien aide eau nourriture "
    "vivres médicaments"
)
_PLACED = wordset(  # verbs beside which `y` is the place itself, not what one sees, believes or thinks of
    "habiter vivre résider travailler étudier séjourner loger dormir rester demeurer retourner entrer être enseigner jouer pêcher cultiver "
    "produire vendre installer construire grandir naître mourir exercer passer cacher trouver"
)
_TIMES = wordset("jour jours moment moments heure heures année années âge époque mois semaine saison nuit soir matin instant temps siècle")
_WITH_CLAUSE = wordset(
    "fait idée espoir certitude preuve peur crainte conviction impression sentiment condition signe avis bruit rumeur nouvelle hypothèse "
    "thèse promesse garantie assurance risque chose point temps fois mesure manière façon sorte"
)
_ENDS = wordset(". , ; : » ! ? )")
_SPEAKING = wordset("problème sujet question affaire thème dossier homme femme personne livre film projet accord incident accident")


class LostDont(AnalysisCheck):
    """Que where the verb of the relative clause takes de, or a relative that says its place twice.

    What it does: reports `que` + subject + a verb that takes *de* at the end of the clause (`l'aide que nous avons besoin`, `le problème
    que nous parlons`), and `où` + subject + `y` (`le village où il y habite`).

    Why it matters: Indonesian *yang* serves for every relative; French shows with *dont*, *où* how the noun fits in.

    Known problems: `dire que nous avons besoin de …` has its complement behind it and is passed over; so are things set out (`les cartes
    que le joueur dispose`) and `y voir`, `y croire`.

    Example:
        bad: L'aide que les sinistrés ont besoin n'arrive pas.
        good: L'aide dont les sinistrés ont besoin n'arrive pas.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (pronoms relatifs).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN154"
    name = "lost-dont"
    category = "fluency/grammar/syntax"
    its_type = "grammar"
    severity = Severity.MAJOR
    anchors = wordset("que qu' où")

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i in analysis.standing(self.anchors):
            if i < 2:
                continue
            after = _place_twice(analysis, i) if analysis.lower(i) == "où" else _of_lost(analysis, i)
            if after:
                yield self.finding(
                    segment.span(i, after),
                    Phrase("wrong relative", "relatif impropre", "kata relatif keliru"),
                    Phrase(
                        "The verb behind it takes “de”: dont."
                        if analysis.lower(i) != "où"
                        else "“Où” already names the place; “y” repeats it.",
                        "Le verbe qui suit se construit avec « de » : dont."
                        if analysis.lower(i) != "où"
                        else "« Où » désigne déjà le lieu ; « y » le répète.",
                        "Verbanya memakai « de »: dont."
                        if analysis.lower(i) != "où"
                        else "« Où » sudah menyebut tempat; « y » mengulanginya.",
                    ),
                    confidence=0.88,
                )


def _subject_end(analysis: Analysis, i: int) -> int:
    if analysis.lower(i) in ("il", "elle", "ils", "elles", "on", "nous", "vous", "je", "j'"):
        return i + 1
    phrase = analysis.noun_phrase(i) if analysis.can(i, "det", "num", "name") else None
    return phrase.end if phrase is not None else 0


def _of_lost(analysis: Analysis, i: int) -> int:
    if (
        not analysis.can(i - 1, "noun")
        or analysis.can(i - 1, "finite", "adv", "conj", "prep")
        or not analysis.can(i - 2, "det", "adj", "num")
    ):
        return 0
    if analysis.lower(i - 1) in _WITH_CLAUSE:
        return 0
    start = _subject_end(analysis, i + 1)
    group = analysis.verb_group(start, "finite", "finite12") if start else None
    if group is None:
        return 0
    at = group.end
    verb = analysis.words[group.participle if group.participle >= 0 else group.verb]
    if group.participle < 0 and "avoir" in verb.lemmas("finite", "finite12") and analysis.lower(at) in _STATES:
        return at + 1 if _closed(analysis, at + 1) else 0
    if group.clitics or group.auxiliary == "être":
        return 0
    lemmas = verb.lemmas("pp") if group.participle >= 0 else verb.lemmas("finite", "finite12")
    if "disposer" in lemmas and analysis.lower(i - 1) not in _MEANS:
        return 0
    spoken = lemmas == {"parler"} and analysis.lower(i - 1) in _SPEAKING
    return at if ((lemmas and lemmas <= _WITH_OF) or spoken) and _closed(analysis, at) else 0


def _closed(analysis: Analysis, at: int) -> bool:
    """True where the relative clause ends: a mark, or the verb of the main clause."""
    return analysis.lower(at) in _ENDS or analysis.lower(at) in ("est", "sont", "a", "ont", "n'", "ne") or analysis.must(at, "finite")


def _place_twice(analysis: Analysis, i: int) -> int:
    at = _subject_end(analysis, i + 1)
    if not at or analysis.lower(at) != "y" or analysis.lower(at + 1) in ("a", "avait", "aura", "aurait", "eut", "ait", "en"):
        return 0
    placed = analysis.words[at + 1].lemmas("finite", "finite12") & _PLACED if at + 1 < len(analysis.words) else frozenset()
    return at + 2 if placed and analysis.lower(i - 1) not in _TIMES | {"d'", "par", "jusqu'"} else 0
