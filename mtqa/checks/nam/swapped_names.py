"""NAM203: a name in the French that the source does not have, where one of the source's names is missing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.checks.nam.half_translated import generic_words
from mtqa.checks.view import SegmentView
from mtqa.language.conventions import conventions
from mtqa.language.exonyms import exonyms
from mtqa.language.frequency import frequencies
from mtqa.language.morphology import french
from mtqa.language.names import is_name_word, sentence_start
from mtqa.language.spelling import distance, fold
from mtqa.language.tokens import Token, plain, tokenize
from mtqa.phrase import Phrase

Group = tuple[Token, ...]
_NUMERAL = re.compile(r"[IVXLC]+(?:er|e|ème)?")
_MIN = 4
_COMMON = 3.0
# Names that cover each other without being translations.
_OTHER_FORMS = (
    ("Bornéo", "kalimantan"), ("Célèbes", "sulawesi"), ("Papouasie", "irian"), ("Birmanie", "myanmar"), ("Insulinde", "nusantara"),
    ("Commonwealth", "persemakmuran"), ("Angleterre", "inggris"), ("Royaume-Uni", "inggris"), ("Tchéquie", "ceko"), ("Pays-Bas", "belanda"),
    ("Grande-Bretagne", "inggris"), ("Grande-Bretagne", "britania"), ("Grande-Bretagne", "britain"), ("Grande-Bretagne", "uk"),
    ("États-Unis", "as"), ("États-Unis", "us"), ("Kiev", "kyiv"), ("Calcutta", "kolkata"), ("Bombay", "mumbai"),
)  # fmt: skip


class SwappedNames(SegmentCheck):
    """A name in the French that the source does not have, where one of the source's names is missing.

    What it does: Sets the names of the sentence against those of its source: countries and cities through their forms in the
    three languages, other names by their spelling. One that nothing in the source answers to is reported when a name of the
    source is left without an answer, too.

    Why it matters: A swapped country, town or person is a false report that reads perfectly well.

    Known problems: A French name of a place that no list has (and that looks nothing like the other form).

    Example:
        bad: La Suède a rappelé son ambassadeur. (source: Denmark memanggil pulang duta besarnya.)
        good: Les Pays-Bas ont rappelé leur ambassadeur. (source: Belanda memanggil pulang duta besarnya.)

    Options: none.

    Sources: Unicode CLDR through babel for countries and cities.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NAM203"
    name: ClassVar[str] = "swapped-name"
    category: ClassVar[str] = "accuracy/mistranslation/name"
    its_type: ClassVar[str] = "mistranslation"
    severity: ClassVar[Severity] = Severity.MAJOR
    evidence: ClassVar[Evidence] = Evidence.SOURCE

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        if not segment.source or segment.source_language not in ("id", "en") or "Ã" in segment.source:
            return
        source = tokenize(plain(segment.source))
        there, here = _words(source), _words(segment.tokens)
        answered = cache(lambda word: _answered(word, there))
        strange = (g for g in _groups(segment.tokens) if _is_name(segment.tokens, g) and not any(answered(t.text) for t in g))
        strangers = list(islice(strange, 2))
        if len(strangers) != 1:
            return
        language = segment.source_language
        arrived = cache(lambda word: _arrived(word, here))
        orphans = [g for g in _groups(source) if _is_source_name(source, g, language) and not any(arrived(t.text) for t in g)]
        place = strangers[0][0].text in _answers()
        rivals = [g for g in orphans if not place or g[0].text in exonyms()]
        if len(rivals) == 1:
            yield self._finding(strangers[0], rivals[0])

    def _finding(self, stranger: Group, orphan: Group) -> Finding:
        here, there = (" ".join(t.text for t in group) for group in (stranger, orphan))
        return self.finding(
            Span(stranger[0].start, stranger[-1].end),
            Phrase(f"{here} for {there}", f"{here} pour {there}", f"{here} untuk {there}"),
            Phrase(
                "The source has another name here.",
                "La source porte un autre nom à cet endroit.",
                "Sumber menyebut nama lain di sini.",
            ),
            confidence=0.85,
            source_span=Span(orphan[0].start, orphan[-1].end),
        )


