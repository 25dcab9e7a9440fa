"""Which words of a sentence are Indonesian or English left in the French: the classifier behind the residue rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from mtqa.checks.view import ArticleView, SegmentView
from mtqa.language.frequency import Frequencies, frequencies
from mtqa.language.glosses import explained, quoted_shortly
from mtqa.language.identify import Identifier, foreign_language, foreign_words, identifier
from mtqa.language.morphology import french
from mtqa.language.remember import FORMS, Sieve
from mtqa.language.tables import table
from mtqa.language.tokens import Token

RARE_IN_FRENCH = 2.2
_KNOWN = 3.0
_ENGLISH = 3.0
_LEAD = 1.0
_UNCOMMON = 1.5
_COMMON = 4.5
_JOINING = frozenset("./@#_\\-:=&")


class Strength(IntEnum):
    """How sure it is that a word is foreign."""

    NONE = 0
    WEAK = 1
    STRONG = 2
    CERTAIN = 3


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens `[first, after)` of a segment in a foreign language, with the strength of its surest word."""

    segment: SegmentView
    first: int
    after: int
    strength: Strength

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the run."""
        return self.segment.tokens[self.first : self.after]

    @property
    def forms(self) -> frozenset[str]:
        """The words of the run in lower case, plural s left out."""
        return frozenset(singular(t.lower) for t in self.tokens if t.is_word)


@cache
def _loanwords() -> frozenset[str]:
    return frozenset(row["form"] for row in table("loanwords.tsv"))


@cache
def _phrases() -> tuple[str, ...]:
    """Loan phrases of several words, whose words are no loanwords alone."""
    return tuple(form for form in _loanwords() if " " in form)


@cache
def _alone(language: str) -> frozenset[str]:
    """Closed-class words that betray `language` by themselves."""
    return frozenset(row["form"] for row in table("function_words.tsv") if row["language"] == language and row["alone"] == "yes")


@cache
def _company(language: str) -> frozenset[str]:
    """All closed-class words of `language`, those that need company included."""
    return frozenset(row["form"] for row in table("function_words.tsv") if row["language"] == language)


def singular(word: str) -> str:
    """The word without a French plural s (`gensets`, `kebayas`)."""
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def sentence_language(segment: SegmentView, detector: Identifier | None = None) -> str | None:
    """The language (`en`, `id`) that the whole sentence is left in, or None; a sentence inside a quotation is somebody's words."""
    if foreign_words().isdisjoint(segment.forms):
        return None
    words = [t.lower for t in segment.words]
    if segment.article.quoted(segment.start, segment.end):
        return None
    return foreign_language(segment.plain, words, detector or identifier())


def plain_word(token: Token) -> bool:
    """True for a lower-case word of letters only, three or more: names, numbers and compounds are left out."""
    return token.is_word and plain(token.text)


def plain(text: str) -> bool:
    """As `plain_word`, for the text of a word."""
    return text.islower() and len(text) > 2 and text.isalpha() and text.isascii()


def in_address(tokens: Sequence[Token], at: int) -> bool:
    """True for a piece of an address or a file name: `site.com`, `@name`, `a/b`, `#tag`."""
    token = tokens[at]
    before = at > 0 and tokens[at - 1].end == token.start and tokens[at - 1].text in _JOINING
    after = (
        at + 2 < len(tokens) and token.end == tokens[at + 1].start and tokens[at + 1].end == tokens[at + 2].start and tokens[at + 2].is_word
    )
    return before or (after and tokens[at + 1].text in _JOINING)


def admitted(word: str) -> bool:
    """True for a foreign word that French has taken over."""
    return word in _loanwords() or singular(word) in _loanwords()


@lru_cache(maxsize=FORMS)
def indonesian(word: str, words: Frequencies) -> Strength:
    """How surely the lower-case `word` is Indonesian and not French."""
    if word in _alone("id"):
        return Strength.CERTAIN
    if admitted(word) or french().known(word):
        return Strength.NONE
    in_french = max(words.zipf(word, "fr"), words.zipf(singular(word), "fr"))
    in_indonesian = max(words.zipf(word, "id"), words.zipf(singular(word), "id"))
    if in_french >= RARE_IN_FRENCH or in_indonesian < _KNOWN:
        return Strength.NONE
    if words.zipf(word, "en") >= _ENGLISH and words.zipf(word, "en") > in_indonesian:
        return Strength.NONE
    return Strength.STRONG if in_french < _LEAD or in_indonesian >= in_french + 2 * _LEAD else Strength.WEAK


