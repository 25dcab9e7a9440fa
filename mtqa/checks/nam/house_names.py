"""NAM120: a name against the newsroom's own list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.nam.memory import people, span_of
from mtqa.checks.view import ArticleView, SegmentView
from mtqa.language.persons import Person
from mtqa.language.tables import listed
from mtqa.language.tokens import Token, plain, tokenize
from mtqa.phrase import Phrase

_WOMEN, _MEN = ("f", "F"), ("m", "M")


class HouseNames(Check):
    """A name against the newsroom's own list.

    What it does: Reports the `variants` of `references/names.csv` where the list wants its `form`, and signs of gender (M., le
    porte-parole) or titles (M. for Mme) that contradict the list's `gender` and `title`. The list wins over every built-in one.

    Why it matters: A newsroom has settled how it writes people who come back every week.

    Known problems: A variant that is also the name of somebody else is reported.

    Example:
        bad: Volodimir Zelenski est attendu à Bali. (list: form Volodymyr Zelensky, variant Volodimir Zelenski)
        good: Volodymyr Zelensky est attendu à Bali.

    Options: none.

    Sources: `references/names.csv` (form, variants separated by |, gender m or f, title).

    Measured: see `mtqa explain`; it depends on the newsroom's list.
    """

    code: ClassVar[str] = "NAM120"
    name: ClassVar[str] = "house-names"
    category: ClassVar[str] = "terminology/proper-name"
    its_type: ClassVar[str] = "terminology"
    severity: ClassVar[Severity] = Severity.MAJOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        for row in self.references.names:
            form = row.get("form", "")
            if form:
                for variant in listed(row.get("variants", "")):
                    yield from self._variants(article, form, variant)
                yield from self._gender(article, form, row)

    def _variants(self, article: ArticleView, form: str, variant: str) -> Iterator[Finding]:
        words = tuple(t.text for t in tokenize(plain(variant)))
        inside = tuple(t.text for t in tokenize(plain(form)))
        if not words:
            return
        for segment in article.segments:
            for at in _places(segment.tokens, words):
                if not _part_of(segment.tokens, at, len(words), inside):
                    yield self._variant(segment, at, at + len(words), form)

    def _variant(self, segment: SegmentView, first: int, after: int, form: str) -> Finding:
        return self.finding(
            segment.span(first, after),
            Phrase(f"House form: {form}", f"Forme maison : {form}", f"Bentuk redaksi: {form}"),
            Phrase(
                "The newsroom's list of names writes it otherwise.",
                "La liste de noms de la rédaction l’écrit autrement.",
                "Daftar nama redaksi menulisnya secara lain.",
            ),
            suggestion=form,
            confidence=0.98,
        )

    def _gender(self, article: ArticleView, form: str, row: Mapping[str, str]) -> Iterator[Finding]:
        gender = "f" if row.get("gender") in _WOMEN else "m" if row.get("gender") in _MEN else ""
        if not gender:
            return
        words = {w.casefold() for w in form.split()}
        for person in people(article):
            if {w.casefold() for w in person.words} <= words:
                yield from self._signs(article, person, gender, form)

    def _signs(self, article: ArticleView, person: Person, gender: str, form: str) -> Iterator[Finding]:
        for sign in person.signs():
            if sign.mark.gender != gender:
                yield self.finding(
                    span_of(article, sign.mention.sentence, sign.mark.first, sign.mark.after),
                    Phrase(f"{form} is a {_SEX[gender].en}", f"{form} est {_SEX[gender].fr}", f"{form} adalah {_SEX[gender].id}"),
                    Phrase(
                        "The newsroom's list of names gives the other gender.",
                        "La liste de noms de la rédaction donne l’autre genre.",
                        "Daftar nama redaksi mencantumkan jenis kelamin lain.",
                    ),
                    suggestion={"m": "M.", "f": "Mme"}[gender] if sign.mark.kind == "title" else None,
                    confidence=0.97,
                )


_SEX = {"m": Phrase("man", "un homme", "laki-laki"), "f": Phrase("woman", "une femme", "perempuan")}


def _places(tokens: Sequence[Token], words: tuple[str, ...]) -> Iterator[int]:
    for at, token in enumerate(tokens):
        if token.text == words[0] and tuple(t.text for t in tokens[at : at + len(words)]) == words:
            yield at


def _part_of(tokens: Sequence[Token], at: int, size: int, form: tuple[str, ...]) -> bool:
    """True when the place lies inside the house form itself (a variant `Zelenski` never hits inside a form that holds it)."""
    starts = range(max(0, at - len(form) + size), at + 1)
    return any(tuple(t.text for t in tokens[start : start + len(form)]) == form for start in starts)
