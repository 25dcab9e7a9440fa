"""Pairs of opposite words (to buy and to sell, north and south) in French, Indonesian and English, found as classes `pair:a` and `pair:b`.

Each side lists all that can say it (`antonyms.tsv`), wide on purpose: a side with no member at all in a translation tells more. Words
that say it beyond doubt have the class with `!` as well.
"""

from __future__ import annotations

from functools import cache

from mtqa.language.cues import LANGUAGES, Cue
from mtqa.language.morphology import french
from mtqa.language.pieces import PhraseTable, pieces_of
from mtqa.language.tables import table
from mtqa.language.tokens import plain


@cache
def _forms(language: str) -> PhraseTable[frozenset[str]]:
    """Forms with their classes; `<vendre>` in the table stands for all forms of a French verb."""
    found: dict[str, frozenset[str]] = {}
    for row in table("antonyms.tsv"):
        if row["language"] == language:
            form, name = row["form"], f"{row['pair']}:{row['side']}"
            side = frozenset((name, f"{name}!")) if row["sure"] else frozenset((name,))
            for written in french().forms(form[1:-1], "verb", "aux") if form.startswith("<") else (form,):
                found[written] = found.get(written, frozenset()) | side
    return PhraseTable(list(found.items()))


@cache
def pairs() -> tuple[str, ...]:
    """Names of all pairs."""
    return tuple(dict.fromkeys(r["pair"] for r in table("antonyms.tsv")))


def find_antonyms(text: str, language: str) -> tuple[Cue, ...]:
    """Words of any pair in order, the longest phrase at each place; none in a language that is not fr, id or en."""
    if language not in LANGUAGES:
        return ()
    text = plain(text)
    pieces = pieces_of(text)
    scanned = _forms(language).scan(text, pieces)
    return tuple(Cue(pieces[at].start, pieces[at + size - 1].end, classes) for at, (size, classes) in scanned)
