"""NAM108: an Indonesian title, rank or form of address kept before a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import ArticleView, SegmentView
from mtqa.language.conventions import Use, uses
from mtqa.language.glosses import explained, quoted_shortly
from mtqa.language.morphology import french
from mtqa.language.tokens import Token
from mtqa.phrase import Phrase

_KINDS = ("title", "rank", "honorific")


class IndonesianTitles(Check):
    """An Indonesian title, rank or form of address kept in the French.

    What it does: Reports functions (Kapolda, Menko, Dirjen), police and army ranks (AKBP, Mayjen) and forms of address (Pak, Ibu, K.H.)
    that stand before a name or after a determiner, unless the sentence explains them.

    Why it matters: They are abbreviations of Indonesian words: a French reader takes them for a first name or skips them.

    Known problems: A person whose real first name is a title word (Bupati, Kapten as a nickname) is reported.

    Example:
        bad: Le Kapolres Dedi Sumantri a promis une enquête.
        good: Le chef de la police du district (Kapolres), Dedi Sumantri, a promis une enquête.

    Options: none.

    Sources: Kamus Besar Bahasa Indonesia; ranks after the French army and police equivalents.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NAM108"
    name: ClassVar[str] = "indonesian-title"
    category: ClassVar[str] = "accuracy/untranslated"
    its_type: ClassVar[str] = "untranslated"
    severity: ClassVar[Severity] = Severity.MAJOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        known: set[str] = set()
        for segment in article.segments:
            for use in uses(segment.tokens):
                if use.convention.kind not in _KINDS or use.convention.form in known:
                    continue
                excuse = quoted_shortly if use.convention.kind == "honorific" else explained
                if excuse(segment.tokens, use.first, use.after):
                    known.add(use.convention.form)
                elif _as_title(segment.tokens, use):
                    yield self._finding(segment, use)

    def _finding(self, segment: SegmentView, use: Use) -> Finding:
        form, name = use.convention.form, use.convention.french
        says = (
            Phrase(f"{form}: {name} in French", f"{form} : en français, {name}", f"{form}: dalam bahasa Prancis {name}")
            if name
            else Phrase(
                f"{form} has no place in French", f"{form} ne s’emploie pas en français", f"{form} tidak dipakai dalam bahasa Prancis"
            )
        )
        return self.finding(
            segment.span(use.first, use.after),
            says,
            Phrase(
                "This Indonesian title means nothing to a French reader.",
                "Ce titre indonésien ne dit rien au lecteur français.",
                "Gelar Indonesia ini tidak dikenal pembaca Prancis.",
            ),
            severity=Severity.MINOR if use.convention.severity == "minor" else None,
            suggestion=name if use.convention.kind == "honorific" and name in ("M.", "Mme") else None,
            confidence=0.92,
        )


def _as_title(tokens: Sequence[Token], use: Use) -> bool:
    """True before a name, or after a determiner; never inside a longer proper name."""
    before = tokens[use.first - 1] if use.first else None
    after = tokens[use.after] if use.after < len(tokens) else None
    named = after is not None and after.is_word and after.capitalised and len(after.text) > 1
    if use.convention.form.startswith("("):
        return before is not None and before.capitalised
    if use.first > 1 and before is not None and before.is_word and before.capitalised and not before.text.endswith("'"):
        return False
    determined = before is not None and french().is_pos(before.lower, "det")
    return named or (determined and use.convention.kind != "honorific")
