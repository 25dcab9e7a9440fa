"""What may follow the first words of a boilerplate line: nothing, names, a date, a headline, names of sites."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from mtqa.language.tables import table

_TOKEN = re.compile(r"[^\W\d_][\w.'’-]*|\d[\d.:hH]*|[^\w\s]")
_SPEECH_MARKS = frozenset('«»"“”;!?')
_FIRMS = ("Inc.", "Ltd.", "Corp.", "D.R.")
_DESKS = ("la rédaction", "rédaction", "redaksi", "afp", "reuters", "ap", "antara")


@cache
def words(name: str) -> frozenset[str]:
    """The lower-case words of a list in `data/boilerplate_words.tsv`."""
    return frozenset(row["word"].lower() for row in table("boilerplate_words.tsv") if row["list"] == name)


@cache
def _calendar() -> frozenset[str]:
    return frozenset(row["form"].lower() for row in table("calendar.tsv"))


def _bare(token: str) -> str:
    return token.lower().strip(".")


def _is_any(_: str) -> bool:
    return True


def _is_end(rest: str) -> bool:
    return not rest.strip(":.!…>» ")


def _is_sites(rest: str) -> bool:
    """Names of social networks and ways to share, nothing else."""
    return all(_bare(t) in words("sites") if t[0].isalnum() else t not in _SPEECH_MARKS for t in _TOKEN.findall(rest))


def _is_colon(rest: str) -> bool:
    """Nothing, or a colon with anything behind it."""
    return not rest.strip(":>»…|–—- ") or rest[0] in ":>|"


def _is_title(rest: str) -> bool:
    """A headline: it begins like a sentence and does not end like one."""
    return bool(rest) and (rest[0].isupper() or rest[0].isdigit() or rest[0] in "«“\"'") and not rest.rstrip('»”" ').endswith(".")


def _is_label(rest: str) -> bool:
    return not rest.strip(":>»…|–—-. ") or rest[0] in ":>»|–—-" or _is_title(rest)


def _named(rest: str, links: frozenset[str], least: int) -> bool:
    """Names only: capitalised words, figures, marks and link words, at least `least` words of them capitalised."""
    if not rest or len(rest) > 140 or (rest[-1] in ".!?…" and not rest.endswith(_FIRMS)):
        return False
    capitals = 0
    for token in _TOKEN.findall(rest):
        if token[0].isupper():
            capitals += 1
        elif token in _SPEECH_MARKS or (token[0].isalpha() and not _links(token, links)):
            return False
    return capitals >= least


def _links(token: str, links: frozenset[str]) -> bool:
    head, mark, name = token.partition("'")
    elided = bool(mark) and head in ("l", "d") and (name[:1].isupper() or name in links)
    return elided or _bare(token) in links or token in _calendar()


def _is_names(rest: str) -> bool:
    return _named(rest, words("links"), 1)


def _is_people(rest: str) -> bool:
    """First and last name, with place, date or function; or a newsroom or agency."""
    return _named(rest, words("links") | words("people"), 2) or rest.lower().rstrip(".") in _DESKS


def _is_bracketed(rest: str) -> bool:
    """An agency or photographer in brackets, as below a picture or at the end of a dispatch."""
    inner = rest[1:-1].strip()
    if len(rest) < 3 or rest[-1] not in ")]":
        return False
    head = re.match(r"(?:photos?|foto|crédits?|credits?|images?|dok\.?)\s?(?:photo)?\s?[:/©]?\s*", inner, re.IGNORECASE)
    return _is_names(inner[head.end() :]) if head else len(rest) <= 40 and _is_names(inner)


def _is_date(rest: str) -> bool:
    """A date or time and nothing else."""
    if len(rest) > 120 or rest.endswith(("!", "?")):  # first, as whole paragraphs are asked about
        return False
    tokens = [_bare(t) for t in _TOKEN.findall(rest)]
    figures = [t for t in tokens if t[:1].isdigit()]
    if not figures:
        return False
    names = [t for t in tokens if t[:1].isalpha()]
    if not all(n in _calendar() or n in words("dates") for n in names):
        return False
    return any(n in _calendar() or n in ("ago", "lalu") for n in names) or len(figures) >= 3 or any(len(f) >= 8 for f in figures)


def _is_list(rest: str) -> bool:
    return not rest.endswith((".", "!", "?"))


def _is_hashtags(rest: str) -> bool:
    return all(word.strip(",").startswith("#") for word in rest.split())


def _is_plea(rest: str) -> bool:
    """A call to the reader: no quotation, and nobody who is quoted."""
    return len(rest) <= 220 and not re.search(r"[«»“”\"]|, (?:a|ont)\b|-t-(?:il|elle)\b", rest)


def _is_copyright_line(rest: str) -> bool:
    return len(rest) < 60 or bool(re.search(r"©|\(c\)|\b(?:19|20)\d\d\b|copyright", rest, re.IGNORECASE))


TAILS: dict[str, Callable[[str], bool]] = {
    "any": _is_any,
    "end": _is_end,
    "sites": _is_sites,
    "colon": _is_colon,
    "label": _is_label,
    "title": _is_title,
    "names": _is_names,
    "people": _is_people,
    "bracketed": _is_bracketed,
    "date": _is_date,
    "list": _is_list,
    "hashtags": _is_hashtags,
    "plea": _is_plea,
    "copyright-line": _is_copyright_line,
}
"""The names that the column `tail` of `data/boilerplate.tsv` uses, each with its test of the text behind the head."""
