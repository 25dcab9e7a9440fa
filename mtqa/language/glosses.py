"""Whether a sentence explains a foreign word or an acronym to its reader: brackets, apposition, naming verbs, short quotations."""

from __future__ import annotations

from collections.abc import Sequence

from mtqa.language.morphology import french
from mtqa.language.tables import word_set
from mtqa.language.tokens import Token

_NAMING = word_set(
    "appelé appelée appelés appelées dit dite dits dites nommé nommée nommés nommées baptisé baptisée baptisés baptisées "
    "surnommé surnommée surnommés surnommées dénommé dénommée dénommés dénommées intitulé intitulée mot mots terme termes "
    "expression nom noms verbe adjectif traduction titre appellent appelle nomment nomme baptise désigne désignent signifie "
    "signifiant littéralement ou soit alias slogan acronyme sigle concept notion sobriquet surnom langue dialecte idiome"
)
_REFORMULATING = word_set(
    "ou soit dit dite dits dites littéralement autrement c' sorte espèce type nom équivalent ancien ancienne cet ce ces cette"
)
_AUXILIARIES = word_set("a ai as ont avons avez avait avaient aurait auraient")
_KINDS = word_set(
    "arbre art bateau beignets bois boisson bouillon bœuf cérémonie chant culte coiffe costume danse ethnie festival fête "
    "flûte fruit galette gâteau instrument jeu langue musique nouilles peuple pirogue plante plat poignard poisson rite "
    "rituel riz salade sauce soupe tambour tambours tissu tribu vent épice"
)
_TIMES = word_set("lundi mardi mercredi jeudi vendredi samedi dimanche hier jeudi matin midi soir minuit aujourd'hui demain")
_OPENING = frozenset('«“"([‘')
_CLOSING = frozenset('»”")]’')
_SHORT_QUOTATION = 6
_REACH = 4


def explained(tokens: Sequence[Token], first: int, after: int) -> bool:
    """True when the sentence explains, names or sets apart the words `tokens[first:after]`.

    Explained: in brackets after their French name, followed by brackets or by an apposition (`le warung, petite échoppe`),
    introduced by a naming word (`dit, appelé, ou, le mot`), or alone between quotation marks in six words at most.
    """
    return set_apart(tokens, first, after) or _apposition_follows(tokens, after) or _apposition_before(tokens, first)


def set_apart(tokens: Sequence[Token], first: int, after: int) -> bool:
    """True when brackets, a naming word or quotation marks set the words apart (appositions don't count)."""
    return (
        _in_brackets(tokens, first, after)
        or _brackets_follow(tokens, after)
        or _named(tokens, first)
        or quoted_shortly(tokens, first, after)
    )


def _in_brackets(tokens: Sequence[Token], first: int, after: int) -> bool:
    for at in range(first - 1, max(-1, first - 10), -1):
        if tokens[at].text in ")]":
            return False
        if tokens[at].text in ("(", "["):
            return at > 0 and any(t.text in (")", "]") for t in tokens[after : after + 10])
    return False


def _brackets_follow(tokens: Sequence[Token], after: int) -> bool:
    at = after
    while at < len(tokens) and tokens[at].text in _CLOSING and tokens[at].text not in ")]":
        at += 1
    return at + 1 < len(tokens) and tokens[at].text == "(" and tokens[at + 1].is_word


def _apposition_follows(tokens: Sequence[Token], after: int) -> bool:
    """`, petite échoppe` / `, les gardiens de la coutume,` / `: des ...`, never a clause or an enumeration."""
    at = after
    while at < len(tokens) and tokens[at].text in _CLOSING:
        at += 1
    if at + 2 >= len(tokens) or tokens[at].text not in (",", ":", "—", "–"):
        return False
    head = tokens[at + 1]
    if not head.is_word or head.capitalised or head.lower in _TIMES:
        return False
    if head.lower in _REFORMULATING:
        return True
    lexicon = french()
    noun = tokens[at + 2] if lexicon.is_pos(head.lower, "det") or head.lower in ("l'", "d'") else head
    if not lexicon.is_pos(noun.lower, "noun", "adj"):
        return False
    if noun is head and lexicon.is_pos(head.lower, "prep", "conj", "pron", "adv", "aux"):
        return False
    return not _verb_soon(tokens, at + 1)


def _verb_soon(tokens: Sequence[Token], start: int) -> bool:
    """True when a finite verb stands before the next mark: a new clause, not an apposition."""
    lexicon = french()
    for token in tokens[start : start + 8]:
        if not token.is_word or token.lower in ("qui", "que", "qu'", "dont", "où"):
            return False
        readings = lexicon.readings(token.lower)
        if readings and all(r.finite for r in readings):
            return True
    return False


def _named(tokens: Sequence[Token], first: int) -> bool:
    """A naming word within four tokens before, or the kind of thing right before (`le poisson lompa`)."""
    if first and tokens[first - 1].lower in _KINDS:
        return True
    for at in range(first - 1, max(-1, first - _REACH - 1), -1):
        token = tokens[at]
        if token.lower in _NAMING:
            return not (at and tokens[at - 1].lower in _AUXILIARIES)
        if token.text in (".", ";", ",", ")") or (
            token.is_word and len(token.lower) > 3 and token.lower not in ("sous", "comme", "leur", "leurs")
        ):
            return False
    return False


def quoted_shortly(tokens: Sequence[Token], first: int, after: int) -> bool:
    """True when the words stand between quotation marks with at most six words in all."""
    opened = next(
        (
            i
            for i in range(first - 1, max(-1, first - _SHORT_QUOTATION - 1), -1)
            if tokens[i].text in _OPENING and tokens[i].text not in "(["
        ),
        None,
    )
    if opened is None:
        return False
    closed = next(
        (i for i in range(after, min(len(tokens), opened + 10)) if tokens[i].text in _CLOSING and tokens[i].text not in ")]"), None
    )
    return closed is not None and sum(t.is_word for t in tokens[opened + 1 : closed]) <= _SHORT_QUOTATION


def _apposition_before(tokens: Sequence[Token], first: int) -> bool:
    """`les gardiens de la coutume, les kewang,`: a noun phrase, a comma, the determiner of the word, and a mark after it."""
    at = first
    if at and french().is_pos(tokens[at - 1].lower, "det"):
        at -= 1
    if at == first or at < 2 or tokens[at - 1].text != "," or first + 1 >= len(tokens):
        return False
    before = tokens[at - 2]
    return tokens[first + 1].text in (",", ".", ")") and before.is_word and french().is_pos(before.lower, "noun", "adj")
