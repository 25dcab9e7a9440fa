"""REP107: a statement attributed twice."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.rep.clauses import INVERTED
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.tokens import Kind, Token
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_SAY = words(
    "affirmer ajouter admettre annoncer assurer avertir confier confirmer déclarer dire estimer expliquer indiquer insister noter observer "
    "préciser prévenir raconter rappeler rapporter reconnaître révéler signaler souligner soutenir"
)
_AUXILIARIES = words("a ont avait avaient")
_FAR = 80
_HAS_INVERTED = frozenset(("a", "ont", "avait", "avaient"))


@cache
def _say_forms() -> frozenset[str]:
    lexicon = french()
    return frozenset(form for lemma in _SAY for form in lexicon.forms(lemma, "verb"))


class AttributionTwice(SegmentCheck):
    """A statement attributed twice.

    What it does: reports `Selon NP a déclaré que …` (two constructions crossed), `Selon X, X a déclaré que …`, and a speech verb that
    comes back as an inverted clause after its own `que` or infinitive (`Il dit vouloir partir, dit-il`).

    Why it matters: the reader no longer knows who speaks: the source that is quoted, or the one it quotes.

    Known problems: `Selon la police, il a affirmé que …` is sound (the police report what another man said) and stays silent.

    Example:
        bad: Selon la mairie a confirmé que le marché rouvrira.
        good: Selon la mairie, le marché rouvrira.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (l'incise; selon).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "REP107"
    name = "attribution-twice"
    category = "fluency/duplication"
    its_type = "duplication"
    severity = Severity.MAJOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        tokens = segment.tokens
        found = _crossed(tokens) or _reprise(tokens)
        if found is not None:
            yield self._report(segment, *found, Severity.MAJOR)
            return
        echo = _echo(segment)
        if echo is not None:
            yield self._report(segment, *echo, Severity.MINOR)

    def _report(self, segment: SegmentView, first: int, after: int, severity: Severity) -> Finding:
        return self.finding(
            segment.span(first, after),
            Phrase("attributed twice", "attribution en double", "sumber disebut dua kali"),
            Phrase(
                "The statement is attributed twice; keep “selon …” or the verb of saying, not both.",
                "Le propos est attribué deux fois : il faut garder « selon… » ou le verbe de parole, pas les deux.",
                "Pernyataan ini diberi sumber dua kali; pakai « selon… » atau kata kerja ujaran, jangan keduanya.",
            ),
            severity=severity,
            confidence=0.92,
        )


def _opening(tokens: tuple[Token, ...]) -> int | None:
    """Index after an opening `Selon` or `D'après`, marks before it left out."""
    at = next((i for i, t in enumerate(tokens) if t.is_word), None)
    if at is None or at > 1:
        return None
    if tokens[at].lower == "selon":
        return at + 1
    if tokens[at].lower == "d'" and at + 1 < len(tokens) and tokens[at + 1].lower == "après":
        return at + 2
    return None


def _said(tokens: tuple[Token, ...], at: int) -> int | None:
    """Index after `a déclaré (…) que` or `déclare que` at token `at`."""
    i = at
    if i < len(tokens) and tokens[i].lower in _AUXILIARIES:
        i += 1
        while i < len(tokens) and i - at < 3 and tokens[i].lower.endswith("ment"):
            i += 1
    if i >= len(tokens) or tokens[i].lower not in _say_forms():
        return None
    for k in range(i + 1, min(i + 5, len(tokens))):
        if tokens[k].kind is Kind.MARK:
            return None
        if tokens[k].lower in ("que", "qu'"):
            return k + 1
    return None


def _crossed(tokens: tuple[Token, ...]) -> tuple[int, int] | None:
    start = _opening(tokens)
    if start is None:
        return None
    for i in range(start + 1, min(start + 12, len(tokens))):
        if tokens[i].kind is Kind.MARK or tokens[i].lower in (
            "qui",
            "que",
            "qu'",
            "dont",
            "ce",
            "lequel",
            "laquelle",
            "lesquels",
            "lesquelles",
        ):
            return None
        end = _said(tokens, i)
        if end is not None and tokens[i].lower in _AUXILIARIES:
            return 0, end
    return None


def _reprise(tokens: tuple[Token, ...]) -> tuple[int, int] | None:
    """`Selon X, X a déclaré que`: the same noun, name or pronoun on both sides of the comma."""
    start = _opening(tokens)
    if start is None:
        return None
    comma = next((i for i in range(start, min(start + 9, len(tokens))) if tokens[i].text == ","), None)
    if comma is None or comma == start:
        return None
    source = {
        t.lower
        for t in tokens[start:comma]
        if t.capitalised or french().is_pos(t.lower, "noun") or t.lower in ("lui", "elle", "eux", "elles")
    }
    source |= {"il"} if "lui" in source else set()
    source |= {"ils"} if "eux" in source else set()
    for i in range(comma + 1, min(comma + 7, len(tokens))):
        if tokens[i].kind is Kind.MARK:
            return None
        end = _said(tokens, i)
        if end is not None:
            heads = {t.lower for t in tokens[comma + 1 : i]}
            return (0, end) if heads & source else None
    return None


def _echo(segment: SegmentView) -> tuple[int, int] | None:
    """`X dit … que/INF …, dit-il`: one lemma as main verb and as inverted clause, both outside quotations."""
    tokens = segment.tokens
    lexicon = french()
    for i in range(2, len(tokens)):
        if tokens[i].lower not in INVERTED or segment.quoted(tokens[i]):
            continue
        verb = i + 1 if tokens[i - 1].lower in _HAS_INVERTED and i + 1 < len(tokens) else i - 1
        lemmas = lexicon.lemmas(tokens[verb].lower, "verb") & _SAY
        for k in range(max(0, i - _FAR), i - 2):
            if tokens[k].lower not in _say_forms() or segment.quoted(tokens[k]) or not lexicon.lemmas(tokens[k].lower, "verb") & lemmas:
                continue
            after = tokens[k + 1].lower
            if any(t.text in ".;«»:" for t in tokens[k:i]):
                continue
            if after in ("que", "qu'") or any("inf" in r.verb for r in lexicon.readings(after)):
                return k, max(i, verb) + 1
    return None
