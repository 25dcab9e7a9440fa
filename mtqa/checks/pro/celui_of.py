"""PRO122: celui de, celle de with no noun of that gender before it."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.pro.pool import nominals
from mtqa.checks.view import ArticleView, SegmentView
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_FORMS = {"celui": "m", "celle": "f", "ceux": "m", "celles": "f"}
_OTHER = {"celui": "celle", "celle": "celui", "ceux": "celles", "celles": "ceux"}
_AFTER = wordset("de d' du des")


class CeluiOf(Check):
    """`celui de`, `celle de` with no noun of that gender before it.

    What it does: for `celui`, `celle`, `ceux`, `celles` + `de`, looks at every noun and name of the sentence before it, and of the
    sentence before when the pronoun stands early; reports it when none has its gender.

    Why it matters: `celui de` repeats a noun; with the wrong gender the comparison has no second term.

    Known problems: the noun may stand further back; hence minor.

    Example:
        bad: La production de riz dépasse celui de l'an dernier.
        good: La production de riz dépasse celle de l'an dernier.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (pronoms démonstratifs).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "PRO122"
    name = "celui-of"
    category = "accuracy/mistranslation/reference"
    its_type = "mistranslation"
    severity = Severity.MINOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        for index, segment in enumerate(article.segments):
            for at in segment.standing(_FORMS.keys()):
                token = segment.tokens[at]
                gender = _FORMS[token.lower]
                if at == len(segment.tokens) - 1 or segment.tokens[at + 1].lower not in _AFTER or _people(segment, at):
                    continue
                pool = list(nominals(article, index, 0, at))
                if not pool:
                    continue
                if len(pool) < 2 and index and not article.alone:
                    pool = [*nominals(article, index - 1), *pool]
                if any(g == gender for nominal in pool for g, _ in nominal.features):
                    continue
                yield self.finding(
                    segment.span(at, at + 2),
                    Phrase("demonstrative without its noun", "démonstratif sans son nom", "kata tunjuk tanpa nominanya"),
                    Phrase(
                        "No noun of this gender stands before it.",
                        "Aucun nom de ce genre ne précède.",
                        "Tidak ada nomina bergender ini sebelumnya.",
                    ),
                    suggestion=f"{_OTHER[token.lower]} {segment.tokens[at + 1].text}",
                    confidence=0.75,
                )


def _people(segment: SegmentView, at: int) -> bool:
    """True where celui or ceux is people in general: at the start, or `ceux d'en face`."""
    return at == 0 or (at + 2 < len(segment.tokens) and segment.tokens[at + 2].lower in ("en", "entre", "à", "ici", "là"))
