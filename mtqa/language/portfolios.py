"""What a ministry or directorate has charge of, behind its title: common nouns that are translated and belong to no name."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache

from mtqa.language.morphology import french
from mtqa.language.tables import table, word_set
from mtqa.language.tokens import Token

_MINISTERS = word_set(
    "ministre ministres ministère ministères vice-ministre vice-ministres vice-ministère secrétariat secrétaire secrétaires sous-secrétaire"
)
_OFFICES = word_set("direction directions directeur directrice département départements")
_CHARGED = word_set("du des de d' au aux à")
_LINKS = _CHARGED | word_set("la le les l'")
_REACH = 14
_BODIES = word_set("kementerian kemenko dinas direktorat direktur ditjen dirjen departemen")
_TITLES = _BODIES | word_set("menteri menko wamen wamenko")
_SOURCE_OFFICES = _BODIES | word_set("department directorate ministry director")
_PASSED_OVER = word_set("jenderal koordinator negara muda bidang urusan dan , /")


def in_french_portfolio(tokens: Sequence[Token], at: int, source: Set[str]) -> bool:
    """True for a noun or adjective of what the title before it has charge of: `ministre du Commerce, directeur de la Pêche`.

    From `at` back to the title stand nouns with a link before them, and adjectives. `source`: the folded words of the original, since
    `la direction de X` is as often that of a firm: it counts only where the original names an office too.
    """
    for i in range(at, max(-1, at - _REACH), -1):
        if i < at and _title(tokens[i].lower, source):
            return _charged(tokens, i + 1, at)
        if not _linked(tokens, i):
            return False
    return False


def _title(word: str, source: Set[str]) -> bool:
    return word in _MINISTERS or (word in _OFFICES and not source.isdisjoint(_SOURCE_OFFICES))


def _linked(tokens: Sequence[Token], i: int) -> bool:
    """True for a link, an adjective, a noun behind a link, and `et` or a comma before a link (`du Commerce et de l'Industrie`)."""
    word = tokens[i].lower
    if word in _LINKS:
        return True
    if word in ("et", ","):
        return tokens[i + 1].lower in _LINKS
    return french().is_pos(word, "adj") or (i > 0 and tokens[i - 1].lower in _LINKS and french().is_pos(word, "noun"))


def _charged(tokens: Sequence[Token], first: int, at: int) -> bool:
    """True when the first link behind the title is a preposition: an article would open an apposition or an object."""
    link = next((token.lower for token in tokens[first:at] if token.lower in _LINKS), "")
    return link in _CHARGED


@cache
def _common_nouns() -> frozenset[str]:
    """Capitalised Indonesian words that name what an office has charge of."""
    return frozenset(row["form"] for row in table("portfolios_id.tsv"))


def indonesian_portfolios(tokens: Sequence[Token]) -> frozenset[int]:
    """Places of the words that say what a `Menteri`, a `Kementerian`, a `Dinas` or a `Direktorat` has charge of."""
    found: set[int] = set()
    behind = False
    for at, token in enumerate(tokens):
        if token.lower in _TITLES and token.capitalised:
            behind = True
        elif behind and token.text in _common_nouns():
            found.add(at)
        elif token.lower not in _PASSED_OVER:
            behind = False
    return frozenset(found)
