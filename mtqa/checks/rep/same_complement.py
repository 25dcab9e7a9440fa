"""REP103: the same time, place, count or frequency said twice in one clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.rep.clauses import JOINTS, may_carry_clause, noun_after, surely_finite
from mtqa.checks.rep.synonyms import joined
from mtqa.checks.rep.times import TimeMention, frequencies, may_be_timed, time_mentions
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.pattern_nodes import NUMERALS
from mtqa.language.tokens import Kind, Token
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_PLACE = words("dans sur à au aux en chez sous devant derrière vers depuis dès pendant durant lors avant après contre selon")
_EMPTY = frozenset(("plus", "moins", "tout", "cas", "effet", "fait", "fin", "place", "point", "train", "moment"))
_STOPS = frozenset((".", ";", ":", "«", "»", "?", "!", "(", "“", "”", '"', "...", "…", "-", "–", "—"))
_JOINTS_BUT_ET = JOINTS - {"et"}
_PARTING = JOINTS | words("contre sur à en par")
_RANGE = frozenset(("au", "à", "jusqu'"))


class SameComplement(SegmentCheck):
    """The same time, place, count or frequency said twice in one clause.

    What it does: reports, in one clause, the same date, weekday or span of time twice; the same preposition and noun twice; `deux
    fois` with `à deux reprises`; the same figure and unit on both sides of a noun; and a frequency given by an adjective and again by
    `par an`, `par mois`, `par semaine`, `par jour`.

    Why it matters: the sentence says one thing twice, often because the machine placed an Indonesian complement at both ends.

    Known problems: ranges (`du lundi au lundi suivant`) and distributive phrases (`de ville en ville`) are left out; a clause that a verb
    divides is only compared for `depuis` and like prepositions with the same year.

    Example:
        bad: Depuis hier, le quai de Ternate est fermé hier.
        good: La régate partira samedi matin et arrivera samedi soir.

    Options: none.

    Sources: Académie française, Dire, ne pas dire (pléonasmes); OQLF, Vitrine linguistique (pléonasme).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "REP103"
    name = "same-complement-twice"
    category = "fluency/duplication"
    its_type = "duplication"
    severity = Severity.MAJOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        tokens = segment.tokens
        seen: set[int] = set()
        for first, second, after, severity in _repeats(segment):
            if second in seen:
                continue
            seen.add(second)
            again = " ".join(t.text for t in tokens[second:after])
            yield self.finding(
                segment.span(first, after),
                Phrase(f"said twice: {again}", f"dit deux fois : {again}", f"disebut dua kali: {again}"),
                Phrase(
                    "The clause gives the same time, place or quantity twice; one of them should go.",
                    "La proposition donne deux fois le même repère de temps, de lieu ou de quantité : l’un des deux est de trop.",
                    "Klausa ini menyebut waktu, tempat, atau jumlah yang sama dua kali; salah satunya berlebihan.",
                ),
                severity=severity,
                confidence=0.9,
            )


def _repeats(segment: SegmentView) -> Iterator[tuple[int, int, int, Severity]]:
    """First token, first and after of the repetition, severity."""
    tokens, repeated = segment.tokens, segment.repeated
    if any(may_be_timed(lower) for lower in repeated):
        yield from _same_time(tokens)
    places = segment.standing(_PLACE)
    if len(places) > 1:
        yield from _same_place(tokens, places)
    if any(lower in NUMERALS or lower[0].isdigit() for lower in repeated):
        yield from _same_figure(tokens)
    if "fois" in segment.forms and "reprises" in segment.forms:
        yield from _same_count(tokens)
    for first, second, after in frequencies(tokens):
        yield first, second, after, Severity.MINOR


def _same_time(tokens: tuple[Token, ...]) -> Iterator[tuple[int, int, int, Severity]]:
    mentions = list(time_mentions(tokens))
    for i, one in enumerate(mentions):
        for two in mentions[i + 1 :]:
            if two.first - one.after > 22:
                break
            if one.key == two.key:
                severity = _clause_of(tokens, one, two)
                if severity is not None:
                    yield one.first, two.first, two.after, severity


