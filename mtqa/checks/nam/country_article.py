"""NAM110: a country without its article, or with the wrong preposition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.tables import table, word_set
from mtqa.language.tokens import Token, tokenize
from mtqa.phrase import Phrase

_NEEDS_ARTICLE = word_set("selon avec contre par envers malgré sur dans")
_BEFORE_SUBJECT = word_set("que qu' et mais car")
_ARTICLE = {"f": "la ", "m": "le ", "v": "l’", "p": "les "}


class CountryArticle(SegmentCheck):
    """A country without its article, or with the wrong preposition.

    What it does: Reports countries that take an article and stand without one before a verb (*Indonésie a signé*), after *selon, avec,
    contre, par* (*avec Chine*), plural ones after *de, en, à* (*de Philippines*), and prepositions of the wrong class (*en Japon, au
    Chine*).

    Why it matters: Indonesian has no article: the bare country name is the mark of word-for-word translation.

    Known problems: Labels and lists of teams drop the article; they are skipped unless a verb follows.

    Example:
        bad: Malaisie a rappelé son ambassadeur, a confirmé le président de Philippines.
        good: Singapour a signé ; les vins de France se vendent aux Philippines.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage; arrêté du 4 novembre 1993 relatif à la terminologie des noms d’États.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NAM110"
    name: ClassVar[str] = "country-article"
    category: ClassVar[str] = "fluency/grammar"
    its_type: ClassVar[str] = "grammar"
    severity: ClassVar[Severity] = Severity.MAJOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        if not segment.prose or segment.texts.isdisjoint(_countries()):
            return
        tokens = segment.tokens
        for at, token in enumerate(tokens):
            for words, kind, name in _countries().get(token.text, ()):
                after = at + len(words)
                if tuple(t.text for t in tokens[at:after]) == words and not _in_name(tokens, at, after):
                    repair = _repair(tokens, at, after, kind)
                    if repair is not None:
                        yield self._finding(segment, at, after, repair, name)
                    break

    def _finding(self, segment: SegmentView, at: int, after: int, repair: tuple[int, str], name: str) -> Finding:
        first, words = repair
        span = Span(segment.tokens[at - first].start, segment.tokens[after - 1].end)
        suggestion = words + name
        if at == 0:
            suggestion = suggestion[0].upper() + suggestion[1:]
        text = span.of(segment.article.article.text)
        return self.finding(
            span,
            Phrase(f"{text}: article missing or wrong", f"{text} : article absent ou impropre", f"{text}: kata sandang hilang atau keliru"),
            Phrase(
                "The name of this country takes an article, or another preposition, in French.",
                "Le nom de ce pays demande ici un article, ou une autre préposition.",
                "Nama negara ini memerlukan kata sandang atau preposisi lain.",
            ),
            suggestion=suggestion,
            confidence=0.93,
        )


@cache
def _countries() -> dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    """Countries by the text of their first token: their tokens, class and name, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for row in table("countries.tsv"):
        words = tuple(t.text for t in tokenize(row["name"].replace("’", "'")))
        found.setdefault(words[0], []).append((words, row["class"], row["name"]))
    return {first: tuple(sorted(group, key=lambda g: -len(g[0]))) for first, group in found.items()}


def _in_name(tokens: Sequence[Token], at: int, after: int) -> bool:
    following = tokens[after] if after < len(tokens) else None
    before = tokens[at - 1] if at else None
    if following is not None and (
        following.text in ("-", "/") or (following.is_word and following.capitalised) or following.text.isdigit()
    ):
        return True
    return before is not None and (
        before.text in ("-", "/") or (at > 1 and before.is_word and before.capitalised and not before.text.endswith("'"))
    )


def _repair(tokens: Sequence[Token], at: int, after: int, kind: str) -> tuple[int, str] | None:
    """How many tokens before the name to replace, and the words to put before it; None when nothing is wrong."""
    before = tokens[at - 1].lower if at else ""
    if at == 0 or (before in _BEFORE_SUBJECT and kind != "v"):
        return (0, _ARTICLE[kind]) if _verb_follows(tokens, after) and _no_list(tokens, at) else None
    if before in _NEEDS_ARTICLE and not _coordinated(tokens, after):
        return 0, _ARTICLE[kind]
    if kind == "p" and before in ("de", "en", "à", "d'"):
        return 1, "des " if before in ("de", "d'") else "aux "
    if kind == "m" and before == "en" and not _coordinated(tokens, after):
        return 1, "au "
    if kind == "f" and before in ("au", "à"):
        return 1, "en "
    return None


def _verb_follows(tokens: Sequence[Token], at: int) -> bool:
    """True when a form that can only be a finite verb follows, negation and reflexive pronouns before it at most."""
    while at < len(tokens) and tokens[at].lower in ("ne", "n'", "se", "s'", "y", "en"):
        at += 1
    if at >= len(tokens) or not tokens[at].is_word:
        return False
    if tokens[at].lower in ("a", "est"):
        return True
    readings = french().readings(tokens[at].lower)
    return bool(readings) and all(r.finite for r in readings)


def _no_list(tokens: Sequence[Token], at: int) -> bool:
    """False after `Inde et`, `Chine, Japon et`: a list of bare names."""
    return not (at > 1 and tokens[at - 1].lower == "et" and tokens[at - 2].capitalised)


def _coordinated(tokens: Sequence[Token], after: int) -> bool:
    """True before `et`, a comma or a bracket and another bare capital: a list of labels."""
    return (
        after + 1 < len(tokens)
        and tokens[after].text in (",", "et", "(", "/")
        and tokens[after + 1].is_word
        and tokens[after + 1].capitalised
    )
