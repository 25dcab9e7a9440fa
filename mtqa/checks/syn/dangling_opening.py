"""SYN123: an opening said of a person before a subject that is a thing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis, NounPhrase, VerbGroup
from mtqa.language.tables import table
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_MINDS = wordset(
    "craindre redouter espérer vouloir souhaiter estimer juger croire penser savoir ignorer refuser accuser affirmer assurer déclarer "
    "dénoncer regretter déplorer invoquer évoquer citer rappeler souligner reconnaître admettre exiger réclamer demander promettre "
    "ajouter préciser expliquer décider chercher tenter essayer désirer préférer apprendre constater soupçonner considérer "
    "profiter"
)
_STATES = wordset(
    "confronté inquiet inquiète interrogé contraint convaincu soucieux soucieuse accusé soupçonné blessé arrêté interpellé furieux "
    "furieuse fatigué épuisé surpris déçu effrayé alarmé las lasse désireux désireuse conscient persuadé âgé né originaire diplômé marié "
    "condamné poursuivi invité désespéré soulagé indigné"
)
_ENDINGS = ("tion", "tions", "sion", "sions", "ité", "ités", "age", "ages", "isme")
_PEOPLE = wordset(
    "organisation organisations association associations délégation délégations opposition administration administrations direction "
    "institution institutions fondation coalition commission commissions fédération mission population populations nation nations "
    "rédaction télévision profession corporation entourage équipage communauté collectivité municipalité autorité autorités majorité "
    "minorité minorités personnage personnages otage otages page sélection formation génération union division section cellule "
    "célébrité personnalité personnalités village villages université société comité sommité humanité expédition élection confédération "
    "agglomération juridiction légion station compagnie congrégation faction région régions"
)
_LONGEST = 30
_VERB_REACH = 14


class DanglingOpening(AnalysisCheck):
    """An opening that is said of a person, before a subject that is a thing.

    What it does: where a sentence opens with the present participle of a verb of mind or speech (`craignant`, `accusant`, `Après
    avoir demandé`) or a participle or adjective of a person's state (`confronté à`, `blessé`, `convaincu`), looks at the subject
    after the comma: reports it when that is an abstract noun or a thing (`l'accord`, `la réforme`), or when the clause is passive
    with its agent after `par`.

    Why it matters: the opening seems to be said of the thing: the person that is meant stands elsewhere in the sentence, or nowhere.

    Known problems: institutions whose name ends like an abstract noun are listed and passed over; others may exist; hence minor.

    Example:
        bad: Craignant des pertes, le projet est rejeté par les pêcheurs.
        good: Craignant des pertes, les pêcheurs rejettent le projet.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (participe et gérondif détachés).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN123"
    name = "dangling-opening"
    category = "fluency/grammar/syntax"
    its_type = "grammar"
    severity = Severity.MINOR

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        first = next((i for i, w in enumerate(analysis.words) if w.token.is_word), -1)
        if first < 0 or not segment.prose:
            return
        kind = _opening(analysis, first)
        comma = _comma(analysis, first) if kind else 0
        subject = analysis.noun_phrase(comma + 1) if comma else None
        if subject is None or not _thing(analysis, subject, agent=kind == "mind") or analysis.lower(comma + 1) in ("du", "au", "aux"):
            return
        if _verb_after(analysis, subject) is None:
            return
        yield self.finding(
            segment.span(first, subject.end),
            Phrase("opening without the person it is said of", "tournure initiale sans la personne visée", "frasa pembuka tanpa orangnya"),
            Phrase(
                "The opening speaks of a person, the subject that follows is a thing.",
                "La tournure initiale parle d’une personne, le sujet qui suit est une chose.",
                "Frasa pembuka berbicara tentang orang, subjek sesudahnya benda.",
            ),
            confidence=0.72,
        )


def _opening(analysis: Analysis, first: int) -> str:
    """`mind`, `state` or empty."""
    at = first + 1 if analysis.lower(first) in ("tout", "bien", "en", "très", "également", "ne") else first
    if analysis.can(at, "prp") and analysis.words[at].lemmas("prp") & _MINDS:
        return "mind"
    if analysis.lower(first) == "après" and analysis.lower(first + 1) in ("avoir", "s'") and first + 2 < len(analysis.words):
        main = analysis.skip_adverbs(first + 2)
        return "mind" if main < len(analysis.words) and analysis.words[main].lemmas("pp") & (_MINDS | {"voir", "lire"}) else ""
    word = analysis.words[first]
    base = {word.lower.rstrip("s"), word.lower.removesuffix("es"), word.lower.removesuffix("e"), word.lower}
    if base & _STATES and (analysis.can(first + 1, "prep", "adv", "conj") or analysis.lower(first + 1) in ("au", "aux", "du", "des")):
        return "state"
    return ""


def _comma(analysis: Analysis, first: int) -> int:
    """Index of the comma that closes the opening, or 0."""
    for k in range(first + 1, min(first + _LONGEST, len(analysis.words))):
        text = analysis.words[k].token.text
        if text in ".;:?!()«»":
            return 0
        if text == "," and analysis.can(k + 1, "det") and analysis.can(k + 2, "noun", "adj", "num"):
            return k
    return 0


def _verb_after(analysis: Analysis, subject: NounPhrase) -> VerbGroup | None:
    """The first verb group after the subject, before the end of the sentence part."""
    for k in range(subject.end, min(subject.end + _VERB_REACH, len(analysis.words))):
        if analysis.words[k].token.text in ".;:?!«»":
            return None
        if analysis.can(k, "finite") and not analysis.can(k, "noun", "adj", "prep"):
            return next((g for g in analysis.verb_groups if g.start <= k < g.end), None)
    return None


@cache
def _things() -> frozenset[str]:
    return frozenset(row["noun"] for row in table("abstract_nouns.tsv"))


def _thing(analysis: Analysis, subject: NounPhrase, *, agent: bool) -> bool:
    """True when the head of the subject is a thing, or (after a verb of mind) the clause is passive with an agent."""
    head = analysis.words[subject.head]
    if subject.quantity or head.can("name", "unknown", "pron"):
        return False
    lower = head.lower
    abstract = (lower.endswith(_ENDINGS) and lower not in _PEOPLE) or bool(head.lemmas("noun") & _things())
    if not abstract and agent and lower not in _PEOPLE:
        group = _verb_after(analysis, subject)
        passive = group is not None and (group.passive or group.auxiliary == "être") and not group.clitics
        return bool(passive and group and analysis.lower(analysis.skip_adverbs(group.end)) == "par")
    return abstract
