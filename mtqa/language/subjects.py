"""Reading a subject from its noun phrase to its verb: complements, insertions and relative clauses are passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.language.chunks import TIMES, Clause, NounPhrase, VerbGroup
from mtqa.language.readings import ALL, PREPOSITIONS, Features
from mtqa.language.wordlists import words as wordset

if TYPE_CHECKING:
    from mtqa.language.phrases import Analysis

STOPS = frozenset(';:.?!«»"“”')
_HEAVY = wordset("qui quoi ce celui celle ceux celles")
_TONIC = wordset("lui elle eux elles nous vous")
_RELATIVES = wordset(
    "qui dont où que qu' lequel laquelle lesquels lesquelles selon comme auquel à faute face grâce suite quant lors contrairement malgré"
)
_ITSELF = wordset("lui-même elle-même eux-mêmes elles-mêmes")
_CONTRACTED = ("du", "des", "au", "aux")
_INSERTION_LIMIT = 25
_MODIFIER_LIMIT = 40
_RELATIVE_LIMIT = 16
_ENUMERATION_LIMIT = 12


class SubjectReader:
    """Reads one subject from left to right.

    Args:
        analysis: the sentence.
        subject: the noun phrase at its start.
        opener: index of the word that opens the clause, or -1.
        verb: `finite`, or `prp` for an absolute clause.
    """

    def __init__(self, analysis: Analysis, subject: NounPhrase, opener: int, verb: str) -> None:
        self.analysis, self.subject, self.opener, self.verb = analysis, subject, opener, verb
        self.features: Features = subject.features
        self.coordinated = False
        self.nouns: list[Features] = []

    def clause(self) -> Clause | None:
        """The clause, or None when something between subject and verb is not accounted for."""
        at: int = self.subject.end
        stop = at + _MODIFIER_LIMIT
        doubtful: Clause | None = None
        while at < min(len(self.analysis.words), stop):
            group = self._verb(at)
            if group and not group.sure and group.verb == at and self.analysis.can(at, "adj"):
                doubtful = doubtful or self._made(group)
                at += 1
                continue
            if group:
                return self._made(group)
            after = self._modifier(at)
            if after is None:
                break
            at = after
        return doubtful

    def _made(self, group: VerbGroup) -> Clause:
        analysis, subject = self.analysis, self.subject
        bare = subject.determiner < 0 and not self.coordinated and analysis.must(subject.start, "noun", "adj", "unknown", "pp")
        time = analysis.lower(subject.head) in TIMES and analysis.lower(subject.end) not in ("de", "d'")
        sure = subject.sure and not bare and not time
        return Clause(self.opener, subject._replace(features=self.features, sure=sure), group, self.coordinated, tuple(self.nouns))

    def _verb(self, at: int) -> VerbGroup | None:
        if at >= len(self.analysis.words):
            return None
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
            return self._after_comma(at)
        if word.token.text == "(":
            return self._parenthesis(at)
        if word.token.text in "«“":
            return self._quoted(at)
        if word.lower in ("et", "ou", "ni"):
            return self._coordination(at)
        if word.lower == "qui" or (word.must("prp") and self.verb == "finite"):
            return self._reduced_clause(at)
        if word.lower in ("avant", "arrière") and analysis.can(at + 1, "finite", "pron", "adv"):
            return at + 1
        if word.lower in PREPOSITIONS or word.lower in _CONTRACTED:
            return self._prepositional(at)
        return self._word(at)

    def _word(self, at: int) -> int | None:
        """Past one word (or adverbial) that may stand after a noun."""
        analysis, word = self.analysis, self.analysis.words[at]
        adverbs = analysis.skip_adverbs(at)
        if adverbs > at:
            return adverbs
        if (word.can("name", "num") and not word.can("det")) or word.can("adj", "pp", "unknown") or word.lower in _ITSELF:
            return at + 1
        compound = word.must("noun") and analysis.can(at - 1, "noun", "unknown") and not analysis.can(at - 1, "det")
        return at + 1 if compound and word.lower not in TIMES else (at + 1 if word.lower in TIMES and word.must("noun") else None)

    def _after_comma(self, at: int) -> int | None:
        found = self._insertion(at)
        if found is None and self.nouns and self.analysis.lower(at + 1) in ("de", "d'", "du"):
            return self._prepositional(at + 1)
        return found

    def _prepositional(self, at: int) -> int | None:
        analysis = self.analysis
        inner = at if analysis.lower(at) in _CONTRACTED else at + 1
        if analysis.lower(inner) in _HEAVY:
            return None
        if analysis.lower(inner) in _TONIC:
            return inner + 1
        phrase = analysis.noun_phrase(inner)
        if phrase is None:
            if analysis.must(inner, "adv") or (analysis.can(inner, "name", "num") and not analysis.can(inner, "noun")):
                return inner + 1
            return None
        self.nouns.append(phrase.features)
        return phrase.end

    def _coordination(self, at: int) -> int | None:
        analysis, after = self.analysis, at + 1
        if analysis.lower(after) in ("de", "d'") and analysis.noun_phrase(after):  # `le maire et d'autres élus`
            self.features = ALL
        again = analysis.lower(after) == "des" and bool(self.nouns)
        if analysis.lower(after) in PREPOSITIONS or analysis.lower(after) in ("du", "au", "aux") or again:
            return self._prepositional(after)
        phrase = None if analysis.must(after, "pron") else analysis.noun_phrase(after)
        if phrase is None:
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
        if at + 1 >= len(analysis.words):
            return None
        first = analysis.words[at + 1]
        complement = bool(self.nouns) and first.lower == "des"  # `le port de Java, des Moluques et du Japon`
        listed = None if complement else self._enumeration(at)
        if listed is not None:
            return listed
        relative = first.lower in _RELATIVES
        member = first.can("det", "num", "name", "pron") and not relative and not first.can("adj", "pp", "prep")
        k, stop = at + 1, min(at + _INSERTION_LIMIT, len(analysis.words))
        while k < stop:
            word = analysis.words[k]
            if word.token.text == ",":
                if self._verb(k + 1):
                    return k + 1
                if analysis.lower(k + 1) in ("et", "ou", "ni", "ainsi", "comme"):
                    self.features = ALL
            elif word.lower in ("et", "ou", "ni", "ainsi") and member:
                self.features = ALL
            elif word.token.text in "«“":
                k = self._quoted(k) or stop
                continue
            elif word.token.text in STOPS or (word.can("finite") and not relative and not word.can("noun", "adj", "prep")):
                return None
            k += 1
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
                if self._verb(end):
                    self.features, self.coordinated = features, True
                    return end
                return None
        return None

    def _reduced_clause(self, at: int) -> int | None:
        """Past `qui vend du riz` or `transportant du riz` up to the next verb."""
        analysis = self.analysis
        relative = analysis.lower(at) == "qui"
        group = analysis.verb_group(at + 1) if relative else analysis.verb_group(at, "prp")
        if group is None or not group.sure:
            return None
        k = group.end
        for _ in range(_RELATIVE_LIMIT):
            verb = self._verb(k)
            if verb and verb.sure:
                return k
            after = self._inside_relative(k)
            if after is None:
                return None
            k = after
        return None

    def _inside_relative(self, k: int) -> int | None:
        analysis = self.analysis
        if k >= len(analysis.words) or analysis.lower(k) in ("et", "ou", "ni", ",", "qui", "que", "qu'", "dont", "où"):
            return None
        if analysis.can(k, "det", "num") and not analysis.must(k, "prep"):
            phrase = analysis.noun_phrase(k)
            if phrase:
                return phrase.end
        if analysis.lower(k) in PREPOSITIONS or analysis.lower(k) in _CONTRACTED:
            if analysis.can(k + 1, "inf"):
                return k + 2
            inner = analysis.noun_phrase(k if analysis.lower(k) in _CONTRACTED else k + 1)
            return inner.end if inner else None
        return k + 1 if analysis.must(k, "inf") else self._word(k)

    def _parenthesis(self, at: int) -> int | None:
        return self._closing(at, ")")

    def _quoted(self, at: int) -> int | None:
        return self._closing(at, "»" if self.analysis.words[at].token.text == "«" else "”")

    def _closing(self, at: int, mark: str) -> int | None:
        for k in range(at + 1, min(at + _INSERTION_LIMIT, len(self.analysis.words))):
            if self.analysis.words[k].token.text == mark:
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
