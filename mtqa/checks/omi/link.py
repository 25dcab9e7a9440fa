"""OMI120: a phrase such as *grâce, en raison, au sein* without the *à* or *de* that must follow, or with nothing behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.omi.slots import date_at
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.tables import table
from mtqa.language.tokens import Token
from mtqa.language.wordlists import DETERMINERS, words
from mtqa.phrase import Phrase

_FOLLOWING = DETERMINERS - words("du des au aux")
_CONTRACTED = {"de": words("du des"), "à": words("au aux"), "avec": frozenset[str]()}
_STOPS = words(". ; ! ? …")
# The first words of the table that are nouns too: after these they are meant as such.
_AS_NOUN = words(
    "la le l' de d' en sa son une un leur ma par pas nulle toute cette aucune sans à faire fait font faisait fera avec par du "
    "des les et pile"
)
# Words that must have a complement when they follow a form of *être* or a verb of placing.
_OPEN_OF = words(
    "hors susceptible susceptibles soucieux soucieuse soucieuses dépourvu dépourvue dépourvus dépourvues exempt exempte exempts exemptes "
    "désireux désireuse désireuses originaire originaires passible passibles tributaire tributaires dénué dénuée dénués dénuées"
)
_OPEN_TO = words("enclin encline enclins enclines inhérent inhérente inhérents inhérentes apte aptes assujetti assujettie")
_OPEN_ENDS = dict.fromkeys(_OPEN_OF, "de") | dict.fromkeys(_OPEN_TO, "à")
_MESSAGE = Phrase("“{word}” lacks what must follow", "« {word} » n’a pas sa suite", "“{word}” tanpa lanjutannya")
_LINK = Phrase(
    "“{word}” needs “{link}” before its noun.",
    "« {word} » demande « {link} » devant son nom.",
    "“{word}” memerlukan “{link}” sebelum nominanya.",
)
_NOTHING = Phrase(
    "“{word}” needs “{link}” and a complement; the sentence ends without it.",
    "« {word} » demande « {link} » et un complément ; la phrase s’arrête avant.",
    "“{word}” memerlukan “{link}” dan pelengkap; kalimat berakhir tanpa itu.",
)


class LostLink(SegmentCheck):
    """Phrase without the preposition or complement that must follow.

    What it does: reports the phrases of `data/required_links.tsv` (*en raison, grâce, au sein, conformément*) when a determiner
    follows in place of *de*, *à* or *avec*; and adjectives and prepositions that cannot stand alone (*hors, passible,
    originaire*) before the end of a sentence.
    Why it matters: a word was dropped, sometimes with the complement that carried the news.
    Known problems: a phrase used as a noun (*la grâce, une suite*) is told by the word before it.
    Example: bad: `Le pont tient grâce les câbles.` good: `Le pont tient grâce aux câbles.`
    Options: none.
    Sources: TLFi (see `data/required_links.tsv`); Grevisse & Goosse, Le Bon Usage, locutions prépositives.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "OMI120"
    name = "link-lost"
    category = "accuracy/omission"
    its_type = "omission"
    severity = Severity.MAJOR

    def called_by(self) -> frozenset[str]:
        """The first words of the table, and the words that are open at their end."""
        return frozenset((*_OPEN_ENDS, *_phrases()))

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """One finding for each phrase without its link."""
        tokens = segment.tokens
        phrases = _phrases()
        starts = segment.forms & (phrases.keys() | _OPEN_ENDS.keys())
        for index in segment.standing(starts):
            token = tokens[index]
            if not token.is_word:
                continue
            following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
            for form, link in phrases.get(token.lower, ()):
                after = index + len(form)
                if (len(form) == 1 or form[1] == following) and _stands(tokens, index, form) and _linkless(tokens, index, after, link):
                    word = segment.span(index, after).of(segment.article.plain)
                    yield self._finding(segment, index, after + 1, word, _LINK.format(word=word, link=link))
            open_end = _OPEN_ENDS.get(token.lower)
            if open_end and _ends(tokens, index):
                yield self._finding(segment, index, index + 1, token.text, _NOTHING.format(word=token.text, link=open_end))

    def _finding(self, segment: SegmentView, first: int, after: int, word: str, reason: Phrase) -> Finding:
        return self.finding(segment.span(first, after), _MESSAGE.format(word=word), reason, confidence=0.88)


@cache
def _phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for row in table("required_links.tsv"):
        form = tuple(row["words"].split())
        found[form[0]] = (*found.get(form[0], ()), (form, row["link"]))
    return found


def _stands(tokens: Sequence[Token], at: int, form: tuple[str, ...]) -> bool:
    if len(form) == 1:
        return True
    return at + 1 < len(tokens) and tokens[at + 1].lower == form[1] and tuple([t.lower for t in tokens[at : at + len(form)]]) == form


def _linkless(tokens: Sequence[Token], first: int, after: int, link: str) -> bool:
    """True when a determiner follows the phrase at once, and the phrase is no noun or adverb here."""
    if after >= len(tokens) - 1 or tokens[after].lower not in _FOLLOWING or tokens[after].lower in _CONTRACTED[link]:
        return False
    before = tokens[first - 1].lower if first else ""
    if after - first == 1 and before in _AS_NOUN:
        return False
    # After a clitic-like `le, la, les` a verb may follow: `en vue les arrête`.
    following = tokens[after + 1].lower
    clitic = (
        tokens[after].lower in ("le", "la", "l'", "les", "leur")
        and french().maybe_finite(following)
        and not french().is_pos(following, "noun", "adj")
    )
    return not clitic


def _ends(tokens: Sequence[Token], index: int) -> bool:
    """True when a stop or a date and a stop follow, and a form of *être*, or a verb, stands right before."""
    if not 3 <= index < len(tokens) - 1 or tokens[index].capitalised:
        return False
    date = date_at(tokens, index + 1)
    after = date if date is not None and date < len(tokens) else index + 1
    before = tokens[index - 1].lower
    if tokens[after].text not in _STOPS or any(t.lower in ("en", "dont", "y", "auquel") for t in tokens[max(0, index - 5) : index]):
        return False
    return french().is_pos(before, "aux", "verb") or before in ("pas", "plus", "toujours", "encore")
