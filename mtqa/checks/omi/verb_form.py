"""OMI125: an auxiliary or a modal verb without the participle or infinitive that must follow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.omi.slots import clause_end
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.tokens import Token
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_BEING = words("été est sont était étaient sera seront être fut furent serait seraient")
_HAVING = words("a ont avait avaient aura auront")
_MODALS = words(
    "peut peuvent doit doivent devra devront pourra pourront pourrait pourraient devrait devraient devait devaient pouvait pouvaient "
    "veut veulent"
)
_ADVERBS = words("pas plus jamais encore déjà toujours récemment également aussi")
_REACH = 60
_ARTICLES = words("la le l' les des un une")
_CIRCUMSTANCES = words("lors pendant durant après malgré dès hors")
_AFTER_MODAL = words("dans lors depuis pendant malgré dès sur avant après par pour en à")
_FETCHING = words("que qu' dont y en comme où lui leur se s' me m' nous vous")
_OBJECTS = words("le la l' les")
_NO_AGENTS = words("passé biais fait suite voie moyen bas haut force exemple")
_MESSAGE = Phrase(
    "A participle or infinitive is missing", "Il manque un participe ou un infinitif", "Ada partisip atau infinitif yang hilang"
)
_REASON = Phrase(
    "“{word}” calls for a participle or infinitive; “{next}” follows.",
    "« {word} » appelle un participe ou un infinitif ; c’est « {next} » qui suit.",
    "“{word}” memerlukan partisip atau infinitif; yang mengikuti “{next}”.",
)


class LostVerbForm(SegmentCheck):
    """Auxiliary or modal verb without the form that must follow.

    What it does: reports *être* straight before an agent (`le pont est par les soldats`), *avoir* before *pendant, lors, malgré
    …*, and a modal verb before a preposition when no infinitive comes in the clause (`le bac doit dans la soirée`).
    Why it matters: the verb that carries the news was dropped.
    Known problems: an infinitive understood from the clause before (*il part quand il peut, sauf en hiver*) is rare in print.
    Example: bad: `Le bac doit dans la soirée le port voisin.` good: `Le bac doit gagner le port voisin dans la soirée.`
    Options: none.
    Sources: Grevisse & Goosse, Le Bon Usage, auxiliaires et semi-auxiliaires.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "OMI125"
    name = "verb-form-lost"
    category = "accuracy/omission"
    its_type = "omission"
    severity = Severity.MAJOR
    anchors = _BEING | _HAVING | _MODALS

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """One finding for each verb without its form."""
        tokens = segment.tokens
        for index in range(1, len(tokens) - 2):
            lower = tokens[index].lower
            at = _hole(tokens, index, lower) if lower in _BEING or lower in _HAVING or lower in _MODALS else None
            if at is not None and not segment.quoted(tokens[index]):
                reason = _REASON.format(word=tokens[index].text, next=tokens[at].text)
                yield self.finding(segment.span(index, at + 1), _MESSAGE, reason, confidence=0.85)


def _hole(tokens: Sequence[Token], index: int, lower: str) -> int | None:
    """Index of the word that stands where the form should be, or None."""
    at = index + 1
    while at < len(tokens) - 1 and tokens[at].lower in _ADVERBS:
        at += 1
    following, before = tokens[at].lower, tokens[index - 1].lower
    if lower in _BEING:
        agent = following == "par" and at + 2 < len(tokens) and tokens[at + 1].lower in _ARTICLES and tokens[at + 2].lower not in _NO_AGENTS
        return at if agent and before not in ("c'", "ce", "n'", "que", "qu'") else None
    if before in _OBJECTS or any(t.lower in _FETCHING for t in tokens[max(0, index - 2) : index]):
        return None
    if lower in _HAVING:
        return at if following in _CIRCUMSTANCES and tokens[at + 1].text != "," and not _participle_later(tokens, at) else None
    if following not in _AFTER_MODAL:
        return None
    rest = _clause(tokens, at)
    return None if any("inf" in r.verb for t in rest if t.is_word for r in french().readings(t.lower)) else at


def _clause(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    """The tokens from `at` to the end of the clause, sixty at most."""
    rest = tokens[at : at + _REACH]
    return rest[: clause_end(rest, 0)]


def _participle_later(tokens: Sequence[Token], at: int) -> bool:
    """True when the participle comes after an inserted circumstance: `a, malgré la pluie, joué`."""
    rest = [t.lower for t in _clause(tokens, at)[1:] if not french().is_pos(t.lower, "det", "prep")]
    return any(r.is_participle() for lower in rest for r in french().readings(lower))
