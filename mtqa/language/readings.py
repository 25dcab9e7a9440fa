"""The words of a sentence with what each can be: parts of speech, readings, genders and numbers."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cached_property, lru_cache
from typing import NamedTuple

from mtqa.language.morphology import Reading, french
from mtqa.language.remember import FORMS, Once
from mtqa.language.tokens import Token
from mtqa.language.wordlists import words as wordset

Features = frozenset[tuple[str, str]]
"""Possible (gender, number) pairs, gender `m` or `f`, number `s` or `p`."""
ALL: Features = frozenset((g, n) for g in "mf" for n in "sp")
TaggedReading = tuple[Reading, frozenset[str]]
"""A reading and what it can be: its part of speech, or its verb forms (the tags of `Word`)."""
NONE: frozenset[str] = frozenset()
_once, _features_once = Once[frozenset[str]](), Once[Features]()

SUBJECT_CLITICS = frozenset(("je", "j'", "tu", "il", "ils", "on"))
STRONG_SUBJECTS = SUBJECT_CLITICS | {"elle", "elles", "nous", "vous", "ça", "cela", "ceci", "ce", "c'", "qui"}
OBJECT_CLITICS = frozenset(("me", "m'", "te", "t'", "se", "s'", "le", "la", "les", "l'", "lui", "leur", "nous", "vous", "y", "en"))
PREPOSITIONS = wordset(
    "à de d' en dans par pour sur avec sans sous chez contre entre vers selon depuis pendant durant malgré parmi hors dès envers "
    "hormis outre "
    "via devant derrière avant après jusque jusqu' concernant moyennant d'après voici voilà"
)
NOUN_PREPOSITIONS = PREPOSITIONS - {
    "à",
    "de",
    "d'",
    "en",
    "pour",
    "sans",
    "par",
    "après",
    "avant",
    "jusqu'",
    "jusque",
    "voici",
    "voilà",
    "entre",
}
CONJUNCTIONS = wordset("et ou mais car ni donc or que qu' si lorsque lorsqu' quand puisque puisqu' comme quoique quoiqu' parce tandis")
PLAIN_DETERMINERS = wordset(
    "cet cette ces mon ma mes ton ta tes sa ses notre votre nos vos leurs quelques chaque plusieurs quel quelle quels quelles au aux"
)
ADVERBS = wordset(
    "ne n' pas plus moins jamais guère bien mal mieux peu très trop assez aussi encore déjà toujours souvent parfois rarement ici là "
    "hier demain "
    "aujourd'hui désormais maintenant alors ainsi cependant toutefois pourtant néanmoins ensuite enfin puis également notamment "
    "surtout seulement "
    "même presque environ tant tellement longtemps ensemble d'abord bientôt tôt tard loin ailleurs partout vite donc quasi comment "
    "pourquoi autour voire"
)


class _Profile:
    """What a form with certain tags can be; shared by all its occurrences, so that each question is answered once."""

    __slots__ = ("_features", "_lemmas", "_tagged", "every_lemma", "persons", "readings")

    def __init__(self, tagged: tuple[TaggedReading, ...]) -> None:
        self._tagged = tagged
        self.readings = readings = tuple(reading for reading, _ in tagged)
        self.persons = _once[frozenset(p for r in readings for p in r.persons)]
        self.every_lemma = frozenset(r.lemma for r in readings)
        self._features: dict[tuple[str, ...], Features] = {}
        self._lemmas: dict[tuple[str, ...], frozenset[str]] = {}

    def features(self, tags: tuple[str, ...]) -> Features:
        found = self._features.get(tags)
        if found is None:
            readings = [reading for reading, own in self._tagged if not own.isdisjoint(tags)]
            own = frozenset((g, n) for r in readings for g in r.gender or "mf" for n in r.number or "sp")
            found = self._features[tags] = _features_once[own]
        return found

    def lemmas(self, tags: tuple[str, ...]) -> frozenset[str]:
        found = self._lemmas.get(tags)
        if found is None:
            found = frozenset([r.lemma for r, own in self._tagged if not own.isdisjoint(tags)]) or NONE
            found = self._lemmas[tags] = self.every_lemma if found == self.every_lemma else found
        return found


class Word(NamedTuple):
    """A token with what it can be here (a named tuple, for the same reason as `Token`).

    Attributes:
        tags: possible parts of speech: noun, adj, pp (past participle), prp (present participle), inf, finite (third person), finite12
            (first or second person only), det, pron, prep, adv, conj, num, interj, name (capitalised inside a sentence), unknown, mark.
        lower: the token in lower case, at hand because every rule asks for it.
    """

    token: Token
    index: int  # type: ignore[assignment]  # hides `tuple.index`, which nobody asks a word for
    tags: frozenset[str]
    profile: _Profile
    lower: str

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Readings of the lexicon whose part of speech is still possible."""
        return self.profile.readings

    def can(self, *tags: str) -> bool:
        """True when one of `tags` is possible."""
        return not self.tags.isdisjoint(tags)

    def must(self, *tags: str) -> bool:
        """True when nothing but `tags` is possible."""
        return bool(self.tags) and self.tags.issubset(tags)

    def features(self, *tags: str) -> Features:
        """Genders and numbers of the readings with one of `tags` (noun, adj, pp, det, pron, num)."""
        return self.profile.features(tags)

    @property
    def persons(self) -> frozenset[str]:
        """Person and number of the finite readings, `1s` to `3p`."""
        return self.profile.persons

    def lemmas(self, *tags: str) -> frozenset[str]:
        """Lemmas of the readings with one of `tags`."""
        return self.profile.lemmas(tags)


