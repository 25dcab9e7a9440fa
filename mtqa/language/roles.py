"""Nouns for what people are (porte-parole, directrice, pêcheur): where they stand and which gender their form and determiner show."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache

from mtqa.language.morphology import french
from mtqa.language.tables import table, word_set
from mtqa.language.tokens import Token

_GENDERED = {"le": "m", "un": "m", "ce": "m", "cet": "m", "du": "m", "au": "m", "la": "f", "une": "f", "cette": "f", "sa": "f", "ma": "f"}
_DEFINITE = word_set("le la l' ce cet cette du au")
_DEMONSTRATIVE = word_set("ce cet cette")
_INDEFINITE = frozenset(["un", "une"])
_POSSESSIVE = word_set("son sa leur notre votre mon ma")
_PLURAL = word_set(
    "les des ces ses leurs nos vos mes plusieurs deux trois quatre cinq six sept huit neuf dix quelques certains certaines aux"
)
_OF = word_set("de d' à avec pour par")
_ALSO_ADJECTIVES = word_set("général générale")
_COMPLEMENT = word_set("d' du des chargé chargée général générale adjoint adjointe")
_BREAKS = word_set('. ; : « » ( ) — ? ! “ ” "')
_REACH = 14


@dataclass(frozen=True, slots=True)
class Role:
    """A role noun with its determiner and adjectives, tokens `[first, after)`; `noun` is the index of the noun.

    `masculine` names the role, `gender` is `m`, `f` or empty when nothing shows it. `rank`: the masculine is used of women, too.
    """

    masculine: str
    gender: str
    kind: str
    first: int
    noun: int
    after: int
    determiner: str

    @property
    def rank(self) -> bool:
        """True for titles whose masculine form women bear, too."""
        return self.kind == "rank"

    @property
    def determined(self) -> bool:
        """True with an article, a demonstrative or a possessive before."""
        return bool(self.determiner)

    @property
    def definite(self) -> bool:
        """True with a definite article or a demonstrative."""
        return self.determiner in _DEFINITE

    @property
    def demonstrative(self) -> bool:
        """True with ce, cet, cette."""
        return self.determiner in _DEMONSTRATIVE


@cache
def _forms() -> dict[str, tuple[str, str, str]]:
    """Form to (masculine, gender shown by the form or empty, kind)."""
    found: dict[str, tuple[str, str, str]] = {}
    for row in table("roles.tsv"):
        masculine, feminine = row["masculine"], row["feminine"]
        same = masculine == feminine
        found[masculine] = (masculine, "" if same else "m", row["kind"])
        if feminine and not same:
            found[feminine] = (masculine, "f", row["kind"])
    return found


def role_at(tokens: Sequence[Token], at: int) -> Role | None:
    """The role phrase that starts at token `at` with its determiner, an adjective or the noun itself; None when there is none."""
    for noun in range(at, min(at + 4, len(tokens))):
        token = tokens[noun]
        if not token.is_word:
            return None
        if token.lower in _forms() and (not token.capitalised or noun == 0):
            return _role(tokens, noun, at)
        if not (noun == at and _determiner(token)) and not _adjective(token):
            return None
    return None


def role_nouns() -> Set[str]:
    """The lower-case forms that `role_ending` knows."""
    return _forms().keys()


def role_ending(tokens: Sequence[Token], noun: int) -> Role | None:
    """The role phrase whose noun is token `noun`, its determiner and adjectives looked for before it."""
    token = tokens[noun]
    if token.lower not in _forms() or (token.capitalised and noun):
        return None
    if token.lower in _ALSO_ADJECTIVES and not (noun and _determiner(tokens[noun - 1])):
        return None
    first = noun
    while first and noun - first < 2 and _adjective(tokens[first - 1]):
        first -= 1
    if first and _determiner(tokens[first - 1]):
        first -= 1
    elif first < noun and not _determiner(tokens[first]):
        first = noun
    return _role(tokens, noun, first)


def _role(tokens: Sequence[Token], noun: int, first: int) -> Role | None:
    masculine, shown, kind = _forms()[tokens[noun].lower]
    if masculine == "ministre" and noun and tokens[noun - 1].lower in ("premier", "première"):
        masculine = "premier ministre"
    determiner = tokens[first].lower if first < noun and _determiner(tokens[first]) else ""
    if determiner in _PLURAL or (not determiner and first and tokens[first - 1].lower in _PLURAL):
        return None
    gender = shown or _determiner_gender(tokens, first, noun) or _adjective_gender(tokens, first, noun)
    return Role(masculine, gender, kind, first, noun, noun + 1, determiner)


def _determiner(token: Token) -> bool:
    return token.lower in _GENDERED or token.lower in _POSSESSIVE or token.lower in _PLURAL or token.lower == "l'"


def _determiner_gender(tokens: Sequence[Token], first: int, noun: int) -> str:
    return _GENDERED.get(tokens[first].lower, "") if first < noun else ""


def _adjective(token: Token) -> bool:
    return (
        token.is_word
        and (token.lower in ("premier", "première", "ancien", "ancienne") or french().is_pos(token.lower, "adj"))
        and not _determiner(token)
    )


def _adjective_gender(tokens: Sequence[Token], first: int, noun: int) -> str:
    """Gender of the adjectives between determiner and noun, and of the one right after it (`responsable chargée de`)."""
    near = (*tokens[first:noun], *tokens[noun + 1 : noun + 2])
    for token in near:
        readings = french().readings(token.lower)
        genders = {r.gender for r in readings}
        if (
            readings
            and all(r.pos in ("adj", "verb", "noun") for r in readings)
            and len(genders) == 1
            and not any(r.finite for r in readings)
        ):
            return genders.pop()
    return ""


def role_before(tokens: Sequence[Token], first: int) -> Role | None:
    """The role phrase that a name at token `first` belongs to: right before it, or before its complement and a comma.

    `le juré allemand X`, `la trésorière du syndicat des taxis, X`. With two role nouns before the comma nothing is sure: None.
    """
    if not first:
        return None
    at = first - 1
    if tokens[at].text != ",":
        for noun in range(at, max(-1, at - 3), -1):
            if not tokens[noun].is_word or (tokens[noun].capitalised and noun):
                return None
            found = role_ending(tokens, noun)
            if found is not None:
                return found
            if not _adjective(tokens[noun]):
                break
        return None
    return _role_with_complement(tokens, at)


def role_before_complement(tokens: Sequence[Token], first: int) -> Role | None:
    """The role phrase whose complement ends right before a name, no comma between: `la guide de haute montagne X`.

    Only sure where the name begins with a given name: otherwise it may be the name of the firm or place in the complement.
    """
    if not first or not tokens[first - 1].is_word or not french().is_pos(tokens[first - 1].lower, "noun", "adj"):
        return None
    if french().is_pos(tokens[first - 1].lower, "prep", "det") or tokens[first - 1].capitalised:
        return None
    return _role_with_complement(tokens, first)


def _role_with_complement(tokens: Sequence[Token], comma: int) -> Role | None:
    lexicon = french()
    found: list[Role] = []
    for at in range(comma - 1, max(-1, comma - _REACH), -1):
        token = tokens[at]
        if token.text in _BREAKS or token.text == ",":
            break
        if at and tokens[at - 1].lower in _forms():
            continue
        if token.lower in _forms():
            role = role_ending(tokens, at)
            if role is None:
                return None
            found.append(role)
            if role.determiner not in ("", "du", "au") and not (role.first and tokens[role.first - 1].lower in _OF):
                break
        elif (token.is_word and not token.capitalised and _only_finite(token)) or token.lower in ("que", "qu'", "qui", "dont", "où"):
            break
    if len(found) != 1 or not found[0].determined:
        return None
    role = found[0]
    link = tokens[role.after] if role.after < comma else None
    linked = link is None or not link.is_word or lexicon.is_pos(link.lower, "prep", "adj", "det") or link.lower in _COMPLEMENT
    return role if linked else None


def _only_finite(token: Token) -> bool:
    readings = french().readings(token.lower)
    return bool(readings) and all(r.finite or r.pos == "aux" for r in readings)


def definite_article_follows(tokens: Sequence[Token], at: int) -> bool:
    """True when token `at` is a definite article."""
    return at < len(tokens) and tokens[at].lower in ("le", "la", "l'")
