"""OMI134: an adjective, a number or a verb that is left alone where its noun or its second half should follow."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.finite import ends_sentence
from mtqa.language.phrases import Analysis
from mtqa.language.tables import table
from mtqa.language.tokens import Kind
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_POSSESSIVES = words("ses leurs son sa leur mes nos vos notre votre")
_ADJECTIVES = words(
    "propre propres nouvelle nouveaux nouvelles nombreux nombreuses principal principale principaux principales grand grands futurs "
    "futures vaste vastes importants importantes"
)
_PREPOSITIONS = words("depuis pendant durant après dans voici voilà avant")
_NUMBERS = words("deux trois quatre cinq six sept huit neuf dix douze quinze vingt trente quarante cinquante soixante cent")
_BEHIND = words(". ; , dans pour pendant lors depuis avec")
_DETERMINERS = words("des les la le un une ses leurs son sa")
_AVOIR = words("a ont avait avaient aura auront aurait auraient ayant")
_PARTITIVE = words(
    "pas plus jamais sans moins peu beaucoup trop tant autant assez guère ni aucun davantage bien suffisamment quoi combien point"
)
_TIME = words("lundi mardi mercredi jeudi vendredi samedi dimanche week-end matin soir")
_MORE = words("dépasser franchir atteindre recruter excéder représenter")
_OBJECT = words("le la les l' en se s' me nous vous")
_FETCHING = words("que qu' dont lequel laquelle combien où")
_MODIFYING = _ADJECTIVES | _NUMBERS
_AFTER_CUT = words("et de d'")
_MESSAGE = Phrase("A noun or verb is missing here", "Il manque ici un nom ou un verbe", "Ada nomina atau verba yang hilang di sini")
_REASON = Phrase(
    "“{one}” is left alone: what it belongs to does not follow.",
    "« {one} » reste seul : le mot auquel il se rapporte ne suit pas.",
    "“{one}” tertinggal sendiri: kata yang diterangkannya tidak mengikuti.",
)


class LeftAlone(SegmentCheck):
    """Adjective, number or verb left alone.

    What it does: reports a possessive with an adjective and no noun (`sept voitures et ses propres.`), a small number behind *depuis,
    pendant, dans* at the end of a sentence (`fermé depuis trois.`), *à* or *pour* with a transitive infinitive, *et* and an article
    (`à recruter et des livreurs`), a transitive infinitive with *de* and a bare plural where no quantity stands (`financer
    d'importations`), and `dépasse le week-end`: a transitive verb with nothing but a time behind it.
    Why it matters: a noun, a unit or a second verb was dropped.
    Known problems: numbers that stand for things just named (`sa quatrième victoire depuis trois`) are rare, so the finding is minor.
    Example: bad: `Le phare est éteint depuis trois.` good: `Le phare est éteint depuis trois nuits.`
    Options: none.
    Sources: TLFi (see `data/direct_objects.tsv`, `data/transitive_verbs.tsv`); Grevisse & Goosse, Le Bon Usage, l'ellipse.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "OMI134"
    name = "left-alone"
    category = "accuracy/omission"
    its_type = "omission"
    severity = Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """One finding for each word that is left alone."""
        if not segment.prose:
            return
        tokens = segment.tokens
        analysis = segment.analysis
        for i in sorted({*analysis.places("inf", "finite", "pp"), *analysis.standing(_MODIFYING)}):
            if not 0 < i < len(tokens) - 1:
                continue
            if tokens[i].is_word and not tokens[i].capitalised and _alone(analysis, i) and not segment.quoted(tokens[i]):
                reason = _REASON.format(one=tokens[i].text)
                yield self.finding(segment.span(i, i + 2), _MESSAGE, reason, confidence=0.7)


@cache
def _transitive() -> frozenset[str]:
    return _MORE | frozenset(row["lemma"] for name in ("direct_objects.tsv", "transitive_verbs.tsv") for row in table(name))


def _alone(a: Analysis, i: int) -> bool:
    word, after = a.lower(i), a.lower(i + 1)
    if word in _ADJECTIVES and a.lower(i - 1) in _POSSESSIVES:
        return after in _BEHIND and not (after == "," and a.can(i + 2, "adj"))
    if word in _NUMBERS and a.lower(i - 1) in _PREPOSITIONS:
        return after in (".", ";") and ends_sentence([w.token for w in a.words], i + 1)
    if a.can(i, "inf"):
        return after in _AFTER_CUT and _cut_infinitive(a, i)
    if a.must(i, "finite"):
        return _only_time(a, i) and not a.words[i].lemmas("finite").isdisjoint(_transitive())
    return a.lower(i - 1) in _AVOIR and a.can(i, "pp") and _bare_plural(a, i)


def _cut_infinitive(a: Analysis, i: int) -> bool:
    if not a.must(i, "inf"):
        return False
    before, after = a.lower(i - 1), a.lower(i + 1)
    if (
        after == "et"
        and before in ("à", "pour")
        and a.lower(i) != "venir"
        and a.lower(i + 2) in _DETERMINERS
        and a.lower(i - 2) not in ("il", "reste", "prêt", "facile")
    ):
        return a.must(i + 3, "noun") or a.can(i + 3, "adj")
    if not a.words[i].lemmas("inf") & _transitive():
        return False
    if after in ("de", "d'") and a.must(i + 2, "noun") and a.words[i + 2].features("noun") and not a.words[i + 2].token.capitalised:
        plural = {n for _, n in a.words[i + 2].features("noun")} == {"p"}
        quantity = any(a.lower(k) in _PARTITIVE - {"quoi"} or a.lower(k) in ("en", "ne", "n'") for k in range(max(0, i - 6), i))
        return plural and not quantity
    return False


def _only_time(a: Analysis, i: int) -> bool:
    """`et dépasse le week-end.`"""
    at = i + 2 if a.lower(i + 1) in ("le", "la", "ce") else i + 1
    if a.lower(at) not in _TIME or a.lower(at + 1) not in (".", ";"):
        return False
    if a.lower(i - 1) in _OBJECT:
        return False
    return not any(a.lower(k) in _FETCHING for k in range(max(0, i - 8), i))


def _bare_plural(a: Analysis, i: int) -> bool:
    """`ont versé larmes`: a plural noun straight behind an active participle."""
    if not a.must(i + 1, "noun") or a.words[i + 1].token.capitalised or a.lower(i - 2) in ("ne", "n'"):
        return False
    if a.lower(i + 2) in ("et", "ou", ","):  # `ont arrêté pompes et fours`
        return False
    features = a.words[i + 1].features("noun")
    return bool(features) and {n for _, n in features} == {"p"} and a.words[i + 1].token.kind is Kind.WORD
