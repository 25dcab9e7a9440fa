"""NAM112: an acronym that takes *le* here and *la* there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Related, Severity
from mtqa.checks.view import ArticleView
from mtqa.phrase import Phrase

_GENDERS = {"le": "m", "du": "m", "au": "m", "un": "m", "ce": "m", "la": "f", "une": "f", "cette": "f"}


class AcronymGender(Check):
    """An acronym that takes *le* here and *la* there.

    What it does: Collects the articles in front of each acronym of the article; when both genders occur, the rarer one, or the later
    one, is reported.

    Why it matters: An acronym takes the gender of its head noun; a machine that does not know the institution guesses anew each time.

    Known problems: An acronym that stands for a thing and for its maker (la BMW, le BMW) is reported.

    Example:
        bad: La BNPP a saisi la cargaison. Selon le BNPP, elle venait de Batam.
        good: La BMKG a levé l’alerte ; selon la BMKG, la mer se calme, et le PSG joue ce soir.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage, § 479 (gender of acronyms).

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NAM112"
    name: ClassVar[str] = "acronym-gender"
    category: ClassVar[str] = "fluency/grammar/agreement"
    its_type: ClassVar[str] = "inconsistency"
    severity: ClassVar[Severity] = Severity.MINOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        for acronym, uses in _uses(article).items():
            counts = Counter(gender for gender, _ in uses)
            if len(counts) == 2:
                rarer = min(counts, key=lambda g: counts[g]) if counts["m"] != counts["f"] else _second(uses)
                wrong = next(span for gender, span in uses if gender == rarer)
                other = next(span for gender, span in uses if gender != rarer)
                yield self._finding(acronym, wrong, other)

    def _finding(self, acronym: str, wrong: Span, other: Span) -> Finding:
        return self.finding(
            wrong,
            Phrase(f"{acronym}: two genders", f"{acronym} : deux genres", f"{acronym}: dua jenis kata"),
            Phrase(
                "The article uses this acronym with the other gender elsewhere.",
                "L’article emploie ailleurs ce sigle à l’autre genre.",
                "Di bagian lain artikel, singkatan ini memakai kata sandang lain.",
            ),
            confidence=0.9,
            related=(Related(other, Phrase("the other gender", "l’autre genre", "jenis lain")),),
        )


def _second(uses: list[tuple[str, Span]]) -> str:
    return next(gender for gender, _ in uses if gender != uses[0][0])


def _uses(article: ArticleView) -> dict[str, list[tuple[str, Span]]]:
    """Gender and place (article and acronym) of each acronym with a singular article that shows gender."""
    found: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    for segment in article.segments:
        for before, token in zip(segment.tokens, segment.tokens[1:], strict=False):
            acronym = token.is_word and 2 < len(token.text) < 9 and token.text.isupper() and token.text.isalpha()
            if acronym and before.lower in _GENDERS and not before.text.isupper():
                found[token.text].append((_GENDERS[before.lower], Span(before.start, token.end)))
    return found
