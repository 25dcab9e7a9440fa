"""TYP102: capitals on weekdays, months and adjectives of nationality."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from mtqa.article.model import Role, Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.tokens import Kind, Token
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_DAYS = frozenset(("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"))
_MONTHS = frozenset(
    ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre")
)
# Feasts, novels and days of infamy keep their capital: `Vendredi saint`, `Lundi noir`, `Mardi gras`.
_FEASTS = frozenset(("saint", "sainte", "noir", "noire", "gras", "rouge", "sanglant", "blanc"))
_WATERS = frozenset(("océan", "mer", "golfe", "lac"))
_DATE_AFTER = words("matin soir midi après-midi dernier prochain")


class Capitals(SegmentCheck):
    """Capitals on weekdays, months and adjectives of nationality.

    What it does: reports a weekday or month with a capital inside a date (`mardi 3 Mars`, `Lundi soir`) and a capitalised adjective of
    nationality right after a common noun (`le gouvernement Indonésien`), in running text.

    Why it matters: English and Indonesian write them with capitals, French does not; editors change each one.

    Known problems: names of feasts, events and bodies (`Vendredi saint`, `Septembre noir`, `Théâtre-Français`) are left out where the word
    beside them is capitalised or tells them; street names with a date are.

    Example:
        bad: Le gouvernement Indonésien a démenti mardi 3 Mars.
        good: Un Indonésien a été arrêté mardi 3 mars.

    Options: none.

    Sources: Lexique des règles typographiques en usage à l'Imprimerie nationale; Grevisse & Goosse, Le bon usage (majuscules).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "TYP102"
    name = "capitals"
    category = "fluency/typography"
    its_type = "typographical"
    severity = Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        if segment.role is not Role.BODY:
            return
        tokens = segment.tokens
        for i in range(1, len(tokens)):
            token = tokens[i]
            if token.capitalised and not token.text.isupper() and (_dated(tokens, i) or _national(tokens, i)):
                yield self.finding(
                    Span(token.start, token.end),
                    Phrase(f"capital on « {token.lower} »", f"capitale à « {token.lower} »", f"huruf kapital pada « {token.lower} »"),
                    Phrase(
                        "French writes weekdays, months and adjectives of nationality without a capital.",
                        "Le français écrit sans capitale les jours, les mois et les adjectifs de nationalité.",
                        "Bahasa Prancis menulis hari, bulan, dan adjektiva kebangsaan tanpa huruf kapital.",
                    ),
                    suggestion=token.lower,
                    confidence=0.88,
                )


@cache
def nationalities() -> frozenset[str]:
    """Forms of adjectives of nationality (`data/nationalities.txt`, one lemma a line, with all its forms)."""
    text = files("mtqa.data").joinpath("nationalities.txt").read_text(encoding="utf-8")
    lemmas = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    lexicon = french()
    return frozenset(form for lemma in lemmas for form in (lemma, *lexicon.forms(lemma, "adj")))


def _dated(tokens: tuple[Token, ...], i: int) -> bool:
    before = tokens[i - 1]
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is not None and (after.lower in _FEASTS or (after.capitalised and after.is_word)):
        return False
    if tokens[i].lower in _MONTHS:
        return before.kind is Kind.NUMBER and before.text.isdigit() and int(before.text) <= 31 and not _street(tokens, i)
    if tokens[i].lower not in _DAYS or not before.is_word or before.capitalised:
        return False
    return after is not None and (after.kind is Kind.NUMBER or after.lower in _DATE_AFTER)


def _street(tokens: tuple[Token, ...], i: int) -> bool:
    """True for `rue du 8 Mai`, `place du 4 Septembre`, `le 11 Septembre` as an event."""
    return any(t.lower in ("rue", "place", "avenue", "boulevard", "quai", "pont", "square", "attentats") for t in tokens[max(0, i - 4) : i])


def _national(tokens: tuple[Token, ...], i: int) -> bool:
    token, before = tokens[i], tokens[i - 1]
    if token.lower not in nationalities() or not before.is_word or before.capitalised or before.lower in _WATERS:
        return False
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is not None and after.is_word and after.capitalised:
        return False
    lexicon = french()
    return lexicon.is_pos(before.lower, "noun") and not lexicon.is_pos(before.lower, "prep", "det", "adv", "adj", "pron", "num", "conj")