class Words:
    """The words of a sentence, asked about by index; indices outside the sentence are allowed and answer no."""

    def __init__(self, words: tuple[Word, ...]) -> None:
        self.words = words
        self._lower = tuple([word.lower for word in words])
        self._tags = tuple([word.tags for word in words])  # beside the words: rules ask for them more often than for all else
        self._forms = frozenset(self._lower)
        self._places: dict[tuple[str, ...], Sequence[int]] = {}

    def lower(self, i: int) -> str:
        """Lower-case form of word `i`, empty outside the sentence."""
        try:
            return self._lower[i] if i >= 0 else ""
        except IndexError:
            return ""

    def can(self, i: int, *tags: str) -> bool:
        """True when word `i` exists and can be one of `tags`."""
        try:
            return i >= 0 and not self._tags[i].isdisjoint(tags)
        except IndexError:
            return False

    def must(self, i: int, *tags: str) -> bool:
        """True when word `i` exists and can only be `tags`."""
        try:
            own = self._tags[i] if i >= 0 else NONE
        except IndexError:
            return False
        return bool(own) and own.issubset(tags)

    def places(self, *tags: str) -> Sequence[int]:
        """The indices of the words that can be one of `tags`, from left to right."""
        found = self._places.get(tags)
        if found is None:
            found = self._places[tags] = [i for i, own in enumerate(self._tags) if not own.isdisjoint(tags)]
        return found

    def standing(self, forms: Set[str]) -> Sequence[int]:
        """The indices of the words that stand as one of the lower-case `forms`, from left to right."""
        if self._forms.isdisjoint(forms):
            return ()
        return [i for i, lower in enumerate(self._lower) if lower in forms]

    @cached_property
    def _lemmas(self) -> frozenset[str]:
        return frozenset[str]().union(*[word.profile.every_lemma for word in self.words])

    def of(self, lemmas: frozenset[str]) -> Sequence[Word]:
        """The words of which some reading, whatever its tags, is of one of `lemmas`, from left to right: to look at closer."""
        if self._lemmas.isdisjoint(lemmas):  # as most are
            return ()
        return [word for word in self.words if not word.profile.every_lemma.isdisjoint(lemmas)]

    def matches(self, i: int, *forms: str) -> bool:
        """True when the words from `i` on are `forms`."""
        return i >= 0 and self._lower[i : i + len(forms)] == forms


def _reading_tags(reading: Reading) -> frozenset[str]:
    """What a reading can be: its part of speech, or its verb forms."""
    if reading.pos not in ("verb", "aux"):
        return _once[frozenset((reading.pos,))]
    tags = set()
    if reading.persons & {"3s", "3p"}:
        tags.add("finite")
    elif reading.persons or any(v.startswith("imp:") for v in reading.verb):
        tags.add("finite12")
    if "inf" in reading.verb:
        tags.add("inf")
    if "par:pas" in reading.verb:
        tags.add("pp")
    if "par:pre" in reading.verb:
        tags.add("prp")
    return _once[frozenset(tags or ("finite12",))]


@lru_cache(maxsize=FORMS)
def tagged_readings(form: str) -> tuple[TaggedReading, ...]:
    """The readings of the lower-case `form`, each with what it can be."""
    return tuple((reading, _reading_tags(reading)) for reading in french().readings(form))


@lru_cache(maxsize=FORMS)
def profile(form: str, tags: frozenset[str]) -> _Profile:
    """What the lower-case word `form` can be with these tags, one object for all its occurrences."""
    if form[:1] == "-":
        return NO_READINGS
    tagged = tuple(one for one in tagged_readings(form) if not one[1].isdisjoint(tags))
    return _Profile(tagged) if tagged else NO_READINGS


NO_READINGS = _Profile(())
"""The profile of numbers, marks and unknown words."""
