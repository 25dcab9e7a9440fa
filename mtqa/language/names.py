"""Proper names in a sentence: capitalised sequences with their titles and the marks of gender that stand beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from mtqa.language.morphology import french
from mtqa.language.roles import Role, definite_article_follows, role_at, role_before, role_before_complement
from mtqa.language.tables import table, word_set
from mtqa.language.tokens import Token

_JOINERS = word_set("van von der den bin binti bint ben ibn al el da dos di della ter te abu")
_MASCULINE = frozenset(["m", "monsieur"])
_FEMININE = word_set("mme mlle madame mademoiselle")
_BIRTH = {"né": "m", "née": "f", "âgé": "m", "âgée": "f", "surnommé": "m", "surnommée": "f"}
_OPENING = frozenset('«“"(:—–-;.!?')
_BELONGS = word_set("de d' du des")
_NO_APPOSITION = word_set("et ou qui a est ont sont avait était avaient étaient")
_LISTS = word_set("avec et contre entre")
_DEMONYMS = (
    "ais", "aise", "ois", "oise", "ien", "ienne", "éen", "éenne", "ain", "aine", "and", "ande", "ol", "ole", "ec", "ecque", "que", "ard",
    "arde", "in", "ine", "ite", "an", "ane", "on", "onne",
)  # fmt: skip
_DETERMINERS = word_set("l' d' le la du un une au cet cette ce")
_GENDERED = {"le": "m", "du": "m", "au": "m", "un": "m", "ce": "m", "la": "f", "une": "f", "cette": "f"}
_REACH = 12


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign of a person's gender at tokens `[first, after)`.

    `gender` is `m`, `f`, or empty for a role that shows none; `kind` is title (M., Mme), role (la porte-parole), birth (née, âgée) or
    first-name; `role` is the masculine form of a role, else empty. `weak` marks fit either gender in usage (le général, a first name).
    """

    gender: str
    kind: str
    first: int
    after: int
    role: str = ""
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name at tokens `[first, after)`: its words without title and joiners, and the gender marks beside it."""

    first: int
    after: int
    words: tuple[str, ...]
    marks: tuple[Mark, ...] = ()

    @property
    def full(self) -> bool:
        """True for two words or more."""
        return len(self.words) > 1


@cache
def first_names() -> dict[str, str]:
    """Given names that one gender bears, with `m` or `f`."""
    return {row["name"]: row["gender"] for row in table("first_names.tsv")}


def names(tokens: Sequence[Token]) -> Iterator[Name]:
    """The proper names of a sentence, in order, with their gender marks; acronyms are no names."""
    at = 0
    while at < len(tokens):
        first = at
        if not (tokens[at].capitalised or "-" in tokens[at].text) or not _starts_name(tokens, first):
            at += 1
            continue
        after = first + 1
        while after < len(tokens) and _continues(tokens, after):
            after += 1
        kind = _leading_noun(tokens, first, after)
        start = first if kind is None else first + 1
        words = tuple(t.text for t in tokens[start:after] if t.is_word and t.lower not in _JOINERS)
        if words:
            marks = (*(kind or ()), *_marks(tokens, start, after, words))
            yield Name(start, after, words, marks)
        at = after


def _leading_noun(tokens: Sequence[Token], first: int, after: int) -> tuple[Mark, ...] | None:
    """The mark of a capitalised noun before a name (`la Française X, le ministre d'État X`): empty without gender, None without a noun."""
    if after - first < 2 or not first or tokens[first].text in first_names() or not is_name_word(tokens[first + 1]):
        return None
    before = tokens[first - 1]
    if before.lower not in _DETERMINERS or not french().is_pos(tokens[first].lower, "noun", "adj"):
        return None
    genders = {r.gender for r in french().readings(tokens[first].lower) if r.pos in ("noun", "adj")}
    gender = _GENDERED.get(before.lower, "") or (next(iter(genders)) if len(genders) == 1 else "")
    marked = before.lower not in ("d'", "du", "au") and gender and demonym(tokens[first].lower)
    return (Mark(gender, "role", first - 1, first + 1),) if marked else ()


def demonym(word: str) -> bool:
    """True for a form that can name a people by its ending and that the dictionary has as an adjective."""
    return word.endswith(_DEMONYMS) and french().is_pos(word, "adj")


def is_name_word(token: Token) -> bool:
    """True for a capitalised word of two letters or more that is no acronym, and for `al-Khalidi`."""
    if not token.is_word:
        return False
    if token.text.endswith("'"):
        return False
    if token.capitalised:
        return len(token.text) > 1 and not (token.text.isupper() and len(token.text) > 1)
    head, _, tail = token.text.partition("-")
    return head in ("al", "el", "as", "ad", "ar", "an", "ash", "at") and tail[:1].isupper()


def sentence_start(tokens: Sequence[Token], at: int) -> bool:
    """True where any word is capitalised: at the start, and after an opening or closing mark (not the point of `M.` or an initial)."""
    if at > 1 and tokens[at - 1].text == "." and len(tokens[at - 2].text) == 1 and tokens[at - 2].capitalised:
        return False
    return at == 0 or tokens[at - 1].text in _OPENING


def _starts_name(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if not is_name_word(token) or token.lower in _MASCULINE | _FEMININE:
        return False
    if sentence_start(tokens, at) and french().known(token.lower):
        named = token.text in first_names() and at + 1 < len(tokens) and is_name_word(tokens[at + 1])
        return named
    return True


def _continues(tokens: Sequence[Token], at: int) -> bool:
    """True when token `at` carries the name on, directly or as a joiner before another capital."""
    token = tokens[at]
    if token.start - tokens[at - 1].end > 1 or not token.is_word:
        return False
    if is_name_word(token):
        return True
    return token.lower in _JOINERS and at + 1 < len(tokens) and is_name_word(tokens[at + 1])


def title_before(tokens: Sequence[Token], first: int) -> tuple[str, int] | None:
    """Gender and first token of the title right before a name (`M.`, `Mme`), or None; a couple's title is none."""
    if not first:
        return None
    before = tokens[first - 1]
    start = first - 1
    if before.text == "." and first > 1 and tokens[first - 2].text == "M":
        gender, start = "m", first - 2
    elif before.lower in _FEMININE:
        gender = "f"
    elif before.lower == "monsieur":
        gender = "m"
    else:
        return None
    if start > 1 and tokens[start - 1].lower == "et" and tokens[start - 2].text in (".", "Mme", "M"):
        return None
    return gender, start


