"""GRA154: avoir besoin, avoir peur and the like without their preposition, or an arrival without its à."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from mtqa.checks.base import lemma_anchors
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import TIMES, Analysis, NounPhrase
from mtqa.language.tables import table
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_NOUNS = wordset("besoin peur envie honte conscience connaissance pitié hâte horreur")
_MORE = (("rendre", "compte"), ("faire", "face"), ("prendre", "conscience"))  # that may stand without complement (see `LostComplement`)
_OPEN = wordset("fin face recours")  # behind which a noun phrase of unsure reach is an object too, where no à follows
_LINKS = wordset("à au aux auquel auxquels auxquelles")
_FRONTED = wordset(  # pronouns that are the complement, and behind which the subject may follow the verb
    "y en dont où auquel laquelle auxquels auxquelles duquel desquels desquelles quoi qui"
)
_ADVERBIALS = TIMES | wordset("cas plupart reste côté échéant tête coeur cœur même mains yeux bras")
_ARTICLES = wordset("le la l' les un une ce cet cette ces son sa ses leur leurs")
_STOPS = wordset("; . : ? !")
_REACH = 10
_WAYS = wordset("route routes chemin chemins sentier piste pistes rue rues ruelle voie voies pont passerelle escalier tunnel axe autoroute")
_LEADING = wordset("menant conduisant")
_MOTION = wordset("arriver aller retourner rentrer débarquer atterrir accoster parvenir")


class LightVerbLink(AnalysisCheck):
    """Avoir besoin, avoir peur and the like without their preposition, or an arrival without its à.

    What it does: reports `avoir` + `besoin`, `peur`, `envie` … straight before a determiner (`ont besoin l'aide`), the other phrases of
    `data/light_verbs.tsv` and their like (`a rendu compte l'erreur`, `mettre fin la grève`), a verb of arrival straight
    before a capitalised name where the clause already has its subject (`est arrivé Jakarta`), and a way that leads there (`la route
    menant Banda Aceh`).

    Why it matters: the link that Indonesian does not need (*butuh bantuan*, *tiba di*) is lost; the reader has to guess it.

    Known problems: inverted subjects (`où est arrivé Joko Widodo`) are passed over.

    Example:
        bad: Les sinistrés ont besoin une aide.
        good: Les sinistrés ont besoin d'une aide.

    Options: none.

    Sources: TLFi; Grevisse & Goosse, Le bon usage (locutions verbales).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA154"
    name = "light-verb-link"
    category = "fluency/grammar/function-words"
    its_type = "grammar"
    severity = Severity.MAJOR

    def called_by(self) -> frozenset[str]:
        """See `SegmentCheck.called_by`."""
        return _NOUNS | _LEADING | _verbs().keys() | lemma_anchors(_MOTION)

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for first, end in (*_before_names(analysis), *_set_phrases(analysis), *_ways(analysis)):
            yield self.finding(
                segment.span(first, end),
                Phrase("preposition lost", "préposition perdue", "preposisi hilang"),
                Phrase(
                    "This verb needs a preposition before its complement.",
                    "Ce verbe demande une préposition devant son complément.",
                    "Verba ini memerlukan preposisi sebelum pelengkapnya.",
                ),
                confidence=0.88,
            )


def _before_names(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """`ont besoin l'aide`, `est arrivé Jakarta`."""
    if not (analysis.standing(_NOUNS) or analysis.of(_MOTION)):
        return
    for group in analysis.verb_groups:
        main = analysis.words[group.participle if group.participle >= 0 else group.verb]
        at = analysis.skip_adverbs(group.end)
        lemmas = main.lemmas("finite", "pp")
        if "avoir" in lemmas and analysis.lower(at) in _NOUNS and analysis.can(at + 1, "det") and _object(analysis, at + 1):
            yield group.verb, at + 2
        elif lemmas & _MOTION and analysis.must(at, "name") and at == group.end and _own_subject(analysis, group.verb):
            yield group.verb, at + 1


def _set_phrases(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """`a rendu compte l'erreur`, `pour mettre fin la grève`."""
    for noun in analysis.standing(_verbs().keys()):
        verb = noun - 1
        while analysis.must(verb, "adv"):
            verb -= 1
        if verb < 0 or not analysis.words[verb].lemmas("finite", "inf", "prp", "pp") & _verbs()[analysis.lower(noun)]:
            continue
        phrase = analysis.noun_phrase(noun + 1) if analysis.lower(noun + 1) in _ARTICLES else None
        if phrase is None or not _object(analysis, noun + 1) or _adverbial(analysis, phrase):
            continue
        if not _sure_thing(analysis, phrase) and not (analysis.lower(noun) in _OPEN and _thing(analysis, phrase)):
            continue
        fronted = any(analysis.lower(k) in _FRONTED for k in range(max(0, verb - _REACH), verb))
        if not fronted and (analysis.must(verb, "inf", "prp") or _own_subject(analysis, verb)):
            yield verb, noun + 2


def _ways(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """`la route menant Kampung Baru est coupée`: a way leads to a place, and nothing says where else somebody is led along it."""
    for at in analysis.standing(_LEADING):
        end = at + 1
        while analysis.must(end, "name"):
            end += 1
        if analysis.lower(at - 1) in _WAYS and end > at + 1 and any(group.verb == end for group in analysis.verb_groups):
            yield at, at + 2


@cache
def _verbs() -> dict[str, frozenset[str]]:
    """The verbs of each noun that makes a phrase with them and takes its complement with a preposition; *avoir* has its own nouns."""
    found: dict[str, frozenset[str]] = {}
    rows = [(row["verb"], row["noun"]) for row in table("light_verbs.tsv")]
    for verb, noun in (*rows, *_MORE):
        if noun not in _NOUNS or verb != "avoir":
            found[noun] = found.get(noun, frozenset()) | {verb}
    return found


def _adverbial(analysis: Analysis, phrase: NounPhrase) -> bool:
    """True for `prend part le mois prochain`, `fait face le cas échéant`, `fait face les mains vides`."""
    timed = any(analysis.lower(k).removesuffix("-là").removesuffix("-ci") in _ADVERBIALS for k in range(phrase.start, phrase.end + 1))
    return timed or analysis.can(phrase.start + 1, "num")


def _sure_thing(analysis: Analysis, phrase: NounPhrase) -> bool:
    """False where the noun may be the subject of the next verb."""
    return phrase.sure and analysis.must(phrase.head, "noun", "adj", "name", "unknown")


def _thing(analysis: Analysis, phrase: NounPhrase) -> bool:
    """True for `mettre fin la collecte`, which no clitic and verb can be, when the clause has no à for the complement behind it."""
    if not analysis.can(phrase.head, "noun", "name", "unknown"):
        return False
    behind = (analysis.lower(k) for k in range(phrase.start, len(analysis.words)))
    linked = not _LINKS.isdisjoint(takewhile(lambda word: word not in _STOPS, behind))
    return not linked and analysis.must(phrase.head, "noun", "adj", "name", "unknown", "pp", "finite")


def _object(analysis: Analysis, at: int) -> bool:
    return analysis.lower(at) not in ("du", "des", "au", "aux", "chaque") and analysis.can(at + 1, "noun", "adj", "num")


def _own_subject(analysis: Analysis, verb: int) -> bool:
    """True when the finite verb, or the auxiliary of the participle, at `verb` has its subject before it."""
    clause = next((c for c in analysis.clauses if verb in (c.verb.verb, c.verb.participle)), None)
    return clause is not None and (clause.opener < 0 or analysis.lower(clause.opener) not in ("où", "dont"))
