"""REP125: the same verb, adverb, name or run of three words twice in one clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.rep.clauses import JOINTS, crosses
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.remember import FORMS, Sieve
from mtqa.language.tokens import Kind, Token
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_VERBS_WITHIN, _NAMES_WITHIN, _RUNS_WITHIN = 12, 12, 20
_RUN = 3
_LIGHT = words(
    "être avoir faire aller pouvoir devoir vouloir dire mettre prendre donner voir venir savoir falloir laisser rester tenir "
    "entendre conduire"
)
_GRAMMAR = ("adv", "prep", "conj", "pron", "det", "noun")
_ADVERBS_APART = words("jamais encore toujours moins ailleurs presque autant aussi ensuite parfois notamment plus mieux trop très souvent")
_STOPS = JOINTS | words("contre : ; ( ) — « » entre . ! ? … ,")


class SameWordsAgain(SegmentCheck):
    """The same verb, adverb, name or run of three words twice in one clause.

    What it does: reports a verb that comes back in any form, an adverb, a proper name, or three words in a row (`dans la baie …
    dans la baie`) within one clause, with no conjunction, relative pronoun or mark between.

    Why it matters: a clause that says a word twice mostly holds a leftover of the machine.

    Known problems: light verbs and adverbs of degree come back in good French and are left alone; the finding is minor.

    Example:
        bad: Le bac attend dans la baie depuis l’aube dans la baie.
        good: Le bac attend dans la baie depuis l’aube.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (la redondance); Koehn & Knowles (2017) on repetition in machine translation.

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "REP125"
    name = "same-words-again"
    category = "fluency/duplication"
    its_type = "duplication"
    severity = Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        tokens, repeated = segment.tokens, segment.repeated
        verbal = segment.standing(_verbal(segment.forms))
        verbs = {i: _verbs(tokens[i].lower) for i in verbal if tokens[i].is_word and not tokens[i].capitalised}
        if len(verbs) < 2 and not repeated:
            return
        runs: dict[tuple[str, ...], int] = {}
        for second, token in enumerate(tokens):
            again = token.lower in repeated
            if second in verbs:
                found = _verb(tokens, second, verbs)
            elif again:
                found = _name(tokens, second) if second > 1 else None
            else:
                continue
            found = found or (_run(segment, second, runs) if again else None)
            if found is not None and not segment.quoted(token):
                first, after = found
                yield self._report(segment, first, second, after)
                return

    def _report(self, segment: SegmentView, first: int, second: int, after: int) -> Finding:
        written = segment.span(second, after).of(segment.article.plain)
        return self.finding(
            segment.span(first, after),
            Phrase(
                f"“{written}” twice in one clause",
                f"« {written} » deux fois dans la proposition",
                f"“{written}” dua kali dalam satu klausa",
            ),
            Phrase(
                "The same words come back in their own clause; one of the two may be a leftover.",
                "Les mêmes mots reviennent dans leur propre proposition ; il y en a peut-être de trop.",
                "Kata-kata yang sama muncul lagi dalam klausanya; mungkin salah satunya berlebih.",
            ),
            confidence=0.6,
        )


@lru_cache(maxsize=FORMS)
def _verbs(lower: str) -> frozenset[str]:
    """Lemmas of a form that is a verb or participle and no noun or grammar word; adverbs count as their own lemma."""
    readings = french().readings(lower)
    if readings and len(lower) > 4 and lower not in _ADVERBS_APART and all(r.pos == "adv" for r in readings):
        return frozenset((lower,))
    if any(r.pos in _GRAMMAR for r in readings) or (any(r.pos == "adj" for r in readings) and not any(r.is_participle() for r in readings)):
        return frozenset()
    return frozenset(r.lemma for r in readings if r.pos == "verb") - _LIGHT


_verbal = Sieve(lambda lower: bool(_verbs(lower)))


def _verb(tokens: Sequence[Token], second: int, verbs: Mapping[int, frozenset[str]]) -> tuple[int, int] | None:
    own = verbs[second]
    first = max((i for i, other in verbs.items() if second - _VERBS_WITHIN <= i <= second - 2 and own & other), default=-1)
    if first < 0 or any(t.kind is Kind.MARK or t.lower in JOINTS for t in tokens[first + 1 : second]):
        return None
    return first, second + 1


def _name(tokens: Sequence[Token], second: int) -> tuple[int, int] | None:
    """A capitalised word that stands alone both times."""
    token = tokens[second]
    if not token.capitalised or len(token.text) < 3 or token.text.endswith("'") or not _alone(tokens, second):
        return None
    for first in range(second - 2, max(0, second - _NAMES_WITHIN - 1), -1):
        if tokens[first].text == token.text:
            return (first, second + 1) if _alone(tokens, first) and not crosses(tokens, first + 1, second) else None
    return None


def _alone(tokens: Sequence[Token], at: int) -> bool:
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return not tokens[at - 1].capitalised and not (after is not None and (after.capitalised or after.text in ("-", "–", "/")))


def _run(segment: SegmentView, second: int, runs: dict[tuple[str, ...], int]) -> tuple[int, int] | None:
    """Three equal words in a row, a noun, adjective or number among them; `runs` keeps the last place of each run."""
    tokens, run = segment.tokens, segment.lowers[second : second + _RUN]
    if len(run) < _RUN or not segment.repeated.issuperset(run):
        return None
    first = runs.get(run, -1)
    runs[run] = second
    if first < 0 or not _RUN <= second - first <= _RUNS_WITHIN:
        return None
    if any(t.lower in _STOPS for t in tokens[first:second]) or any(
        t.kind is Kind.MARK and t.text != "%" for t in tokens[second : second + _RUN]
    ):
        return None
    return (first, second + _RUN) if any(_content(t) for t in tokens[second : second + _RUN]) else None


def _content(token: Token) -> bool:
    return token.kind is Kind.NUMBER or (len(token.text) > 2 and french().is_pos(token.lower, "noun", "adj", "num"))
