"""QUO201: a quotation of the source that the French lost, or one that only the French has."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.checks.quo.source_quotes import has_marks, quoted_in_source, quoted_in_target, speech, wrapped
from mtqa.checks.view import SegmentView
from mtqa.language.speech import speech_verb_at
from mtqa.phrase import Phrase

_LOST = Phrase("Quotation of the source lost", "Citation de l’original perdue", "Kutipan dari teks sumber hilang")
_LOST_WHY = Phrase(
    "The source quotes words here; the French has no quotation marks, so they read as the newsroom's.",
    "L’original cite ici des paroles ; le français n’a pas de guillemets, et elles passent pour celles de la rédaction.",
    "Teks sumber mengutip ucapan di sini; teks Prancis tanpa tanda kutip sehingga terbaca sebagai kata-kata redaksi.",
)
_MADE = Phrase("Quotation that the source does not have", "Citation absente de l’original", "Kutipan yang tidak ada di teks sumber")
_MADE_WHY = Phrase(
    "The French sets these words in quotation marks; the source only reports them.",
    "Le français met ces mots entre guillemets ; l’original ne fait que les rapporter.",
    "Teks Prancis memberi tanda kutip pada kata-kata ini; teks sumber hanya melaporkannya.",
)


class QuotationCount(SegmentCheck):
    """Quotation lost or made up against the source.

    What it does: compares a sentence with its source: words quoted in one (four or more, so no terms or titles) and no quotation mark of
    any kind in the other. One source quotation split by an attribution may be one or two in French, so marks are never counted.
    Why it matters: quoted words are evidence; a quotation that appears or disappears changes who vouches for them.
    Known problems: a translator may choose indirect speech for a quotation; the finding then needs a look, not a repair.
    Example: bad: `Rizal a dit qu'il pleut.` for `“Hujan sudah turun,” kata Rizal.` good: `« Il pleut », a dit Rizal.`
    Options: none.
    Sources: ISO 17100; MQM 2.0, accuracy.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "QUO201"
    name = "quotation-against-source"
    category = "accuracy/mistranslation"
    its_type = "mistranslation"
    severity = Severity.MAJOR
    evidence = Evidence.SOURCE

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """One finding a sentence at most."""
        source = segment.source
        if not source:
            return
        target, original = quoted_in_target(segment), quoted_in_source(source)
        article = segment.article.article.text
        lost = speech(original, source)
        inside = segment.article.alone and (wrapped(source) or _whole(lost[0], source)) if lost else True
        if lost and not inside and not target and not has_marks(segment.plain):
            yield self.finding(Span(segment.start, segment.end), _LOST, _LOST_WHY, source_span=lost[0], confidence=0.85)
        made = speech(quoted_in_target(segment, running=False), article)
        told = any(speech_verb_at(segment.tokens, i) for i in range(len(segment.tokens)))
        if made and told and not original and not has_marks(source) and not (segment.article.alone and _edge(made[0], segment)):
            yield self.finding(made[0], _MADE, _MADE_WHY, confidence=0.85)


def _whole(span: Span, source: str) -> bool:
    """True when nearly all of the source is quoted: the row may stand inside a longer quotation."""
    return len(span) > 0.9 * len(source)


def _edge(span: Span, segment: SegmentView) -> bool:
    """True when the quotation fills the row."""
    return len(span) > 0.9 * (segment.end - segment.start)
