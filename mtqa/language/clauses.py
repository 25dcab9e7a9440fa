"""Finding clauses: an opener or a start, a subject with its modifiers, and the verb that follows at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from mtqa.language.chunks import MONTHS, TIMES, Clause, NounPhrase, VerbGroup
from mtqa.language.readings import ALL, PREPOSITIONS, Features, Word
from mtqa.language.wordlists import words as wordset

if TYPE_CHECKING:
    from mtqa.language.phrases import Analysis
SUBORDINATORS = wordset("que qu' car si s' lorsque lorsqu' quand puisque puisqu' quoique quoiqu' dont où")
_COMPARING = wordset("ainsi autant tant aussi plus moins autre autres tel telle tels telles même mêmes mieux pire davantage plutôt")
_DEGREES = _COMPARING - {"autre", "autres", "ainsi", "plutôt", "même", "mêmes", "tel", "telle", "tels", "telles"}
_QUOTES = frozenset(("«", "»", "“", "”", '"', "(", ")"))
_STOPS = frozenset(';:.?!«»"“”')
_HEAVY = wordset("qui quoi ce celui celle ceux celles")
_RELATIVES = wordset(
    "qui dont où que qu' lequel laquelle lesquels lesquelles selon comme auquel à faute face grâce suite quant lors contrairement malgré"
)
_INSERTION_LIMIT = 25
_MODIFIER_LIMIT = 40
_OPENING_LIMIT = 4
_ENUMERATION_LIMIT = 12


def clauses(analysis: Analysis, verb: str = "finite") -> Iterator[Clause]:
    """Clauses with their subject in plain sight, from left to right; `verb` is the tag of the verb looked for."""
    for start, opener in _starts(analysis) if verb == "finite" else _participial_starts(analysis):
        clause = clause_at(analysis, start, opener, verb)
        if clause:
            yield replace(clause, weak=opener >= 0 and analysis.lower(opener) in ("et", "mais"))


def clause_at(analysis: Analysis, start: int, opener: int, verb: str = "finite", *, contracted: bool = False) -> Clause | None:
    """The clause whose subject starts at word `start`, if everything up to its verb is accounted for."""
    subject = analysis.noun_phrase(start)
    hidden = analysis.lower(start) in ("au", "aux", "du") and analysis.lower(start + 1) not in ("moins", "plus") and not contracted
    if subject is None or hidden or _is_date(analysis, subject):
        return None
    return _Subject(analysis, subject, opener, verb).clause()


def _starts(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """(first word of a possible subject, opener) pairs."""
    words = analysis.words
    first = next((i for i, w in enumerate(words) if w.token.is_word or w.can("num")), len(words))
    yield first, -1
    after = after_opening(analysis, first)
    if after > first:
        yield after, -1
    for i in range(first, len(words) - 1):
        lower = words[i].lower
        if lower in SUBORDINATORS and (lower != "s'" or not words[i].can("pron")):
            if lower in ("que", "qu'") and _is_comparison_or_restriction(analysis, i):
                continue
            skip = i + 1
            while words[skip].token.text in _QUOTES and skip + 1 < len(words):
                skip += 1
            yield skip, i
            after = after_opening(analysis, skip) if lower != "si" else skip
            if after > skip:
                yield after, i
        elif lower in ("et", "mais"):
            yield i + 1, i
        elif words[i].token.text in (";", ":") or (words[i].token.text == "«" and i > first):
            yield i + 1, -1


def _participial_starts(analysis: Analysis) -> Iterator[tuple[int, int]]:
    yield from _starts(analysis)
    for i, word in enumerate(analysis.words[:-1]):
        if word.token.text == ",":
            yield i + 1, -1


def _is_comparison_or_restriction(analysis: Analysis, que: int) -> bool:
    """True for `plus long que`, `ainsi que`, `ne … que`: no clause need follow."""
    if analysis.lower(que - 1) in _COMPARING or analysis.lower(que + 1) in ("de", "d'"):
        return True
    before = [analysis.lower(k) for k in range(max(0, que - 6), que)]
    if not _DEGREES.isdisjoint(before[-4:]) or "meilleur" in before or "meilleure" in before:
        return True
    at = max((k for k, w in enumerate(before) if w in ("ne", "n'")), default=-1)
    return at >= 0 and not {"pas", "plus", "jamais", "point", "rien", "personne", "aucun", "aucune"} & set(before[at:])


def after_opening(analysis: Analysis, first: int) -> int:
    """The word after the comma that ends an opening adverbial (`En 2019,` `Lundi,` `Selon elle,`), or `first`."""
    words = analysis.words
    at = first
    for _ in range(_OPENING_LIMIT):
        if at >= len(words):
            break
        lower = words[at].lower
        opening = (
            lower in PREPOSITIONS
            or lower in ("au", "aux", "lors", "grâce", "faute", "face", "quant", "afin")
            or words[at].must("adv")
            or lower in TIMES
        )
        if not opening:
            phrase = analysis.noun_phrase(at)
            opening = phrase is not None and words[phrase.head].lower in TIMES and "," in [analysis.lower(phrase.end + k) for k in range(3)]
        if not opening:
            return at
        comma = _comma(analysis, at)
        if comma < 0:
            return at
        at = comma + 1
    return at


def _comma(analysis: Analysis, start: int) -> int:
    for at in range(start, min(start + _INSERTION_LIMIT, len(analysis.words))):
        word = analysis.words[at]
        if word.token.text == ",":
            return at
        if word.token.text in _STOPS or word.token.text in "()" or word.must("finite"):
            return -1
    return -1


def _is_date(analysis: Analysis, phrase: NounPhrase) -> bool:
    noun = analysis.lower(phrase.head)
    return (
        noun in MONTHS
        or (noun in ("heure", "heures", "h") and phrase.determiner < 0)
        or (noun in TIMES and analysis.lower(phrase.end) in (",", "au"))
    )


class _Subject:
    """A subject read from its noun phrase to its verb."""

    def __init__(self, analysis: Analysis, subject: NounPhrase, opener: int, verb: str) -> None:
        self.analysis, self.subject, self.opener, self.verb = analysis, subject, opener, verb
        self.features: Features = subject.features
        self.coordinated = False
        self.nouns: list[Features] = []

    def clause(self) -> Clause | None:
        at: int = self.subject.end
        stop = at + _MODIFIER_LIMIT
        doubtful: Clause | None = None
        while at < min(len(self.analysis.words), stop):
            group = self._verb(at)
            if group and not group.sure and group.verb == at and self.analysis.can(at, "adj"):
                doubtful = doubtful or Clause(self.opener, replace(self.subject, features=self.features), group, self.coordinated)
                at += 1
                continue
            if group:
                bare = (
                    self.subject.determiner < 0
                    and not self.coordinated
                    and self.analysis.must(self.subject.start, "noun", "adj", "unknown", "pp")
                )
                time = self.analysis.lower(self.subject.head) in TIMES
                subject = replace(self.subject, features=self.features, sure=self.subject.sure and not bare and not time)
                return Clause(self.opener, subject, group, self.coordinated, tuple(self.nouns))
            after = self._modifier(at)
            if after is None:
                break
            at = after
        return doubtful

    def _verb(self, at: int) -> VerbGroup | None:
        word = self.analysis.words[at]
        if self.verb != "finite":
            return self.analysis.verb_group(at, self.verb) if word.lower in ("ne", "n'") or word.can(self.verb, "pron") else None
        if word.lower in ("ne", "n'") or word.can("finite") or (word.can("pron") and not word.must("det")):
            return self.analysis.verb_group(at)
        return None

    def _modifier(self, at: int) -> int | None:
        """The word after the modifier that starts at `at`, or None when nothing known starts there."""
        analysis, word = self.analysis, self.analysis.words[at]
        if word.token.text == ",":
            listed = self.nouns and analysis.lower(at + 1) in ("de", "d'", "du", "des")
            return self._prepositional(at + 1) if listed else self._insertion(at)
        if word.token.text == "(":
            return self._parenthesis(at)
        if word.lower in ("et", "ou", "ni"):
            return self._coordination(at)
        if word.lower in ("avant", "arrière") and analysis.can(at + 1, "finite", "pron", "adv"):
            return at + 1
        if word.lower in PREPOSITIONS or word.lower in ("du", "des", "au", "aux"):
            return self._prepositional(at)
        adverbs = analysis.skip_adverbs(at)
        if adverbs > at:
            return adverbs
        if word.can("name", "num") and not word.can("det"):
            return at + 1
        if word.can("adj", "pp", "unknown"):
            return at + 1
        if word.lower in ("lui-même", "elle-même", "eux-mêmes", "elles-mêmes"):
            return at + 1
        return None

    def _prepositional(self, at: int) -> int | None:
        analysis = self.analysis
        inner = at if analysis.lower(at) in ("du", "des", "au", "aux") else at + 1
        if analysis.lower(inner) in _HEAVY:
            return None
        if analysis.lower(inner) in ("lui", "elle", "eux", "elles", "nous", "vous"):
            return inner + 1
        phrase = analysis.noun_phrase(inner)
        if phrase is None:
            if analysis.must(inner, "adv") or (analysis.can(inner, "name", "num") and not analysis.can(inner, "noun")):
                return inner + 1
            return None
        self.nouns.append(phrase.features)
        return phrase.end

    def _coordination(self, at: int) -> int | None:
        analysis = self.analysis
        after = at + 1
        if analysis.lower(after) in ("de", "d'") and analysis.noun_phrase(after):  # `le maire et d'autres élus`
            self.features = ALL
        if (
            analysis.lower(after) in PREPOSITIONS
            or analysis.lower(after) in ("du", "au", "aux")
            or (analysis.lower(after) == "des" and self.nouns)
        ):
            return self._prepositional(after)
        phrase = None if analysis.must(after, "pron") else analysis.noun_phrase(after)
        if phrase is None or (analysis.lower(after) == "des" and self.nouns):
            return after + 1 if analysis.can(after, "adj", "pp") and not analysis.can(after, "finite") else None
        if not (analysis.can(after, "det", "num", "name") or self.subject.determiner < 0):
            self.features = ALL
            return phrase.end
        self.coordinated = True
        self.features = join(self.features, phrase.features, either=analysis.lower(at) != "et" or bool(self.nouns))
        return phrase.end

    def _insertion(self, at: int) -> int | None:
        """Past `, … ,` when the stretch has no verb of its own or is a relative clause."""
        analysis = self.analysis
        first = analysis.words[at + 1] if at + 1 < len(analysis.words) else None
        if first is None:
            return None
        listed = self._enumeration(at)
        if listed is not None:
            return listed
        relative = first.lower in _RELATIVES
        for k in range(at + 1, min(at + _INSERTION_LIMIT, len(analysis.words))):
            word = analysis.words[k]
            if word.token.text == ",":
                if k + 1 < len(analysis.words) and self._verb(k + 1):
                    self._widen(first)
                    return k + 1
                if analysis.lower(k + 1) in ("et", "ou", "ni", "ainsi", "comme"):
                    self.features = ALL
            elif word.lower in ("et", "ou", "ni", "ainsi") and not relative:
                self.features = ALL
            elif word.token.text in _STOPS or (word.can("finite") and not relative and not word.can("noun", "adj", "prep")):
                return None
        return None

    def _enumeration(self, at: int) -> int | None:
        """Past `, B et C` straight before the verb."""
        analysis, features, end = self.analysis, self.subject.features, at
        for _ in range(_ENUMERATION_LIMIT):
            if analysis.lower(end) not in (",", "et"):
                break
            last = analysis.lower(end) == "et"
            phrase = analysis.noun_phrase(end + 1)
            if phrase is None or analysis.must(end + 1, "pron") or (phrase.determiner < 0) != (self.subject.determiner < 0):
                return None
            features, end = join(features, phrase.features, either=False), phrase.end
            if last:
                if end < len(analysis.words) and self._verb(end):
                    self.features, self.coordinated = features, True
                    return end
                return None
        return None

    def _widen(self, first: Word) -> None:
        if first.lower in _RELATIVES:
            return
        if (
            first.can("det", "num", "noun", "pron")
            and first.lower not in ("dont", "où", "qui", "que", "qu'", "au", "aux")
            and not first.can("adj", "pp", "prep")
        ):
            self.features = ALL

    def _parenthesis(self, at: int) -> int | None:
        for k in range(at + 1, min(at + _INSERTION_LIMIT, len(self.analysis.words))):
            if self.analysis.words[k].token.text == ")":
                return k + 1
        return None


def join(first: Features, second: Features, *, either: bool) -> Features:
    """Agreement of `A et B`: plural, masculine when one member is; `either` adds the single members (`ou`, unclear attachment)."""
    genders = set()
    for a in {g for g, _ in first}:
        for b in {g for g, _ in second}:
            genders.add("f" if a == b == "f" else "m")
    both = frozenset((g, "p") for g in genders)
    return both | first | second if either else both
