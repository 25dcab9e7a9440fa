"""CAL129: a verb of the hand, the mouth or the legs with a subject or an object that has none of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.glosses import quoted_shortly
from mtqa.language.selection import OBJECT, clashes, pairs
from mtqa.phrase import Phrase


class Selection(SegmentCheck):
    """A verb whose literal sense its subject or its object can't fill.

    What it does: `data/literal_verbs.tsv` names verbs of eating, cooking, cleaning, craft, farming, violence, moods … with the classes of
    nouns (`data/noun_classes.tsv`: reports, prices, ministries, crises …) that they can't take as objects or subjects. A verb
    that meets such a noun is reported, unless clean news or a dictionary joins the two (`data/selection_allowed.tsv`).

    Why it matters: Indonesian and English images come out word for word: a landslide eats a street, a match is coloured by a brawl.

    Known problems: A fresh metaphor of the writer is met as well; the finding is minor.

    Example:
        bad: La coulée de boue a mangé la rue.
        good: La coulée de boue a emporté la rue.

    Options: none.

    Sources: Resnik (1996) for selectional preference; Trésor de la langue française for the verbs.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "CAL129"
    name: ClassVar[str] = "selection-clash"
    category: ClassVar[str] = "accuracy/overly-literal"
    its_type: ClassVar[str] = "mistranslation"
    severity: ClassVar[Severity] = Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        tokens, done = segment.tokens, set[int]()
        for pair in pairs(tokens):
            first, after = min(pair.verb, pair.noun), max(pair.verb, pair.noun) + 1
            if pair.verb in done or not clashes(pair) or quoted_shortly(tokens, pair.verb, pair.verb + 1):
                continue
            done.add(pair.verb)
            verb, noun = tokens[pair.verb].text, tokens[pair.noun].text
            role = ("object", "le complément", "objek") if pair.role == OBJECT else ("subject", "le sujet", "subjek")
            yield self.finding(
                segment.span(first, after),
                Phrase(
                    f"“{verb}” does not go with “{noun}”",
                    f"« {verb} » ne va pas avec « {noun} »",
                    f"“{verb}” tidak cocok dengan “{noun}”",
                ),
                Phrase(
                    f"In its literal sense the verb can't take “{noun}” as its {role[0]}: an image of the original seems to be copied.",
                    f"Au sens propre, le verbe n’admet pas « {noun} » pour {role[1]} : une image de l’original semble calquée.",
                    f"Dalam arti harfiahnya, kata kerja ini tidak dapat memakai “{noun}” sebagai {role[2]}: agaknya kiasan dari teks asal.",
                ),
                confidence=0.6,
            )
