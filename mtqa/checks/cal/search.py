"""What the calque rules share: searching the phrasebook in a sentence and turning a hit into a finding."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.patterns import Match
from mtqa.language.phrasebook import Entry
from mtqa.phrase import Phrase

_BARE = re.compile(r"(?:calque|sens) de (?:l'indonésien )?« (?P<word>[^»]*) »(?:, que le mot français n'a pas)?")
_TOLD = {
    "calque": Phrase(
        "Word for word from {tongue} “{word}”; French puts it another way.",
        "Mot à mot de {tongue} « {word} » ; le français le dit autrement.",
        "",
    ),
    "idiom": Phrase(
        "Set phrase translated word for word; {tongue} has “{word}”.",
        "Locution traduite mot à mot de {tongue} « {word} ».",
        "",
    ),
    "false-friend": Phrase(
        "False friend: the word has the sense of {tongue} “{word}” here.",
        "Faux ami : le mot prend ici le sens de {tongue} « {word} », qu’il n’a pas en français.",
        "",
    ),
}
_OPEN, _CLOSE = frozenset("«“\"'"), frozenset("»”\"'")


class PhraseCheck(SegmentCheck):
    """A rule that is a part of a phrasebook, `data/calques.tsv` unless `book` says otherwise; subclasses name their kinds."""

    book: ClassVar[str] = "calques"
    only_with_trigger: ClassVar[bool] = False

    @abstractmethod
    def kinds(self) -> tuple[str, ...]:
        """The kinds of entries that the rule looks for."""

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        done: list[Span] = []
        kinds = self.kinds()
        for entry, match in segment.phrases:
            if entry.book != self.book or entry.kind not in kinds:
                continue
            span = segment.span(match.first, match.after)
            if _set_off(segment, match) or any(span.overlaps(d) for d in done):
                continue
            finding = self._finding(segment, entry, match, span)
            if finding is not None:
                done.append(span)
                yield finding

    def _finding(self, segment: SegmentView, entry: Entry, match: Match, span: Span) -> Finding | None:
        trigger = entry.trigger(segment.source, segment.source_language)
        if (entry.needs_source and not trigger) or (self.only_with_trigger and trigger is False):
            return None
        severity = Severity(entry.level)
        if trigger is False or (trigger is None and self.only_with_trigger):
            severity = Severity.MINOR if severity.rank > Severity.MINOR.rank else severity
        finding = self.finding(
            span,
            _message(entry, span.of(segment.article.plain)),
            _reason(entry),
            severity=severity,
            suggestion=entry.suggestion(segment.tokens, match, span.of(segment.article.article.text)),
            confidence=0.97 if trigger else 0.7 if trigger is False else 0.88,
        )
        if isinstance(trigger, re.Match):
            return replace(finding, evidence=Evidence.SOURCE, source_span=Span(*trigger.span()))
        return finding


def _set_off(segment: SegmentView, match: Match) -> bool:
    """True for a single word or a title in quotation marks (the writer keeps a distance), and for parts of names."""
    tokens = segment.tokens
    inside = match.first > 0 and match.after < len(tokens)
    if (
        inside
        and (match.after - match.first == 1 or tokens[match.first].capitalised)
        and tokens[match.first - 1].text in _OPEN
        and tokens[match.after].text in _CLOSE
    ):
        return True
    for i in (match.first, match.after - 1):
        opens = i == 0 or not (tokens[i - 1].is_word or tokens[i - 1].text in "-/")
        if tokens[i].capitalised and not opens and not tokens[i].text.isupper():
            return True
    return False


def _origin(entry: Entry) -> tuple[str, str]:
    """The first English and the first Indonesian trigger, as the reader should see them."""
    first = [words.split(",")[0].strip().replace("*", "…") for words in (entry.trigger_en, entry.trigger_id)]
    return first[0], first[1]


def _message(entry: Entry, text: str) -> Phrase:
    return Phrase(f"« {text} » → {entry.repair}", f"« {text} » → {entry.repair}", f"« {text} » → {entry.repair}")


def _reason(entry: Entry) -> Phrase:
    english, indonesian = _origin(entry)
    origin = " / ".join(f"“{word}”" for word in (english, indonesian) if word)
    kept = f"Terjemahan harfiah dari {origin}" if origin else "Terjemahan harfiah"
    kept = f"{kept}; dalam bahasa Prancis lazimnya: {entry.repair}."
    bare = _BARE.fullmatch(entry.why_fr)
    if bare is None:
        return Phrase(f"{entry.why_en[:1].upper()}{entry.why_en[1:]}.", f"{entry.why_fr[:1].upper()}{entry.why_fr[1:]}.", kept)
    told = _TOLD[entry.kind]
    word = bare.group("word")
    if word == indonesian or "indonésien" in entry.why_fr:
        return Phrase(told.en.format(tongue="Indonesian", word=word), told.fr.format(tongue="l’indonésien", word=word), kept)
    return Phrase(told.en.format(tongue="English", word=word), told.fr.format(tongue="l’anglais", word=word), kept)
