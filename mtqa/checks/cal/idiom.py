"""CAL103: images of English and Indonesian idioms word for word."""

from __future__ import annotations

from mtqa.checks.cal.search import PhraseCheck
from mtqa.checks.finding import Severity


class Idiom(PhraseCheck):
    """An English or Indonesian idiom translated word for word.

    What it does: looks for the patterns of kind `idiom` in the phrasebook `data/calques.tsv`: images that French does not have (the green
    table of an Indonesian court, the elephant in the room) in the company in which they can't be meant literally.

    Why it matters: the reader sees a table, a mat or an elephant and misses the news.

    Known problems: idioms are an open class. Where an image may be literal, the entry asks for a subject or a context; images
    that the French press has made its own (*l'éléphant dans la pièce* by now is one) are minor or left out.

    Example:
        bad: Le litige a fini sur la table verte.
        good: Les joueurs de billard entourent la table verte.

    Options: none.

    Sources: each entry names its own (KBBI for Indonesian idioms, Trésor de la langue française, OQLF, Académie française).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "CAL103"
    name = "idiom"
    category = "accuracy/overly-literal"
    its_type = "mistranslation"
    severity = Severity.MAJOR

    def kinds(self) -> tuple[str, ...]:
        """See `PhraseCheck.kinds`."""
        return ("idiom",)
