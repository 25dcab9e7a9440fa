"""Clauses whose subject is not a noun phrase before the verb: relative `qui`, and the speaker after an incise (`a dit la juge`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtqa.language.chunks import TIMES, Clause, NounPhrase
from mtqa.language.readings import Features
from mtqa.language.speech import attributions
from mtqa.language.subjects import STOPS
from mtqa.language.wordlists import words as wordset

if TYPE_CHECKING:
    from mtqa.language.phrases import Analysis

_BOUNDARIES = wordset("que qu' qui dont où si comme lequel laquelle lesquels lesquelles")
_SEVERAL = wordset("et ou ni , ( )")
_CLOSERS = frozenset('»”"')
_REACH = 24


def relative_clauses(analysis: Analysis) -> Iterator[Clause]:
    """`qui` clauses; the features of their subject are those of all nouns that `qui` may stand for, back to the last verb or mark."""
    for i, word in enumerate(analysis.words[:-1]):
        if word.lower != "qui" or analysis.can(i - 1, "prep", "conj"):
            continue
        group = analysis.verb_group(i + 1)
        antecedents = _antecedents(analysis, i) if group and group.sure else None
        if group and antecedents:
            features: Features = frozenset().union(*(phrase.features for phrase in antecedents))
            yield Clause(i, antecedents[-1]._replace(features=features), group)


def _antecedents(analysis: Analysis, qui: int) -> list[NounPhrase] | None:
    """The noun phrases straight before `qui`, or None when one is a name, a quantity or one of several."""
    last = qui - 2 if analysis.lower(qui - 1) == "," else qui - 1
    first = last + 1
    while first > 0 and last - first < _REACH:
        word = analysis.words[first - 1]
        if word.must("finite", "finite12") or word.token.text in STOPS or word.lower in _BOUNDARIES:
            break
        if word.lower in _SEVERAL:
            return None
        first -= 1
    if last < qui - 1 and _inside_insertion(analysis, first - 1):
        return None
    found: list[NounPhrase] = []
    at = first
    while at <= last:
        if analysis.can(at, "name", "unknown"):
            return None
        phrase = analysis.noun_phrase(at) if analysis.can(at, "det", "num", "noun", "pron") else None
        if phrase is None or phrase.end > last + 1:
            at += 1
            continue
        if (
            analysis.can(phrase.head, "unknown")
            or phrase.quantity
            or not phrase.sure
            or not phrase.agreed
            or analysis.lower(phrase.head) in TIMES
        ):
            return None
        found.append(phrase)
        at = phrase.end
    return found or None


def _inside_insertion(analysis: Analysis, boundary: int) -> bool:
    """True when the boundary before `…, qui` belongs to a clause inserted after the real antecedent."""
    for k in range(boundary, -1, -1):
        if analysis.lower(k) in _BOUNDARIES:
            return True
        if analysis.words[k].token.text in STOPS or analysis.lower(k) == ",":
            return False
    return False


def inverted_clauses(analysis: Analysis) -> Iterator[Clause]:
    """The verb of an incise and the speaker straight after it."""
    tokens = tuple(word.token for word in analysis.words)
    for speech in attributions(tokens):
        closed = any(analysis.lower(k) in _CLOSERS for k in range(max(0, speech.first - 2), speech.first))
        if speech.pronoun or not closed:
            continue
        group = analysis.verb_group(speech.first)
        subject = analysis.noun_phrase(speech.after) if analysis.can(speech.after, "det", "name", "num") else None
        if group is None or subject is None or not subject.sure or analysis.lower(speech.after) in ("au", "aux", "du", "des"):
            continue
        coordinated = any(analysis.lower(k) in ("et", "ou") for k in range(subject.end, min(subject.end + 14, len(analysis.words))))
        if analysis.lower(subject.head) not in TIMES:
            yield Clause(-1, subject, group._replace(sure=True), coordinated)
