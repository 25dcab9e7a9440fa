"""SYN140: a passive followed by an object."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import TIMES, Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_ATTRIBUTES = wordset(
    "présenter disposer nommer élire déclarer appeler considérer désigner sacrer couronner juger intituler surnommer baptiser "
    "proclamer consacrer nommé payer classer dire reconnaître croire faire rendre devenir rester venir aller naître arriver "
    "entrer sortir partir tomber mourir passer condamner tenir estimer évaluer facturer vendre acheter taxer "
)
_FREE = TIMES | wordset(
    "long date vacances face plupart suite œil cas tête visage main mains corps yeux bras dos mètre mètres kilomètre euros"
)
_DETERMINERS = wordset("un une le la les l' leur leurs son sa ses")
_INVERTING = wordset("que qu' dont où lequel laquelle comme il y auquel à dans ainsi là ici ci-dessous en parmi")


class PassiveObject(AnalysisCheck):
    """A passive followed by an object.

    What it does: after a passive (`être` and the participle of a verb with a direct object) reports a noun phrase with an article
    or possessive that follows at once and is neither a time nor an attribute (`seront relogées leurs maisons`, `a été accordé une
    prime`).

    Why it matters: Indonesian gives the receiver the passive (*diberi bonus*, *dibayar gajinya*); the French passive leaves no room
    for an object.

    Known problems: a subject put behind its verb for weight, after a relative or an adverbial; these are passed over where they
    show.

    Example:
        bad: La coopérative a été accordé un crédit.
        good: La coopérative a obtenu un crédit.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (voix passive).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN140"
    name = "passive-object"
    category = "fluency/grammar/syntax"
    its_type = "grammar"
    severity = Severity.MINOR

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for first, after in _places(segment, analysis):
            yield self.finding(
                segment.span(first, after),
                Phrase("passive with an object", "passif suivi d’un objet", "pasif diikuti objek"),
                Phrase(
                    "A passive takes no object: the receiver cannot be its subject here.",
                    "Un passif n’a pas d’objet : le bénéficiaire ne peut pas en être le sujet.",
                    "Bentuk pasif tidak berobjek: penerima tidak bisa menjadi subjeknya di sini.",
                ),
                confidence=0.7,
            )


def _places(segment: SegmentView, analysis: Analysis) -> Iterator[tuple[int, int]]:
    for participle in analysis.places("pp"):
        i = participle + 1
        if not 2 <= i < len(analysis.words) - 1 or analysis.lower(i) not in _DETERMINERS or segment.quoted(analysis.words[i].token):
            continue
        if not analysis.words[i - 1].lemmas("pp") or analysis.words[i - 1].lemmas("pp") & (_ATTRIBUTES - _owed(analysis, i)):
            continue
        start = _passive_start(analysis, i - 1)
        phrase = analysis.noun_phrase(i) if start >= 0 else None
        if phrase is None or phrase.end == i + 1 or analysis.can(phrase.head, "num", "name") or _free(analysis, i, phrase.head):
            continue
        if start and not _inverted(analysis, start):
            yield start, phrase.end


def _owed(analysis: Analysis, i: int) -> frozenset[str]:
    """`être payés leurs salaires`: a possessive leaves no price or sum to be meant."""
    return frozenset(("payer",)) if analysis.lower(i) in ("leur", "leurs", "son", "sa", "ses") else frozenset()


def _passive_start(analysis: Analysis, participle: int) -> int:
    """Index of the word before the participle when it makes a passive with it (`a été`, `être`; `sera` behind its subject), or -1."""
    at = participle - 1
    if analysis.lower(at) in ("été", "être"):
        return at
    plain = any(c.verb.participle == participle and c.verb.auxiliary == "être" and not c.verb.clitics and c.sure for c in analysis.clauses)
    return at if plain and analysis.lower(participle + 1) in ("un", "une", "leur", "leurs") else -1


def _free(analysis: Analysis, start: int, head: int) -> bool:
    """True for a time, a body part and the like, which stand there without being an object."""
    return any(analysis.lower(k) in _FREE for k in range(start, head + 2)) or analysis.can(start + 1, "num", "adv", "prep", "finite")


def _inverted(analysis: Analysis, start: int) -> bool:
    """True when the phrase may be the subject put behind its verb: no subject stands in plain sight before."""
    return any(analysis.lower(k) in _INVERTING or analysis.words[k].token.text in ":;" for k in range(max(0, start - 8), start))
