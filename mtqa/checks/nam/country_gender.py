"""NAM122: a country with an article of the other gender."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.tables import table
from mtqa.language.tokens import Token, tokenize
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

# What each form becomes before a feminine, masculine, vowel-initial and plural country; a form right for the class is left out.
_RIGHT = {
    "f": {"le": "la", "du": "de la", "les": "la"},
    "m": {"la": "le", "les": "le"},
    "v": {"le": "l’", "la": "l’", "du": "de l’", "les": "l’"},
    "p": {"le": "les", "la": "les", "du": "des", "l'": "les"},
}
_VOWELS = frozenset("AÀÂEÉÈÊIÎOÔUÛ")
# Names that are also those of rivers, towns, people or islands, which take the other article.
_OTHER_THINGS = frozenset(
    ("Niger", "Congo", "Gambie", "Jordanie", "Dominique", "Guinée", "Tchad", "Chine", "Liban", "Cuba", "Chypre", "Mali")
)
_BEFORE_NAMES = words("match club lac fleuve mont paquebot navire cargo bateau prix groupe restaurant stade")


class CountryGender(SegmentCheck):
    """A country with an article of the other gender.

    What it does: reports *la* before a masculine country, *le* or *du* before a feminine one, and *le, la, du* before one that
    begins with a vowel or is plural.

    Why it matters: Indonesian and English have no gender; the wrong article shows the machine, and the reader stumbles.

    Known problems: ships and clubs named after a country take their own article; they are left alone when another capital follows.

    Example:
        bad: Le Togo recevra la Gabon samedi.
        good: Le Togo recevra le Gabon samedi.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage; arrêté du 4 novembre 1993 relatif à la terminologie des noms d’États.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NAM122"
    name: ClassVar[str] = "country-gender"
    category: ClassVar[str] = "fluency/grammar"
    its_type: ClassVar[str] = "grammar"
    severity: ClassVar[Severity] = Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        tokens = segment.tokens
        if segment.texts.isdisjoint(_countries()):
            return
        for at in range(1, len(tokens)):
            for name, kind in _countries().get(tokens[at].text, ()):
                after = at + len(name)
                right = _RIGHT[kind].get(tokens[at - 1].lower)
                if right and tuple(t.text for t in tokens[at:after]) == name and not _named(tokens, at, after):
                    yield self._report(tokens[at - 1], " ".join(name), right, tokens[after - 1].end)

    def _report(self, article: Token, country: str, right: str, end: int) -> Finding:
        shown = right if article.text.islower() else right.capitalize()
        return self.finding(
            Span(article.start, end),
            Phrase(f"“{article.text}” before {country}", f"« {article.text} » devant {country}", f"“{article.text}” di depan {country}"),
            Phrase(
                "The country takes an article of another gender or number.",
                "Ce pays demande un article d’un autre genre ou d’un autre nombre.",
                "Nama negara ini memakai artikel dengan gender atau jumlah lain.",
            ),
            suggestion=f"{shown}{'' if right.endswith('’') else ' '}{country}",
            confidence=0.9,
        )


@cache
def _countries() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Countries by their first word: all words and the class (f, m, v for a vowel, p for plural)."""
    found: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for row in table("countries.tsv"):
        name = tuple(t.text for t in tokenize(row["name"]))
        if row["class"] in _RIGHT and name and row["name"] not in _OTHER_THINGS:
            kind = "v" if row["class"] in ("f", "m") and name[0][0] in _VOWELS else row["class"]
            found[name[0]] = (*found.get(name[0], ()), (name, kind))
    return found


def _named(tokens: Sequence[Token], at: int, after: int) -> bool:
    """True inside a longer name, and where the article belongs to something that bears the country's name."""
    following = tokens[after] if after < len(tokens) else None
    longer = following is not None and (
        following.text in ("-", "/") or (following.is_word and (following.capitalised or following.text[0].isdigit()))
    )
    before = tokens[at - 2].lower if at > 1 else ""
    return longer or before in _BEFORE_NAMES or (following is not None and following.text[:1].isdigit())
