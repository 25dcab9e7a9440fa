"""Words of a sentence with the parts of speech that their neighbours leave possible.

A reading is struck out only where grammar excludes it (a finite verb straight after a determiner, a noun straight after `ne`); what stays
ambiguous stays so, and rules keep silent on it. After Karlsson (1990), Constraint Grammar as a framework for parsing running text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from mtqa.language.morphology import Reading, french
from mtqa.language.tokens import Kind, Token
from mtqa.language.wordlists import words as wordset

Features = frozenset[tuple[str, str]]
"""Possible (gender, number) pairs, gender `m` or `f`, number `s` or `p`."""
ALL: Features = frozenset((g, n) for g in "mf" for n in "sp")
NONE: frozenset[str] = frozenset()

SUBJECT_CLITICS = frozenset(("je", "j'", "tu", "il", "ils", "on"))
STRONG_SUBJECTS = SUBJECT_CLITICS | {"elle", "elles", "nous", "vous", "ça", "cela", "ceci", "ce", "c'", "qui"}
OBJECT_CLITICS = frozenset(("me", "m'", "te", "t'", "se", "s'", "le", "la", "les", "l'", "lui", "leur", "nous", "vous", "y", "en"))
REFLEXIVES = frozenset(("me", "m'", "te", "t'", "se", "s'", "nous", "vous"))
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
_ALWAYS: dict[str, frozenset[str]] = (
    {w: frozenset(("prep",)) for w in PREPOSITIONS}
    | {w: frozenset(("conj",)) for w in CONJUNCTIONS}
    | {w: frozenset(("det",)) for w in PLAIN_DETERMINERS}
    | {w: frozenset(("adv",)) for w in ADVERBS}
    | {
        w: frozenset(("pron",))
        for w in (*SUBJECT_CLITICS, "me", "m'", "te", "t'", "se", "s'", "lui", "y", "elle", "elles", "nous", "vous", "eux")
    }
    | {
        w: frozenset(("pron",))
        for w in sorted(wordset("qui quoi dont où celui celle ceux celles celui-ci celle-ci ceux-ci celles-ci ça cela ceci c' rien"))
    }
    | {w: frozenset(("pron", "det")) for w in sorted(wordset("le la les l' leur certains certaines aucun aucune tous"))}
    | {w: frozenset(("det", "pron")) for w in ("un", "une", "ce")}
    | {"des": frozenset(("det", "prep")), "du": frozenset(("det", "prep")), "en": frozenset(("prep", "pron")), "a": frozenset(("finite",))}
)
_VERBAL = frozenset(("finite", "finite12", "inf", "prp"))
_BEFORE_VERBS = SUBJECT_CLITICS | {"ne", "n'", "se", "s'"}


class _Profile:
    """What a form with certain tags can be; shared by all its occurrences, so that each question is answered once."""

    __slots__ = ("_features", "_lemmas", "persons", "readings")

    def __init__(self, readings: tuple[Reading, ...]) -> None:
        self.readings = readings
        self.persons = frozenset(p for r in readings for p in r.persons)
        self._features: dict[tuple[str, ...], Features] = {}
        self._lemmas: dict[tuple[str, ...], frozenset[str]] = {}

    def features(self, tags: tuple[str, ...]) -> Features:
        found = self._features.get(tags)
        if found is None:
            readings = [r for r in self.readings if not reading_tags(r).isdisjoint(tags)]
            found = frozenset((g, n) for r in readings for g in r.gender or "mf" for n in r.number or "sp")
            self._features[tags] = found
        return found

    def lemmas(self, tags: tuple[str, ...]) -> frozenset[str]:
        found = self._lemmas.get(tags)
        if found is None:
            found = self._lemmas[tags] = frozenset(r.lemma for r in self.readings if not reading_tags(r).isdisjoint(tags))
        return found


@dataclass(frozen=True, slots=True)
class Word:
    """A token with what it can be here.

    Attributes:
        tags: possible parts of speech: noun, adj, pp (past participle), prp (present participle), inf, finite (third person), finite12
            (first or second person only), det, pron, prep, adv, conj, num, interj, name (capitalised inside a sentence), unknown, mark.
    """

    token: Token
    index: int
    tags: frozenset[str]
    profile: _Profile = field(repr=False)

    @property
    def lower(self) -> str:
        """The token in lower case."""
        return self.token.lower

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

    def lower(self, i: int) -> str:
        """Lower-case form of word `i`, empty outside the sentence."""
        return self.words[i].lower if 0 <= i < len(self.words) else ""

    def can(self, i: int, *tags: str) -> bool:
        """True when word `i` exists and can be one of `tags`."""
        return 0 <= i < len(self.words) and self.words[i].can(*tags)

    def must(self, i: int, *tags: str) -> bool:
        """True when word `i` exists and can only be `tags`."""
        return 0 <= i < len(self.words) and self.words[i].must(*tags)

    def matches(self, i: int, *forms: str) -> bool:
        """True when the words from `i` on are `forms`."""
        return all(self.lower(i + k) == form for k, form in enumerate(forms))


@cache
def reading_tags(reading: Reading) -> frozenset[str]:
    """What a reading can be: its part of speech, or its verb forms."""
    if reading.pos not in ("verb", "aux"):
        return frozenset((reading.pos,))
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
    return frozenset(tags or ("finite12",))


@cache
def _form_tags(form: str) -> frozenset[str]:
    return frozenset(tag for reading in french().readings(form) for tag in reading_tags(reading))


def read(tokens: Sequence[Token]) -> tuple[Word, ...]:
    """The words of a sentence, marks and numbers included, with their possible tags."""
    tags = [_first_tags(tokens, i) for i in range(len(tokens))]
    if not any(t.lower in ("je", "j'", "tu", "nous", "vous", "-je", "-tu", "-nous", "-vous") for t in tokens):
        tags = [found - {"finite12"} or found for found in tags]  # no subject for a first or second person
    for i, token in enumerate(tokens):
        if token.is_word:
            tags[i] = _narrow(tokens, tags, i)
    return tuple(Word(token, i, tags[i], _profile(token.lower, tags[i])) for i, token in enumerate(tokens))


@lru_cache(maxsize=100_000)
def _profile(form: str, tags: frozenset[str]) -> _Profile:
    if "mark" in tags or form[:1] == "-":
        return _NO_READINGS
    return _Profile(tuple(r for r in french().readings(form) if not reading_tags(r).isdisjoint(tags)))


_NO_READINGS = _Profile(())


def _first_tags(tokens: Sequence[Token], i: int) -> frozenset[str]:
    token = tokens[i]
    if token.kind is Kind.NUMBER:
        return frozenset(("num",))
    if not token.is_word:
        return frozenset(("mark",))
    if token.lower[:1] == "-":
        return frozenset(("pron",))
    known = _ALWAYS.get(token.lower)
    initial = _opens(tokens, i)
    if token.capitalised and not initial:
        inner = known or _form_tags(token.lower)
        if known and len(token.text) > 1 and token.text.isupper():
            return frozenset(("name",))
        return frozenset(("name", *(inner & {"noun", "adj", "det", "prep"})))
    found = known or _form_tags(token.lower)
    if token.capitalised and not known and (len(token.text) > 1 and token.text[1:2].isupper()):
        return frozenset(("name",))
    if token.capitalised and not known and i + 1 < len(tokens) and tokens[i + 1].capitalised and "det" not in found:
        return frozenset((*found, "name"))
    return found or frozenset(("name" if token.capitalised else "unknown",))


def _opens(tokens: Sequence[Token], i: int) -> bool:
    """True where a capital says nothing: at the start of the sentence, of a quotation or after a colon."""
    return i == 0 or tokens[i - 1].text in ("«", "“", '"', ":", "—", "–", "-", "(", "…", "...", ".", "?", "!", "•")


@dataclass(frozen=True, slots=True)
class _Near:
    """What stands around a word: two words before, one word after and the one after that."""

    earlier: frozenset[str]
    previous: str
    before: frozenset[str]
    following: str
    after: frozenset[str]


def _near(tokens: Sequence[Token], tags: list[frozenset[str]], i: int) -> _Near:
    opening = i == 0 or tokens[i - 1].text in _OPENING_MARKS
    return _Near(
        tags[i - 2] if i > 1 else NONE,
        "" if opening else tokens[i - 1].lower,
        NONE if opening else tags[i - 1],
        tokens[i + 1].lower if i + 1 < len(tokens) else "",
        tags[i + 1] if i + 1 < len(tokens) else NONE,
    )


def _narrow(tokens: Sequence[Token], tags: list[frozenset[str]], i: int) -> frozenset[str]:
    own = tags[i]
    special = _SPECIAL.get(tokens[i].lower)
    if special is not None:
        return special(_near(tokens, tags, i)) if own != {"name"} else own
    if len(own) == 1 or "name" in own:
        return own
    return _fitting(own, _near(tokens, tags, i)) or own


def _fitting(own: frozenset[str], near: _Near) -> frozenset[str]:
    """What of `own` can follow the word before."""
    previous, before = near.previous, near.before
    if before == {"det"}:
        return own - {"finite", "finite12", "adv", "prep", "conj", "interj", "inf"}
    if previous in _BEFORE_VERBS or (before == {"pron"} and previous in OBJECT_CLITICS):
        return own & _VERBAL
    if previous in ("elle", "elles", "qui") and "finite" in own:
        return own if previous == "qui" and "adv" in own else own - {"noun", "adj"}
    if before == {"prep"} and previous != "en":
        return own - {"finite", "finite12"}
    if previous in _AUXILIARIES and "pp" in own:
        return own - {"noun", "finite", "finite12"} if previous in _AVOIR else own - {"finite", "finite12"}
    return own


_OPENING_MARKS = frozenset('«“":;(—–…')
_CLAUSE_OPENERS = CONJUNCTIONS - {"et", "ou", "ni", "mais"} | {"dont", "où"}
_AVOIR = wordset("a ont avait avaient aura auront aurait auraient ayant ait aient eut eurent eût avons avez ai aurons avions")
_ETRE = wordset("est sont était étaient sera seront serait seraient étant soit soient fut furent fût suis sommes êtes été")
_AUXILIARIES = _AVOIR | _ETRE


_DET, _PRON, _EITHER = frozenset(("det",)), frozenset(("pron",)), frozenset(("det", "pron"))
_NOUN, _PREP, _ADV = frozenset(("noun",)), frozenset(("prep",)), frozenset(("adv",))


def _article(near: _Near) -> frozenset[str]:
    """`le la les l'`: determiner, pronoun, or both."""
    previous, before, after = near.previous, near.before, near.after
    if (
        previous in SUBJECT_CLITICS
        or previous in ("ne", "n'", "me", "te", "se", "m'", "t'")
        or near.following in ("lui", "y", "leur", "ai", "a", "ont")
    ):
        return _PRON
    nominal = after & {"noun", "adj", "name", "num", "unknown", "det", "pp", "mark"}
    verbal = after & {"finite", "finite12", "inf"}
    if not verbal:
        return _DET if nominal else _EITHER
    if not nominal:
        return _PRON
    if previous == "comme":
        return _EITHER
    if (
        previous in NOUN_PREPOSITIONS
        or not previous
        or previous in _CLAUSE_OPENERS
        or (before & {"finite"} and not before & {"noun", "adj", "pp"})
    ):
        return _DET
    if before == {"prep"}:
        return _DET if "inf" not in after else _EITHER
    return _EITHER


def _leur(near: _Near) -> frozenset[str]:
    verbal, nominal = near.after & {"finite", "inf"}, near.after & {"noun", "adj"}
    if near.previous in ("le", "la", "les", "ne", "n'") or near.previous in SUBJECT_CLITICS or (verbal and not nominal):
        return _PRON
    return _EITHER if verbal else _DET


def _reflexive_or_if(near: _Near) -> frozenset[str]:
    return frozenset(("conj",)) if near.following in ("il", "ils") else _PRON


def _soit(near: _Near) -> frozenset[str]:
    return frozenset(("finite",)) if near.before & {"noun", "adj", "pron", "name", "adv", "pp"} else frozenset(("conj", "finite"))


def _possessive(near: _Near) -> frozenset[str]:
    return _NOUN if near.before == {"det"} else _DET


def _ce(near: _Near) -> frozenset[str]:
    if near.following in ("qui", "que", "qu'", "dont", "à", "sont", "est", "fut", "sera", "serait", "n'", "ne", "faisant", "sur", "pour"):
        return _PRON
    return _DET if near.after & {"noun", "adj", "name", "num", "unknown", "pp"} else _PRON


def _un(near: _Near) -> frozenset[str]:
    if near.previous == "l'" or near.following in ("de", "des", "du", "d'", "qui", ",", ".", "et", "à", "en") or not near.after:
        return frozenset(("pron", "num"))
    if near.previous == "et" and "num" in near.earlier:  # `vingt et un`
        return frozenset(("num",))
    return _DET


def _en(near: _Near) -> frozenset[str]:
    after = near.after
    if "prp" in after and "finite" not in after:
        return _PREP
    if near.previous in SUBJECT_CLITICS or near.previous in ("ne", "n'", "s'", "m'", "t'", "nous", "vous", "y", "lui"):
        return _PRON
    if after & {"finite", "inf"}:
        return frozenset(("prep", "pron")) if after & {"noun", "adj", "num"} else _PRON
    return _PREP


def _negation(near: _Near) -> frozenset[str]:
    return _NOUN if (near.before <= {"det", "num"} and near.before) or near.previous in ("premier", "faux", "grand") else _ADV


def _ete(near: _Near) -> frozenset[str]:
    noun = near.before == {"det"} or near.previous in ("l'", "d'", "en", "plein", "début", "fin", "prochain", "dernier")
    return _NOUN if noun else frozenset(("pp",))


def _entre(near: _Near) -> frozenset[str]:
    if near.previous in STRONG_SUBJECTS or near.previous in ("ne", "n'", "y", "en"):
        return frozenset(("finite",))
    return frozenset(("finite", "prep")) if near.following in ("en", "dans", "au", "à") and "prep" not in near.before else _PREP


def _est(near: _Near) -> frozenset[str]:
    if near.previous == "d'" or (near.previous == "l'" and near.following in ("de", "du", "des", "d'", "et", ",", ".", "")):
        return _NOUN
    return frozenset(("finite", "noun")) if near.previous == "l'" else frozenset(("finite",))


def _devant(near: _Near) -> frozenset[str]:
    infinitive = "inf" in near.after and (near.following in ("être", "avoir") or not near.after & {"noun", "det"})
    return frozenset(("prp",)) if infinitive else _PREP


def _car(near: _Near) -> frozenset[str]:
    return _NOUN if near.before & {"det", "num"} and near.previous != "la" else frozenset(("conj",))


def _quantity(near: _Near) -> frozenset[str]:
    """`certains`, `aucun`: determiner before a noun, else pronoun."""
    return _DET if near.after & {"noun", "adj", "unknown", "name", "num"} and "prp" not in near.after else _PRON


def _tous(near: _Near) -> frozenset[str]:
    return _DET if near.following in ("les", "ces", "ses", "leurs", "nos", "vos", "mes", "tes") else _PRON


_SPECIAL = {
    "s'": _reflexive_or_if, "soit": _soit, "le": _article, "la": _article, "les": _article, "l'": _article, "leur": _leur, "ce": _ce,
    "un": _un, "une": _un, "en": _en, "pas": _negation, "été": _ete, "entre": _entre, "est": _est, "devant": _devant, "car": _car,
    "certains": _quantity, "certaines": _quantity, "aucun": _quantity, "aucune": _quantity, "tous": _tous, "toutes": _tous, "mon":
    _possessive, "ton": _possessive, "son": _possessive,
}  # fmt: skip