def _groups(tokens: Sequence[Token]) -> list[Group]:
    """Runs of capitalised words with nothing but a blank between."""
    found: list[list[Token]] = []
    for at, token in enumerate(tokens):
        if not is_name_word(token) or _no_name(tokens, at):
            continue
        if found and at and found[-1][-1] is tokens[at - 1] and token.start - tokens[at - 1].end == 1:
            found[-1].append(token)
        else:
            found.append([token])
    return [tuple(group) for group in found]


def _no_name(tokens: Sequence[Token], at: int) -> bool:
    """True for a common word at the start of a sentence, a Roman numeral, and what follows an English genitive."""
    token = tokens[at]
    if sentence_start(tokens, at) and french().known(token.lower) and token.text not in _answers():
        return True
    return bool(_NUMERAL.fullmatch(token.text)) or (at > 0 and tokens[at - 1].lower == "s")


@cache
def _answers() -> dict[str, frozenset[str]]:
    """French one-word names of places with the lower-case first words that other languages have for them."""
    found: dict[str, set[str]] = defaultdict(set)
    for group in exonyms().values():
        for exonym in group:
            if exonym.kind == "place" and " " not in exonym.french:
                found[exonym.french].update(t.lower() for t in exonym.tokens)
    for name, form in _OTHER_FORMS:
        found[name].add(form)
    return {name: frozenset(forms) for name, forms in found.items()}


def _is_name(tokens: Sequence[Token], group: Group) -> bool:
    """True for a place of the lists, or capitalised words that French does not know."""
    if any(t.text in _answers() for t in group):
        return True
    if sentence_start(tokens, tokens.index(group[0])) and len(group) == 1:
        return False
    unknown = [t for t in group if len(t.text) >= _MIN and not french().known(t.lower)]
    return bool(unknown) and (len(unknown) == len(group) or len(group) == 2)


def _words(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The words, each once, as written."""
    return tuple(dict.fromkeys(t.text for t in tokens if t.is_word))


def _answered(name: str, source: Sequence[str]) -> bool:
    """True when some word of the source is the name, one of its forms, or looks like it."""
    forms = _answers().get(name, frozenset())
    return any(word.lower() in forms or _alike(name, word) for word in source)


def _is_source_name(source: Sequence[Token], group: Group, language: str) -> bool:
    """True for a place of the lists, or a group with a word that is rare in the language and no start of a sentence."""
    if any(t.text in exonyms() for t in group):
        return True
    rare = [frequencies().zipf(t.lower, language) < _COMMON for t in group if len(t.text) >= _MIN - 1]
    if any(t.text in conventions() or t.text in generic_words() for t in group):
        return False
    return bool(rare) and (all(rare) if len(group) == 1 else any(rare))


def _arrived(name: str, ours: Sequence[str]) -> bool:
    """True when the French has the name, its French form, or a word of its family (Suède for Swedish, suédois)."""
    group = exonyms().get(name, ())
    wanted = {t.casefold() for e in group for t in (e.french, *e.french.split())}
    return any(w.lower() in wanted or _alike(name, w) or any(_family(form, w.lower()) for form in wanted) for w in ours)


def _family(name: str, word: str) -> bool:
    return len(word) >= _MIN and fold(name)[:4] == fold(word)[:4]


def _alike(left: str, right: str) -> bool:
    """True for two spellings of one name: the same first four sounds, or up to two letters in five off."""
    a, b = fold(left), fold(right)
    if len(b) < _MIN - 1:
        return False
    limit = (2 * max(len(a), len(b))) // 5
    return a[:4] == b[:4] or distance(a, b, limit) <= limit
