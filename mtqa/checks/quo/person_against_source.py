"""QUO203: the speaker's *I* or *we* of the source became *he*, *she* or *they* inside the French quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.checks.quo.source_quotes import quoted_in_source, quoted_in_target, speech
from mtqa.checks.view import SegmentView
from mtqa.language.finite import finite_at
from mtqa.language.first_person import first_person_at
from mtqa.language.tokens import Token
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_SPEAKER = {
    "id": re.compile(r"\b(?:saya|aku|kami|kita|[^\W\d_]{3,20}ku)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:I|[Ww]e|me|us|[Mm]y|[Oo]urs?|mine)\b"),
    "fr": re.compile(r"\b(?:je|j|nous|mon|ma|mes|notre|nos)\b", re.IGNORECASE),
}
_FIRST = words("nous on moi je j' me m' mien mienne miens miennes nôtre nôtres nous-mêmes moi-même")
_THIRD = words("il elle ils elles son sa ses leur leurs")
_SUBJECTS = words("il elle ils elles")
_IMPERSONAL = words("faut fallait faudra faudrait pleut y n'y s'agit suffit semble existe reste restait est était sera serait")
_MESSAGE = Phrase("Speaker turned into a third person", "Celui qui parle devient un tiers", "Pembicara berubah menjadi orang ketiga")
_REASON = Phrase(
    "The source says “{word}” here; inside the French quotation the speaker no longer speaks of himself or herself.",
    "L’original dit ici « {word} » (première personne) ; dans la citation française, la personne ne parle plus d’elle-même.",
    "Teks sumber memakai “{word}” di sini; dalam kutipan Prancis pembicara tidak lagi berbicara tentang dirinya.",
)


class PersonAgainstSource(SegmentCheck):
    """Speaker turned into a third person inside a quotation.

    What it does: compares quoted speech with the quoted speech of the source. When the source speaks in the first person and the French has
    no first-person word at all, but *il, elle, ils* as a subject or *son, leur*, it reports that word; major for a pronoun that starts a
    sentence, minor elsewhere.
    Why it matters: the speaker seems to talk about somebody else.
    Known problems: a third person of whom the speaker tells may own the word while *we* was rendered by a passive.
    Example: bad: `« Ils ont perdu la maison », dit Ana.` for `“Kami kehilangan rumah,” kata Ana.` good: `« Nous l'avons perdue », dit Ana.`
    Options: none.
    Sources: MQM 2.0, accuracy.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "QUO203"
    name = "speaker-turned-third-person"
    category = "accuracy/mistranslation"
    its_type = "mistranslation"
    severity = Severity.MAJOR
    evidence = Evidence.SOURCE

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """One finding a sentence at most."""
        pattern = _SPEAKER.get(segment.source_language or "")
        if not segment.source or pattern is None:
            return
        original = speech(quoted_in_source(segment.source), segment.source)
        cue = next((m for span in original for m in [pattern.search(segment.source, span.start, span.end)] if m), None)
        target = speech(quoted_in_target(segment), segment.article.article.text)
        if cue is None or not target:
            return
        tokens = segment.tokens
        quoted = [i for i, t in enumerate(tokens) if segment.quoted(t)]
        if any(tokens[i].lower in _FIRST or tokens[i].lower == "-nous" or first_person_at(tokens, i) for i in quoted):
            return
        place = next((i for i in quoted if _third(tokens, i)), None)
        if place is not None:
            reason = _REASON.format(word=cue.group())
            last = min(place + 2, len(tokens))
            starts = tokens[place].capitalised and tokens[place].lower in _SUBJECTS
            severity = Severity.MAJOR if starts else Severity.MINOR
            yield self.finding(
                segment.span(place, last), _MESSAGE, reason, severity=severity, source_span=Span(*cue.span()), confidence=0.7
            )  # fmt: skip


def _third(tokens: tuple[Token, ...], index: int) -> bool:
    """True for a third-person subject (no impersonal one) or possessive."""
    lower = tokens[index].lower
    if lower not in _THIRD:
        return False
    following = {t.lower for t in tokens[index + 1 : index + 3]} if lower == "il" else set()
    if lower in _SUBJECTS:
        return not following & _IMPERSONAL
    return not finite_at(tokens, index + 1) if index + 1 < len(tokens) else False
