"""QUO112: the speaker is *il* or *elle* first and *je* or *nous* later, inside one quotation."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.article.model import Span
from mtqa.checks.base import ParagraphCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.quo.shape import opening_attribution, sentences, token_range
from mtqa.checks.view import ParagraphView
from mtqa.language.first_person import first_person_at
from mtqa.language.quotations import Quotation
from mtqa.language.stretches import Stretch
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_SUBJECTS = words("il elle")
_IMPERSONAL = words(
    "faut fallait faudra faudrait faudrait pleut pleuvait y n'y s'agit suffit semble existe reste restait est était n'est fait vaut va"
)
_MESSAGE = Phrase(
    "The speaker changes inside the quotation", "La personne change dans la citation", "Orang yang berbicara berubah di dalam kutipan"
)
_REASON = Phrase(
    "The quotation starts with “{word}” and goes on in the first person: both may mean the speaker.",
    "La citation commence par « {word} » et continue à la première personne : il s’agit peut-être de la même personne.",
    "Kutipan dimulai dengan “{word}” lalu memakai orang pertama: keduanya mungkin orang yang sama.",
)


class PersonSwitch(ParagraphCheck):
    """Person that changes inside a quotation.

    What it does: reports an attributed quotation that opens its paragraph with *il* or *elle* as the subject, with nobody named before, and
    says *je* or *nous* in a later sentence.
    Why it matters: from a language whose pronouns know no person of this kind, machines take the speaker for a third person.
    Known problems: the speaker may well begin with somebody named in the paragraph before; so the finding is minor.
    Example: bad: `« Elle a tout vu. Je n'ai rien dit », raconte Ana.` good: `« J'ai tout vu. Je n'ai rien dit », raconte Ana.`
    Options: none.
    Sources: Grevisse & Goosse, Le Bon Usage, discours direct.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "QUO112"
    name = "person-changes-in-quotation"
    category = "accuracy/mistranslation"
    its_type = "mistranslation"
    severity = Severity.MINOR

    def check_paragraph(self, paragraph: ParagraphView) -> Iterator[Finding]:
        """One finding on the quotation that opens the paragraph."""
        for stretch in paragraph.outside:
            quotation = stretch.before
            if quotation and quotation.closed and quotation.start == paragraph.start and opening_attribution(paragraph, stretch):
                found = self._judge(paragraph, stretch, quotation)
                if found:
                    yield found

    def _judge(self, paragraph: ParagraphView, stretch: Stretch, quotation: Quotation) -> Finding | None:
        tokens = paragraph.tokens
        opening, closing = token_range(paragraph, quotation.start, quotation.end - 1)
        parts = list(sentences(tokens, opening + 1, closing))
        if len(parts) < 2 or tokens[parts[0][0]].lower not in _SUBJECTS:
            return None
        first, after = parts[0]
        if {t.lower for t in tokens[first + 1 : first + 3]} & _IMPERSONAL or any(first_person_at(tokens, i) for i in range(first, after)):
            return None
        if not any(first_person_at(tokens, i) in ("je", "nous") for start, end in parts[1:] for i in range(start, end)):
            return None
        reason = _REASON.format(word=tokens[first].text)
        return self.finding(Span(tokens[first].start, tokens[min(first + 2, after) - 1].end), _MESSAGE, reason, confidence=0.5)
