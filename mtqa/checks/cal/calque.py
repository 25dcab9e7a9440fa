"""CAL101: collocations, valency and connectors copied from English or Indonesian."""

from __future__ import annotations

from mtqa.checks.cal.search import PhraseCheck
from mtqa.checks.finding import Severity


class Calque(PhraseCheck):
    """A collocation, construction or connector copied from English or Indonesian.

    What it does: looks for the patterns of kind `calque` in the phrasebook `data/calques.tsv`: verbs with the object of another language
    (address a problem), verbs with its preposition (apply for), passives and connectors (together with, following). Patterns work
    on lemmas, so every tense and number is met.

    Why it matters: the words are French, the sentence is not; the reader stumbles or understands something else.

    Known problems: usage moves; what the French press has adopted (*réaliser que*, *initier*, *impacter*) is left out. A single word in
    quotation marks, and words that are parts of names, are never reported.

    Example:
        bad: La fédération a fait une décision difficile.
        good: La fédération a pris une décision difficile.

    Options: none.

    Sources: each entry names its own (Académie française, OQLF, Termium, Trésor de la langue française, Grevisse, KBBI).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "CAL101"
    name = "calque"
    category = "accuracy/overly-literal"
    its_type = "mistranslation"
    severity = Severity.MAJOR

    def kinds(self) -> tuple[str, ...]:
        """See `PhraseCheck.kinds`."""
        return ("calque",)