@lru_cache(maxsize=FORMS)
def english(word: str, words: Frequencies) -> Strength:
    """How surely the lower-case `word` is English and not French."""
    if word in _alone("en"):
        return Strength.CERTAIN
    if admitted(word) or french().known(word):
        return Strength.NONE
    in_french, in_english = words.zipf(word, "fr"), words.zipf(word, "en")
    if in_english < _ENGLISH or in_english < in_french + _LEAD:
        return Strength.NONE
    return Strength.STRONG if in_french < RARE_IN_FRENCH - 0.3 or in_english >= in_french + 1.3 * _LEAD else Strength.WEAK


@lru_cache(maxsize=8)
def _sieve(language: str, words: Frequencies) -> Sieve:
    """Finds what may be of the foreign `language`, names, numbers and compounds left out."""
    classify = indonesian if language == "id" else english
    return Sieve(lambda text: plain(text) and bool(classify(text, words)))


def leans(word: str, language: str, words: Frequencies) -> bool:
    """True for a word that may go with a foreign neighbour: much more frequent there than in French, or hardly known in French."""
    if word in _company(language):
        return True
    if admitted(word):
        return False
    in_french = words.zipf(word, "fr")
    return words.zipf(word, language) >= max(_KNOWN, in_french + _LEAD) or (in_french < _UNCOMMON and len(word) > 2)


def runs(segment: SegmentView, language: str, words: Frequencies | None = None) -> Iterator[Run]:
    """Maximal runs of foreign words in lower case, each holding one that is more than weak, or two that are weak."""
    words = words or frequencies()
    tokens = segment.tokens
    foreign = _sieve(language, words)(segment.texts)
    if not foreign:
        return
    classify = indonesian if language == "id" else english
    strengths = [
        classify(t.lower, words) if t.text in foreign and t.is_word and not in_address(tokens, i) else Strength.NONE
        for i, t in enumerate(tokens)
    ]
    at = 0
    while at < len(tokens):
        if strengths[at] is Strength.NONE:
            at += 1
            continue
        first, after = _grown(tokens, at, language, words, strengths)
        found = [s for s in strengths[first:after] if s]
        best = max(found)
        if best > Strength.WEAK or len(found) > 1:
            yield Run(segment, first, after, best)
        at = after


def _grown(tokens: Sequence[Token], at: int, language: str, words: Frequencies, strengths: Sequence[Strength]) -> tuple[int, int]:
    """The run around token `at`: neighbours in lower case, with nothing but blanks between, that are foreign or lean that way."""
    first = at
    while first and _joins(tokens[first - 1], tokens[first]) and leans(tokens[first - 1].lower, language, words):
        first -= 1
    after = at + 1
    while (
        after < len(tokens)
        and _joins(tokens[after - 1], tokens[after])
        and (strengths[after] or leans(tokens[after].lower, language, words))
    ):
        after += 1
    return first, after


def _joins(left: Token, right: Token) -> bool:
    both_words = left.is_word and right.is_word and not left.capitalised and not right.capitalised
    return both_words and right.start - left.end == 1 and not left.text.endswith("'")


def innocent(run: Run) -> bool:
    """True when the sentence explains the run, or sets it apart as a title or a name.

    Words that can only be a slip (closed-class ones) are not excused by an apposition, only by quotation marks.
    """
    tokens = run.segment.tokens
    around = " ".join(t.lower for t in tokens[max(0, run.first - 2) : run.after + 2])
    if any(phrase in around for phrase in _phrases()):
        return True
    if run.strength is Strength.CERTAIN:
        return quoted_shortly(tokens, run.first, run.after)
    return explained(tokens, run.first, run.after)


def far_from_french(run: Run, words: Frequencies | None = None) -> bool:
    """True when some word of the run is a hundred times as frequent in English as in French, and a common one there."""
    words = words or frequencies()
    gaps = [(words.zipf(t.lower, "en"), words.zipf(t.lower, "fr")) for t in run.tokens]
    return any(there >= _COMMON and there >= here + 2 * _LEAD for there, here in gaps)


def beside_capital(run: Run) -> bool:
    """True when a capitalised word (not the first of the sentence) stands within two tokens: titles and names of firms.

    A run of three words with both a closed-class and a content word is a piece of a sentence, whatever stands beside it.
    """
    tokens = run.segment.tokens
    if (
        len(run.tokens) > 2
        and run.strength is Strength.CERTAIN
        and any(english(t.lower, frequencies()) is Strength.STRONG for t in run.tokens)
    ):
        return False
    near = (*range(max(1, run.first - 2), run.first), *range(run.after, min(len(tokens), run.after + 2)))
    return any(tokens[i].is_word and tokens[i].capitalised for i in near)


def residues(article: ArticleView, language: str, words: Frequencies | None = None) -> Iterator[Run]:
    """Runs of the article that nothing excuses; a word once explained stays known to the reader."""
    known: set[str] = set()
    for segment in article.segments:
        if sentence_language(segment):
            continue
        for run in runs(segment, language, words):
            if run.forms <= known:
                continue
            if innocent(run):
                known |= run.forms
            else:
                yield run
