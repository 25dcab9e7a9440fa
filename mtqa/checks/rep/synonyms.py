"""REP112: one idea in two synonyms side by side, or one adverb twice in a clause."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.rep.clauses import JOINTS, noun_lemma
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.remember import Sieve
from mtqa.language.tokens import Kind, Token, tokenize
from mtqa.phrase import Phrase

_REACH = 14
_OPERATORS = frozenset(("seulement", "également", "désormais", "aussitôt", "ensuite", "uniquement"))


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """Sets of synonyms: adverbials by their first word and the word behind it, and lemmas of nouns, adjectives and verbs with their sets.

    An adverbial is (set, words). Those of one word stand under any second word that is listed, and under none (an empty one).
    """

    adverbials: dict[str, dict[str, tuple[tuple[int, tuple[str, ...]], ...]]]
    lemmas: dict[tuple[str, str], frozenset[int]]


class Synonyms(SegmentCheck):
    """One idea in two synonyms side by side, or one adverb twice in a clause.

    What it does: reports, with the sets of `data/synonyms.tsv`, two adverbials of one meaning in a clause (`chaque mois …
    mensuellement`), a noun completed by its synonym (`une période d'une durée de`), two adjectives of one meaning in a row, two verbs
    of one meaning joined by `et`, and the same adverb in `-ment` twice in a clause.

    Why it matters: the machine has rendered one Indonesian word twice, often as an adjective and again as a complement.

    Known problems: writers pair synonyms for effect; so two adjectives with `et` are left alone, a conjunction or relative between two
    adverbials excuses them, and the finding is minor.

    Example:
        bad: L'usine verse chaque mois mensuellement 3 millions de roupies.
        good: L'usine verse chaque mois 3 millions de roupies.

    Options: none.

    Sources: Trésor de la langue française informatisé (each set names its article); Académie française, Dire, ne pas dire (pléonasmes).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "REP112"
    name = "synonyms"
    category = "fluency/duplication"
    its_type = "duplication"
    severity = Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        tokens = segment.tokens
        done = -1
        for first, after in sorted({*_adverbials(segment), *_neighbours(segment), *_same_adverb(segment)}):
            if first < done or segment.quoted(tokens[first]):
                continue
            done = after
            words = " ".join(t.text for t in tokens[first:after])
            yield self.finding(
                segment.span(first, after),
                Phrase(f"the same idea twice: {words}", f"deux fois la même idée : {words}", f"gagasan yang sama dua kali: {words}"),
                Phrase(
                    "The two expressions mean the same here; one of them should go.",
                    "Les deux expressions ont ici le même sens : l’une des deux est de trop.",
                    "Kedua ungkapan ini berarti sama di sini; salah satunya berlebihan.",
                ),
                confidence=0.85,
            )


@cache
def thesaurus() -> Thesaurus:
    """The shipped sets, read once."""
    text = files("mtqa.data").joinpath("synonyms.tsv").read_text(encoding="utf-8")
    adverbials: dict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
    lemmas: dict[tuple[str, str], set[int]] = defaultdict(set)
    for number, row in enumerate(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)):
        for member in row["members"].split("|"):
            if row["kind"] == "adverbial":
                words = tuple(t.lower for t in tokenize(member))
                adverbials[words[0]].append((number, words))
            else:
                lemmas[row["kind"], member].add(number)
    return Thesaurus(
        {word: _by_second(found) for word, found in adverbials.items()}, {key: frozenset(found) for key, found in lemmas.items()}
    )


def _by_second(adverbials: Sequence[tuple[int, tuple[str, ...]]]) -> dict[str, tuple[tuple[int, tuple[str, ...]], ...]]:
    seconds = {"", *(words[1] for _, words in adverbials if len(words) > 1)}
    return {second: tuple(one for one in adverbials if one[1][1:2] in ((), (second,))) for second in seconds}


