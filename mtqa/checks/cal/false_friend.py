"""CAL102: French words used with the sense of an English or Indonesian look-alike."""

from __future__ import annotations

from mtqa.checks.cal.search import PhraseCheck
from mtqa.checks.finding import Severity


class FalseFriend(PhraseCheck):
    """A French word used with the sense of an English or Indonesian look-alike.

    What it does: looks for the patterns of kind `false-friend` in the phrasebook `data/calques.tsv`. Without an original, only contexts
    that the French sense can't fill are reported, one step lower; beside an original in English or Indonesian, only where that holds
    the look-alike, and some entries speak only then.

    Why it matters: the sentence reads well and says something else.

    Known problems: the list of look-alikes of an entry can't be complete, so an original that uses another word silences it.

    Example:
        bad: On déplore neuf fatalités.
        good: On déplore neuf morts.

    Options: none.

    Sources: each entry names its own (Trésor de la langue française, OQLF, Académie française, KBBI).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "CAL102"
    name = "false-friend"
    category = "accuracy/false-friend"
    its_type = "mistranslation"
    severity = Severity.MINOR
    only_with_trigger = True

    def kinds(self) -> tuple[str, ...]:
        """See `PhraseCheck.kinds`."""
        return ("false-friend",)
