"""LAN103: English words left in a French sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import Check, OptionValue
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.lan.residue import Run, Strength, beside_capital, far_from_french, residues
from mtqa.checks.view import ArticleView
from mtqa.phrase import Phrase


class EnglishWords(Check):
    """English words left in a French sentence.

    What it does: Reports lower-case English words that French has not taken over: two or more in a row, or one that is a hundred times
    as common in English as in French (major), or one that is merely rare in French (minor). Nothing is said beside a capitalised
    word (titles, firms, clubs), in short quotations, or where the sentence explains the word.

    Why it matters: A machine that goes through English leaves words of the pivot behind; few readers know them.

    Known problems: Professional jargon that the newsroom accepts is reported as minor; list it in `allow`.

    Example:
        bad: Les stocks de spare parts du chantier naval sont épuisés.
        good: La start-up a publié un communiqué dans The Straits Times.

    Options: `allow`: words never reported.

    Sources: wordfreq (Speer 2022) for English and French; Lexique 3.83; Le Petit Robert for anglicisms in use.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "LAN103"
    name: ClassVar[str] = "english-words"
    category: ClassVar[str] = "accuracy/untranslated"
    its_type: ClassVar[str] = "untranslated"
    severity: ClassVar[Severity] = Severity.MAJOR
    options: ClassVar[Mapping[str, OptionValue]] = {"allow": ()}

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        allowed = frozenset(self.settings["allow"] if isinstance(self.settings["allow"], tuple) else ())
        for run in residues(article, "en"):
            if not run.forms & allowed and not beside_capital(run):
                yield self._finding(run)

    def _finding(self, run: Run) -> Finding:
        span = Span(run.tokens[0].start, run.tokens[-1].end)
        words = span.of(run.segment.article.article.text)
        sure = run.strength > Strength.WEAK and (len(run.tokens) > 1 or far_from_french(run))
        return self.finding(
            span,
            Phrase("English left in: {words}", "Anglais laissé tel quel : {words}", "Kata Inggris tertinggal: {words}").format(words=words),
            Phrase(
                "This is English, not in use in French, and nothing in the sentence explains it.",
                "C’est de l’anglais sans usage établi en français, et rien dans la phrase ne l’explique.",
                "Ini bahasa Inggris, tidak lazim dalam bahasa Prancis, dan tidak dijelaskan.",
            ),
            severity=Severity.MAJOR if sure else Severity.MINOR,
            confidence=0.9 if sure else 0.7,
        )
