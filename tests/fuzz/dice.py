"""Choices and texts drawn from the bytes that a fuzzer hands over: equal bytes give equal choices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

_WORDS = (
    "le la les l’ un une des du de à au aux en dans par pour sur avec sans ne pas plus jamais aucun rien que qui dont où ce cette il"
    " elle ils elles on nous vous se s’ a ont est sont été avait sera dit déclaré affirmé annoncé selon mais et ou donc si comme après"
    " avant depuis pendant lorsque tandis maire ministre président gouverneur port ville Jakarta Kupang Indonésie France Jean Marie"
    " Dupont ONU porte-parole hier lundi 30 décembre 2023 12 000 1,5 millions milliards pour cent % km heures 14h30 deux trois cents"
    " mille tonnes « » “ ” \" ' ( ) , . ; : ! ? … – - Il Elle Le La Les a-t-il M. Mme Dr yang dan tidak the of and was personnes morts"
    " blessés beaucoup peu moins autant très bien mieux aussi même tout toute tous plusieurs chaque autre grand petite nouveau rouge"
    " partir réaliser supporter éventuellement actuellement définitivement hausse baisse augmenté diminué de 10 à 20 contre \n \t \u00a0"
    " \u202f e\u0301 \u202e \u200b \ufeff 🙂 ² € $ = + @ <b> &amp; # * [ ] { } \\ / | ~ _ \u0301 Ã© \x00 \r \u2028 ½ ٣ ⅻ ß İ ǆ"
)
WORDS = tuple(_WORDS.split(" "))


class Dice:
    """Draws from `data`; when nothing is left, the first of every choice."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def __bool__(self) -> bool:
        return self._at < len(self._data)

    def byte(self) -> int:
        """A number from 0 to 255."""
        found = self._data[self._at] if self else 0
        self._at += 1
        return found

    def number(self, most: int) -> int:
        """A number from 0 to `most`."""
        found = self.byte() if most < 256 else self.byte() << 8 | self.byte()
        return found % (most + 1)

    def one(self, choices: Sequence[T]) -> T:
        """One of the choices."""
        return choices[self.number(len(choices) - 1)]

    def rest(self) -> bytes:
        """All that is left."""
        found, self._at = self._data[self._at :], len(self._data)
        return found

    def piece(self, most: int = 24) -> str:
        """A short text of any characters, lone surrogates among them."""
        size = self.number(most)
        found = self._data[self._at : self._at + size]
        self._at += size
        return found.decode("utf-8", "surrogateescape")

    def soup(self, most: int = 60) -> str:
        """Words and marks of French news in no order, mostly with blanks between."""
        parts: list[str] = []
        for _ in range(most):
            if not self:
                break
            parts.append(self.one(WORDS))
            if self.number(9):
                parts.append(" ")
        return "".join(parts)
