"""OMI109: a clause after *que* (or a noun that calls for an infinitive) that breaks off before its verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.finite import ends_sentence, maybe_finite
from mtqa.language.morphology import french
from mtqa.language.speech import speech_verbs
from mtqa.language.tokens import Kind, Token
from mtqa.language.wordlists import DETERMINERS, words
from mtqa.phrase import Phrase

_WISHES = words("vouloir souhaiter refuser accepter attendre craindre croire savoir empêcher éviter permettre falloir montrer prouver")
_JOINED = words("parce alors tandis dès après avant pour afin sorte bien pendant depuis")
_COMPARING = words(
    "plus moins aussi autant même autre autres tel telle tels telles mieux pire davantage plutôt meilleur meilleure si tellement "
    "autrement ne n'"
)
_CALLING = words("interdiction obligation possibilité impossibilité nécessité faculté")
_NOT_CLAUSES = words("oui non si")
_REACH = 60  # tokens over which a clause is followed
_MESSAGE = Phrase(
    "The clause breaks off before its verb", "La proposition s’arrête avant son verbe", "Klausa terputus sebelum kata kerjanya"
)
_REASON = Phrase(
    "“{word}” opens a clause, but no verb follows before the sentence ends.",
    "« {word} » ouvre une proposition, mais aucun verbe ne suit avant la fin de la phrase.",
    "“{word}” membuka klausa, tetapi tidak ada kata kerja sampai kalimat berakhir.",
)
_CALLS = Phrase(
    "“{word}” must say what: the verb after it was dropped.",
    "« {word} » doit dire de quoi : le verbe qui devait suivre a disparu.",
    "“{word}” harus menyebut apa: kata kerja sesudahnya hilang.",
)


class BrokenClause(SegmentCheck):
    """Clause that breaks off before its verb.

    What it does: reports *que* after a verb of saying or wishing, or after *parce, alors, pour …*, when a noun phrase follows and no word
    that could be a finite verb stands before the end of the sentence; and *interdiction pour …, possibilité pour …* without an infinitive.
    Why it matters: the sentence promises a statement and does not make it.
    Known problems: comparisons (*plus grand que son voisin*) and restrictions (*ne … que*) are left alone.
    Example: bad: `Elle a refusé que son fils.` good: `Elle a refusé que son fils parte.`
    Options: none.
    Sources: Grevisse & Goosse, Le Bon Usage, propositions conjonctives.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "OMI109"
    name = "clause-broken-off"
    category = "accuracy/omission"
    its_type = "omission"
    severity = Severity.MAJOR
    anchors = _CALLING | {"que", "qu'"}

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """One finding for each clause without a verb."""
        tokens = segment.tokens
        for index in range(1, len(tokens) - 2):
            lower = tokens[index].lower
            if lower in ("que", "qu'") and _opens_clause(tokens, index):
                end = _end(tokens, index + 1)
                if end is not None and _noun_phrase(tokens, index + 1) and not any(maybe_finite(tokens, i) for i in range(index + 1, end)):
                    yield self.finding(segment.span(index, end), _MESSAGE, _REASON.format(word=tokens[index].text), confidence=0.9)
            elif lower in _CALLING and tokens[index + 1].lower == "pour" and tokens[index - 1].lower in DETERMINERS:
                end = _end(tokens, index + 1)
                if end is not None and not any(_infinitive(t) for t in tokens[index + 2 : end]):
                    yield self.finding(segment.span(index, end), _MESSAGE, _CALLS.format(word=tokens[index].text), confidence=0.85)


def _opens_clause(tokens: Sequence[Token], that: int) -> bool:
    """True when the *que* joins a clause to a verb or conjunction, and compares or restricts nothing."""
    before = tokens[that - 1].lower
    if any(t.lower in _COMPARING for t in tokens[max(0, that - 8) : that]) and before not in _JOINED:
        return False
    if before in _JOINED:
        return before not in ("bien", "sorte", "moins") or tokens[max(0, that - 2)].lower in ("si", "de", "en", "sorte")
    lemmas = french().lemmas(before, "verb")
    return any(lemma in _WISHES or speech_verbs().get((lemma, False), "") in ("A", "C") for lemma in lemmas)


def _noun_phrase(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    return token.lower not in _NOT_CLAUSES and (token.lower in DETERMINERS or token.capitalised or token.kind is Kind.NUMBER)


def _end(tokens: Sequence[Token], index: int) -> int | None:
    """Index of the stop that ends the sentence; None when a quotation or another clause begins before."""
    for at in range(index, min(len(tokens), index + _REACH)):
        if tokens[at].lower in ("«", "“", '"', ":"):
            return None
        if ends_sentence(tokens, at) or tokens[at].text == ";":
            answered = tokens[at - 1].lower in ("non", "oui", "si", "pas")
            return at if tokens[at].text in (".", ";") and not answered else None
    return None


def _infinitive(token: Token) -> bool:
    return any("inf" in r.verb for r in french().readings(token.lower))
