"""LAN106: Indonesian words for kinds of places left in front of a name (*Bandara Kualanamu, Lombok Timur*)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar

from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import ArticleView, SegmentView
from mtqa.language.exonyms import exonyms
from mtqa.language.glosses import set_apart
from mtqa.language.morphology import french
from mtqa.language.names import is_name_word
from mtqa.language.tables import table, word_set
from mtqa.language.tokens import Token
from mtqa.phrase import Phrase

# Always translated, whatever stands before; the others only after an article, since they are part of many names.
_ALWAYS = word_set(
    "Kabupaten Kecamatan Kelurahan Desa Dusun Provinsi Bandara Pelabuhan Stasiun Stadion Universitas Bendungan Waduk Jembatan Gedung"
)
_AFTER_ARTICLE = word_set("Pulau Gunung Laut Selat Danau Sungai Jalan Masjid Kepulauan")
_DIRECTIONS = word_set("Utara Selatan Timur Barat Tengah Tenggara")
_ISLANDS = word_set(
    "Jawa Sumatera Kalimantan Sulawesi Maluku Papua Bali Lombok Flores Timor Sumba Sumbawa Aceh Jakarta Halmahera Nias "
    "Madura Bangka Belitung Buton Lampung Bengkulu Jambi Riau Tapanuli Minahasa Toraja Bekasi Bandung Bogor Tangerang Aru "
    "Seram Buru"
)
_ARTICLES = word_set("le la l' au du les aux des sur")


class PlaceWords(Check):
    """Indonesian words for kinds of places left in front of a name.

    What it does: Reports *Kabupaten, Kecamatan, Desa, Bandara, Pelabuhan …* before a name, *Pulau, Gunung, Sungai …* after an article
    (*au Gunung Slamet*), and points of the compass after an island or a big city (*Lombok Timur*).

    Why it matters: They are common nouns with plain French words: district, village, airport, mountain, east.

    Known problems: Names whose usual French form keeps the word (Bandar Lampung, Tanjung Priok) are left alone, and so is any word after
    *de* or a French kind (*le district de Sungai Penuh*).

    Example:
        bad: L’avion s’est posé à Bandara Kualanamu.
        good: Le port de Tanjung Priok et le district de Sungai Penuh rouvrent.

    Options: none.

    Sources: Kamus Besar Bahasa Indonesia; Commission nationale de toponymie.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "LAN106"
    name: ClassVar[str] = "place-words"
    category: ClassVar[str] = "accuracy/untranslated"
    its_type: ClassVar[str] = "untranslated"
    severity: ClassVar[Severity] = Severity.MINOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        for segment in article.segments:
            tokens = segment.tokens
            for at, token in enumerate(tokens):
                if token.text in _kinds() and _left(tokens, at) and not set_apart(tokens, at, at + 1) and not segment.quoted(token):
                    yield self._finding(segment, at)

    def _finding(self, segment: SegmentView, at: int) -> Finding:
        word = segment.tokens[at].text
        meaning = _kinds()[word]
        return self.finding(
            segment.span(at, at + 1),
            Phrase(f"{word} is {meaning} in French", f"{word} : en français, {meaning}", f"{word}: dalam bahasa Prancis {meaning}"),
            Phrase(
                "This is a common noun of Indonesian, not part of the name.",
                "C’est un nom commun indonésien, non une partie du nom.",
                "Ini kata benda umum bahasa Indonesia, bukan bagian dari nama.",
            ),
            confidence=0.88,
        )


@cache
def _kinds() -> dict[str, str]:
    wanted = _ALWAYS | _AFTER_ARTICLE | _DIRECTIONS
    return {row["form"]: row["french"] for row in table("place_words.tsv") if row["form"] in wanted}


def _left(tokens: Sequence[Token], at: int) -> bool:
    word = tokens[at].text
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if word in _DIRECTIONS:
        whole = f"{before.text} {word}" if before is not None else ""
        return before is not None and before.text in _ISLANDS and not _has_exonym(whole) and not (after is not None and is_name_word(after))
    if after is None or not is_name_word(after) or (before is not None and at > 1 and before.is_word and before.capitalised):
        return False
    if word in _ALWAYS:
        return not (before is not None and before.lower in ("de", "d'") and at > 1 and french().is_pos(tokens[at - 2].lower, "noun"))
    return before is not None and before.lower in _ARTICLES


def _has_exonym(whole: str) -> bool:
    """True when the table of French names has the place: that rule reports it."""
    return any(e.form == whole for e in exonyms().get(whole.split(maxsplit=1)[0], ()))