def joined(tokens: Sequence[Token]) -> bool:
    """True when a conjunction, a relative or a mark other than a comma stands among the tokens."""
    return any((t.kind is Kind.MARK and t.text not in ",%") or t.lower in JOINTS for t in tokens)


def _adverbials(segment: SegmentView) -> Iterator[tuple[int, int]]:
    known, tokens, lowers = thesaurus().adverbials, segment.tokens, segment.lowers
    last: dict[int, tuple[int, int, tuple[str, ...]]] = {}
    for i in segment.standing(known.keys()):
        following = lowers[i + 1] if i + 1 < len(lowers) else ""
        by_second = known[lowers[i]]
        for number, words in by_second.get(following, by_second[""]):
            if lowers[i : i + len(words)] != words:
                continue
            earlier = last.get(number)
            last[number] = (i, i + len(words), words)
            if earlier and earlier[2] != words and 0 <= i - earlier[1] <= _REACH and not joined(tokens[earlier[1] : i]):
                yield earlier[0], i + len(words)


def _listed(lower: str) -> bool:
    """True for a form of a noun, adjective or verb of some set."""
    sets = thesaurus().lemmas
    kinds = {"adj": "adjective", "verb": "verb"}
    return ("noun", noun_lemma(lower)) in sets or any((kinds.get(r.pos), r.lemma) in sets for r in french().readings(lower))


_of_some_set = Sieve(_listed)


def _neighbours(segment: SegmentView) -> Iterator[tuple[int, int]]:
    tokens = segment.tokens
    places = segment.standing(_of_some_set(segment.forms))
    for i in places[:-1]:  # the other word is listed as well, and stands further on
        if not tokens[i].is_word or tokens[i].capitalised:
            continue
        if i + 2 < len(tokens) and tokens[i + 1].lower in ("de", "d'", "du", "des"):
            second = _noun_at(tokens, i + 2)
            if second is not None and _synonyms("noun", noun_lemma(tokens[i].lower), noun_lemma(tokens[second].lower)):
                yield i, second + 1
        elif i and _shared("adjective", tokens[i], tokens[i + 1], "adj"):
            if not french().is_pos(tokens[i - 1].lower, "adv") and french().is_pos(tokens[i - 1].lower, "noun"):
                yield i, i + 2
        elif tokens[i + 1].lower == "et" and i + 2 < len(tokens) and _shared("verb", tokens[i], tokens[i + 2], "verb"):
            yield i, i + 3


def _noun_at(tokens: tuple[Token, ...], at: int) -> int | None:
    if tokens[at].lower in ("un", "une", "la", "le", "l'") and at + 1 < len(tokens):
        at += 1
    return at if tokens[at].is_word and not tokens[at].capitalised else None


def _synonyms(kind: str, one: str | None, two: str | None) -> bool:
    if one is None or two is None or one == two:
        return False
    sets = thesaurus().lemmas
    return bool(sets.get((kind, one), frozenset()) & sets.get((kind, two), frozenset()))


def _shared(kind: str, one: Token, two: Token, pos: str) -> bool:
    """True when two words of one part of speech have lemmas in one set."""
    lexicon = french()
    firsts = lexicon.lemmas(one.lower, pos)
    seconds = lexicon.lemmas(two.lower, pos) if firsts else firsts
    return bool(seconds) and not firsts & seconds and any(_synonyms(kind, a, b) for a in firsts for b in seconds)


def _same_adverb(segment: SegmentView) -> Iterator[tuple[int, int]]:
    adverbs = {w for w in segment.repeated if w in _OPERATORS or (w.endswith("ment") and french().only_pos(w, "adv"))}
    last: dict[str, int] = {}
    tokens = segment.tokens
    for i, token in enumerate(tokens if adverbs else ()):
        if token.lower in adverbs:
            earlier = last.get(token.lower)
            last[token.lower] = i
            if earlier is not None and 2 <= i - earlier <= _REACH and not joined(tokens[earlier + 1 : i]):
                yield earlier, i + 1
