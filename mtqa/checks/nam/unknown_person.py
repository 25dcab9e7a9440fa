"""NAM121: *M. X* or *Mme X* where the article has named nobody called X, or somebody of nearly that name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import ClassVar

from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Related, Severity
from mtqa.checks.nam.memory import named, span_of
from mtqa.checks.view import ArticleView
from mtqa.language.names import Name
from mtqa.language.tokens import Token
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_ALIKE = 0.66
_MIN_SENTENCES = 4
# Heads of state and others whom the news name without introduction.
_KNOWN = words(
    "trump biden poutine macron zelensky netanyahou merz starmer modi prabowo subianto jokowi widodo erdogan lula musk obama clinton bush"
)


class UnknownPerson(Check):
    """*M. X* where the article has named nobody called X, or somebody of nearly that name.

    What it does: for each *M.* or *Mme* with a surname, looks for a name earlier in the article that holds it. When none does,
    but one person's name is much like it (*Salvane*, *M. Salvano*), that is reported as major; when the article has named other
    people in full and this one never, as minor.

    Why it matters: the reader does not know who speaks; a misspelt or swapped name puts words into the wrong mouth.

    Known problems: people so well known that they need no introduction, and names in headlines that the text file leaves out.

    Example:
        bad: Le directeur, Anton Salvane, a démenti. La grève continue, a admis M. Salvano.
        good: Le directeur, Anton Salvane, a démenti. La grève continue, a admis M. Salvane.

    Options: none.

    Sources: AFP, Manuel de l’agencier (first mention in full).

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NAM121"
    name: ClassVar[str] = "unknown-person"
    category: ClassVar[str] = "accuracy/mistranslation/name"
    its_type: ClassVar[str] = "inconsistency"
    severity: ClassVar[Severity] = Severity.MINOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        if article.alone or len(article.segments) < _MIN_SENTENCES:
            return
        introduced: list[tuple[int, Name]] = []
        reported: set[str] = set()
        for sentence, found in enumerate(named(article)):
            for name in found:
                surname = name.words[-1].casefold()
                titled = any(m.kind == "title" for m in name.marks)
                if titled and not name.full and surname not in reported | _KNOWN and not _holds(introduced, name):
                    finding = self._judge(article, sentence, name, introduced)
                    if finding is not None:
                        reported.add(surname)
                        yield finding
                introduced.append((sentence, name))

    def _judge(self, article: ArticleView, sentence: int, name: Name, introduced: Sequence[tuple[int, Name]]) -> Finding | None:
        people = [(s, n) for s, n in introduced if n.full and n.marks]
        alike = [(s, n, w) for s, n in introduced for w in n.words if n.full and _like(w, name.words[-1])]
        span = span_of(article, sentence, name.first, name.after)
        surname = name.words[-1]
        if len({w for _, _, w in alike}) == 1:
            there, other, word = alike[0]
            return self.finding(
                span,
                Phrase(f"{surname} here, {word} before", f"{surname} ici, {word} plus haut", f"{surname} di sini, {word} sebelumnya"),
                Phrase(
                    "Nobody of this name was introduced, but somebody of nearly this name was.",
                    "Personne de ce nom n’a été présenté, mais quelqu’un d’un nom très proche l’a été.",
                    "Tidak ada orang dengan nama ini, tetapi ada nama yang sangat mirip.",
                ),
                severity=Severity.MAJOR,
                suggestion=word,
                confidence=0.85,
                related=(Related(span_of(article, there, other.first, other.after), Phrase("the other name", "l’autre nom", "nama lain")),),
            )
        if not people or article.quoted(span.start) or _apposed(article.segments[sentence].tokens, name):
            return None
        return self.finding(
            span,
            Phrase(f"Who is {surname}?", f"Qui est {surname} ?", f"Siapa {surname}?"),
            Phrase(
                "The title stands before a name that the article has not introduced.",
                "Le titre précède un nom que l’article n’a pas présenté.",
                "Sapaan ini mendahului nama yang belum diperkenalkan dalam artikel.",
            ),
            confidence=0.55,
        )


def _apposed(tokens: Sequence[Token], name: Name) -> bool:
    """True for `une marchande de 71 ans, Mme Lie`: the name itself introduces."""
    start = next((m.first for m in name.marks if m.kind == "title"), name.first)
    return start > 0 and tokens[start - 1].text in (",", "(")


def _holds(introduced: Sequence[tuple[int, Name]], name: Name) -> bool:
    """True when an earlier name has one of the words, a compound's parts included."""
    known = {part for _, n in introduced for w in n.words for part in (w.casefold(), *w.casefold().split("-"))}
    mine = {part for w in name.words for part in (w.casefold(), *w.casefold().split("-"))}
    return not known.isdisjoint(mine)


def _like(one: str, other: str) -> bool:
    """True for two words with one beginning that share two thirds of their letters in order."""
    a, b = one.casefold(), other.casefold()
    if len(b) < 4 or len(a) < 4 or a[:2] != b[:2]:
        return False
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= _ALIKE
