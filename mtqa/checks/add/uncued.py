"""ADD101: a content word for which the original holds no counterpart."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.pattern_index import PatternIndex
from mtqa.language.patterns import Pattern
from mtqa.phrase import Phrase

_FEWEST_WORDS = 4


@dataclass(frozen=True)
class Concept:
    """A French pattern, and the words of an original that can stand behind it, separated by commas (`*` for letters)."""

    id: str
    pattern: str
    trigger_en: str
    trigger_id: str

    @cached_property
    def _cues(self) -> dict[str, re.Pattern[str]]:
        return {"en": _cues(self.trigger_en), "id": _cues(self.trigger_id, affixes=True)}

    def cued(self, source: str, language: str) -> bool:
        """True when the original holds a counterpart."""
        return self._cues[language].search(source) is not None


def _cues(words: str, *, affixes: bool = False) -> re.Pattern[str]:
    """One expression for all cues. Indonesian cues match as stems too (`sekolah` in `persekolahannya`), but for short ones and acronyms."""
    parts = []
    for word in (w.strip() for w in words.split(",")):
        inner = re.escape(word).replace(r"\*", r"\w{0,14}").replace(r"\ ", r"\s+")
        stem = affixes and len(word) > 4 and word.islower()
        parts.append(rf"\w{{0,8}}{inner}\w{{0,8}}" if stem else rf"{inner}(?:-?nya)?" if affixes else inner)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


@cache
def concepts() -> tuple[Concept, ...]:
    """The rows of `data/additions.tsv`."""
    text = files("mtqa.data").joinpath("additions.tsv").read_text(encoding="utf-8")
    return tuple(Concept(**row) for row in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def _index() -> PatternIndex:
    return PatternIndex([Pattern(c.pattern) for c in concepts()])


class Uncued(SegmentCheck):
    """A content word for which the original holds no counterpart.

    What it does: beside an Indonesian or English original, looks for French words of `data/additions.tsv` (places, institutions,
    manners, times, nationalities) whose counterparts are few and known, and reports them when the original holds none of these.

    Why it matters: a word that the original lacks is an invention: a nationality, a place, a reason that nobody gave.

    Known problems: translators make explicit what the original implies (`le président américain` for a name), so the finding is minor,
    and an original of another sentence (a wrong alignment) makes it fire.

    Example:
        bad: Un avocat japonais les défend (original: seorang pengacara).
        good: Un avocat les défend (original: seorang pengacara).

    Options: none.

    Sources: Kamus Besar Bahasa Indonesia and Collins English-French for the counterparts.

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "ADD101"
    name = "uncued-word"
    category = "accuracy/addition"
    its_type = "addition"
    severity = Severity.MINOR
    evidence = Evidence.SOURCE

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        source, language = segment.source, segment.source_language
        if not source or language not in ("en", "id") or len(source.split()) < _FEWEST_WORDS:
            return
        for number, _, match in _index().find(segment.tokens):
            concept = concepts()[number]
            if concept.cued(source, language) or self._named(segment, match.first, match.after):
                continue
            span = segment.span(match.first, match.after)
            word = span.of(segment.article.plain)
            yield self.finding(
                span,
                Phrase(
                    f"« {word} » is not in the original",
                    f"« {word} » n’est pas dans l’original",
                    f"« {word} » tidak ada dalam teks asli",
                ),
                Phrase(
                    "The original holds none of the words that this could translate.",
                    "L’original ne contient aucun des mots que celui-ci pourrait traduire.",
                    "Teks asli tidak memuat kata yang mungkin diterjemahkan dengan kata ini.",
                ),
                confidence=0.7,
            )

    @staticmethod
    def _named(segment: SegmentView, first: int, after: int) -> bool:
        """True for words that are part of a name (`École polytechnique`, `l'océan Indien`)."""
        return any(t.capitalised and i for i, t in enumerate(segment.tokens[first:after], first))
