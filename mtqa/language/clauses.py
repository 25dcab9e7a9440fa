"""Where a clause can start, and the clauses found there: an opener or a start, a subject with its modifiers, and the verb."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtqa.language.chunks import MONTHS, TIMES, Clause, NounPhrase
from mtqa.language.readings import PREPOSITIONS
from mtqa.language.subjects import STOPS, SubjectReader
from mtqa.language.wordlists import words as wordset

if TYPE_CHECKING:
    from mtqa.language.phrases import Analysis

SUBORDINATORS = wordset(
    "que qu' car si s' lorsque lorsqu' quand puisque puisqu' quoique quoiqu' dont où lequel laquelle lesquels lesquelles auquel auxquels "
    "auxquelles duquel desquels desquelles"
)
_SIMPLE = wordset("que qu' car si s' lorsque lorsqu' quand puisque puisqu' quoique quoiqu' dont où")
_ALWAYS_SUBJECTS = wordset("il ils on")
_COMPARING = wordset("ainsi autant tant aussi plus moins autre autres tel telle tels telles même mêmes mieux pire davantage plutôt")
_DEGREES = _COMPARING - wordset("autre autres ainsi plutôt même mêmes tel telle tels telles")
_CONJUNCTION_HEADS = wordset(
    "pourvu afin pour sans avant bien alors tandis ce dès après parce depuis pendant condition crainte peur sorte façon"
)
_NEGATIVES = wordset("pas plus jamais point rien personne aucun aucune")
_QUOTES = frozenset(("«", "»", "“", "”", '"', "(", ")"))
_OPENING_WORDS = wordset("au aux lors grâce faute face quant afin soit sauf outre contrairement conformément")
_REACH = 25
_OPENING_LIMIT = 4


def clauses(analysis: Analysis, verb: str = "finite") -> Iterator[Clause]:
    """Clauses with their subject before the verb, from left to right; `verb` is the tag of the verb looked for."""
    seen: set[int] = set()
    for start, opener in _starts(analysis) if verb == "finite" else _participial_starts(analysis):
        clause = clause_at(analysis, start, opener, verb)
        if clause:
            seen.add(clause.verb.verb)
            yield clause._replace(weak=True) if opener >= 0 and analysis.lower(opener) in ("et", "mais") else clause
    if verb == "finite":
        yield from _pronoun_clauses(analysis, seen)


def clause_at(analysis: Analysis, start: int, opener: int, verb: str = "finite", *, contracted: bool = False) -> Clause | None:
    """The clause whose subject starts at word `start`, if everything up to its verb is accounted for.

    `contracted` allows a start at `du`, `au` (the article of the subject after a compound preposition).
    """
    subject = analysis.noun_phrase(start)
    hidden = analysis.lower(start) in ("au", "aux", "du") and analysis.lower(start + 1) not in ("moins", "plus") and not contracted
    if subject is None or hidden or _is_date(analysis, subject):
        return None
    return SubjectReader(analysis, subject, opener, verb).clause()


def _pronoun_clauses(analysis: Analysis, seen: set[int]) -> Iterator[Clause]:
    """`il`, `ils`, `on`, and elsewhere `elle`, `elles`, with the verb straight after, wherever they stand."""
    for i, word in enumerate(analysis.words[:-1]):
        always = word.lower in _ALWAYS_SUBJECTS
        if not always and (word.lower not in ("elle", "elles") or (analysis.can(i - 1, "prep", "conj") and analysis.lower(i - 1) != "qu'")):
            continue
        group = analysis.verb_group(i + 1)
        subject = analysis.noun_phrase(i)
        if group is None or subject is None or group.verb in seen or analysis.lower(i - 1) in ("et", "ou", "ni"):
            continue
        yield Clause(-1, subject, group._replace(sure=group.sure or always or group.negated))


def _starts(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """(first word of a possible subject, opener) pairs."""
    words = analysis.words
    first = next((i for i, w in enumerate(words) if w.token.is_word or w.can("num")), len(words))
    yield from _with_opening(analysis, first, -1)
    for i in range(first, len(words) - 1):
        lower = words[i].lower
        if lower in SUBORDINATORS and (lower != "s'" or not words[i].can("pron")):
            if lower in ("que", "qu'") and _is_comparison_or_restriction(analysis, i):
                continue
            skip = i + 1
            if lower not in _SIMPLE and words[skip].lower in ("des", "de", "d'", "du"):  # `lequel des deux partis`
                continue
            while words[skip].token.text in _QUOTES and skip + 1 < len(words):
                skip += 1
            if lower == "si":
                yield skip, i
            else:
                yield from _with_opening(analysis, skip, i)
        elif lower in ("et", "mais"):
            yield i + 1, i
        elif words[i].token.text in (";", ":") or (words[i].token.text == "«" and i > first):
            yield from _with_opening(analysis, i + 1, -1)


def _with_opening(analysis: Analysis, start: int, opener: int) -> Iterator[tuple[int, int]]:
    yield start, opener
    after = after_opening(analysis, start)
    if after > start:
        yield after, opener


def _participial_starts(analysis: Analysis) -> Iterator[tuple[int, int]]:
    yield from _starts(analysis)
    for i, word in enumerate(analysis.words[:-1]):
        if word.token.text == ",":
            yield i + 1, -1


def _is_comparison_or_restriction(analysis: Analysis, que: int) -> bool:
    """True for `plus long que`, `ainsi que`, `ne … que`: no clause need follow."""
    if (
        analysis.lower(que - 1) in _CONJUNCTION_HEADS
        or analysis.matches(que - 2, "à", "moins")
        or analysis.matches(que - 3, "si", "tant", "est")
    ):
        return False
    if analysis.lower(que - 1) in _COMPARING or analysis.lower(que + 1) in ("de", "d'"):
        return True
    before = [analysis.lower(k) for k in range(max(0, que - 6), que)]
    if not _DEGREES.isdisjoint(before[-4:]) or "meilleur" in before or "meilleure" in before:
        return True
    at = max((k for k, w in enumerate(before) if w in ("ne", "n'")), default=-1)
    return at >= 0 and _NEGATIVES.isdisjoint(before[at:])


def after_opening(analysis: Analysis, first: int) -> int:
    """The word after the commas that end opening adverbials (`En 2019,` `Lundi,` `Selon elle,` `Fermée depuis mai,`), or `first`."""
    at = first
    for _ in range(_OPENING_LIMIT):
        if at >= len(analysis.words) or not _is_opening(analysis, at, further=at > first):
            return at
        comma = _comma(analysis, at)
        if comma < 0:
            return at
        at = comma + 1
    return at


def _is_opening(analysis: Analysis, at: int, *, further: bool) -> bool:
    word = analysis.words[at]
    if word.lower in PREPOSITIONS or word.lower in _OPENING_WORDS or word.lower in TIMES or word.must("adv"):
        return True
    if word.can("pp", "adj") and not word.can("det", "num", "noun", "name"):
        return word.can("pp") or further
    phrase = analysis.noun_phrase(at)
    return phrase is not None and analysis.lower(phrase.head) in TIMES and "," in [analysis.lower(phrase.end + k) for k in range(3)]


def _comma(analysis: Analysis, start: int) -> int:
    for at in range(start, min(start + _REACH, len(analysis.words))):
        word = analysis.words[at]
        if word.token.text == ",":
            return at
        if word.token.text in STOPS or word.token.text in "()" or word.must("finite"):
            return -1
    return -1


def _is_date(analysis: Analysis, phrase: NounPhrase) -> bool:
    noun = analysis.lower(phrase.head)
    if noun in MONTHS or (noun in ("heure", "heures", "h") and phrase.determiner < 0):
        return True
    return noun in TIMES and analysis.lower(phrase.end) in (",", "au")
