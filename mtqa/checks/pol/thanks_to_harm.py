"""POL104: grâce à before something harmful."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_HARM = words(
    "mort décès accident sécheresse pénurie guerre séisme inondation incendie pollution panne épidémie licenciement attentat "
    "tempête famine glissement éruption naufrage pluie bombardement maladie crue canicule fermeture retard explosion "
    "collision corruption négligence cyclone typhon ouragan tsunami gel verglas effondrement faillite grève récession"
)
_TO = frozenset(("à", "au", "aux"))
_DETERMINERS = words("la le les l' cette ce ces cet son sa ses leur leurs un une des")


class ThanksToHarm(SegmentCheck):
    """`grâce à` before something harmful.

    What it does: Finds `grâce à` with a noun for harm (mort, accident, sécheresse, panne, séisme …) as its head.

    Why it matters: `akibat` and `due to` blame; `grâce à` thanks. The reader takes the harm for a blessing.

    Known problems: Irony, and those who really profit (`grâce à la pluie, les rizières ont reverdi`); never more than minor.

    Example:
        bad: Les vols sont annulés grâce à la tempête.
        good: Les vols sont annulés à cause de la tempête.

    Options: none.

    Sources: Académie française, dire ne pas dire, « grâce à » and « à cause de ».

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "POL104"
    name: ClassVar[str] = "thanks-to-harm"
    category: ClassVar[str] = "accuracy/mistranslation"
    its_type: ClassVar[str] = "mistranslation"
    severity: ClassVar[Severity] = Severity.MINOR
    anchors: ClassVar[frozenset[str]] = frozenset(("grâce",))

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        tokens = segment.tokens
        for i, token in enumerate(tokens[:-2]):
            if token.lower != "grâce" or tokens[i + 1].lower not in _TO:
                continue
            head = i + 2
            while head < len(tokens) - 1 and (tokens[head].lower in _DETERMINERS or french().only_pos(tokens[head].lower, "adj")):
                head += 1
            if tokens[head].is_word and french().lemmas(tokens[head].lower, "noun") & _HARM:
                yield self._finding(segment, i, head)

    def _finding(self, segment: SegmentView, first: int, head: int) -> Finding:
        noun = segment.tokens[head].text
        span = segment.span(first, head + 1)
        written = segment.text[span.start - segment.start : span.end - segment.start]
        return self.finding(
            span,
            Phrase(f"grâce à before {noun}", f"« grâce à » devant « {noun} »", f"grâce à di depan {noun}"),
            Phrase(
                "grâce à is for what helps; harm takes à cause de or en raison de.",
                "« grâce à » introduit ce qui aide ; un malheur appelle « à cause de » ou « en raison de ».",
                "grâce à untuk hal yang menguntungkan; untuk musibah dipakai à cause de atau en raison de.",
            ),
            suggestion=_because(written, segment.tokens[first + 1].lower),
            confidence=0.78,
        )


def _because(written: str, preposition: str) -> str:
    """The phrase with à cause de: du and des for au and aux, d' before a vowel."""
    rest = written.split(None, 2)[2]
    head = "À" if written[:1].isupper() else "à"
    if preposition in ("au", "aux"):
        return f"{head} cause {'des' if preposition == 'aux' else 'du'} {rest}"
    return f"{head} cause d’{rest}" if rest[:1].lower() in "aeiouéèê" else f"{head} cause de {rest}"
