"""OMI122: a first clause with a participle and no finite verb before *mais* or *tandis que*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.finite import ends_sentence, finite_at
from mtqa.language.morphology import french
from mtqa.language.tokens import Token
from mtqa.language.wordlists import DETERMINERS, words
from mtqa.phrase import Phrase

_REACH = 28
_JOINS = words("mais tandis alors car or")
_WITH_QUE = words("tandis alors")
_SUBJECTS = DETERMINERS | words("il elle ils elles on cela celui-ci celle-ci ceux-ci")
_MARKS = words("« » “ ” : ( ) — – ;")
_NOMINAL = words("résultat bilan verdict total reste même tout seul seule")
_MESSAGE = Phrase(
    "The first clause has no finite verb", "La première proposition n’a pas de verbe conjugué", "Klausa pertama tanpa predikat"
)
_REASON = Phrase(
    "“{word}” stands where a conjugated verb should, before “{join}”.",
    "« {word} » tient la place d’un verbe conjugué devant « {join} ».",
    "“{word}” menempati posisi predikat di depan “{join}”.",
)


class VerblessFirstClause(SegmentCheck):
    """First clause without a finite verb.

    What it does: reports a sentence whose subject is followed by a past participle but by no finite verb, auxiliary or comma
    before *mais, car, tandis que, alors que* and a clause that has its verb.
    Why it matters: the auxiliary was dropped; the reader takes the participle for an adjective and waits for the verb.
    Known problems: participle clauses in headlines are set apart by a comma, and left alone.
    Example: bad: `Le pont rouvert en mai mais la route reste fermée.` good: `Le pont a rouvert en mai mais la route reste fermée.`
    Options: none.
    Sources: Grevisse & Goosse, Le Bon Usage, phrase verbale.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "OMI122"
    name = "first-clause-verbless"
    category = "accuracy/omission"
    its_type = "omission"
    severity = Severity.MAJOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """One finding a sentence at most."""
        tokens = segment.tokens
        if not segment.prose or len(tokens) < 8 or not _opens(tokens):
            return
        for join in range(4, min(len(tokens) - 3, _REACH)):
            if tokens[join].text in _MARKS or tokens[join].text == "," or ends_sentence(tokens, join) or finite_at(tokens, join):
                return
            if tokens[join].lower not in _JOINS:
                continue
            clause = join + 2 if tokens[join].lower in _WITH_QUE else join + 1
            participle = _participle(tokens, join)
            if (
                participle is not None
                and tokens[clause].lower in _SUBJECTS
                and any(finite_at(tokens, i) for i in range(clause + 1, len(tokens)))
            ):
                reason = _REASON.format(word=tokens[participle].text, join=tokens[join].text)
                yield self.finding(segment.span(0, join + 1), _MESSAGE, reason, confidence=0.85)
            return


def _opens(tokens: Sequence[Token]) -> bool:
    return tokens[0].lower in DETERMINERS and tokens[1].lower not in _NOMINAL and not any(finite_at(tokens, i) for i in range(1, 4))


def _participle(tokens: Sequence[Token], join: int) -> int | None:
    """Index of a past participle before the join that no preposition or determiner makes a noun."""
    for index in range(2, join):
        readings = french().readings(tokens[index].lower)
        if any(r.is_participle() for r in readings) and tokens[index - 1].lower not in DETERMINERS:
            return index
    return None
