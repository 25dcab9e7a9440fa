"""QUO120: an attribution with no comma before it."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.speech import speech_verb_at
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_CLOSERS = frozenset("»”")
_ENDS = frozenset(",.;!?")
# The incise may follow a predicate: a participle or an adjective that is nothing else.
_OTHERS = frozenset(("noun", "pron", "det"))
_NO_SPEAKER = wordset("que qu'")
_LONG = 6  # tokens from which quoted words are speech rather than a title


class UncommaedAttribution(AnalysisCheck):
    """An attribution with no comma before it.

    What it does: reports a verb of saying with its speaker behind it straight after a closing quotation mark (`» prévient le
    maire`), after a comma inside the marks (`, » a dit`), and an incise at the end of a sentence that has its verb already (`est
    fermé a dit le maire.`).

    Why it matters: the comma tells the reader where the words end and the reporter begins.

    Known problems: some papers drop the comma after the mark; a quoted subject (`« Non » gagne`) has no speaker behind the verb.

    Example:
        bad: « On attend » explique Sari.
        good: « On attend », explique Sari.

    Options: none.

    Sources: Imprimerie nationale, Lexique des règles typographiques (guillemets).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "QUO120"
    name = "uncommaed-attribution"
    category = "fluency/punctuation"
    its_type = "typographical"
    severity = Severity.MINOR

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for first, after in _places(segment, analysis):
            yield self.finding(
                segment.span(first, after),
                Phrase(
                    "comma missing before the attribution", "virgule manquante avant l’incise", "koma hilang sebelum keterangan pembicara"
                ),
                Phrase(
                    "An incise is set off by a comma, behind the closing mark.",
                    "L’incise est détachée par une virgule, placée après le guillemet fermant.",
                    "Sisipan dipisahkan dengan koma sesudah tanda petik penutup.",
                ),
                confidence=0.75,
            )


def _places(segment: SegmentView, analysis: Analysis) -> Iterator[tuple[int, int]]:
    for i in (at + 1 for at in sorted({*analysis.standing(_CLOSERS), *analysis.places("adj", "pp")})):
        before = analysis.words[i - 1]
        closed = before.lower in _CLOSERS
        if not 2 <= i < len(analysis.words) - 2 or (not closed and not _OTHERS.isdisjoint(before.tags)):
            continue
        ended = analysis.words[i - 2].token.text in "?!…."
        if closed and not ended and (_speech(analysis, i - 1) or _opens(analysis, i - 1)):
            verb = speech_verb_at(segment.tokens, i)
            group = analysis.verb_group(i)
            if verb is not None and _speaker(analysis, verb.after, pronoun=verb.pronoun):
                yield i - 1 - (analysis.lower(i - 2) == ","), verb.after
            elif group is not None and group.sure and _opens(analysis, i - 1):
                yield i - 1, group.end
        elif not closed and analysis.words[i].token.is_word:
            verb = speech_verb_at(segment.tokens, i)
            if verb and verb.kind in ("A", "B") and verb.past and verb.after > i + 1 and _second(analysis, i, verb.after):
                yield i - 1, verb.after


def _opening(analysis: Analysis, closer: int) -> int:
    """Index of the opening mark of the quotation that ends at `closer`, or -1."""
    return max((k for k in range(closer) if analysis.words[k].token.text in "«“"), default=-1)


def _speech(analysis: Analysis, closer: int) -> bool:
    """True for quoted words too many for a title; where the opening mark stands in an earlier sentence, too."""
    opening = _opening(analysis, closer)
    return closer - opening > _LONG


def _opens(analysis: Analysis, closer: int) -> bool:
    """True when the quotation opens the sentence and holds a clause of its own."""
    return _opening(analysis, closer) == 0 and any(0 < clause.verb.verb < closer and clause.verb.sure for clause in analysis.clauses)


def _speaker(analysis: Analysis, at: int, *, pronoun: bool) -> bool:
    """True when a person who speaks follows the verb: inverted pronoun, name, or a noun phrase that no further object follows."""
    if pronoun:
        return True
    phrase = analysis.noun_phrase(at) if analysis.can(at, "det", "name", "unknown") and analysis.lower(at) not in ("des", "du") else None
    return phrase is not None and analysis.lower(phrase.end) not in _NO_SPEAKER


def _second(analysis: Analysis, first: int, after: int) -> bool:
    """True when the words before the incise form a clause with a verb and the incise ends the sentence."""
    phrase = analysis.noun_phrase(after)
    if phrase is None or analysis.words[min(phrase.end, len(analysis.words) - 1)].token.text not in _ENDS:
        return False
    return any(c.verb.end <= first and c.verb.sure for c in analysis.clauses)
