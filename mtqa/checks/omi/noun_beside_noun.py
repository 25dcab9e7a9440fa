"""OMI131: two nouns side by side with no preposition between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.chunks import TIMES
from mtqa.language.morphology import french
from mtqa.language.remember import FORMS, Sieve
from mtqa.language.tables import table
from mtqa.language.tokens import Token
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_COUNTED_TIMES = words("fois jours heures minutes")
_FIRST = words("fin début mi courant côté faute histoire question type genre style façon version niveau point")
_DETERMINERS = words("un une des ce cet cette ces son sa ses leurs mon ma mes notre nos votre vos du au aux plusieurs quelques")
_BEFORE_ARTICLES = words("de à dans par sur avec sous chez contre vers depuis selon dès")
# Nouns of agents stand in apposition to each other, and forms in -al, -ique, -aire are adjectives that the lexicon lists as nouns.
_PERSONS = re.compile(r"(?:eur|euse|rice|ien|ienne|ier|ière|iste|ant|ante)s?$")
_ADJECTIVES = re.compile(r"(?:al|ale|ales|aux|ique|iques|aire|aires|if|ive|ives|ais|aise|ais|ois|oise)$")
_MESSAGE = Phrase("Two nouns without a link", "Deux noms sans lien", "Dua nomina tanpa penghubung")
_REASON = Phrase(
    "French joins “{one}” and “{two}” with a preposition: it is lost, or one of the nouns is too many.",
    "Le français relie « {one} » et « {two} » par une préposition : elle s’est perdue, ou l’un des noms est de trop.",
    "Bahasa Prancis menghubungkan “{one}” dan “{two}” dengan preposisi: preposisi itu hilang, atau satu nomina berlebihan.",
)


class NounBesideNoun(SegmentCheck):
    """Two nouns side by side.

    What it does: reports two words that can only be nouns and follow each other with nothing between them (`une erreur application`),
    unless one of them forms apposed compounds in French (`data/apposed_nouns.tsv`: *date limite, pays membre*).
    Why it matters: a preposition, or a word between the two, was dropped; or the machine has printed two renderings of one word.
    Known problems: young compounds and trade terms, so the finding is minor; quotations and capitals are left alone.
    Example: bad: `Le juge a relevé une erreur application.` good: `Le juge a relevé une erreur d'application.`
    Options: none.
    Sources: Noailly, Le substantif épithète; Grevisse & Goosse, Le Bon Usage, l'apposition.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "OMI131"
    name = "noun-beside-noun"
    category = "accuracy/omission"
    its_type = "omission"
    severity = Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """One finding for each pair."""
        if not segment.prose:
            return
        tokens = segment.tokens
        nouns = _plain_nouns(segment.texts)
        for i in [second - 1 for second, token in enumerate(tokens) if token.text in nouns]:
            if i > 0 and (tokens[i].text in nouns or _determined(tokens, i)) and _unlinked(tokens, i) and not segment.quoted(tokens[i]):
                reason = _REASON.format(one=tokens[i].text, two=tokens[i + 1].text)
                yield self.finding(segment.span(i, i + 2), _MESSAGE, reason, confidence=0.65)


@lru_cache(maxsize=FORMS)
def _plain(text: str) -> bool:
    return text.isalpha() and text == text.lower() and len(text) > 3 and french().listed(text) and french().only_pos(text, "noun")


_plain_nouns = Sieve(_plain)


def _determined(tokens: tuple[Token, ...], i: int) -> bool:
    """True for a noun or verb that its determiner makes a noun (`une mine`); *le, la, les* may be pronouns, but not after a preposition."""
    token, before = tokens[i], tokens[i - 1].lower
    if not (token.text.isalpha() and token.text == token.lower and len(token.text) > 3 and french().only_pos(token.lower, "noun", "verb")):
        return False
    certain = before in _DETERMINERS or (before in ("le", "la", "les") and i > 1 and tokens[i - 2].lower in _BEFORE_ARTICLES)
    return certain and french().is_pos(token.lower, "noun") and not french().is_pos(token.lower, "adj")


@cache
def _persons() -> frozenset[str]:
    return frozenset(word for row in table("noun_classes.tsv") if row["class"] == "person" for word in row["lemmas"].split())


@cache
def _apposed(place: str) -> frozenset[str]:
    """Lemmas that stand `first` (*assurance maladie*) or `second` (*date limite*) in apposed compounds."""
    return frozenset(row["lemma"] for row in table("apposed_nouns.tsv") if row["place"] in (place, "both"))


def _unlinked(tokens: tuple[Token, ...], i: int) -> bool:
    one, two = tokens[i].lower, tokens[i + 1].lower
    if one in TIMES or (two in TIMES and two not in _COUNTED_TIMES) or one in _FIRST or one == two:
        return False
    first, second = french().lemmas(one, "noun"), french().lemmas(two, "noun")
    if first & _apposed("first") or second & _apposed("second") or (second & _persons() and first & _persons()):
        return False
    if _PERSONS.search(two) or _ADJECTIVES.search(two):
        return False
    return not tokens[i - 1].capitalised
