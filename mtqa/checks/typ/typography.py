"""TYP101: the typography of the article, in one finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import Check, OptionValue
from mtqa.checks.finding import Finding, Related, Severity
from mtqa.checks.typ.slips import KINDS, Slip, slips
from mtqa.checks.view import ArticleView
from mtqa.errors import UsageError
from mtqa.phrase import Phrase

_STYLES = ("press", "imprimerie-nationale", "off")
_MOST_RELATED = 12


class Typography(Check):
    """The typography of the article, in one finding.

    What it does: collects slips of spacing, apostrophes, accents on capitals and percentages over the whole article and reports them as
    one minor finding at the first place; the others are related places. Style `press` (the default) reports only clear mistakes (a comma
    inside closing guillemets, a space before a comma) and, where the article mixes two usages, the rarer one. Style
    `imprimerie-nationale` also asks for no-break spaces, curly apostrophes and accented capitals throughout. Points between thousands
    are left to NUM103.

    Why it matters: hundreds of typographic remarks hide the one that matters; but a page that mixes `A l'est` and `À l’ouest` looks
    careless.

    Known problems: no-break spaces that a reader or converter turned into plain ones can't be told from a house style; so `press` does not
    look at them. URLs, addresses, times, scores, ratios, `!!`, `?!` and emoticons are never touched.

    Example:
        bad: « Le quai est vide, » note la vendeuse.
        good: « Le quai est vide », note la vendeuse.

    Options: `style`: `press` (default), `imprimerie-nationale`, `off`.

    Sources: Lexique des règles typographiques en usage à l'Imprimerie nationale; Académie française (accentuation des majuscules).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "TYP101"
    name = "typography"
    category = "fluency/typography"
    its_type = "typographical"
    severity = Severity.MINOR
    options: ClassVar[Mapping[str, OptionValue]] = {"style": "press"}

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`.

        Raises:
            UsageError: the option `style` is not one of the styles.
        """
        style = str(self.settings["style"])
        if style not in _STYLES:
            raise UsageError("unknown-style", f"TYP101 has no style `{style}`.", f"Its styles: {', '.join(_STYLES)}.")
        found = _places(article, style) if style != "off" else []
        if not found:
            return
        counts = Counter(s.kind for s in found)
        yield self.finding(
            Span(found[0].start, found[0].end),
            _message(counts, len(found)),
            Phrase(
                "The article breaks French typography, or mixes two usages, in these places.",
                "L’article s’écarte ici de la typographie française, ou mêle deux usages.",
                "Artikel ini menyimpang dari tipografi Prancis atau mencampur dua kebiasaan di tempat-tempat ini.",
            ),
            confidence=0.9,
            related=tuple(Related(Span(s.start, s.end), KINDS[s.kind]) for s in found[1 : _MOST_RELATED + 1]),
        )


def _places(article: ArticleView, style: str) -> list[Slip]:
    """Slips of the content paragraphs, hidden stretches left out, in article offsets."""
    pieces, at = [], 0
    for paragraph in article.paragraphs:
        pieces += ["\n" * (paragraph.start - at), paragraph.text]
        at = paragraph.end
    hidden = article.article.hidden
    return [s for s in slips("".join(pieces), style) if not any(gap.overlaps(Span(s.start, s.end)) for gap in hidden)]


def _message(counts: Counter[str], total: int) -> Phrase:
    kinds = [kind for kind, _ in counts.most_common(4)]

    def listed(language: str) -> str:
        return "; ".join(f"{KINDS[k].to(language)} ({counts[k]})" for k in kinds) + ("; …" if len(counts) > len(kinds) else "")

    return Phrase(
        f"typography, {total} place{'s' if total > 1 else ''}: {listed('en')}",
        f"typographie, {total} endroit{'s' if total > 1 else ''} : {listed('fr')}",
        f"tipografi, {total} tempat: {listed('id')}",
    )
