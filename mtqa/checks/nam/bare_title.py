"""NAM109: a function before a name without its article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.names import is_name_word
from mtqa.language.tables import word_set
from mtqa.language.tokens import Token
from mtqa.phrase import Phrase

_TITLES = word_set(
    "président présidente vice-président vice-présidente ministre vice-ministre gouverneur gouverneure général colonel "
    "lieutenant-colonel capitaine commandant amiral sénateur sénatrice député députée roi reine prince princesse maire "
    "préfet préfète ambassadeur ambassadrice chancelier chancelière directeur directrice inspecteur inspectrice commissaire "
    "procureur procureure juge régent régente porte-parole"
)
_AFTER = word_set("que qu' par avec et selon contre pour envers")


class BareTitle(SegmentCheck):
    """A function before a name without its article.

    What it does: Reports *Président X a…* at the start of a sentence and *que président X*, *par ministre X* inside one, where French
    needs the article.

    Why it matters: Indonesian and English put the bare title before the name; in French it reads like a telegram.

    Known problems: Headlines and lists drop the article on purpose; they are skipped when the page marks them as such.

    Example:
        bad: Gouverneur Tandean a promis de rouvrir la route.
        good: Le gouverneur Tandean a promis ; « Président Tandean, écoutez-nous ! » crie la foule.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage, § 590 (article before titles).

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NAM109"
    name: ClassVar[str] = "bare-title"
    category: ClassVar[str] = "fluency/grammar"
    its_type: ClassVar[str] = "grammar"
    severity: ClassVar[Severity] = Severity.MAJOR
    anchors: ClassVar[frozenset[str]] = _TITLES

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        if not segment.prose:
            return
        tokens = segment.tokens
        for at, token in enumerate(tokens[:-1]):
            if (
                token.lower in _TITLES
                and is_name_word(tokens[at + 1])
                and not segment.quoted(token)
                and (_opens(tokens, at) or _inside(tokens, at))
            ):
                yield self._finding(segment, at)

    def _finding(self, segment: SegmentView, at: int) -> Finding:
        title = segment.tokens[at]
        span: Span = segment.span(at, at + 2)
        return self.finding(
            span,
            Phrase(f"{title.text} without its article", f"{title.text} sans article", f"{title.text} tanpa kata sandang"),
            Phrase(
                "French puts the article before a function and a name.",
                "Devant une fonction suivie d’un nom, le français met l’article.",
                "Bahasa Prancis memakai kata sandang di depan jabatan dan nama.",
            ),
            confidence=0.9,
        )


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """`Gouverneur X a promis`: at the start, and a finite verb follows the name with no comma between."""
    if at or not tokens[0].capitalised:
        return False
    after = 1
    while after < len(tokens) and is_name_word(tokens[after]):
        after += 1
    if after < len(tokens) and tokens[after].lower in ("n'", "ne", "s'", "se", "y", "l'", "a"):
        return True
    return after < len(tokens) and tokens[after].is_word and french().maybe_finite(tokens[after].lower)


def _inside(tokens: Sequence[Token], at: int) -> bool:
    """`que président X`, `par ministre X`; `en tant que président X` is sound."""
    if not at or tokens[at].capitalised or tokens[at - 1].lower not in _AFTER:
        return False
    before = tokens[at - 2].lower if at > 1 else ""
    return before not in ("tant", "autant", "rien", "plus", "moins", "aussi") and not _coordinated(tokens, at)


def _coordinated(tokens: Sequence[Token], at: int) -> bool:
    """`maire et président X` or `ancien juge et député X`: the article of the first noun serves both."""
    if tokens[at - 1].lower != "et" or at < 2:
        return False
    before = tokens[at - 2]
    return before.is_word and not before.capitalised
