"""First-person words: who speaks as *je* or *nous* outside quotation marks?"""

from __future__ import annotations

from collections.abc import Sequence

from mtqa.language.morphology import french
from mtqa.language.tokens import Token
from mtqa.language.wordlists import PREPOSITIONS, words

_CLITICS = words("ne n' en y le la les l' lui leur vous se s'")
_SINGULAR = words("je j' -je")
_OWN = words("mon ma mes")
_OURS = words("notre nos")
# What a newsroom says of itself, and what everybody shares: not the words of a speaker.
_NEUTRAL = words(
    "confrère confrères consœur consœurs correspondant correspondante correspondants envoyé envoyée envoyés reporter reporters journaliste "
    "journalistes journal rédaction colonnes informations soins jours connaissance article dossier site micro lecteurs époque ère planète "
    "galaxie univers système espèce cerveau corps soleil terre monde ancêtres civilisation lune"
)


def first_person_at(tokens: Sequence[Token], index: int) -> str:
    """`je`, `nous`, `mon` or `notre` when the token speaks in the first person, else an empty string.

    `je`: *je*, *j'*, an inverted *-je*, *me*, *m'*. `nous`: *nous* as the subject of the verb that follows. `mon`, `notre`: possessives,
    unless the noun is one that a newsroom says of itself or that all readers share (*nos confrères*, *de nos jours*, *notre planète*).
    """
    lower = tokens[index].lower
    if lower in _SINGULAR or lower in ("m'", "me"):
        return "je" if _verb_near(tokens, index + 1) or lower == "-je" else ""
    if lower in ("nous", "-nous"):
        return "nous" if _subject_we(tokens, index) else ""
    if lower in _OWN or lower in _OURS:
        if tokens[index].text.isupper() and len(lower) > 1:
            return ""
        following = {t.lower for t in tokens[index + 1 : index + 3]}
        if following & _NEUTRAL or (tokens[index].capitalised and index and tokens[index - 1].is_word):
            return ""
        return "mon" if lower in _OWN else "notre"
    return ""


def _verb_near(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].is_word and not tokens[index].capitalised


def _subject_we(tokens: Sequence[Token], index: int) -> bool:
    if tokens[index].lower == "-nous":
        return index > 0 and _first_plural(tokens[index - 1].lower)
    if index and tokens[index - 1].lower in PREPOSITIONS:
        return False
    after = index + 1
    while after < min(index + 4, len(tokens)) and tokens[after].lower in _CLITICS:
        after += 1
    return after < len(tokens) and _first_plural(tokens[after].lower)


def _first_plural(form: str) -> bool:
    return any("1p" in r.persons for r in french().readings(form))
