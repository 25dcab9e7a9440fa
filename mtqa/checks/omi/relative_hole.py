"""OMI133: a relative clause or an apposition that has lost its auxiliary, its subject or its link."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.chunks import TIMES
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import PREPOSITIONS, words
from mtqa.phrase import Phrase

_SUBJECT_VERBS = words(
    "dépasser excéder atteindre compter posséder remporter contenir mesurer peser valoir coûter recevoir employer produire"
)
_SHARES = words("majorité moitié plupart tiers quart totalité partie")
_ARTICLES = words("le la l' les ce cette ces leur leurs son sa ses")
_ETRE = words("est sont était étaient sera seront a ont")
_MESSAGE = Phrase("A word is missing in the clause", "Il manque un mot dans la proposition", "Ada kata yang hilang dalam klausa")
_REASON = Phrase(
    "“{one}” cannot be followed at once by “{two}”: an auxiliary, a subject or a link is lost.",
    "« {one} » ne peut pas être suivi directement de « {two} » : il manque un auxiliaire, un sujet ou un lien.",
    "“{one}” tidak bisa langsung diikuti “{two}”: ada kata bantu, subjek, atau penghubung yang hilang.",
)


class RelativeHole(SegmentCheck):
    """Relative clause with a hole.

    What it does: reports *qui* straight before a form that can only be a past participle (`ce qui contraint` is left alone, `ce qui
    obligé` is not), *dont* straight before a transitive verb that has a figure as its object (`les bacs dont dépasse 500 tonnes`), and a
    share apposed after a comma with a verb of its own and no *dont* (`, l'écrasante majorité sont des vendeurs`).
    Why it matters: the little word that carries the clause is gone.
    Known problems: an inverted subject behind *dont* (`dont dépend le port`) is told from an object by the figure only.
    Example: bad: `Le vent, ce qui obligé les bacs à attendre.` good: `Le vent, ce qui a obligé les bacs à attendre.`
    Options: none.
    Sources: Grevisse & Goosse, Le Bon Usage, la proposition relative.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "OMI133"
    name = "relative-hole"
    category = "accuracy/omission"
    its_type = "omission"
    severity = Severity.MINOR
    anchors = words("qui dont ,")

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """One finding for each hole."""
        if not segment.prose:
            return
        tokens = segment.tokens
        for i in segment.standing(self.anchors):
            after = _hole(segment.analysis, i) if 0 < i < len(tokens) - 1 else 0
            if after:
                reason = _REASON.format(one=tokens[after - 2].text, two=tokens[after - 1].text)
                yield self.finding(segment.span(after - 2, after), _MESSAGE, reason, confidence=0.75)


def _hole(a: Analysis, i: int) -> int:
    """The index after the two words between which something is lost, or 0."""
    word = a.lower(i)
    if word == "qui":
        if a.lower(i - 1) in PREPOSITIONS | {"et", "ou", "«", ","} and not a.matches(i - 2, ",", "ce"):
            return _before_subject(a, i) if a.lower(i - 1) == "," else 0
        bare = a.can(i + 1, "pp") and a.must(i + 1, "pp", "adj", "noun") and not a.lower(i + 1).endswith("-né")
        return i + 2 if bare else _before_subject(a, i)
    if word == "dont":
        lemmas = a.words[i + 1].lemmas("finite") if a.can(i + 1, "finite") else frozenset()
        counted = a.can(i + 2, "num") or (a.matches(i + 2, "plus", "de") and a.can(i + 4, "num"))
        return i + 2 if lemmas & _SUBJECT_VERBS and counted else 0
    return _apposed_share(a, i)


def _before_subject(a: Analysis, i: int) -> int:
    """`les fidèles, qui le site est sacré`: a noun and *être* or *avoir* right behind a *qui* that nothing governs."""
    if a.lower(i + 1) not in _ARTICLES or not a.must(i + 2, "noun") or a.lower(i + 2) in TIMES or a.lower(i + 3) not in _ETRE:
        return 0
    return i + 4


def _apposed_share(a: Analysis, comma: int) -> int:
    """`, l'écrasante majorité sont des vendeurs`: the only clause before the comma has its own verb."""
    if a.lower(comma + 1) not in ("la", "l'", "les", "une"):
        return 0
    noun = next((k for k in range(comma + 2, min(comma + 5, len(a.words))) if a.lower(k) in _SHARES), -1)
    if noun < 0 or a.lower(noun + 1) not in _ETRE or any(g.start > noun + 1 for g in a.verb_groups):
        return 0
    own = [g for g in a.verb_groups if g.end <= comma]
    opened = any(a.lower(k) in ("si", "lorsque", "quand", "que", "qu'", "selon", "puisque", "comme") for k in range(comma))
    return noun + 2 if own and not opened else 0
