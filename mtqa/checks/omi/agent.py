"""OMI101: the agent after *par* is lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.omi.slots import STOPS, date_at
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.tokens import Token
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_PREPOSITIONS = words("lors dans pour sur avec pendant depuis durant dès chez aux")
_CONJUNCTIONS = words("mais lorsque lorsqu' tandis alors que qu'")
_PASSING = words(
    "passer passé passée passés passées passant passe passent finir fini finie commencer commencé terminer terminé débuter débuté"
)
_MESSAGE = Phrase("The agent after “par” is missing", "L’agent manque après « par »", "Pelaku setelah “par” hilang")
_DATE = Phrase(
    "A date stands after “par” where a person, a medium or an institution should.",
    "Une date suit « par », là où l’on attend une personne, un média ou une institution.",
    "Setelah “par” ada tanggal, padahal seharusnya nama orang, media, atau lembaga.",
)
_NOTHING = Phrase(
    "Nothing that could act follows “par”: the sentence goes on or ends without saying who did it.",
    "Rien de ce qui suit « par » ne peut agir : la phrase continue ou finit sans dire qui l’a fait.",
    "Setelah “par” tidak ada pelaku: kalimat berlanjut atau berakhir tanpa menyebut siapa yang melakukannya.",
)


class LostAgent(SegmentCheck):
    """Lost agent of a passive.

    What it does: reports a past participle with *par* that is followed by a date, by the end of the clause, by a preposition or a
    conjunction, or by *qui* and a plural verb.
    Why it matters: the reader is not told who did it; with *cité par*, *rapporté par*, the source of the news is gone.
    Known problems: dates that name an event (*marqué par le 11-Septembre*) are left alone, others may be used in the same way.
    Example: bad: `L'accord, signé par jeudi, entre en vigueur.` good: `L'accord, signé par les maires jeudi, entre en vigueur.`
    Options: none.
    Sources: Grevisse & Goosse, Le Bon Usage, complément d'agent.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "OMI101"
    name = "agent-lost"
    category = "accuracy/omission"
    its_type = "omission"
    severity = Severity.MAJOR
    anchors = frozenset(("par",))

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """One finding for each *par* without an agent."""
        tokens = segment.tokens
        for index, token in enumerate(tokens):
            if token.lower != "par" or index == 0 or not _passive(tokens, index):
                continue
            after = _hole(tokens, index + 1)
            if after is None:
                continue
            reason = _DATE if date_at(tokens, index + 1) else _NOTHING
            yield self.finding(segment.span(index - 1, after), _MESSAGE, reason, confidence=0.95)


def _passive(tokens: Sequence[Token], par: int) -> bool:
    """True when a past participle stands before *par*, an adverb between them or not."""
    before = par - 1
    if before > 0 and tokens[before].lower.endswith("ment") and french().is_pos(tokens[before].lower, "adv"):
        before -= 1
    word = tokens[before]
    if not word.is_word or word.lower in _PASSING:
        return False
    return any(r.is_participle() for r in french().readings(word.lower))


def _hole(tokens: Sequence[Token], index: int) -> int | None:
    """Index after what stands in the agent's place, when it is no agent, or None."""
    if index >= len(tokens):
        return index
    lower = tokens[index].lower
    if lower in STOPS or lower == ",":
        return index + 1 if lower != "»" else None
    date = date_at(tokens, index)
    if date:
        return date
    following = tokens[index + 1].lower if index + 1 < len(tokens) else "."
    if lower == "qui":
        plural = any("3p" in r.persons for r in french().readings(following)) and not french().is_pos(following, "det", "pron", "noun")
        return index + 2 if plural else None
    if lower == "en":
        return index + 1 if following not in ("dessous", "dessus", "bas", "haut", "avant") else None
    return index + 1 if lower in _PREPOSITIONS or lower in _CONJUNCTIONS else None
