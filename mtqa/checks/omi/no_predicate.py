"""OMI124: a sentence of running text in which no word can be its finite verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.finite import ends_sentence, finite_at, maybe_finite
from mtqa.language.morphology import french
from mtqa.language.tokens import Token
from mtqa.language.wordlists import DETERMINERS, words
from mtqa.phrase import Phrase

_WORDS = 7  # fewer make a title or an exclamation
_MARKS = words('« » “ ” " : ( ) ; ! ? — – …')
_NOMINAL = words("tout même seul seule autre résultat verdict voilà voici objectif motif fin retour place bilan")
_AUXILIARIES = words("a ont est sont avait avaient était étaient sera seront aura auront serait aurait fut furent dit fait")
_MESSAGE = Phrase("The sentence has no finite verb", "La phrase n’a pas de verbe conjugué", "Kalimat ini tidak punya predikat")
_REASON = Phrase(
    "No word of the sentence can be its verb; it names something and states nothing.",
    "Aucun mot ne peut être le verbe de la phrase ; elle nomme et n’affirme rien.",
    "Tidak ada kata yang dapat menjadi predikat; kalimat ini menyebut sesuatu tanpa pernyataan.",
)


class NoPredicate(SegmentCheck):
    """Sentence without any finite verb.

    What it does: reports a sentence of running text of seven words or more that opens with a determiner and holds no
    form that its neighbours let be a finite verb.
    Why it matters: the auxiliary or the verb was dropped, and the reader waits for it.
    Known problems: nominal sentences are a figure of style; the finding is minor, and sentences with quotations, colons or dashes
    are left alone.
    Example: bad: `Les boues du volcan dans trois villages depuis lundi.` good: `Les boues du volcan ont envahi trois villages lundi.`
    Options: none.
    Sources: Grevisse & Goosse, Le Bon Usage, phrase verbale et phrase averbale.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "OMI124"
    name = "no-predicate"
    category = "accuracy/omission"
    its_type = "omission"
    severity = Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """One finding a sentence at most."""
        tokens = segment.tokens
        if not segment.prose or len(segment.words) < _WORDS or tokens[-1].text != "." or not _opens(tokens):
            return
        if any(_verbal(tokens, i) for i in range(1, len(tokens))):  # asked first, since it rules nearly all sentences out
            return
        if not any(t.text in _MARKS or segment.quoted(t) or ends_sentence(tokens, i) for i, t in enumerate(tokens[:-1])):
            yield self.finding(segment.span(0, len(tokens)), _MESSAGE, _REASON, confidence=0.65)


def _opens(tokens: Sequence[Token]) -> bool:
    first, second = tokens[0], tokens[1]
    if first.lower in _NOMINAL or second.lower in _NOMINAL:
        return False
    return first.lower in DETERMINERS


def _verbal(tokens: Sequence[Token], index: int) -> bool:
    """True for a word that is, or that nothing keeps from being, a finite verb."""
    lower = tokens[index].lower
    if not tokens[index].is_word or tokens[index].capitalised:
        return False
    if finite_at(tokens, index) or lower in _AUXILIARIES or lower.startswith("-"):
        return True
    return maybe_finite(tokens, index) and not french().is_pos(lower, "noun", "adj")
