"""LAN102: Indonesian words left in a French sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import Check, OptionValue
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.lan.residue import Run, Strength, residues
from mtqa.checks.view import ArticleView
from mtqa.phrase import Phrase


class IndonesianWords(Check):
    """Indonesian words left in a French sentence.

    What it does: Reports lower-case words that are common in Indonesian and unknown in French, alone or in a row. Words that
    French has taken over (batik, rendang), words in brackets, in short quotations, or explained beside (`le warung, petite
    échoppe`) are left alone, and so are later mentions of a word once explained.

    Why it matters: A French reader cannot guess what the word means; it is the plainest trace of a translation that stopped half-way.

    Known problems: A word that the newsroom uses on purpose without explaining it is reported; list it in `allow`.

    Example:
        bad: La police a saisi deux motos dont les conducteurs roulaient sans knalpot.
        good: Le warung, une petite échoppe de rue, ferme à minuit.

    Options: `allow`: words never reported.

    Sources: wordfreq (Speer 2022) for Indonesian and French; Lexique 3.83; Le Petit Robert for loanwords.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "LAN102"
    name: ClassVar[str] = "indonesian-words"
    category: ClassVar[str] = "accuracy/untranslated"
    its_type: ClassVar[str] = "untranslated"
    severity: ClassVar[Severity] = Severity.MAJOR
    options: ClassVar[Mapping[str, OptionValue]] = {"allow": ()}

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        allowed = frozenset(self.settings["allow"] if isinstance(self.settings["allow"], tuple) else ())
        for run in residues(article, "id"):
            if not run.forms & allowed and not _excused(run):
                yield self._finding(run)

    def _finding(self, run: Run) -> Finding:
        span = Span(run.tokens[0].start, run.tokens[-1].end)
        words = span.of(run.segment.article.article.text)
        return self.finding(
            span,
            Phrase("Indonesian left in: {words}", "Indonésien laissé tel quel : {words}", "Kata Indonesia tertinggal: {words}").format(
                words=words
            ),
            Phrase(
                "This is Indonesian, and nothing in the sentence explains it to a French reader.",
                "C’est de l’indonésien, et rien dans la phrase ne l’explique au lecteur.",
                "Ini bahasa Indonesia dan tidak dijelaskan kepada pembaca Prancis.",
            ),
            severity=Severity.MINOR if run.strength is Strength.WEAK else None,
            confidence=0.95 if run.strength is Strength.CERTAIN or len(run.tokens) > 1 else 0.85,
        )


def _excused(run: Run) -> bool:
    """True for `yin et le yang`."""
    before = {t.lower for t in run.segment.tokens[max(0, run.first - 4) : run.first]}
    return run.forms == {"yang"} and "yin" in before
