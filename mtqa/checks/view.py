"""What a check sees of an article: its sentences and paragraphs with tokens, quotations and the plain text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Set
from functools import cached_property, update_wrapper
from typing import Concatenate, ParamSpec, TypeVar, cast

from mtqa.article.model import Article, Paragraph, Role, Segment, Span, blanked
from mtqa.checks.anchors import anchors_of
from mtqa.language.comparison import Difference, compare_values
from mtqa.language.cues import Cue, find_cues
from mtqa.language.first_person import first_person_at
from mtqa.language.numbers import LANGUAGES
from mtqa.language.patterns import Match
from mtqa.language.phrasebook import Entry, shipped_phrases
from mtqa.language.phrases import Analysis
from mtqa.language.quotation_pairing import parse_quotations
from mtqa.language.quotations import Quotations
from mtqa.language.speech import SpeechVerb, attributions
from mtqa.language.stretches import Stretch, stretches
from mtqa.language.tokens import Token, part_between_blanks, plain, tokenize
from mtqa.language.values import Value, find_values

P = ParamSpec("P")
R = TypeVar("R")
_PROSE = frozenset((Role.BODY, Role.STANDFIRST))
_SPEAKING = 0.3  # share of paragraphs in the first person from which the writer speaks as je or nous


class ArticleView:
    """An article with the analyses that checks share, each made once, when first asked for.

    `plain` has the same length as `Article.text`: curly apostrophes are straight, no-break spaces are spaces, and hidden stretches
    (Markdown marks and the like) are blanks. All offsets are those of `Article.text`.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.memory: dict[tuple[object, ...], object] = {}  # of `remembered` functions

    @cached_property
    def plain(self) -> str:
        """Equal-length plain text of the whole article."""
        return plain(blanked(self.article.text, self.article.hidden))

    @cached_property
    def characters(self) -> frozenset[str]:
        """The characters of the text as read, each once."""
        return frozenset(self.article.text)

    @cached_property
    def segments(self) -> tuple[SegmentView, ...]:
        """All segments in order."""
        return tuple(SegmentView(self, i, s) for i, s in enumerate(self.article.segments))

    @cached_property
    def paragraphs(self) -> tuple[ParagraphView, ...]:
        """All content paragraphs in order."""
        return tuple(ParagraphView(self, i, p) for i, p in enumerate(self.article.paragraphs))

    @cached_property
    def quotations(self) -> Quotations:
        """Quotation marks of the content paragraphs, paired with carry-over."""
        return parse_quotations(self.plain, [(p.span.start, p.span.end) for p in self.article.paragraphs])

    @cached_property
    def first_person(self) -> bool:
        """True when the writer speaks as *je* or *nous* (columns, interviews): outside quotations, unattributed, in many paragraphs."""
        speaking = sum(p.speaks for p in self.paragraphs)
        return speaking >= 2 and speaking >= _SPEAKING * len(self.paragraphs)

    def quoted(self, start: int, end: int | None = None) -> bool:
        """True when `[start, end)` (or the point `start`) lies inside a quotation."""
        return self.quotations.inside(start, end if end is not None else start)

    @property
    def alone(self) -> bool:
        """True when the article is a single row checked alone: no neighbours to compare with."""
        return self.article.independent

    def close(self) -> None:
        """Let go of all that was worked out; nothing can be asked afterwards.

        The article knows its sentences and they know the article: without this only a look for garbage would free them.
        """
        vars(self).clear()


def remembered(work_out: Callable[Concatenate[ArticleView, P], R]) -> Callable[Concatenate[ArticleView, P], R]:
    """What is worked out for an article, once and kept as long as its view: for what several rules ask in turn."""

    def known(article: ArticleView, /, *more: P.args, **named: P.kwargs) -> R:
        key = (work_out, *more)
        if key not in article.memory:
            article.memory[key] = work_out(article, *more, **named)
        return cast(R, article.memory[key])

    return update_wrapper(known, work_out)


class _Stretch:
    """A stretch of an article `[start, end)`: its text, read once."""

    article: ArticleView
    start: int
    end: int

    @property
    def text(self) -> str:
        """The stretch as read."""
        return self.article.article.text[self.start : self.end]

    @cached_property
    def plain(self) -> str:
        """The stretch's plain text (see `ArticleView.plain`); add `start` to its offsets."""
        return self.article.plain[self.start : self.end]

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Tokens with article offsets."""
        return tokenize(self.plain, self.start)


class ParagraphView(_Stretch):
    """One paragraph: its place, text and tokens."""

    def __init__(self, article: ArticleView, index: int, paragraph: Paragraph) -> None:
        self.article, self.index, self.paragraph = article, index, paragraph
        self.start, self.end, self.role = paragraph.span.start, paragraph.span.end, paragraph.role

    def tokens_between(self, start: int, end: int) -> tuple[Token, ...] | None:
        """The tokens of `[start, end)`; None where they may differ from those of that stretch alone."""
        if (start, end) == (self.start, self.end):
            return self.tokens
        return part_between_blanks(self.tokens, self.plain, self.start, start, end)

    @cached_property
    def attributions(self) -> tuple[SpeechVerb, ...]:
        """Attributions (`, a déclaré X`, `, dit-il`), their places counted in `tokens`."""
        return tuple(attributions(self.tokens))

    def attributions_in(self, first: int, after: int) -> tuple[SpeechVerb, ...]:
        """The attributions whose verb is one of the tokens `first` to `after - 1`."""
        low = bisect_left(self.attributions, first, key=lambda verb: verb.first)
        return self.attributions[low : bisect_left(self.attributions, after, lo=low, key=lambda verb: verb.first)]

    @cached_property
    def outside(self) -> tuple[Stretch, ...]:
        """The stretches of the paragraph outside quotation marks, in `tokens`."""
        return stretches(self.tokens, self.article.quotations, self.start, self.end)

    @property
    def speaks(self) -> bool:
        """True when the paragraph says *je* or *nous* outside quotations and attributes nothing."""
        if self.attributions:
            return False
        return any(first_person_at(self.tokens, i) and not self.article.quoted(t.start, t.end) for i, t in enumerate(self.tokens))

    @cached_property
    def segments(self) -> tuple[SegmentView, ...]:
        """The paragraph's segments in order."""
        everywhere = self.article.segments
        low = bisect_left(everywhere, self.index, key=lambda s: s.segment.paragraph)
        return everywhere[low : bisect_left(everywhere, self.index + 1, lo=low, key=lambda s: s.segment.paragraph)]


