"""OMI123: an active transitive verb that ends its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.omi.slots import bare_noun_phrase, clause_end, date_at
from mtqa.checks.view import SegmentView
from mtqa.language.finite import ends_sentence
from mtqa.language.morphology import french
from mtqa.language.remember import FORMS, Sieve
from mtqa.language.tables import table
from mtqa.language.tokens import Token
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_AVOIR = words("a ont avait avaient aura auront aurait auraient ayant avoir eu")
_CLITICS = words("l' le la les en me m' te t' nous vous se s' lui leur")
_FETCHING = words("que qu' dont lequel laquelle lesquels lesquelles auquel quel quelle quels quelles combien quoi comment comme tout rien")
# After these, or after a verb, *que* joins a clause and fetches no object from it.
_JOINS = words("après avant pour afin alors tandis parce dès bien pendant depuis sans sorte")
_RAISED = words("à faire fait fera font faisait laisser laissé laisse voir vu trop se s'")
_ADVERBS = words("pas plus jamais déjà également aussi toujours bien mieux encore aussitôt ensuite")
_JOINED = words("et ou")
_CIRCUMSTANCES = words("dans depuis pendant durant lors avant après malgré dès")
_REOPENING = words("que qu' : « des comment pourquoi si où")
_REACH, _CLAUSE = 14, 60
_MESSAGE = Phrase("The verb has no object", "Le verbe n’a pas d’objet", "Kata kerja ini tidak punya objek")
_REASON = Phrase(
    "“{lemma}” takes an object; the sentence ends without saying what or whom.",
    "« {lemma} » appelle un complément d’objet ; la phrase finit sans dire ni quoi ni qui.",
    "“{lemma}” memerlukan objek; kalimat berakhir tanpa menyebut apa atau siapa.",
)


class ObjectAtEnd(SegmentCheck):
    """Transitive verb at the end without its object.

    What it does: reports active forms of the verbs of `data/direct_objects.tsv` (*améliorer, vacciner, désigner …*) that end a
    sentence, a date or an adverb behind them at most, when no object pronoun, relative or question word stands before them.
    Why it matters: what was done, or to whom, has disappeared; Indonesian leaves such objects out.
    Known problems: two verbs that share an object named before (*planter et arroser*) and absolute uses (*il faut protéger*) are
    minor slips.
    Example: bad: `Le texte ne servira qu'à museler.` good: `Le texte ne servira qu'à museler la presse.`
    Options: none.
    Sources: TLFi (see `data/direct_objects.tsv`).
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "OMI123"
    name = "object-at-end"
    category = "accuracy/omission"
    its_type = "omission"
    severity = Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """One finding for each verb that ends its sentence without object."""
        tokens = segment.tokens
        if not segment.prose:
            return
        for index in segment.standing(_governing(segment.forms)):
            found = _verb(tokens[index].lower) if tokens[index].is_word and not tokens[index].capitalised else None
            if (
                index > 1
                and found
                and (_closes(tokens, index + 1) or _only_circumstances(tokens, index + 1))
                and _objectless(tokens, index, found[1])
                and not segment.quoted(tokens[index])
            ):
                yield self.finding(segment.span(index, index + 1), _MESSAGE, _REASON.format(lemma=found[0]), confidence=0.7)


@lru_cache(maxsize=FORMS)
def _verb(form: str) -> tuple[str, str] | None:
    """Lemma and kind (`inf`, `pp`, `fin`) of a form of a listed verb that is nothing else; participles only as written after *avoir*."""
    verbs = _verbs()
    readings = french().readings(form)
    for reading in readings:
        if reading.lemma not in verbs or reading.pos != "verb":
            continue
        if "inf" in reading.verb:
            return reading.lemma, "inf"
        if reading.is_participle():
            return (reading.lemma, "pp") if reading.gender in ("m", "") and reading.number in ("s", "") else None
        if reading.finite and all(r.pos == "verb" for r in readings):
            return reading.lemma, "fin"
    return None


_governing = Sieve(lambda form: _verb(form) is not None)


@cache
def _verbs() -> frozenset[str]:
    return frozenset(row["lemma"] for row in table("direct_objects.tsv"))


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """True when the sentence ends at `at`, a date or one adverb passed over."""
    date = date_at(tokens, at)
    if date is not None:
        at = date
    elif at < len(tokens) and tokens[at].is_word and tokens[at].lower.endswith("ment") and french().only_pos(tokens[at].lower, "adv"):
        at += 1
    return at < len(tokens) and (tokens[at].text == ";" or ends_sentence(tokens, at)) and tokens[at].text in (".", ";", "!")


def _only_circumstances(tokens: Sequence[Token], at: int) -> bool:
    """True when a circumstance follows and the clause holds no noun phrase that could be the object, no infinitive and no clause."""
    if at >= len(tokens) or not (tokens[at].lower in _CIRCUMSTANCES or date_at(tokens, at)):
        return False
    rest = tokens[at : at + _CLAUSE]
    end = clause_end(rest, 0)
    if end >= len(rest) or rest[end].text not in (".", ";"):
        return False
    rest = rest[:end]
    if any(t.lower in _REOPENING for t in rest) or any("inf" in r.verb for t in rest for r in french().readings(t.lower)):
        return False
    return bare_noun_phrase(rest, 0, end) is None


def _objectless(tokens: Sequence[Token], index: int, kind: str) -> bool:
    first = index - 1
    while first > 0 and (tokens[first].lower in _ADVERBS or tokens[first].lower.endswith("ment")):
        first -= 1
    before = tokens[first].lower
    if kind == "pp":
        if before not in _AVOIR or first == 0:
            return False
        first -= 1
        before = tokens[first].lower
    elif kind == "inf" and before in _RAISED | _CLITICS:
        return _only(tokens, first) if before == "à" else False
    if (
        before in _CLITICS
        or before in _JOINED
        or any(t.lower in _CLITICS for t in tokens[max(0, first - 2) : first + 1] if t.end - t.start == 2 and t.text.endswith("'"))
    ):
        return False
    return not any(_fetches(tokens, at) for at in range(max(0, index - _REACH), first + 1))


def _fetches(tokens: Sequence[Token], at: int) -> bool:
    """True for a relative or question word that can be the object of a verb behind it."""
    if tokens[at].lower not in _FETCHING:
        return False
    before = tokens[at - 1].lower if at else ""
    joins = tokens[at].lower in ("que", "qu'") and (
        before in _JOINS or (french().is_pos(before, "verb") and not french().is_pos(before, "noun"))
    )
    return not joins


def _only(tokens: Sequence[Token], at: int) -> bool:
    """True for `ne … qu'à`, `servir à`: an infinitive after *à* that takes up no noun before it."""
    earlier = {t.lower for t in tokens[max(0, at - 2) : at]}
    return bool(earlier & words("qu' serve servir sert servira servait servent cherche cherchent chercher vise visent viser consiste"))
