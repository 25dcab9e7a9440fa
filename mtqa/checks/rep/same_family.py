"""REP122: a verb or adjective with a word of its own family in one clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.rep.clauses import crosses
from mtqa.checks.rep.same_stem import is_content, one_family
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.remember import FORMS
from mtqa.language.tokens import Token
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_WINDOW = 9
_PREFIX = 5
_STEM = 3
_VERB_ENDINGS = ("er", "ir", "re", "oir")
_NOUN_ENDINGS = ("", "e", "age", "ement", "ment", "ation", "ition", "tion", "ure", "ée", "ance", "ence", "is", "aison")
_NO_NOUN = ("prep", "adv", "conj", "adj", "aux", "pron", "det")
# Pairs of one spelling that go together in everyday phrases (`à compter de` and `compte`, `servir` and `service`).
_APART = words(
    "compter compte comptes servir service services classement classe tracer porte portes porter partir président présidente "
    "présidents présidentes présidence ministre ministère organisme organismes"
)


class SameFamily(SegmentCheck):
    """A verb or adjective with a word of its own family in one clause.

    What it does: reports a verb and the noun made from it, or two long words of one stem, within nine words when no mark,
    conjunction or finite verb stands between: `a voté lors du vote`, `les fonds de financement pour financer`.

    Why it matters: the machine has rendered one root twice; the second says nothing new.

    Known problems: a few such pairs are idiomatic, so the finding is minor. Neighbours (`vivre une vie`) are left alone.

    Example:
        bad: Le maire a plaidé longuement dans son plaidoyer.
        good: Le maire a plaidé longuement sa cause.

    Options: none.

    Sources: Académie française, Dire, ne pas dire (pléonasmes); Grevisse & Goosse, Le bon usage (complément interne).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "REP122"
    name = "same-family-in-clause"
    category = "fluency/duplication"
    its_type = "duplication"
    severity = Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        tokens = segment.tokens
        stems: dict[str, list[int]] = {}
        for j, token in enumerate(tokens):
            if not token.is_word or token.capitalised or len(token.text) <= _STEM:
                continue
            earlier = stems.setdefault(token.lower[:_STEM], [])
            for i in earlier[-_WINDOW:]:
                if j - _WINDOW <= i < j - 1 and _related(tokens, i, j) and not segment.quoted(tokens[i]):
                    yield self._report(segment, i, j)
                    return
            earlier.append(j)

    def _report(self, segment: SegmentView, first: int, again: int) -> Finding:
        one, two = segment.tokens[first].text, segment.tokens[again].text
        return self.finding(
            segment.span(first, again + 1),
            Phrase(
                f"{one} … {two}: one root twice", f"{one} … {two} : deux fois la même racine", f"{one} … {two}: satu akar kata dua kali"
            ),
            Phrase(
                "Both words have one root; the second may only repeat the first.",
                "Les deux mots ont la même racine ; le second ne fait peut-être que répéter le premier.",
                "Kedua kata ini seakar; yang kedua mungkin hanya mengulang yang pertama.",
            ),
            confidence=0.6,
        )


def _related(tokens: Sequence[Token], i: int, j: int) -> bool:
    one, two = tokens[i].lower, tokens[j].lower
    if one == two or one in _APART or two in _APART:
        return False
    family = is_content(one) and is_content(two) and one[:_PREFIX] == two[:_PREFIX] and one_family(one, two)
    cognate = bool(_verb_stems(one) & _noun_stems(two) or _noun_stems(one) & _verb_stems(two))
    return (family or cognate) and not crosses(tokens, i + 1, j)


@lru_cache(maxsize=FORMS)
def _verb_stems(lower: str) -> frozenset[str]:
    """Stems of a form that is surely a verb form (participles may be adjectives too)."""
    readings = french().readings(lower)
    sure = all(r.pos == "verb" for r in readings)
    if not sure and (not any(r.is_participle() for r in readings) or any(r.pos == "noun" for r in readings)):
        return frozenset()
    return _stems((r.lemma for r in readings if r.pos == "verb"), _VERB_ENDINGS)


@lru_cache(maxsize=FORMS)
def _noun_stems(lower: str) -> frozenset[str]:
    """Stems that the noun may have been made from; empty for a form that can be anything else."""
    readings = french().readings(lower)
    if any(r.pos in _NO_NOUN for r in readings):
        return frozenset()
    return _stems((r.lemma for r in readings if r.pos == "noun"), _NOUN_ENDINGS)


def _stems(lemmas: Iterator[str], endings: tuple[str, ...]) -> frozenset[str]:
    return frozenset(m[: len(m) - len(e)] for m in lemmas for e in endings if m.endswith(e) and len(m) - len(e) >= _STEM)
