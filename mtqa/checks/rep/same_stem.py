"""REP104: a word completed by a word of its own family."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.rep.clauses import JOINTS, surely_finite
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.remember import FORMS
from mtqa.language.tokens import Kind, Token
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_LINKS = words("de d' pour par en")
_MEANS = frozenset(("aide", "moyen"))
_INDEFINITE = frozenset(("un", "une", "des"))
_AGENTS = ("eur", "eurs", "euse", "euses", "rice", "rices", "iste", "istes", "ien", "iens", "ienne", "iennes")
_GRAMMAR = ("adv", "prep", "conj", "pron", "det", "num", "interj")
# Everyday pairs of one spelling family that mean different things side by side.
_DISTANT = words(
    "partie parti partis parties ministre ministère président présidence général générale commun commune couvert "
    "couverts couverte couvertes personne personnes commencer commence commencé commençons"
)
_SHORTEST, _SHARED = 6, 5  # letters of a content word, and of the start that two of one family share


class SameStem(SegmentCheck):
    """A word completed by a word of its own family.

    What it does: reports two content words that share their stem but not their form, the second linked to the first by `de`, `pour`, `par`,
    `en`, or as its means (`à l'aide de`, `avec`): the risk of risking, an indemnity of indemnification.

    Why it matters: the complement adds nothing; the machine has rendered one Indonesian root twice.

    Known problems: some such pairs are idiomatic (`commencer par le commencement`) or technical. Agents (`danseuse de danse`) and pairs
    with a definite article are left out, and the finding is minor.

    Example:
        bad: Le fonds versera des indemnités d'indemnisation.
        good: Le fonds versera des indemnités.

    Options: none.

    Sources: Académie française, Dire, ne pas dire (pléonasmes); Grevisse & Goosse, Le bon usage (complément interne).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "REP104"
    name = "same-stem"
    category = "fluency/duplication"
    its_type = "duplication"
    severity = Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        tokens = segment.tokens
        content = [i for i, lower in enumerate(segment.lowers) if len(lower) >= _SHORTEST and is_content(lower)]
        stems = [segment.lowers[i][:_SHARED] for i in content]
        if len(set(stems)) == len(stems):
            return
        for i, stem in zip(content, stems, strict=True):
            token = tokens[i]
            if stems.count(stem) == 1 or not token.is_word or (token.capitalised and i):
                continue
            second = _relative(tokens, i)
            if second is not None:
                again = tokens[second].text
                yield self.finding(
                    segment.span(i, second + 1),
                    Phrase(
                        f"{token.text} … {again}: the same root twice",
                        f"{token.text} … {again} : deux fois la même racine",
                        f"{token.text} … {again}: akar kata yang sama dua kali",
                    ),
                    Phrase(
                        "The second word repeats the root of the first and adds nothing.",
                        "Le second mot reprend la racine du premier sans rien ajouter.",
                        "Kata kedua mengulang akar kata pertama tanpa menambah arti.",
                    ),
                    confidence=0.8,
                )


def _relative(tokens: tuple[Token, ...], first: int) -> int | None:
    """Index of a word of the same family that completes token `first`."""
    linked = means = False
    for i in range(first + 1, min(first + 9, len(tokens))):
        token = tokens[i]
        if token.kind is Kind.MARK:
            if token.text != ",":
                return None
            linked = False
        elif token.lower in JOINTS or surely_finite(token.lower):
            return None
        elif token.lower in _LINKS:
            linked = True
        elif token.lower in _MEANS or (token.lower == "avec" and i + 1 < len(tokens) and tokens[i + 1].lower in _INDEFINITE):
            means = True
        elif token.is_word and not token.capitalised and is_content(token.lower) and one_family(tokens[first].lower, token.lower):
            near = linked and (i - first <= 4 or tokens[i - 1].lower == "pour")
            if near or (means and i - first <= 8):
                return i
    return None


@lru_cache(maxsize=FORMS)
def is_content(lower: str) -> bool:
    """True for nouns, verbs and adjectives of six letters or more."""
    if len(lower) < _SHORTEST or lower in _DISTANT or lower.endswith(_AGENTS):
        return False
    readings = french().readings(lower)
    return bool(readings) and not any(r.pos in _GRAMMAR for r in readings)


@lru_cache(maxsize=FORMS)
def one_family(one: str, two: str) -> bool:
    """True for two words with one stem and different lemmas: they share six letters, or all but one of the shorter."""
    lexicon = french()
    if lexicon.lemmas(one, "noun", "adj") & lexicon.lemmas(two, "noun", "adj") or (
        lexicon.lemmas(one, "verb") & lexicon.lemmas(two, "verb")
        and not (lexicon.is_pos(one, "noun") and "inf" in {v for r in lexicon.readings(two) for v in r.verb})
    ):
        return False
    shared = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        shared += 1
    shorter = min(len(one), len(two))
    return shared >= max(_SHARED, shorter - 4) and (shared >= 6 or shared >= shorter - 1) and abs(len(one) - len(two)) <= 7
