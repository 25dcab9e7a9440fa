"""OMI107: a sentence of running text in which a participle stands where the finite verb must be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.finite import ends_sentence, maybe_finite
from mtqa.language.morphology import french
from mtqa.language.tokens import Token
from mtqa.language.wordlists import DETERMINERS, PREPOSITIONS, words
from mtqa.phrase import Phrase

_WORDS = 8  # fewer make a title or an exclamation
_NOMINAL = words("tout même seul seule autre résultat verdict voilà voici objectif motif")
_PREPOSED = words("pendant durant suivant concernant touchant moyennant maintenant auparavant nonobstant avant devant néant étant")
_MARKS = words('« » “ ” " : ( ) ; ! ? — – …')
_MESSAGE = Phrase("The sentence has no finite verb", "La phrase n’a pas de verbe conjugué", "Kalimat ini tidak punya predikat")
_REASON = Phrase(
    "“{word}” stands where a conjugated verb should; nothing is stated.",
    "« {word} » occupe la place d’un verbe conjugué ; rien n’est affirmé.",
    "“{word}” menempati posisi kata kerja utama; tidak ada yang dinyatakan.",
)


class NoFiniteVerb(SegmentCheck):
    """Sentence without a finite verb.

    What it does: reports a sentence of running text of eight words or more that starts like a subject (a determiner or a name), holds a
    present participle, and has no word at all that could be a finite verb.
    Why it matters: the sentence announces something and states nothing: its verb was dropped or left in another form.
    Known problems: nominal sentences are a figure of style; only those with a present participle are reported, and as minor.
    Example: bad: `Le navire, parti de Brest, arrivant lundi à Dakar avec son blé.` good: `Le navire arrive lundi à Dakar avec son blé.`
    Options: none.
    Sources: Grevisse & Goosse, Le Bon Usage, phrase verbale et phrase averbale.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "OMI107"
    name = "no-finite-verb"
    category = "fluency/grammar"
    its_type = "grammar"
    severity = Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """One finding a sentence at most."""
        tokens = segment.tokens
        if not segment.prose or len(segment.words) < _WORDS or tokens[-1].text != "." or not _subject(tokens):
            return
        if any(maybe_finite(tokens, i) for i in range(len(tokens))):  # asked first, since it rules nearly all sentences out
            return
        if any(t.text in _MARKS or segment.quoted(t) for t in tokens[:-1]) or any(ends_sentence(tokens, i) for i in range(len(tokens) - 1)):
            return
        place = next((i for i in range(1, len(tokens)) if _participle(tokens, i)), None)
        if place is not None:
            yield self.finding(segment.span(place, place + 1), _MESSAGE, _REASON.format(word=tokens[place].text), confidence=0.75)


def _subject(tokens: Sequence[Token]) -> bool:
    first, second = tokens[0], tokens[1]
    if second.lower in _NOMINAL or first.lower in _NOMINAL:
        return False
    name = first.capitalised and not french().known(first.lower)
    return first.lower in DETERMINERS or name


def _participle(tokens: Sequence[Token], index: int) -> bool:
    """True for a present participle that its left neighbour does not make a noun or a gerund."""
    before = tokens[index - 1].lower
    if before in DETERMINERS or before in PREPOSITIONS or tokens[index].lower in _PREPOSED:
        return False
    return any(r.is_participle("pre") for r in french().readings(tokens[index].lower))
