"""GRA171: a conjunction or locution put together from two."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.remember import FORMS
from mtqa.language.tables import table
from mtqa.language.tokens import tokenize
from mtqa.phrase import Phrase


class Locution(SegmentCheck):
    """A conjunction or compound preposition put together from two.

    What it does: finds the ill-formed conjunctions and locutions of `data/locutions.tsv` (`jusqu'à que`, `en raison que`,
    `dans le but pour`, `peu en peu`), and names the right form.

    Why it matters: these words hold clauses together; with a wrong one the reader cannot tell how.

    Known problems: some of them are heard in speech; inside a quotation they may be the speaker's own.

    Example:
        bad: Il attend jusqu'à que la pluie cesse.
        good: Il attend jusqu'à ce que la pluie cesse.

    Options: none.

    Sources: TLFi; Grevisse & Goosse, Le bon usage (locutions conjonctives et prépositives).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA171"
    name = "locution"
    category = "fluency/grammar/function-words"
    its_type = "grammar"
    severity = Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        present = _present(segment.forms)
        if not present:
            return
        text = segment.plain.lower()
        running = " ".join(text.split())
        present = frozenset(form for form in present if form in running)
        if not present or len(text) != len(segment.plain):
            return
        right = _right_forms()
        for match in _pattern(present).finditer(text):
            form = right[re.sub(r"\s+", " ", match.group())]
            yield self.finding(
                Span(segment.start + match.start(), segment.start + match.end()),
                Phrase("ill-formed locution", "locution mal formée", "kata sambung keliru"),
                Phrase(f"The French form is “{form}”.", f"La forme française est « {form} ».", f"Bentuk Prancisnya « {form} »."),
                confidence=0.85,
            )


@cache
def _right_forms() -> dict[str, str]:
    return {row["wrong"]: row["right"] for row in table("locutions.tsv")}


@cache
def _by_longest() -> dict[str, list[tuple[frozenset[str], str]]]:
    """Each wrong form with its words, by the longest of them."""
    found: dict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
    for form in _right_forms():
        words = frozenset(t.lower for t in tokenize(form))
        found[max(sorted(words), key=len)].append((words, form))
    return found


def _present(forms: frozenset[str]) -> frozenset[str]:
    """The wrong forms of which all words stand in a sentence."""
    by_longest = _by_longest()
    return frozenset([wrong for word in by_longest.keys() & forms for words, wrong in by_longest[word] if words <= forms])


@lru_cache(maxsize=FORMS)
def _pattern(wrong: frozenset[str]) -> re.Pattern[str]:
    """Finds these wrong forms, the longest at a place."""
    forms = sorted(wrong, key=lambda form: (-len(form), form))
    return re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms) + r")(?![\w-])")
