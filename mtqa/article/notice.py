"""The notice that says a page is a translation: found by its general features, never by one wording."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from mtqa.article.languages import languages_named
from mtqa.article.model import Paragraph, Span
from mtqa.article.sentences import Segmenter
from mtqa.article.tails import TAILS
from mtqa.language.regexes import letters_first
from mtqa.language.tables import table
from mtqa.language.tokens import plain

_FIRST = 3
_LAST = 8
_MAX_RUN = 4
_MAX_LENGTH = 1_500
_SHORT = 14
_NEEDED = frozenset(("automatic", "translation", "caution", "refer", "system", "versions"))
"""Features of which each sentence of a notice has one."""
_CREDIT = re.compile(
    r"\W*(?i:(?:traduction|translation|terjemahan|traduct(?:eur|rice)|translator|penerjemah)\s?:\s*"
    r"|(?:traduit par|translated by|diterjemahkan oleh)\s+)"
)


@dataclass(frozen=True, slots=True)
class Notice:
    """A translation notice: its place, and whether it says that a machine translated."""

    span: Span
    machine: bool


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence near an edge of the article: `paragraph` is the index of its paragraph."""

    span: Span
    paragraph: int
    text: str
    features: frozenset[str]


def find_notices(text: str, paragraphs: Sequence[Paragraph], segmenter: Segmenter) -> tuple[Notice, ...]:
    """The notices among the first 3 and last 8 paragraphs, in order of place.

    A run of one to four sentences is a notice when together they speak of translation or of language versions, name a machine
    (or the language that a person translated from), and speak of the page itself: `this article was …`, `please see the original`,
    a list of language versions with a warning, or a label such as `Traduction automatique`. A report about machine translation,
    which attributes what it says to somebody, is none.

    Args:
        text: the article with hidden stretches blanked.
        paragraphs: all paragraphs, in order.
        segmenter: splits a paragraph.
    """
    near = sorted({*range(min(_FIRST, len(paragraphs))), *range(max(0, len(paragraphs) - _LAST), len(paragraphs))})
    if not _cue(paragraphs[index].span.of(text) for index in near):
        return ()
    sentences = [s for index in near for s in _sentences(text, paragraphs[index], index, segmenter)]
    found: list[Notice] = []
    at = 0
    while at < len(sentences):
        run = _run_from(sentences, at)
        if not run:
            at += 1
            continue
        span = Span(sentences[at].span.start, _end(sentences, at + run - 1, paragraphs))
        features = _features_of(sentences[at : at + run])
        found.append(Notice(span, "automatic" in features))
        at += run
        while at < len(sentences) and sentences[at].span.start < span.end:
            at += 1
    return tuple(found)


def _cue(lines: Iterable[str]) -> bool:
    """True when a notice is possible at all; a quick test before sentences are looked for."""
    lower = "\n".join(line[:_MAX_LENGTH].lower() for line in lines)
    return bool(_pattern("translation").search(lower) or (_pattern("version").search(lower) and _pattern("automatic").search(lower)))


def _sentences(text: str, paragraph: Paragraph, index: int, segmenter: Segmenter) -> list[_Sentence]:
    if len(paragraph.span) > _MAX_LENGTH:
        return []
    found = []
    for span in segmenter.split(paragraph.span.of(text)):
        place = span.shift(paragraph.span.start)
        sentence = " ".join(plain(place.of(text)).split())
        found.append(_Sentence(place, index, sentence.lower(), _features(sentence)))
    return found


def _run_from(sentences: Sequence[_Sentence], at: int) -> int:
    """How many sentences from `at` on are one notice; 0 when none starts there."""
    if not _belongs(sentences[at]):
        return 0
    for size in range(1, min(_MAX_RUN, len(sentences) - at) + 1):
        run = sentences[at : at + size]
        if not _adjacent(run) or not all(_belongs(s) for s in run[1:]):
            return 0
        if _qualifies(run):
            while at + size < len(sentences) and _belongs(sentences[at + size]) and _adjacent(sentences[at + size - 1 : at + size + 1]):
                size += 1  # noqa: PLW2901
            return size
    return 0


def _adjacent(run: Sequence[_Sentence]) -> bool:
    return run[-1].paragraph - run[0].paragraph < len(run)


def _belongs(sentence: _Sentence) -> bool:
    """True when the sentence can be part of a notice."""
    return not sentence.features.isdisjoint(_NEEDED)


def _qualifies(run: Sequence[_Sentence]) -> bool:
    """True when the sentences together are a notice."""
    features = _features_of(run)
    if "attribution" in features or run[0].text.startswith(("«", "“", '"')):
        return False
    about = "translation" in features or "versions" in features
    warns = {"versions", "languages", "caution", "hedge"} <= features
    if "automatic" in features:
        return about and (bool(features & {"self", "refer", "label"}) or warns)
    short = sum(len(s.text.split()) for s in run) <= _SHORT
    return short and ("credit" in features or (bool(features & {"self", "label"}) and {"translation", "language"} <= features))


def _features_of(run: Sequence[_Sentence]) -> frozenset[str]:
    return frozenset().union(*(s.features for s in run))


def _end(sentences: Sequence[_Sentence], last: int, paragraphs: Sequence[Paragraph]) -> int:
    """Where the notice ends: a short rest of its last paragraph (`Merci de votre compréhension.`) belongs to it."""
    end, paragraph = sentences[last].span.end, paragraphs[sentences[last].paragraph].span
    begins = next(s.span.start for s in sentences if s.paragraph == sentences[last].paragraph)
    opened = any(s.span.start == begins for s in sentences[: last + 1])
    return paragraph.end if opened and (paragraph.end - end) * 3 < end - begins else end


@cache
def _parts() -> dict[str, list[str]]:
    """The alternatives of each feature."""
    parts: dict[str, list[str]] = {}
    for row in table("notice.tsv"):
        parts.setdefault(row["feature"], []).append(row["pattern"])
    return parts


@cache
def _pattern(feature: str) -> re.Pattern[str]:
    """What finds a feature, compiled when it is first looked for: most articles have no notice, and need three of them at most."""
    return re.compile(letters_first("|".join(_parts()[feature])))


def _features(sentence: str) -> frozenset[str]:
    """The features of a sentence; none of one that can be no part of a notice, of which nobody asks for more."""
    lower = sentence.lower()
    if not any(_pattern(feature).search(lower) for feature in (*(_NEEDED & _parts().keys()), "version")):
        return frozenset()
    found = {feature for feature in _parts() if _pattern(feature).search(lower)}
    named = {mention.code for mention in languages_named(lower)}
    if named:
        found.add("language")
    if len(named) > 1:
        found.add("languages")
    if "version" in found and named:
        found.add("versions")
    credit = _CREDIT.match(sentence)
    if credit and TAILS["names"](sentence[credit.end() :].rstrip(".")):
        found.add("credit")
    return frozenset(found)
