"""OMI130: a preposition or article before a word that cannot begin what it announces."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.chunks import TIMES
from mtqa.language.finite import ends_sentence
from mtqa.language.morphology import french
from mtqa.language.phrases import Analysis
from mtqa.language.tables import table
from mtqa.language.wordlists import PREPOSITIONS, words
from mtqa.phrase import Phrase

_OPENING = words("par en vers chez parmi dans sous envers des aux au du")
_BEFORE_VERB = words("par chez parmi dans sous envers des aux au du")
_BEFORE_OF = words("des aux au ces ses cette cet")
_BEFORE_TIME = words("avant après pendant lors depuis malgré dès selon")
_AT_END = words("sans dans par de pour vers chez des du aux")
_MEANS = words("téléphone fax radio poste voie force terre mer ordre centaine suite hasard mégarde erreur exemple contraste")
_TIME_PREPOSITIONS = words("depuis pendant durant dès")
_ARTICLES = words("son sa ses le la les leur leurs ce cette l'")
_ALSO_THINGS = words(
    "milieu cadre équipe famille foule public population général enfant jeune adulte adolescent réalisateur capitaine pilote gardien"
)
_REFLEXIVE = words("s' se ne n'")
_CONJUNCTIONS = words("que qu' et ou")
_MESSAGE = Phrase("Something is missing behind the word", "Il manque quelque chose derrière ce mot", "Ada yang hilang setelah kata ini")
_REASON = Phrase(
    "“{word}” announces a noun, but “{next}” follows.",
    "« {word} » annonce un nom, mais c’est « {next} » qui suit.",
    "“{word}” menandai nomina, tetapi yang mengikuti adalah “{next}”.",
)


class Stranded(SegmentCheck):
    """Preposition or article with nothing behind it.

    What it does: reports *par, vers, chez, des, aux …* before a pronominal or negated verb (`organisée par s'est tenue`), before *et, ou,
    que* when no second preposition follows (`les deux tiers des et la présidence`), an article before *de* (`vers des d'Asie`), *par*
    before a preposition of time (`cinq mètres par avant l'arrêt`), *et* and a preposition at the end of a sentence, *parmi lesquels de*
    and a singular noun, a participle with *par* and a bare word before a figure or an article, and a person
    behind *depuis, pendant, durant, dès*.
    Why it matters: the agent, the place or the thing was dropped, and the reader cannot guess it.
    Known problems: words quoted for themselves; elliptical headlines are left alone.
    Example: bad: `La fête organisée par s'est tenue dimanche.` good: `La fête organisée par la mairie s'est tenue dimanche.`
    Options: none.
    Sources: Grevisse & Goosse, Le Bon Usage, la préposition et son régime.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "OMI130"
    name = "stranded-preposition"
    category = "accuracy/omission"
    its_type = "omission"
    severity = Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """One finding for each stranded word."""
        if not segment.prose:
            return
        tokens = segment.tokens
        for i in segment.standing(_CANDIDATES):
            if not 0 < i < len(tokens) - 1 or tokens[i].capitalised or tokens[i + 1].capitalised:
                continue
            if _stranded(segment.analysis, i):
                reason = _REASON.format(word=tokens[i].text, next=tokens[i + 1].text)
                yield self.finding(segment.span(i, i + 2), _MESSAGE, reason, confidence=0.75)


_CANDIDATES = _OPENING | _TIME_PREPOSITIONS | _BEFORE_OF | _AT_END | words("d' de")


def _stranded(a: Analysis, i: int) -> bool:
    word, after = a.lower(i), a.lower(i + 1)
    if word in _BEFORE_VERB and after in _REFLEXIVE and a.must(i + 2, "finite", "finite12") and a.lower(i + 2) != "importe":
        return True
    if word in _OPENING and after in _CONJUNCTIONS:
        return _without_second(a, i, after)
    if word in _BEFORE_OF and after in ("de", "d'", "du") and a.lower(i - 1) not in ("l'", "un", "une"):
        return a.can(i + 2, "noun", "name") and word not in ("au", "aux")
    if word in _TIME_PREPOSITIONS and _person_for_time(a, i):
        return True
    if word == "par" and after in _BEFORE_TIME:
        return True
    if word == "par" and _bare_agent(a, i):
        return True
    if word in ("de", "d'") and a.lower(i - 1) in ("lesquels", "lesquelles") and a.lower(i - 2) == "parmi":
        return a.must(i + 1, "noun") and "p" not in {n for _, n in a.words[i + 1].features("noun")}
    return _closing(a, i)


def _person_for_time(a: Analysis, i: int) -> bool:
    """`recherché depuis son propriétaire.`: a person and a stop where an event or a date should stand."""
    if a.lower(i + 1) not in _ARTICLES or a.lower(i + 3) not in (".", ",", ";"):
        return False
    return bool(french().lemmas(a.lower(i + 2), "noun") & _persons()) and not a.can(i + 2, "adj")


@cache
def _persons() -> frozenset[str]:
    rows = (row["lemmas"] for row in table("noun_classes.tsv") if row["class"] == "person")
    return frozenset(word for lemmas in rows for word in lemmas.split()) - _ALSO_THINGS


def _without_second(a: Analysis, i: int, after: str) -> bool:
    """`des et la`: no second preposition behind the conjunction."""
    if after in ("que", "qu'"):
        return a.lower(i - 1) not in ("pour", "de") and not (a.lower(i) == "en" and a.lower(i - 1) in ("tant", "attendant"))
    second = a.lower(i + 2)
    return second not in PREPOSITIONS and second not in ("autour", "hors", "non", "à", "/", "au", "aux", "près") and second != ""


def _closing(a: Analysis, i: int) -> bool:
    """`une porte et sans.`"""
    return (
        a.lower(i) in _AT_END
        and a.lower(i - 1) in ("et", "ou")
        and a.lower(i + 1) == "."
        and a.lower(i - 2) not in PREPOSITIONS
        and ends_sentence([w.token for w in a.words], i + 1)
    )


def _bare_agent(a: Analysis, i: int) -> bool:
    """`géré par place neuf stagiaires`: a verb form straight behind *par*, a figure or an article behind it."""
    if not a.must(i - 1, "pp", "adj", "noun") or not a.can(i - 1, "pp") or a.lower(i + 1) in TIMES:
        return False
    infinitive = a.can(i + 1, "inf") or a.lower(i + 1) in _MEANS
    return (
        not infinitive
        and french().maybe_finite(a.lower(i + 1))
        and a.can(i + 2, "num", "det")
        and a.lower(i + 2) not in ("des", "du", "au", "aux", "de")
    )
