"""NAM106: one name spelled in two ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Related, Severity
from mtqa.checks.nam.memory import named
from mtqa.checks.view import ArticleView
from mtqa.language.exonyms import exonyms
from mtqa.language.frequency import frequencies
from mtqa.language.morphology import french
from mtqa.language.spelling import distance, fold
from mtqa.phrase import Phrase

_MIN = 5
_LONG = 7
_MANY = 600
_MAX = 20
_CROWD = 12
_FREQUENT = 3.0
_UNKNOWN = 1.5
_INTRODUCING = frozenset(("selon", "d'après"))
_ENDINGS = frozenset(
    ("", "e", "s", "es", "n", "ne", "nes", "en", "ens", "enne", "ien", "iens", "ienne", "ais", "aise", "ois", "oise", "i", "is", "a", "o")
)


@dataclass(slots=True)
class _Word:
    """A word of names: its places in order, the words that stand with it in full names, and whether somebody's title does.

    `listed`: a French word or a frequent name, which counts only beside the same partner.
    """

    places: list[Span] = field(default_factory=list)
    partners: list[frozenset[str]] = field(default_factory=list)
    titled: bool = False
    listed: bool = False

    @property
    def always_full(self) -> bool:
        return all(self.partners)


class Variants(Check):
    """One name spelled in two ways.

    What it does: Compares the capitalised words of the article: two that differ by a letter or two, or only in how a foreign script is
    transcribed, are reported on the rarer or the later one, when they stand for one name (same first name, or a surname alone).

    Why it matters: The reader takes them for two people, and one of the two spellings is wrong.

    Known problems: Two people with nearly the same single name in one article are taken for one.

    Example:
        bad: Le maire, Anton Hutagaol, a démissionné. M. Hutagoal quittera la ville.
        good: Ahmad Yani a battu Ahmed Saleh ; le Niger a reçu le Nigeria.

    Options: none.

    Sources: Damerau (1964) for the distance; ISO 9 and the usage of French agencies for transcriptions.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NAM106"
    name: ClassVar[str] = "spelling-variants"
    category: ClassVar[str] = "terminology/inconsistent-use"
    its_type: ClassVar[str] = "inconsistency"
    severity: ClassVar[Severity] = Severity.MAJOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        words = _words(article)
        reported: set[str] = set()
        for left, right in _candidates(sorted(words)):
            if _near(left, right) and not _exonyms(left, right) and _one_name(words[left], words[right], left, right):
                wrong, other = _minority(left, right, words)
                if wrong not in reported:
                    reported.add(wrong)
                    yield self._finding(words, wrong, other)

    def _finding(self, words: Mapping[str, _Word], wrong: str, other: str) -> Finding:
        return self.finding(
            words[wrong].places[0],
            Phrase(f"{wrong} here, {other} elsewhere", f"{wrong} ici, {other} ailleurs", f"{wrong} di sini, {other} di tempat lain"),
            Phrase(
                "The same name is spelled in two ways in the article.",
                "Le même nom est écrit de deux façons dans l’article.",
                "Nama yang sama ditulis dengan dua ejaan dalam artikel.",
            ),
            suggestion=other if len(words[other].places) > len(words[wrong].places) else None,
            confidence=0.9,
            related=(Related(words[other].places[0], Phrase("the other spelling", "l’autre graphie", "ejaan lain")),),
        )


def _candidates(forms: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs worth comparing: all with the same initial, or in a very long article those that share a form with one letter left out.

    Forms that a dozen others share are series of names, not slips: they are passed over.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    if len(forms) <= _MANY:
        for form in forms:
            groups[form[0].casefold()].append(form)
    else:
        for form in forms:
            folded = form.casefold()
            for cut in dict.fromkeys((folded, *(folded[:i] + folded[i + 1 :] for i in range(min(len(folded), _MAX))))):
                groups[cut].append(form)
    seen: set[tuple[str, str]] = set()
    for group in groups.values():
        if len(forms) > _MANY and len(group) > _CROWD:
            continue
        for pair in combinations(group, 2):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _words(article: ArticleView) -> dict[str, _Word]:
    """Words of names with five letters or more that are no French words, with their places."""
    found: dict[str, _Word] = defaultdict(_Word)
    lexicon, frequent = french(), frequencies()
    for segment, found_names in zip(article.segments, named(article), strict=True):
        for name in found_names:
            whole = frozenset(name.words)
            for token in segment.tokens[name.first : name.after]:
                if not token.is_word or len(token.text) < _MIN or token.text not in whole:
                    continue
                listed = lexicon.known(token.lower) or frequent.zipf(token.lower, "fr") >= _FREQUENT + 1
                if lexicon.listed(token.lower) and not name.full:
                    continue
                word = found[token.text]
                word.places.append(Span(token.start, token.end))
                word.partners.append(whole - {token.text})
                word.titled |= bool(name.marks) or (name.first > 0 and segment.tokens[name.first - 1].lower in _INTRODUCING)
                word.listed |= listed
    return found


def _near(left: str, right: str) -> bool:
    """True for a small difference that is no ending (Martin, Martine)."""
    if abs(len(left) - len(right)) > 2 or left[0].casefold() != right[0].casefold():
        return False
    a, b = left.casefold(), right.casefold()
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if a[shared:] in _ENDINGS and b[shared:] in _ENDINGS:
        return False
    limit = 1 if min(len(a), len(b)) < 8 else 2
    return distance(a, b, limit) <= limit or fold(left) == fold(right)


def _exonyms(left: str, right: str) -> bool:
    """True for a place and its foreign form, which NAM105 reports where it is no part of a body's name (`Bank Indonesia`)."""
    return any(e.form == one and e.french == other for one, other in ((left, right), (right, left)) for e in exonyms().get(one, ()))


def _one_name(left: _Word, right: _Word, a: str, b: str) -> bool:
    """True when the two words can be one: they share a partner, one is a slip of a well-known name, or one stands alone somewhere."""
    mine, theirs = frozenset().union(*left.partners), frozenset().union(*right.partners)
    if b in mine or a in theirs:
        return False
    if mine & theirs:
        return True
    known = sorted(frequencies().zipf(form.casefold(), "fr") for form in (a, b))
    if left.listed or right.listed:
        return known[0] < _UNKNOWN and known[1] >= _FREQUENT and min(len(a), len(b)) > _MIN and distance(a.casefold(), b.casefold(), 1) == 1
    if (left.always_full and right.always_full) or known[0] >= _FREQUENT:
        return False
    somebody = left.titled or right.titled or any(left.partners) or any(right.partners)
    return somebody or len(left.places) + len(right.places) > 2 or min(len(a), len(b)) >= _LONG


def _minority(left: str, right: str, words: Mapping[str, _Word]) -> tuple[str, str]:
    """The form to report and the other: the rarer one, or in a tie the one that comes later."""
    a, b = words[left].places, words[right].places
    if len(a) != len(b):
        return (left, right) if len(a) < len(b) else (right, left)
    return (left, right) if a[0].start > b[0].start else (right, left)
