"""OMI135: a construction of which only the first half is there: *soupçonné* without *de*, *n'avoir* without *que* or *pas*."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_OF = words(
    "soupçonner accuser suspecter convaincre charger prier sommer menacer contraindre forcer obliger empêcher dispenser reprocher éviter"
    " tenter refuser accepter essayer cesser promettre décider proposer ordonner interdire permettre choisir oublier regretter"
)
_TO = words(
    "inviter appeler autoriser condamner encourager inciter habiliter destiner amener pousser aider commencer réussir parvenir hésiter"
)
_SECOND = words("pas plus jamais que qu' rien personne aucun aucune guère ni nul nulle point")
_REACH = 30
_MESSAGE = Phrase("The second half is missing", "La seconde moitié manque", "Bagian keduanya hilang")
_REASON = Phrase(
    "Behind “{one}” French needs “{link}”.",
    "Après « {one} », le français demande « {link} ».",
    "Setelah “{one}”, bahasa Prancis memerlukan “{link}”.",
)


class SecondHalf(SegmentCheck):
    """Construction without its second half.

    What it does: reports a participle or verb that needs *de* or *à* before an infinitive and has none (`est soupçonné avoir menti`, `a
    refusé payer`), and an infinitive with *ne* that neither *pas*, *que* nor another second word completes (`disent n'avoir su la
    nouvelle par la radio`).
    Why it matters: without the little word the reader stumbles, and *ne* alone leaves open whether the clause denies or restricts.
    Known problems: *ne* alone is literary with *savoir, cesser, oser, pouvoir*, which are left alone.
    Example: bad: `Il est soupçonné avoir vendu des faux billets.` good: `Il est soupçonné d'avoir vendu des faux billets.`
    Options: none.
    Sources: TLFi, s.v. soupçonner, refuser; Grevisse & Goosse, Le Bon Usage, la négation.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "OMI135"
    name = "second-half"
    category = "accuracy/omission"
    its_type = "omission"
    severity = Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """One finding for each half construction."""
        if not segment.prose:
            return
        tokens = segment.tokens
        for i, word in enumerate(segment.analysis.words[1:-1], 1):
            if "pp" not in word.tags and word.lower != "n'":
                continue
            if tokens[i + 1].lower in ("avoir", "être") and tokens[i].lower == "n'" and _open_negation(segment.analysis, i):
                link = "que / pas"
            else:
                link = _link(segment.analysis, i) if tokens[i].lower.endswith(_FORMS) and tokens[i + 1].is_word else ""
            if link:
                reason = _REASON.format(one=tokens[i].text, link=link)
                yield self.finding(segment.span(i, i + 2), _MESSAGE, reason, confidence=0.75)


_FORMS = ("é", "és", "ée", "ées", "i", "is", "ie", "ies", "u", "us", "ue", "ues", "aint", "aints", "ainte", "aintes", "is", "ise")


def _link(a: Analysis, i: int) -> str:
    """The preposition lost between the participle at `i` and the infinitive behind it, or nothing."""
    if not a.can(i, "pp") or not (a.must(i + 1, "inf") or a.lower(i + 1) in ("avoir", "être")) or a.words[i].token.capitalised:
        return ""
    lemmas = a.words[i].lemmas("pp")
    return "de" if lemmas & _OF else "à" if lemmas & _TO else ""


def _open_negation(a: Analysis, i: int) -> bool:
    """True for `n'avoir appris X par Y` with no second word behind, and none before (`sans`, `personne`)."""
    if not a.can(i + 2, "pp"):
        return False
    after = {a.lower(k) for k in range(i + 2, min(i + _REACH, len(a.words)))}
    before = {a.lower(k) for k in range(max(0, i - 3), i)}
    return not (after | before) & _SECOND
