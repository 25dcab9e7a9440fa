"""Cue words of polarity, modality, limit, direction and time in French, Indonesian and English, by closed classes.

A class holds everything that can say the same (`cues.tsv`), wide on purpose: a class that stands on one side of a translation and has
no member at all on the other tells more the wider its lists are. Class `-` marks innocent phrases (*tidak hanya*, *sans doute*) whose
words are no cues.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from mtqa.language.morphology import french
from mtqa.language.pieces import PhraseTable, Piece, pieces_of
from mtqa.language.remember import FORMS, Sieve
from mtqa.language.tables import listed, table
from mtqa.language.tokens import plain
from mtqa.language.wordlists import words

INNOCENT = "-"
LANGUAGES = ("fr", "id", "en")
_NEGATIVES = words("pas plus jamais rien personne aucun aucune nul nulle guère ni")
_PREFIXES = ("in", "im", "ir", "il", "dés", "dis", "mal", "mé")
_NO_OPPOSITES = words(
    "important importante importants importantes intense intenses interne internes immeuble immeubles immobilier immobilière "
    "immobiliers immobilières irlandais irlandaise irlandaises immigrant immigrants immigrante imposable imposables mécanique "
    "mécaniques malade malades"
)
_ID_PREFIXES = ("non", "tuna", "nir", "ketidak")
_NOT_ABLE = re.compile(r"(?:in|im|ir|il)[^\W\d_]+(?:able|ible|uble)s?")
_WINDOW = 12
_SHORTEST = 5


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue at `[start, end)` with the classes it belongs to."""

    start: int
    end: int
    classes: frozenset[str]


@cache
def _phrases(language: str) -> PhraseTable[frozenset[str]]:
    """Forms with their classes; `<refuser>` in the table stands for all forms of a French verb."""
    found: dict[str, frozenset[str]] = {}
    for row in table("cues.tsv"):
        if row["language"] == language:
            form, classes = row["form"], frozenset(listed(row["classes"]))
            for written in french().forms(form[1:-1], "verb", "aux") if form.startswith("<") else (form,):
                found[written] = found.get(written, frozenset()) | classes
    return PhraseTable(list(found.items()))


def find_cues(text: str, language: str) -> tuple[Cue, ...]:
    """All cues of `text` in order, the longest phrase at each place; none in a language that is not fr, id or en.

    In French, `ne … que` is ONLY, `ne … pas que` NOT_ONLY, a conditional verb GUESS, and a negative prefix (*impossible*) NEG; in
    Indonesian a word with non-, tuna-, nir-, ketidak- is NEG.
    """
    if language not in LANGUAGES:
        return ()
    text = plain(text)
    pieces = pieces_of(text)
    found: list[Cue] = []
    free = 0
    for at, (size, classes) in _phrases(language).scan(text, pieces):
        found += _prefixed(pieces[free:at], language)
        free = at + size
        found.append(Cue(pieces[at].start, pieces[free - 1].end, classes))
    found += _prefixed(pieces[free:], language)
    if language == "fr":
        forms = frozenset([piece.lower for piece in pieces])
        if "ne" in forms or "n" in forms:
            found += _restrictions(pieces)
        if classed := _classed(forms):
            found += [Cue(p.start, p.end, _form_classes(p.lower)) for p in pieces if p.lower in classed and p.word]
    return tuple(sorted((c for c in found if INNOCENT not in c.classes), key=lambda c: (c.start, c.end)))


def _restrictions(pieces: Sequence[Piece]) -> list[Cue]:
    """Ne … que (only) and ne … pas que (not only)."""
    found = []
    for i, piece in enumerate(pieces):
        if piece.lower not in ("ne", "n"):
            continue
        negated = any(p.lower in _NEGATIVES for p in pieces[max(0, i - 4) : i])
        for j in range(i + 1, min(len(pieces), i + _WINDOW)):
            lower = pieces[j].lower
            if lower in (".", ";", ":", ",", "»"):
                break
            if lower in ("que", "qu"):
                if not negated:
                    last = pieces[j + 1] if lower == "qu" and j + 1 < len(pieces) else pieces[j]
                    found.append(Cue(piece.start, last.end, frozenset(("ONLY", "NE_QUE"))))
                break
            negated = negated or lower in _NEGATIVES
    return found


def _prefixed(pieces: Sequence[Piece], language: str) -> list[Cue]:
    """Indonesian words with a prefix that denies."""
    if language != "id":
        return []
    return [Cue(p.start, p.end, frozenset(("NEG",))) for p in pieces if len(p.lower) > 6 and p.lower.startswith(_ID_PREFIXES)]


@lru_cache(maxsize=FORMS)
def _form_classes(form: str) -> frozenset[str]:
    """GUESS for a conditional, NEG for a word with a negative prefix, of five letters or more."""
    if len(form) < _SHORTEST:
        return frozenset()
    lexicon = french()
    readings = lexicon.readings(form)
    if any(v.startswith("cnd:") for r in readings for v in r.verb):
        return frozenset(("GUESS",))
    if _NOT_ABLE.fullmatch(form):
        return frozenset(("NEG",))
    for prefix in _PREFIXES:
        rest = form[len(prefix) :]
        if form.startswith(prefix) and len(rest) > 3 and _opposites(form, rest):
            return frozenset(("NEG",))
    return frozenset()


_classed = Sieve(lambda form: bool(_form_classes(form)))


def _opposites(form: str, rest: str) -> bool:
    """True when both are adjectives, or both adverbs: incapable, illégalement."""
    lexicon = french()
    if form in _NO_OPPOSITES or "-" in form or lexicon.is_pos(form, "verb", "aux"):
        return False
    adjectives = lexicon.is_pos(form, "adj") and lexicon.is_pos(rest, "adj")
    return adjectives or (form.endswith("ment") and lexicon.is_pos(form, "adv") and lexicon.is_pos(rest, "adv"))
