"""Predicates whose verb alone shows that they disagree: `seront confisqué`, `nous sommes désolé`, `cela est devenue`."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.language.phrases import MASCULINE, PLURAL, Analysis, VerbGroup
from mtqa.language.readings import Features, Word
from mtqa.language.wordlists import words as wordset

_NEUTERS = wordset("cela ceci")
_NEUTRAL: Features = frozenset((("m", "s"),))
_REFLEXIVES = wordset("se s' me m' te t' nous vous")
_NONE: Features = frozenset()


def plain_disagreements(analysis: Analysis) -> Iterator[tuple[int, Features]]:
    """(index of the participle or adjective, features that it must have) where the verb alone rules out its own."""
    for group in analysis.verb_groups:
        if group.participle >= 0 and group.auxiliary == "avoir" and not group.passive:
            continue
        at, wanted = _wanted(analysis, group)
        word = analysis.words[at] if 0 <= at < len(analysis.words) else None
        if word is None or not word.can("pp", "adj") or not word.token.text.islower() or both_genders(analysis, at):
            continue
        if not (word.must("pp", "adj", "noun") or verbal_adjective(analysis, word)):
            continue
        features = word.features("pp", "adj")
        if features and not features & wanted:
            yield at, wanted & _subject(analysis, group, wanted)


def _wanted(analysis: Analysis, group: VerbGroup) -> tuple[int, Features]:
    """The predicate's index and the features that it may have; -1 where the verb doesn't tell."""
    verb, before = analysis.words[group.verb], analysis.lower(group.start - 1)
    if not group.passive and "être" not in verb.lemmas("finite", "finite12"):
        return -1, _NONE
    if "1p" in verb.persons:
        ours = before != "nous" if group.clitics == ("nous",) else before == "nous" and not group.clitics
        return (_predicate(analysis, group), PLURAL) if ours else (-1, _NONE)
    if group.participle < 0 or not _REFLEXIVES.isdisjoint(group.clitics):
        return -1, _NONE
    if verb.persons == {"3p"}:
        return group.participle, PLURAL
    if verb.persons == {"3s"} and before in _NEUTERS and not analysis.can(group.start - 2, "prep"):
        return group.participle, _NEUTRAL
    return -1, _NONE


def _predicate(analysis: Analysis, group: VerbGroup) -> int:
    """The participle, or the adjective after the adverbs where no noun follows it."""
    if group.participle >= 0:
        return group.participle
    at = analysis.skip_adverbs(group.end)
    return -1 if analysis.can(at + 1, "noun", "adj") else at


def _subject(analysis: Analysis, group: VerbGroup, wanted: Features) -> Features:
    """The features of the noun phrase straight before the verb (`ses biens seront`), else `wanted`."""
    for start in range(max(0, group.start - 3), group.start - 1):
        phrase = analysis.noun_phrase(start) if analysis.can(start, "det") and not analysis.can(start - 1, "prep") else None
        if phrase is not None and phrase.end == group.start and phrase.sure and phrase.features & wanted:
            joined = analysis.can(start - 1, "conj") and not phrase.features <= MASCULINE  # `le puits et les maisons seront`
            return wanted if joined else phrase.features
    return wanted


def verbal_adjective(analysis: Analysis, word: Word) -> bool:
    """True for `suffisant` straight behind a copula, where no object makes it a present participle."""
    return word.can("adj") and word.must("adj", "prp", "noun") and not analysis.can(word.index + 1, "det", "num", "inf", "pron")


def both_genders(analysis: Analysis, at: int) -> bool:
    """True for a word that goes on with a point or a bracket (`reconnaissant·e·s`, `élu(e)s`)."""
    behind = analysis.words[at + 1].token if at + 1 < len(analysis.words) else None
    return behind is not None and behind.text in ("·", "•", "(") and behind.start == analysis.words[at].token.end
