"""OMI113: a determiner whose noun is lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.tokens import Token
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

# Determiners that cannot be pronouns before a preposition or a verb (*un*, *ce*, *leur*, *plusieurs* can).
_BARE = words("cet cette ces mon ma mes ton ta tes sa ses nos vos des aux")
_ARTICLES = words("le la les du au")
_DETERMINERS = _BARE | _ARTICLES
_PREPOSITIONS = words("dans pour avec sur lors depuis pendant dès chez parmi durant à par")
_AFTER_BARE = _PREPOSITIONS | words("a ont avait avaient sont était étaient sera seront serait seraient aura auront fut furent")
_AFTER_ARTICLE = _PREPOSITIONS - {"pour", "sur"}  # le pour et le contre; hyphenless compounds
_MESSAGE = Phrase("The noun after the determiner is missing", "Le nom manque après le déterminant", "Nomina setelah determinan hilang")
_REASON = Phrase(
    "“{word}” announces a noun, but “{next}” follows.",
    "« {word} » annonce un nom, mais c’est « {next} » qui suit.",
    "“{word}” menandai nomina, tetapi yang mengikuti adalah “{next}”.",
)


class LostNoun(SegmentCheck):
    """Determiner without its noun.

    What it does: reports an article, a demonstrative or a possessive that is followed at once by a preposition or by a form of *être* or
    *avoir*.
    Why it matters: the noun, often the subject of the news, was dropped.
    Known problems: determiners that can also be pronouns (*un, ce, leur*) are left alone, as are words quoted for themselves.
    Example: bad: `La ville a reçu des à la fin de mai.` good: `La ville a reçu des lits à la fin de mai.`
    Options: none.
    Sources: Grevisse & Goosse, Le Bon Usage, déterminants.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "OMI113"
    name = "noun-lost"
    category = "accuracy/omission"
    its_type = "omission"
    severity = Severity.MAJOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """One finding for each determiner without its noun."""
        tokens = segment.tokens
        for index in segment.standing(_DETERMINERS):
            if index + 1 < len(tokens) and tokens[index + 1].lower in _AFTER_BARE and _lost(tokens, index):
                reason = _REASON.format(word=tokens[index].text, next=tokens[index + 1].text)
                yield self.finding(segment.span(index, index + 2), _MESSAGE, reason, confidence=0.9)


def _lost(tokens: Sequence[Token], index: int) -> bool:
    word, after = tokens[index], tokens[index + 1]
    if (
        (word.capitalised and index)
        or word.text.isupper()
        or after.capitalised
        or after.text.isupper()
        or (index and tokens[index - 1].text in ("«", '"', "“", "-", "("))
    ):
        return False
    if word.lower in _BARE:
        return True
    if after.lower not in _AFTER_ARTICLE or (word.lower, after.lower) in (("du", "à"), ("au", "dès")):
        return False
    # Before an infinitive, *le, la, les* are pronouns, whatever stands between.
    return not any("inf" in r.verb for t in tokens[index + 2 : index + 4] for r in french().readings(t.lower))