def _marks(tokens: Sequence[Token], first: int, after: int, words: tuple[str, ...]) -> Iterator[Mark]:
    title = title_before(tokens, first)
    if title is not None:
        yield Mark(title[0], "title", title[1], first)
    role = role_before(tokens, title[1] if title else first)
    if role is None and title is None and len(words) > 1 and words[0] in first_names():
        role = role_before_complement(tokens, first)
    if role is not None and role.first and tokens[role.first - 1].lower in _FEMININE:
        yield Mark("f", "title", role.first - 1, role.after)
    elif role is not None and not (title and role.gender and title[0] != role.gender):
        yield _role_mark(role)
    yield from _marks_after(tokens, first, after)
    start = title[1] if title else first
    if start > 1 and tokens[start - 1].text == "," and tokens[0].lower in _BIRTH and not any(t.text == "," for t in tokens[1 : start - 1]):
        yield Mark(_BIRTH[tokens[0].lower], "birth", 0, 1)
    gender = first_names().get(words[0]) if len(words) > 1 else None
    if gender:
        yield Mark(gender, "first-name", first, first + 1, weak=True)


def _role_mark(role: Role) -> Mark:
    return Mark(role.gender, "role", role.first, role.after, role.masculine, weak=role.rank and role.gender == "m")


def _marks_after(tokens: Sequence[Token], first: int, after: int) -> Iterator[Mark]:
    """Marks of an apposition: `X, porte-parole de`, `X, 52 ans, vendeuse`, `X, née à`, `X, le maire de Y,`."""
    at = after
    if at + 2 < len(tokens) and tokens[at].text in (",", "(") and tokens[at + 2].lower == "ans":
        at += 3
    if at < len(tokens) and tokens[at].text in (",", "("):
        head = tokens[at + 1] if at + 1 < len(tokens) else None
        if head is not None and head.lower in _BIRTH:
            yield Mark(_BIRTH[head.lower], "birth", at + 1, at + 2)
            return
        role = role_at(tokens, at + 1)
        if role is not None and (not role.determined or _closes(tokens, role.after)):
            before = tokens[first - 1].lower if first else ""
            if before not in _BELONGS and not (role.determined and before in _LISTS):
                yield _role_mark(role)
    elif at + 1 < len(tokens) and tokens[at].lower in ("est", "était", "devient"):
        role = role_at(tokens, at + 1)
        if role is not None and not definite_article_follows(tokens, at + 1):
            yield _role_mark(role)


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """True when the apposition ends with a mark before a finite verb or a coordination: it is no new subject, no list."""
    lexicon = french()
    for i, token in enumerate(tokens[at : at + _REACH], at):
        if not token.is_word:
            if token.text in (",", ".", ")", "»", ";", ":", "?", "!"):
                return not (token.text == "," and i + 1 < len(tokens) and is_name_word(tokens[i + 1]))
            continue
        if token.lower in _NO_APPOSITION:
            return False
        readings = lexicon.readings(token.lower)
        if (
            not token.capitalised
            and readings
            and any(r.finite for r in readings)
            and not any(r.pos in ("noun", "adj", "prep") for r in readings)
        ):
            return False
    return at >= len(tokens)
