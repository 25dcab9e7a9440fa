"""Noun phrases, verb groups and clauses that stand plainly on the surface of a French sentence.

A shallow, cautious parser: it names a subject only when everything between the start of the clause and the verb is accounted for, and marks
what rests on a homograph as not `sure`. Rules build on it and keep silent on the rest. After Abney (1991), Parsing by chunks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from mtqa.language.chunks import FEMININE, MASCULINE, MONTHS, PLURAL, SINGULAR, TIMES, Clause, NounPhrase, VerbGroup
from mtqa.language.clauses import clauses
from mtqa.language.disambiguation import read
from mtqa.language.noun_phrases import COLLECTIVES, PRENOMINAL, PRONOUNS, NounPhraseReader
from mtqa.language.readings import OBJECT_CLITICS, Words
from mtqa.language.relatives import inverted_clauses, relative_clauses
from mtqa.language.tokens import Token
from mtqa.language.wordlists import words as wordset

__all__ = [
    "COLLECTIVES", "FEMININE", "MASCULINE", "MONTHS", "PLURAL", "PRENOMINAL", "PRONOUNS", "SINGULAR", "TIMES", "Analysis", "Clause",
    "NounPhrase", "VerbGroup",
]  # fmt: skip
ADVERBIALS = (
    ("à", "long", "terme"),
    ("à", "court", "terme"),
    ("à", "moyen", "terme"),
    ("à", "ce", "jour"), ("de", "toute", "façon"), ("à", "cette", "heure"), ("par", "nature"), ("de", "source", "sûre"),
    ("bien", "entendu"), ("bien", "sûr"), ("en", "outre"), ("par", "ailleurs"), ("en", "effet"),
    ("pour", "l'", "instant"), ("à", "nouveau"), ("de", "nouveau"),
    ("en", "partie"), ("d'", "ores", "et", "déjà"), ("à", "peine"), ("tout", "de", "même"), ("quand", "même"), ("sans", "doute"),
    ("du", "moins"),
    ("pour", "la", "première", "fois"), ("au", "moins"), ("à", "leur", "tour"), ("à", "son", "tour"), ("d'", "abord"), ("en", "revanche"),
    ("au", "contraire"), ("jusqu'", "à", "présent"), ("jusqu'", "ici"), ("par", "la", "suite"), ("depuis", "longtemps"), ("en", "vain"),
    ("à", "tort"), ("à", "jamais"), ("en", "permanence"), ("au", "total"), ("en", "majorité"), ("pour", "la", "plupart"), ("en", "moyenne"),
    ("de", "facto"), ("à", "la", "fois"), ("en", "général"), ("en", "particulier"), ("tout", "à", "fait"), ("un", "peu"),
    ("de", "plus", "en", "plus"),
    ("a", "priori"), ("en", "fait"), ("par", "exemple"), ("entre", "autres"), ("en", "quelque", "sorte"), ("du", "tout"), ("par", "erreur"),
    ("entre-temps",), ("soudain",), ("une", "fois", "de", "plus"), ("à", "plusieurs", "reprises"), ("à", "l'", "origine"), ("au", "final"),
)  # fmt: skip
_ITSELF = wordset("lui-même elle-même eux-mêmes elles-mêmes")
_QUI = frozenset(("qui",))
_ADVERBIALS = {first: tuple(f for f in ADVERBIALS if f[0] == first) for first in {f[0] for f in ADVERBIALS}}


class Analysis(Words):
    """A sentence's words, noun phrases, verb groups and clauses, each worked out once."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        super().__init__(read(tokens))
        self._phrases: dict[int, NounPhrase | None] = {}
        self._after_adverbs: dict[int, int] = {}

    def noun_phrase(self, i: int) -> NounPhrase | None:
        """The noun phrase that starts at word `i`, if one does."""
        if i not in self._phrases:
            self._phrases[i] = NounPhraseReader(self).read(i)
        return self._phrases[i]

    def verb_group(self, i: int, *tags: str) -> VerbGroup | None:
        """The verb group that starts at word `i` (at `ne`, a clitic or the verb), if one does.

        `tags` say what the verb must be able to be; without them a finite verb.
        """
        return _verb_group(self, i, tags or ("finite", "finite12"))

    def skip_adverbs(self, i: int) -> int:
        """The index after the adverbs and fixed adverbial phrases that start at `i`."""
        after = self._after_adverbs.get(i)
        if after is None:
            after = self._after_adverbs[i] = _skip_adverbs(self, i)
        return after

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Clauses whose subject stands before the verb in plain sight."""
        return tuple(clauses(self))

    @cached_property
    def participial_clauses(self) -> tuple[Clause, ...]:
        """A noun phrase and a present participle with nothing unexplained between them (`la pluie ayant cessé`)."""
        if not self.places("prp"):
            return ()
        return tuple(clauses(self, "prp"))

    @cached_property
    def relative_clauses(self) -> tuple[Clause, ...]:
        """`qui` clauses, their subject being whatever `qui` may stand for."""
        return tuple(relative_clauses(self)) if self.standing(_QUI) else ()

    @cached_property
    def inverted_clauses(self) -> tuple[Clause, ...]:
        """Incises with the speaker after the verb (`a dit la juge`)."""
        return tuple(inverted_clauses(self))

    @cached_property
    def verb_groups(self) -> tuple[VerbGroup, ...]:
        """All verb groups from left to right."""
        found: list[VerbGroup] = []
        free = 0
        for i in self.places("finite", "pron", "adv"):
            group = self.verb_group(i) if i >= free else None
            if group:
                found.append(group)
                free = group.end
        return tuple(found)

    @cached_property
    def noun_phrases(self) -> tuple[NounPhrase, ...]:
        """Noun phrases with a determiner or numeral, from left to right, not inside one another."""
        return tuple(self._noun_phrases())

    def _noun_phrases(self) -> Iterator[NounPhrase]:
        free = 0
        for i in self.places("det", "num"):
            phrase = self.noun_phrase(i) if i >= free else None
            if phrase:
                yield phrase
                free = phrase.head + 1


def _verb_group(analysis: Analysis, start: int, tags: tuple[str, ...]) -> VerbGroup | None:
    i, negated = start, False
    clitics: list[str] = []
    if analysis.lower(i) in ("ne", "n'"):
        negated, i = True, i + 1
    while len(clitics) < 3 and analysis.lower(i) in OBJECT_CLITICS and analysis.can(i, "pron"):
        clitics.append(analysis.lower(i))
        i += 1
    if not analysis.can(i, *tags):
        return None
    word = analysis.words[i]
    certain = word.must(*tags) or (word.must("noun", *tags) and analysis.must(i + 1, "det") and analysis.lower(i + 1) not in ("au", "aux"))
    sure = certain and (not clitics or negated or all(analysis.must(k, "pron", "adv") for k in range(start, i)))
    lemmas = word.lemmas(*tags)
    end, auxiliary, participle, passive = i + 1, "", -1, False
    if "être" in lemmas or "avoir" in lemmas:
        at = _skip_adverbs(analysis, end)
        if analysis.lower(at) == "été" and analysis.can(at, "pp") and "avoir" in lemmas:
            end, auxiliary, participle = at + 1, "avoir", at
            at = _skip_adverbs(analysis, end)
            if analysis.can(at, "pp"):
                end, participle, passive = at + 1, at, True
        elif analysis.can(at, "pp"):
            end, auxiliary, participle = at + 1, "être" if "être" in lemmas else "avoir", at
    return VerbGroup(start, end, i, tuple(clitics), negated, auxiliary, participle, passive, sure)


def _skip_adverbs(analysis: Analysis, i: int) -> int:
    while i < len(analysis.words):
        lower = analysis.lower(i)
        phrases = _ADVERBIALS.get(lower)
        fixed = next((len(f) for f in phrases if analysis.matches(i, *f)), 0) if phrases else 0
        if fixed:
            i += fixed
        elif (
            lower in _ITSELF
            or analysis.must(i, "adv")
            or (lower[:1] == "-" and analysis.words[i].token.is_word)
            or (lower in ("tous", "toutes") and not analysis.can(i + 1, "det"))
        ) or (analysis.can(i, "adv") and not analysis.can(i, "noun", "pp", "prep", "det", "conj")):
            i += 1
        else:
            return i
    return i
