"""CAL121 to CAL123: the second phrasebook, whose patterns are wider than those of the first."""

from __future__ import annotations

from mtqa.checks.cal.search import PhraseCheck
from mtqa.checks.finding import Severity


class WiderCalque(PhraseCheck):
    """A verb with the object or subject of another language.

    What it does: looks for the patterns of kind `calque` in the phrasebook `data/calques_more.tsv`: the verbs, nouns and connectors of
    Indonesian and English newsrooms in their literal French (an officer is deactivated, a company contributes two goals), by lemma and
    with classes of objects and subjects.

    Why it matters: the words are French, the sentence is not; the reader stumbles or understands something else.

    Known problems: the patterns are wider than those of CAL101, so a deliberate image of the writer may be met; most are minor.

    Example:
        bad: Le régent a désactivé le chef de bureau.
        good: Le technicien a désactivé l'alarme.

    Options: none.

    Sources: each entry names its own (KBBI, OQLF, Trésor de la langue française).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "CAL121"
    name = "wider-calque"
    category = "accuracy/overly-literal"
    its_type = "mistranslation"
    severity = Severity.MINOR
    book = "calques_more"

    def kinds(self) -> tuple[str, ...]:
        """See `PhraseCheck.kinds`."""
        return ("calque",)


class WiderFalseFriend(PhraseCheck):
    """A French word with the sense of an English or Indonesian one, in company that shows it.

    What it does: looks for the patterns of kind `false-friend` in the phrasebook `data/calques_more.tsv`.

    Why it matters: the sentence reads well and says something else.

    Known problems: the company of a word is judged within the sentence only.

    Example:
        bad: La banque a pris une assurance de la part du ministre que les prix baisseraient.
        good: Le client a pris une assurance contre le vol.

    Options: none.

    Sources: each entry names its own (KBBI, OQLF, Trésor de la langue française).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "CAL122"
    name = "wider-false-friend"
    category = "accuracy/false-friend"
    its_type = "mistranslation"
    severity = Severity.MINOR
    book = "calques_more"

    def kinds(self) -> tuple[str, ...]:
        """See `PhraseCheck.kinds`."""
        return ("false-friend",)


class WiderIdiom(PhraseCheck):
    """An English or Indonesian idiom or compound translated word for word.

    What it does: looks for the patterns of kind `idiom` in the phrasebook `data/calques_more.tsv`.

    Why it matters: the reader sees a towel or a goat and misses the news.

    Known problems: an image may be meant literally; entries ask for a subject or a context where that is likely.

    Example:
        bad: Les deux candidats sont cou à cou dans les sondages.
        good: Les deux chevaux ont fini tête contre tête.

    Options: none.

    Sources: each entry names its own (KBBI, OQLF, Trésor de la langue française).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "CAL123"
    name = "wider-idiom"
    category = "accuracy/overly-literal"
    its_type = "mistranslation"
    severity = Severity.MINOR
    book = "calques_more"

    def kinds(self) -> tuple[str, ...]:
        """See `PhraseCheck.kinds`."""
        return ("idiom",)
