"""OMI102: a preposition left hanging before a date or another preposition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.omi.slots import date_at
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.tokens import Token
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_FOLLOWING = words("dans lors avec pendant depuis dès jusqu' durant")
# Prepositions that stand before a noun phrase in every use.
_ALWAYS = words("chez parmi envers")
_HANGING = _ALWAYS | words("auprès au à selon après devant contre")
_TIMES = words("jour semaine mois année an match minute fois instant heure lendemain set manche nuit matin")
# *devant* and *contre* are adverbs too; after these words they are not.
_BEFORE_COURT = words(
    "comparaître plaider porter témoigner renvoyer traduire déférer contester attaquer juger citer convoquer déposer présenter poursuivre"
)
_AGAINST = words("plainte plaintes enquête procédure accusation recours mandat charge charges preuves jugement sanctions")
_GIVING = words("adresser transmettre confier soumettre infliger livrer attribuer décerner")
_CLAUSE = 9  # tokens back in which the verb of giving is looked for
_MESSAGE = Phrase("Nothing follows the preposition", "La préposition n’introduit rien", "Preposisi tanpa pelengkap")
_REASON = Phrase(
    "“{word}” should introduce a person, a place or a thing; here a date or another preposition follows.",
    "« {word} » devrait introduire une personne, un lieu ou une chose ; ici suit une date ou une autre préposition.",
    "“{word}” seharusnya diikuti orang, tempat, atau benda; di sini yang mengikuti adalah tanggal atau preposisi lain.",
)


class HangingPreposition(SegmentCheck):
    """Preposition left hanging.

    What it does: reports *chez, auprès, envers, parmi, selon, d'après*, and *devant* or *contre* after words of justice, when a date or
    another preposition follows; and *au*, *à* with a date after a verb of giving (*adresser une lettre au 12 mai*).
    Why it matters: the person, body or place that the sentence is about was dropped.
    Known problems: *devant* and *contre* as adverbs are told from prepositions by a short list of words before them.
    Example: bad: `L'équipe se rendra chez samedi.` good: `L'équipe se rendra chez son rival samedi.`
    Options: none.
    Sources: Grevisse & Goosse, Le Bon Usage, la préposition; TLFi, chez, auprès, devant.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "OMI102"
    name = "preposition-hanging"
    category = "accuracy/omission"
    its_type = "omission"
    severity = Severity.MAJOR
    anchors = _HANGING

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """One finding for each preposition without its noun phrase."""
        tokens = segment.tokens
        for index in range(len(tokens) - 1):
            after = _hanging(tokens, index)
            if after:
                reason = _REASON.format(word=tokens[index].text)
                yield self.finding(segment.span(index, after), _MESSAGE, reason, confidence=0.92)


def _hanging(tokens: Sequence[Token], index: int) -> int | None:
    """Index after what follows the preposition at `index` and cannot be its noun phrase, or None."""
    word, following = tokens[index].lower, tokens[index + 1]
    if word not in _HANGING:
        return None
    before = tokens[index - 1].lower if index else ""
    if word == "auprès":
        lost = following.lower not in ("de", "d'", "du", "des", "duquel", "desquels", "desquelles") and following.is_word
        return index + 2 if lost and not following.capitalised else None
    date = date_at(tokens, index + 1)
    hole = date or (index + 2 if following.lower in _FOLLOWING else None)
    if word in ("au", "à"):
        return _given(tokens, index) if date_at(tokens, index + 1) and _bare_day(tokens, index + 1) else None
    if hole is None or (before in ("l'", "les", "de", "d'") and word != "après"):
        return None
    if word in _ALWAYS:
        return hole
    if word in ("selon", "après"):
        named = word == "selon" or (before == "d'" and (index == 1 or tokens[index - 2].lower not in _TIMES))
        return hole if named and date else None
    if word == "devant" and french().lemmas(_verb_before(tokens, index), "verb") & _BEFORE_COURT:
        return hole
    return hole if word == "contre" and before in _AGAINST else None


def _verb_before(tokens: Sequence[Token], index: int) -> str:
    """The word before the preposition, an adverb passed over."""
    at = index - 1
    if at > 0 and tokens[at].lower.endswith("ment"):
        at -= 1
    return tokens[at].lower


def _bare_day(tokens: Sequence[Token], index: int) -> bool:
    """True when the date starts with its figure or weekday, so that *au* belongs to no hour or month."""
    return tokens[index].text[:1].isdigit() and tokens[index + 1].lower not in ("h", "heures")


def _given(tokens: Sequence[Token], index: int) -> int | None:
    """Index after the date, when *au* stands where the receiver of a verb of giving should."""
    for at in range(index - 1, max(-1, index - _CLAUSE), -1):
        lower = tokens[at].lower
        if lower in (",", ";", ".", "du", "à", "aux", "lui", "leur", "qui", "que"):
            return None
        if french().lemmas(lower, "verb") & _GIVING:
            receiver = at > 0 and tokens[at - 1].lower in ("lui", "leur", "nous", "vous", "m'", "me")
            return None if receiver else date_at(tokens, index + 1)
    return None
