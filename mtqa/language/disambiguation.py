"""Striking out the parts of speech that the neighbours of a word exclude.

A reading goes only where grammar excludes it (a finite verb straight after a determiner, a noun straight after `ne`); what stays ambiguous
stays so, and rules keep silent on it. After Karlsson (1990), Constraint Grammar as a framework for parsing running text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from mtqa.language.readings import (
    ADVERBS,
    CONJUNCTIONS,
    NO_READINGS,
    NONE,
    NOUN_PREPOSITIONS,
    OBJECT_CLITICS,
    PLAIN_DETERMINERS,
    PREPOSITIONS,
    STRONG_SUBJECTS,
    SUBJECT_CLITICS,
    Word,
    profile,
    tagged_readings,
)  # fmt: skip
from mtqa.language.remember import FORMS, Once
from mtqa.language.tokens import Kind, Token
from mtqa.language.wordlists import words as wordset

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

_NUM, _MARK, _PRON, _NAME, _UNKNOWN = (frozenset((tag,)) for tag in ("num", "mark", "pron", "name", "unknown"))
_make = tuple.__new__  # without the call that a named tuple's own constructor makes on top
_once = Once[frozenset[str]]()
_FIRST_AND_SECOND = frozenset(("je", "j'", "tu", "nous", "vous", "-je", "-tu", "-nous", "-vous"))


@cache
def _without_first_person(tags: frozenset[str]) -> frozenset[str]:
    return tags - {"finite12"} or tags


@lru_cache(maxsize=FORMS)
def _form_tags(form: str) -> frozenset[str]:
    return _once[frozenset(tag for _, tags in tagged_readings(form) for tag in tags)]


def read(tokens: Sequence[Token]) -> tuple[Word, ...]:
    """The words of a sentence, marks and numbers included, with their possible tags."""
    tags = [_tags_of(tokens, i, token) for i, token in enumerate(tokens)]
    if _FIRST_AND_SECOND.isdisjoint([t.lower for t in tokens]):  # no subject for a first or second person
        tags = [_without_first_person(found) if "finite12" in found else found for found in tags]
    for i, token in enumerate(tokens):
        own = tags[i]
        if (len(own) > 1 or token.lower in _SPECIAL) and token.is_word:
            tags[i] = _narrow(tokens, tags, i)
    return tuple(
        [
            _make(Word, (token, i, own, profile(token.lower, own) if token.is_word else NO_READINGS, token.lower))
            for i, (token, own) in enumerate(zip(tokens, tags, strict=True))
        ]
    )


def _tags_of(tokens: Sequence[Token], i: int, token: Token) -> frozenset[str]:
    """What a token can be; numbers and marks are not looked up, so that they crowd no words out of what is remembered."""
    if not token.is_word:
        return _NUM if token.kind is Kind.NUMBER else _MARK
    return _capitalised(tokens, i) if token.capitalised else _uncapitalised(token.lower)


@lru_cache(maxsize=FORMS)
def _uncapitalised(lower: str) -> frozenset[str]:
    """What a word without a capital can be, wherever it stands."""
    return _PRON if lower[:1] == "-" else _ALWAYS.get(lower) or _form_tags(lower) or _UNKNOWN


def _capitalised(tokens: Sequence[Token], i: int) -> frozenset[str]:
    """What a capitalised word can be."""
    token = tokens[i]
    if token.lower[:1] == "-":
        return _PRON
    known = _ALWAYS.get(token.lower)
    if not _opens(tokens, i):
        return _NAME if known and len(token.text) > 1 and token.text.isupper() else _named(token.lower)
    found = known or _form_tags(token.lower)
    if not known and (len(token.text) > 1 and token.text[1:2].isupper()):
        return _NAME
    if not known and i + 1 < len(tokens) and tokens[i + 1].capitalised and "det" not in found:
        return frozenset((*found, "name"))
    return found or _NAME


@lru_cache(maxsize=FORMS)
def _named(lower: str) -> frozenset[str]:
    """What a word with a capital inside a sentence can be."""
    return frozenset(("name", *((_ALWAYS.get(lower) or _form_tags(lower)) & {"noun", "adj", "det", "prep"})))


def _opens(tokens: Sequence[Token], i: int) -> bool:
    """True where a capital says nothing: at the start of the sentence, of a quotation or after a colon."""
    return i == 0 or tokens[i - 1].text in ("«", "“", '"', ":", "—", "–", "-", "(", "…", "...", ".", "?", "!", "•")


class _Near(NamedTuple):
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


_DET, _EITHER = frozenset(("det",)), frozenset(("det", "pron"))
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
    if previous == "en" and "prp" in after:
        return _PRON
    if previous in NOUN_PREPOSITIONS or not previous or previous in _CLAUSE_OPENERS:
        return _DET
    if before & {"finite"} and not before & {"noun", "adj", "pp"}:
        return _DET if "inf" not in after else _EITHER
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


def _whole(near: _Near) -> frozenset[str]:
    """`tout`, `toute`: determiner before a noun or another determiner, else pronoun or adverb."""
    if near.after & {"noun", "det"} and not near.after & {"prep", "pron"}:
        return _DET
    return frozenset(("adj", "adv", "det", "pron"))


_SPECIAL = {
    "tout": _whole, "toute": _whole,
    "s'": _reflexive_or_if, "soit": _soit, "le": _article, "la": _article, "les": _article, "l'": _article, "leur": _leur, "ce": _ce,
    "un": _un, "une": _un, "en": _en, "pas": _negation, "été": _ete, "entre": _entre, "est": _est, "devant": _devant, "car": _car,
    "certains": _quantity, "certaines": _quantity, "aucun": _quantity, "aucune": _quantity, "tous": _tous, "toutes": _tous, "mon":
    _possessive, "ton": _possessive, "son": _possessive,
}  # fmt: skip
