"""The shape of quoted speech in a paragraph: stretches outside the marks, sentences in them, and where an attribution ends."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from mtqa.checks.view import ParagraphView
from mtqa.language.finite import ends_sentence, has_main_verb
from mtqa.language.first_person import first_person_at
from mtqa.language.morphology import french
from mtqa.language.quotations import Quotation
from mtqa.language.speech import SpeechVerb
from mtqa.language.stretches import Stretch, token_at
from mtqa.language.tokens import Kind, Token
from mtqa.language.wordlists import words

_TAIL = 120  # tokens looked at after an attribution
_RESUMES = words("mais et ou car donc or ni que qu' puisque puisqu' parce même sans pour si s' quand lorsque lorsqu' comme")


def quotations_in(paragraph: ParagraphView) -> tuple[Quotation, ...]:
    """The outermost quotations that share text with the paragraph, in order."""
    return paragraph.article.quotations.sharing(paragraph.start, paragraph.end)


def token_range(paragraph: ParagraphView, start: int, end: int) -> tuple[int, int]:
    """Indexes of the first token at or after `start` and of the first at or after `end`."""
    return token_at(paragraph.tokens, start), token_at(paragraph.tokens, end)


def sentences(tokens: Sequence[Token], first: int, after: int) -> Iterator[tuple[int, int]]:
    """Token ranges of the sentences in `first` to `after - 1`, end marks included."""
    start = first
    for index in range(first, after):
        if ends_sentence(tokens, index):
            yield start, index + 1
            start = index + 1
    if start < after:
        yield start, after


def first_sentence(tokens: Sequence[Token], first: int, after: int) -> tuple[int, int]:
    """Token range of the first sentence, empty when there is none."""
    return next(sentences(tokens, first, after), (first, first))


def opening_attribution(paragraph: ParagraphView, stretch: Stretch) -> SpeechVerb | None:
    """The attribution with which the stretch begins (`», a déclaré X`), a comma before it or not."""
    at = bisect_left(paragraph.attributions, stretch.first, key=lambda verb: verb.first)
    verb = paragraph.attributions[at] if at < len(paragraph.attributions) else None
    return verb if verb and verb.first <= stretch.first + 1 else None


def stretch_at(paragraph: ParagraphView, index: int) -> Stretch | None:
    """The stretch outside the marks that holds the token, or None."""
    at = bisect_right(paragraph.outside, index, key=lambda stretch: stretch.first) - 1
    return paragraph.outside[at] if at >= 0 and index < paragraph.outside[at].after else None


def opens_sentence(paragraph: ParagraphView, quotation: Quotation) -> bool:
    """True when the quotation starts the paragraph or follows the end of a sentence."""
    head = paragraph.plain[: max(0, quotation.start - paragraph.start)].rstrip()
    return quotation.start >= paragraph.start and (not head or head[-1] in ".?!…»”")


def first_person(tokens: Sequence[Token], first: int, after: int) -> int | None:
    """Index of the first word in the first person among tokens `first` to `after - 1`, or None."""
    return next((i for i in range(first, after) if first_person_at(tokens, i)), None)


def speech_returns(tokens: Sequence[Token], verb: SpeechVerb, after: int) -> bool:
    """True when words of the speaker follow the attribution before token `after`: `« A, dit-il, b »`, `« A, a déclaré X. B »`."""
    after = min(after, verb.after + _TAIL)
    for index in range(verb.after, after):
        token = tokens[index]
        if token.kind is not Kind.MARK or not any(t.is_word for t in tokens[index + 1 : after]):
            continue
        if token.lower in (":", ";") or ends_sentence(tokens, index):
            return True
        if token.lower != ",":
            continue
        following = tokens[index + 1]
        if verb.pronoun and not any(r.is_participle("pre") for r in french().readings(following.lower)):
            return True  # no apposition can follow a pronoun
        if following.lower in _RESUMES or has_main_verb(tokens, index + 1, after):
            return True
    return False


def gap_of(text: str, opened: int) -> str:
    """The blank that the text puts between an opening mark and its word, or an empty string."""
    return text[opened + 1] if opened + 1 < len(text) and text[opened + 1].isspace() else ""