def _clause_of(tokens: tuple[Token, ...], one: TimeMention, two: TimeMention) -> Severity | None:
    """Severity when both mentions stand in one clause (major with neither verb nor comma between), else None."""
    between = tokens[one.after : two.first]
    before = tokens[one.first - 1].lower if one.first else ""
    if before in ("du", "de", "d'") and any(t.lower in _RANGE for t in between[:3]):
        return None
    verb = any(t.is_word and may_carry_clause(t.lower) for t in between)
    if one.relative and not verb and not any(t.text in _STOPS or t.lower in _JOINTS_BUT_ET for t in between):
        return Severity.MAJOR
    if joined(between) or any(t.lower == "contre" for t in between):
        return None
    plain = not verb and not any(t.text == "," for t in between)
    return Severity.MAJOR if plain else Severity.MINOR


def _same_place(tokens: tuple[Token, ...], prepositions: Sequence[int]) -> Iterator[tuple[int, int, int, Severity]]:
    seen: dict[tuple[str, str], tuple[int, int]] = {}
    for i in prepositions:
        token, found = tokens[i], _place_at(tokens, i)
        if found is None:
            continue
        preposition = "à" if token.lower in ("au", "aux") else token.lower
        key = (preposition, found[0])
        earlier = seen.get(key)
        seen[key] = (i, found[1])
        if not earlier or not 1 < i - earlier[1] <= 20 or not _ends_alike(tokens, earlier[1], found[1]):
            continue
        between = tokens[earlier[1] + 1 : i]
        if not joined(between):
            plain = not any(t.kind is Kind.MARK or surely_finite(t.lower) for t in between) and not tokens[found[1]].capitalised
            closed = found[1] + 1 == len(tokens) or tokens[found[1] + 1].kind is Kind.MARK
            if plain or closed:
                yield earlier[0], i, found[1] + 1, Severity.MAJOR if plain else Severity.MINOR


def _place_at(tokens: tuple[Token, ...], preposition: int) -> tuple[str, int] | None:
    """The noun or the name that follows the preposition, with its index."""
    after = preposition + 1
    if after < len(tokens) and tokens[after].capitalised and tokens[after].is_word:
        return tokens[after].lower, after
    found = noun_after(tokens, after)
    return None if found is None or found[0] in _EMPTY else found


def _ends_alike(tokens: tuple[Token, ...], one: int, two: int) -> bool:
    """True when nothing after the second noun tells it from the first."""
    if tokens[one].lower != tokens[two].lower:
        return False
    after = tokens[two + 1] if two + 2 <= len(tokens) - 1 else None
    if after is None or after.kind is Kind.MARK or after.lower == tokens[one + 1].lower:
        return True
    if after.lower in ("de", "d'", "du", "des", "à", "la", "le"):
        return False
    return not (after.capitalised or after.kind is Kind.NUMBER or french().is_pos(after.lower, "adj", "noun"))


def _same_figure(tokens: tuple[Token, ...]) -> Iterator[tuple[int, int, int, Severity]]:
    """A figure with its unit twice, linked by `de` only: `trois jours de deuil de trois jours`."""
    for i, token in enumerate(tokens[:-1]):
        if token.kind is not Kind.NUMBER and token.lower not in NUMERALS:
            continue
        unit = tokens[i + 1].lower
        linked = False
        for j in range(i + 2, min(i + 9, len(tokens) - 1)):
            if (tokens[j].kind is Kind.MARK and tokens[j].text != "%") or tokens[j].lower in _PARTING:
                break
            linked = linked or tokens[j].lower in ("de", "d'")
            if linked and tokens[j].lower == token.lower and tokens[j + 1].lower == unit and tokens[j - 1].lower in ("de", "d'"):
                yield i, j, j + 2, Severity.MAJOR
                break


def _same_count(tokens: tuple[Token, ...]) -> Iterator[tuple[int, int, int, Severity]]:
    counts: dict[str, list[tuple[str, int]]] = {}
    for i, token in enumerate(tokens):
        if i and token.lower in ("fois", "reprises"):
            counts.setdefault(tokens[i - 1].lower, []).append((token.lower, i))
    for number, places in counts.items():
        for (word, one), (other, two) in pairwise(places):
            between = tokens[one + 1 : two - 1]
            if word != other and number != "de" and len(between) <= 6 and not any(t.kind is Kind.MARK for t in between):
                yield one - 1, max(one + 1, two - 2), two + 1, Severity.MAJOR
