"""POL101: ne without its second word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import Reading, french
from mtqa.language.tokens import Token
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_NE = frozenset(("ne", "n'"))
_CLITICS = words("me m' te t' se s' le la l' les lui leur y en nous vous")
_SECOND = words(
    "pas plus jamais rien personne aucun aucune aucuns aucunes aucunement guère point que qu' nul nulle nulles ni nullement "
    "goutte mot autre pis mie brin non peu cesse cure"
)
_BEFORE = words("aucun aucune aucuns aucunes personne rien nul nulle jamais ni pas guère nullement seul seule rares rare")
_ALONE = frozenset(("pouvoir", "savoir", "oser", "cesser", "importer", "empêcher", "déplaire", "manquer", "daigner", "bouger"))
_IDIOMS = frozenset(
    ("cure", "cesse", "garde", "crainte", "dit", "serait-ce", "fût-ce", "eût", "tienne", "était", "étaient", "fût", "fussent", "eussent")
)
_EXPLETIVE = words(  # each with que behind it: avant que, plus … que, craindre que
    "peur crainte craindre redouter éviter empêcher sans moins plus mieux pire pires moindre autre autres autrement "
    "davantage meilleur meilleure meilleurs meilleures douter doute nier contester avant depuis tarder prendre garde "
    "risque danger voilà combien aussi jusqu' jusque appréhender rare rarement peu"
)
_QUE = frozenset(("que", "qu'"))
_RELATIVES = frozenset(("qui", "dont", "où"))
_RARE = words("est existe connaît voit trouve y rien personne aucun aucune nul nulle rares rare peu qui quel quelle")
_STOPS = frozenset((".", ";", ":", "?", "!", "…", "..."))


class HalfNegation(SegmentCheck):
    """`ne` without its second word.

    What it does: Finds `ne` or `n'` with a finite verb and none of pas, plus, jamais, rien, personne, aucun, guère, que … in the rest of
    the clause, nor aucun, personne, rien, nul, ni in front of it.

    Why it matters: Half of the negation is lost: `n'a entendu les témoins` may mean that he heard them, or that he did not.

    Known problems: Verbs that negate with `ne` alone (pouvoir, savoir, oser, cesser), set phrases (n'empêche, n'avoir cure) and the
    expletive `ne` (avant que, plus … que) are left alone, so a half negation there is not seen.

    Example:
        bad: Le notaire n'a relu les clauses.
        good: Le notaire n'a pas relu les clauses.

    Options: none.

    Sources: Grevisse, Le bon usage, §1012-1029 (ne alone, ne explétif).

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "POL101"
    name: ClassVar[str] = "half-negation"
    category: ClassVar[str] = "accuracy/omission"
    its_type: ClassVar[str] = "omission"
    severity: ClassVar[Severity] = Severity.CRITICAL
    anchors: ClassVar[frozenset[str]] = _NE

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        tokens = segment.tokens
        for i, token in enumerate(tokens):
            if token.lower not in _NE:
                continue
            verb = _verb(tokens, i)
            if verb is None or _completed(tokens, verb) or _negated_before(tokens, i) or _expletive(tokens, i):
                continue
            yield self._finding(segment, i, verb)

    def _finding(self, segment: SegmentView, ne: int, verb: int) -> Finding:
        span = segment.span(ne, verb + 1)
        written = segment.plain[span.start - segment.start : span.end - segment.start]
        return self.finding(
            span,
            Phrase(f"Half a negation: {written}", f"Négation incomplète : {written}", f"Negasi tidak lengkap: {written}"),
            Phrase(
                "ne needs pas, plus, jamais, rien or the like; without it the sentence says neither yes nor no.",
                "« ne » appelle pas, plus, jamais, rien… ; sans ce second mot, on ne sait si la phrase affirme ou nie.",
                "ne memerlukan pas, plus, jamais, rien, dsb.; tanpanya kalimat ini tidak jelas membenarkan atau menyangkal.",
            ),
            confidence=0.92,
        )


def _verb(tokens: Sequence[Token], ne: int) -> int | None:
    """The finite verb after `ne` and its clitics, unless it is one that negates with `ne` alone or an inverted set phrase."""
    at = ne + 1
    while at < len(tokens) and tokens[at].lower in _CLITICS:
        at += 1
    if at >= len(tokens) or not tokens[at].is_word or tokens[at].lower in _IDIOMS:
        return None
    readings = [r for r in french().readings(tokens[at].lower) if r.finite]
    if not readings or any(r.lemma in _ALONE for r in readings):
        return None
    if any(r.lemma in _ALONE for t in tokens[at + 1 : at + 3] for r in french().readings(t.lower) if r.is_participle()):
        return None
    if at + 1 < len(tokens) and (tokens[at + 1].text.startswith("-") or tokens[at + 1].lower in _IDIOMS):
        return None
    return at


def _completed(tokens: Sequence[Token], verb: int) -> bool:
    """True when a second word of negation follows in the sentence, before another `ne` that is not coordinated with this one."""
    for at in range(verb + 1, len(tokens)):
        token = tokens[at]
        if token.lower in _NE and {t.lower for t in tokens[at - 2 : at]} & {"et", "ou"}:
            continue
        if token.lower in _SECOND or token.lower.startswith(("pas-", "que-")):
            return True
        if token.lower in _STOPS or token.lower in _NE:
            return False
    return False


def _negated_before(tokens: Sequence[Token], ne: int) -> bool:
    for token in reversed(tokens[max(0, ne - 25) : ne]):
        if token.lower in _BEFORE:
            return True
        if token.lower in _STOPS:
            return False
    return False


def _expletive(tokens: Sequence[Token], ne: int) -> bool:
    """True when something before calls for a `ne` that negates nothing: avant que, de peur que, plus … que, si."""
    que = False
    for at in range(ne - 1, max(-1, ne - 26), -1):
        token = tokens[at]
        if token.lower in _STOPS:
            return False
        if token.lower == "si" and tokens[at + 1].lower != "bien":
            return True
        if token.lower in _RELATIVES and at >= ne - 4 and _among_few(tokens, at):
            return True
        if que and (token.lower in _EXPLETIVE or any(r.lemma in _EXPLETIVE for r in _readings(token))):
            return True
        que = que or token.lower in _QUE
    return False


def _among_few(tokens: Sequence[Token], relative: int) -> bool:
    """`il n'est homme qui ne`, `y a-t-il un lieu où il ne`, and after a noun that stands alone, as in a proverb."""
    return any(t.lower in _NE or t.lower in _RARE for t in tokens[max(0, relative - 12) : relative])


def _readings(token: Token) -> Iterator[Reading]:
    return (r for r in french().readings(token.lower) if r.pos in ("verb", "aux", "noun"))