class SegmentView(_Stretch):
    """One sentence: its place, text, tokens, and its source when there is one.

    Token places are offsets in the *article*; `span(i, j)` covers tokens i to j - 1.
    """

    def __init__(self, article: ArticleView, index: int, segment: Segment) -> None:
        self.article, self.index, self.segment = article, index, segment
        self.start, self.end, self.role = segment.span.start, segment.span.end, segment.role

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """The tokens that are words."""
        return tuple([t for t in self.tokens if t.is_word])

    @cached_property
    def lowers(self) -> tuple[str, ...]:
        """The tokens in lower case."""
        return tuple([t.lower for t in self.tokens])

    @cached_property
    def forms(self) -> frozenset[str]:
        """The tokens in lower case, each once."""
        return frozenset(self.lowers)

    @cached_property
    def repeated(self) -> frozenset[str]:
        """The tokens, in lower case, that stand in the sentence twice or more."""
        seen, again = set[str](), set[str]()
        for lower in self.lowers:
            (again if lower in seen else seen).add(lower)
        return frozenset(again)

    @cached_property
    def texts(self) -> frozenset[str]:
        """The tokens as they stand, each once."""
        return frozenset([t.text for t in self.tokens])

    @cached_property
    def characters(self) -> frozenset[str]:
        """The characters of the plain text, each once: what a rule needs may stand in no sentence but a few."""
        return frozenset(self.plain)

    def standing(self, forms: Set[str]) -> list[int]:
        """Indices of the tokens that are one of the lower-case `forms`."""
        found = self.forms & forms
        return [i for i, lower in enumerate(self.lowers) if lower in found] if found else []

    @cached_property
    def has_figure(self) -> bool:
        """True when the sentence holds a digit."""
        return any(map(str.isdigit, self.characters))

    @cached_property
    def anchors(self) -> frozenset[str]:
        """By what rules are called (`SegmentCheck.anchors`)."""
        return anchors_of(self.forms, has_figure=self.has_figure)

    @cached_property
    def analysis(self) -> Analysis:
        """Words with their readings, noun phrases, verb groups and clauses; its word indices are token indices."""
        return Analysis(self.tokens)

    @cached_property
    def phrases(self) -> tuple[tuple[Entry, Match], ...]:
        """What the shipped phrasebooks find; the places of a match are token indices."""
        return shipped_phrases(self.tokens)

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """Numbers, dates and clock times; their places count in the sentence (add `start`)."""
        return find_values(self.plain, "fr")

    @cached_property
    def source_values(self) -> tuple[Value, ...]:
        """Numbers, dates and clock times of the source; their places count in the source."""
        return find_values(self.source or "", self.source_language or "")

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """Cues of polarity, modality, limit and direction; their places count in the sentence."""
        return find_cues(self.plain, "fr")

    @cached_property
    def source_cues(self) -> tuple[Cue, ...]:
        """The cues of the source; their places count in the source."""
        return find_cues(self.source or "", self.source_language or "")

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """What the values of the source and of the sentence do not share (nothing without a source)."""
        if not self.source or self.source_language not in LANGUAGES:
            return ()
        return compare_values(self.source_values, self.values, (len(self.source), len(self.plain)))

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Tokens with article offsets; those of its paragraph where they begin and end with the sentence."""
        index = self.segment.paragraph
        if index < len(self.article.paragraphs):
            shared = self.article.paragraphs[index].tokens_between(self.start, self.end)
            if shared is not None:
                return shared
        return tokenize(self.plain, self.start)

    @property
    def source(self) -> str | None:
        """The aligned source text, if any."""
        return self.segment.source or None

    @property
    def source_language(self) -> str | None:
        """Language code of `source` (fr, en, id …)."""
        return self.segment.source_language

    @property
    def prose(self) -> bool:
        """True for sentences of running text: not headlines, captions, alt texts or list items."""
        return self.role in _PROSE

    def quoted(self, token: Token) -> bool:
        """True when the token stands inside a quotation."""
        return self.article.quoted(token.start, token.end)

    def span(self, first: int, after: int) -> Span:
        """The span of tokens `first` to `after - 1`."""
        return Span(self.tokens[first].start, self.tokens[after - 1].end)

    def previous(self) -> SegmentView | None:
        """The sentence before, if any."""
        return self.article.segments[self.index - 1] if self.index else None

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)
