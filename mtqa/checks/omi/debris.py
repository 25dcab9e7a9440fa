"""OMI108: empty brackets, empty quotation marks and doubled commas."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.article.model import Span
from mtqa.checks.base import ParagraphCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import ParagraphView
from mtqa.language.tokens import plain
from mtqa.phrase import Phrase

_DEBRIS = re.compile(
    r"""(?P<empty>\(\s{0,3}\)|«\s{0,3}»|“\s{0,3}”|\[\s{0,3}\])
      | (?P<commas>(?<!\d),\s{0,3},(?!,)|,\s{0,3}\.(?![.\d\w])|;\s{0,3}[;.](?!\.)|(?<!\d),\s{0,3};|\(\s{0,3},|,\s{0,3}\))
      | (?P<prepositions>(?<![\w'-])(?:de\ à(?!\ (?:peine|peu|travers))|par\ pour|de\ de\ la|de\ pour)(?=\ \w))
    """,
    re.VERBOSE,
)
# What every piece of debris has: two marks together, or one of these words.
_MARKS = re.compile(r"[,;(«“\[]\s{0,3}[,;.)»”\]]")
_WORDS = ("de à", "par pour", "de de la", "de pour")
_CODE = re.compile(r"[\w.]$")
_MESSAGE = Phrase("Something is missing here", "Il manque quelque chose ici", "Ada yang hilang di sini")
_EMPTY = Phrase(
    "The brackets or quotation marks are empty: what they held was lost.",
    "Les parenthèses ou les guillemets sont vides : leur contenu s’est perdu.",
    "Tanda kurung atau tanda kutip ini kosong: isinya hilang.",
)
_COMMAS = Phrase(
    "Two marks stand side by side; the words between them were lost.",
    "Deux signes se suivent ; les mots qui les séparaient se sont perdus.",
    "Dua tanda baca berdampingan; kata-kata di antaranya hilang.",
)
_PREPOSITIONS = Phrase(
    "Two prepositions collide; the noun of the first was lost.",
    "Deux prépositions se heurtent ; le nom de la première s’est perdu.",
    "Dua preposisi bertemu; nomina untuk yang pertama hilang.",
)


class Debris(ParagraphCheck):
    """Debris of a lost word.

    What it does: reports empty brackets and quotation marks, two commas (or a comma and a stop) with nothing between them, and two
    prepositions that cannot meet (*de à*, *par pour*).
    Why it matters: something was dropped, often an acronym or a name.
    Known problems: program code in a text (`main()`) is left alone when the brackets touch a word.
    Example: bad: `Le maire ( ), absent, se tait.` good: `Le maire (divers droite), absent, se tait.`
    Options: none.
    Sources: Imprimerie nationale, Lexique des règles typographiques.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "OMI108"
    name = "debris"
    category = "accuracy/omission"
    its_type = "omission"
    severity = Severity.MINOR

    def check_paragraph(self, paragraph: ParagraphView) -> Iterator[Finding]:
        """One finding for each piece of debris that a reader of the page sees too."""
        text = paragraph.plain
        if not _MARKS.search(text) and not any(words in text for words in _WORDS):
            return
        for match in _DEBRIS.finditer(text):
            span = Span(paragraph.start + match.start(), paragraph.start + match.end())
            if plain(span.of(paragraph.article.article.text)) != match.group():
                continue  # a hidden mark made the gap
            kind = match.lastgroup
            if kind == "empty" and match.group()[0] == "(" and _CODE.search(text[: match.start()]):
                continue
            reason = {"empty": _EMPTY, "commas": _COMMAS}.get(kind or "", _PREPOSITIONS)
            yield self.finding(span, _MESSAGE, reason, confidence=0.9)
