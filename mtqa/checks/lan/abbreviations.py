"""LAN107: an Indonesian abbreviation of an everyday thing left in the French."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import ArticleView, SegmentView
from mtqa.language.conventions import Convention, Use, uses
from mtqa.language.glosses import explained, set_apart
from mtqa.language.morphology import french
from mtqa.language.tables import word_set
from mtqa.language.tokens import Token
from mtqa.phrase import Phrase

_UNITED_STATES = Convention("AS", "abbreviation", "États-Unis", frozenset(), "minor", ("AS",))
_LINKS = word_set("de d' du des à en dans par pour avec et ou que qu' sans chez selon entre sur aux au")


class Abbreviations(Check):
    """An Indonesian abbreviation of an everyday thing left in the French.

    What it does: Reports bare abbreviations and clipped words of Indonesian newsrooms (SIM, STNK, TPS, WIB, pilkada, Jateng, *dollars
    AS*) unless the sentence, or an earlier one, explains them.

    Why it matters: They have plain French words; some even mean something else in French (SIM, TPS, AS).

    Known problems: An abbreviation that is also the name of a firm or a product is reported when nothing beside tells them apart.

    Example:
        bad: Le chauffeur n’avait ni SIM ni assurance.
        good: Il a glissé une carte SIM dans son téléphone.

    Options: none.

    Sources: Kamus Besar Bahasa Indonesia; Pedoman Umum Ejaan Bahasa Indonesia.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "LAN107"
    name: ClassVar[str] = "indonesian-abbreviation"
    category: ClassVar[str] = "accuracy/untranslated"
    its_type: ClassVar[str] = "untranslated"
    severity: ClassVar[Severity] = Severity.MINOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        known: set[str] = set()
        for segment in article.segments:
            found = [u for u in uses(segment.tokens) if u.convention.kind == "abbreviation"]
            for use in (*found, *_united_states(segment.tokens)):
                form = use.convention.form
                if form in known:
                    continue
                excuse = set_apart if use.convention.french.startswith("heure de") else explained
                if excuse(segment.tokens, use.first, use.after):
                    known.add(form)
                elif not _in_name(segment.tokens, use):
                    yield self._finding(segment, use)

    def _finding(self, segment: SegmentView, use: Use) -> Finding:
        form, name = use.convention.form, use.convention.french
        before = segment.tokens[use.first - 1].lower if use.first else ""
        span: Span = segment.span(use.first, use.after)
        suggestion = {"dollars": "américains", "dollar": "américain"}.get(before) if use.convention is _UNITED_STATES else None
        return self.finding(
            span,
            Phrase(f"{form}: {name} in French", f"{form} : en français, {name}", f"{form}: dalam bahasa Prancis {name}"),
            Phrase(
                "This is an Indonesian abbreviation or word; a French reader does not know it, or reads it as something else.",
                "C’est une abréviation ou un mot indonésien ; le lecteur français l’ignore ou le comprend autrement.",
                "Ini singkatan atau kata Indonesia; pembaca Prancis tidak mengenalnya atau memahaminya secara lain.",
            ),
            severity=Severity.MAJOR if use.convention.severity == "major" else None,
            suggestion=suggestion,
            confidence=0.9,
        )


def _united_states(tokens: Sequence[Token]) -> Iterator[Use]:
    """`AS` after a common noun (`dollars AS, le président AS`), no club or team after it."""
    for at, token in enumerate(tokens):
        if token.text != "AS" or not at:
            continue
        before = tokens[at - 1]
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if after is not None and after.is_word and after.capitalised:
            continue
        if before.is_word and not before.capitalised and french().is_pos(before.lower, "noun", "adj") and before.lower not in _LINKS:
            yield Use(_UNITED_STATES, at, at + 1)


def _in_name(tokens: Sequence[Token], use: Use) -> bool:
    """True for a piece of a longer name in capitals before it (`Docomo NTT`), or of an address."""
    before = tokens[use.first - 1] if use.first else None
    if before is None:
        return False
    if before.end == tokens[use.first].start and before.text in (".", "/", "@", "-", "#", "_"):
        return True
    return use.first > 1 and before.is_word and before.capitalised and before.text.isalpha() and not before.text.isupper()
