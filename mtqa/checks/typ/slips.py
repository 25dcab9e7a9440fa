"""Places where the typography of a text slips, by kind: clear mistakes, inconsistencies, and breaches of a strict style."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mtqa.phrase import Phrase

_SPACE = " \u00a0\u202f\u2009"
# URLs, addresses, file names, hashtags, times, scores, ratios: nothing in them is typography.
_EXEMPT = re.compile(
    r"https?://\S{1,500}|www\.\S{1,300}|\S{1,64}@\S{1,200}|[#@]\w{1,80}|\b\d{1,2}[:h.]\d{2}\b|\b\d{1,4}[:/-]\d{1,4}\b|:[-']?[)(DP]"
)
_ELISION = re.compile(r"\b(?:[ldjsnmtc]|qu|jusqu|lorsqu|puisqu|quoiqu|aujourd|presqu|quelqu)(['’])(?=[^\W\d_])", re.IGNORECASE)
# Each begins with the mark, since a search passes quickly over the text up to a first sign that is known, and looks back from there.
_HIGH = re.compile(r"[;!?]+(?![\w/=&])")
_COLON = re.compile(rf":(?:(?<=[^\W\d_]:)|(?<=[^\W\d_]([{_SPACE}]):))(?=[{_SPACE}])")
_OPEN = re.compile(rf"«([{_SPACE}]?)(?=\S)")
_CLOSE = re.compile(rf"»(?:(?<=[^\s«]»)|(?<=[^\s«]([{_SPACE}])»))")
_PERCENT = re.compile(rf"%(?:(?<=\d%)|(?<=\d([{_SPACE}])%))")
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:([\u00a0\u202f\u2009 .])\d{3})+(?![\d.])")
_BARE_CAPITAL = re.compile(r"(?:^|(?<=[.!?»] )|(?<=« )|(?<=«\u00a0))A(?= (?:[^\W\d_]{2,}|[lL]['’]))", re.MULTILINE)
_CAPITAL_WORD = re.compile(r"[EÉÈÊAÀÂIÎOÔUÇC](?<=\b.)[^\W\d_]{2,}")
_ACCENTED = "ÉÈÊÀÂÎÔÇ"
_UNACCENTED = str.maketrans(_ACCENTED, "EEEAAIOC")
_COMMON_BARE = re.compile(r"\b(?:Etats?(?:-Unis)?|Eglises?|Ecoles?|Elysée|Emirats|Ethiopie|Egypte|Equateur|Erythrée|Evêque)\b")


@dataclass(frozen=True, slots=True)
class Slip:
    """A place `[start, end)` of the text and what is wrong with it."""

    start: int
    end: int
    kind: str


KINDS: dict[str, Phrase] = {
    "comma-inside": Phrase("comma before the closing mark", "virgule avant le guillemet fermant", "koma sebelum tanda kutip penutup"),
    "space-before": Phrase("space before a comma or full stop", "espace avant une virgule ou un point", "spasi sebelum koma atau titik"),
    "no-space-after": Phrase("no space after a comma", "pas d’espace après une virgule", "tanpa spasi setelah koma"),
    "doubled-mark": Phrase("doubled comma or full stop", "virgule ou point doublés", "koma atau titik ganda"),
    "double-space": Phrase("two spaces in a row", "deux espaces de suite", "dua spasi berturut-turut"),
    "apostrophe": Phrase("two kinds of apostrophe", "deux sortes d’apostrophes", "dua jenis apostrof"),
    "high-mark": Phrase("uneven space before ; ! ?", "espace inégale avant ; ! ?", "spasi sebelum ; ! ? tidak konsisten"),
    "colon": Phrase("uneven space before colons", "espace inégale avant les deux-points", "spasi sebelum titik dua tidak konsisten"),
    "guillemet": Phrase("uneven spaces inside « »", "espaces inégales dans les guillemets", "spasi di dalam « » tidak konsisten"),
    "percent": Phrase("uneven space before %", "espace inégale avant %", "spasi sebelum % tidak konsisten"),
    "accent": Phrase(
        "accents on capitals now there, now not", "capitales tantôt accentuées, tantôt non", "aksen huruf kapital tidak konsisten"
    ),
    "strict-apostrophe": Phrase("straight apostrophe", "apostrophe droite", "apostrof lurus"),
    "strict-space": Phrase("no-break space missing", "espace insécable manquante", "spasi tak putus tidak ada"),
    "strict-accent": Phrase("capital without its accent", "capitale sans accent", "huruf kapital tanpa aksen"),
    "strict-thousands": Phrase("thousands without no-break space", "milliers sans espace insécable", "ribuan tanpa spasi tak putus"),
    "strict-ellipsis": Phrase("three points for …", "trois points pour …", "tiga titik alih-alih …"),
}

# Kind, strings of which the text holds one where the pattern can match, pattern.
_MISTAKES = (
    ("comma-inside", ("»",), re.compile(rf",(?=[{_SPACE}]?»)")),
    (
        "space-before",
        tuple(space + mark for space in _SPACE for mark in ",."),
        re.compile(rf"(?<=[^\W_])[{_SPACE}]{{1,3}}[,.](?=\s|$)(?!\.)"),
    ),
    ("no-space-after", (",",), re.compile(r",(?<=[^\W\d_]{2},)(?=[^\W\d_]{2})")),
    ("doubled-mark", (",,", ",.", ".."), re.compile(r"(?<=\w),,|,\.(?!\d)|(?<![.\w])\.\.(?!\.)|(?<=[^\W\d_]{2})\.\.(?!\.)")),
    ("double-space", ("  ",), re.compile(r"(?<=\w) {2,9}(?=\w)")),
)
Usage = tuple[str, int, int]
"""The space beside a mark, or nothing, and a place `[start, end)`."""


def slips(text: str, style: str) -> list[Slip]:
    """All slips of `text` under a style (`press` or `imprimerie-nationale`), in order of place.

    `press` reports clear mistakes, and of two usages in one text the rarer; `imprimerie-nationale` also what that style forbids
    (Lexique des règles typographiques en usage à l'Imprimerie nationale).
    """
    found = [*_mistakes(text), *_inconsistencies(text)]
    if style == "imprimerie-nationale":
        found.extend(_strict(text))
    exempt = [m.span() for m in _EXEMPT.finditer(text)] if found else []
    starts = [start for start, _ in exempt]
    kept = {(s.start, s.end): s for s in found if not _touches(exempt, starts, s)}
    return sorted(kept.values(), key=lambda s: (s.start, s.end))


def _touches(exempt: Sequence[tuple[int, int]], starts: Sequence[int], slip: Slip) -> bool:
    at = bisect_left(starts, slip.end) - 1
    return at >= 0 and slip.start < exempt[at][1]


def _mistakes(text: str) -> Iterator[Slip]:
    for kind, hints, pattern in _MISTAKES:
        for match in pattern.finditer(text) if any(hint in text for hint in hints) else ():
            yield Slip(match.start(), match.end(), kind)


def _rarer(kind: str, places: Sequence[tuple[bool, int, int]]) -> Iterator[Slip]:
    """The places of the rarer of two usages; none when all agree. Of equal numbers, the usage that comes later."""
    yes = [p for p in places if p[0]]
    no = [p for p in places if not p[0]]
    if yes and no:
        first_is_yes = places[0][0]
        rare = yes if len(yes) < len(no) or (len(yes) == len(no) and not first_is_yes) else no
        for _, start, end in rare:
            yield Slip(start, end, kind)


def _high(text: str) -> Iterator[Usage]:
    """`;`, `!`, `?` and runs of them after a word, with the space between."""
    for match in _HIGH.finditer(text):
        start = match.start()
        spaced = start > 0 and text[start - 1] in _SPACE
        before = text[start - 1 - spaced : start - spaced]
        if before.isalnum():
            yield text[start - 1] if spaced else "", start - spaced, match.end()


def _before(text: str, pattern: re.Pattern[str], further: int = 0) -> Iterator[Usage]:
    """The marks of `pattern` with the space before them and `further` signs before that."""
    for match in pattern.finditer(text):
        space = match.group(1) or ""
        yield space, match.start() - len(space) - further, match.end()


def _guillemets(text: str) -> list[Usage]:
    return [*((m.group(1), m.start(), m.end()) for m in _OPEN.finditer(text)), *_before(text, _CLOSE)]


def _spaced(usages: Iterable[Usage]) -> list[tuple[bool, int, int]]:
    return [(bool(space), start, end) for space, start, end in usages]


def _inconsistencies(text: str) -> Iterator[Slip]:
    if "’" in text and "'" in text:
        yield from _rarer("apostrophe", [(m.group(1) == "’", m.start(1), m.end(1)) for m in _ELISION.finditer(text)])
    yield from _rarer("high-mark", _spaced(_high(text)))
    yield from _rarer("colon", _spaced(_before(text, _COLON)))
    yield from _rarer("guillemet", sorted(_spaced(_guillemets(text)), key=lambda p: p[1]))
    yield from _rarer("percent", _spaced(_before(text, _PERCENT, 1)))
    yield from _accents(text)


def _accents(text: str) -> Iterator[Slip]:
    """`A` for `À` where the text also has `À`, and words such as `Etat` beside `État`."""
    if "À" in text and re.search(r"\bÀ\b", text):
        for match in _BARE_CAPITAL.finditer(text):
            yield Slip(match.start(), match.end(), "accent")
    if not any(capital in text for capital in _ACCENTED):
        return
    words = list(_CAPITAL_WORD.finditer(text))
    accented = {m.group().translate(_UNACCENTED) for m in words if m.group().translate(_UNACCENTED) != m.group()}
    for match in words:
        if match.group() in accented:
            yield Slip(match.start(), match.end(), "accent")


def _strict(text: str) -> Iterator[Slip]:
    for match in _ELISION.finditer(text):
        if match.group(1) == "'":
            yield Slip(match.start(1), match.end(1), "strict-apostrophe")
    for space, start, end in (*_high(text), *_before(text, _COLON), *_guillemets(text)):
        if space not in ("\u00a0", "\u202f"):
            yield Slip(start, end, "strict-space")
    for match in _BARE_CAPITAL.finditer(text):
        yield Slip(match.start(), match.end(), "strict-accent")
    for match in _COMMON_BARE.finditer(text):
        yield Slip(match.start(), match.end(), "strict-accent")
    for match in _THOUSANDS.finditer(text):
        if match.group(1) in " .":
            yield Slip(match.start(), match.end(), "strict-thousands")
    for match in re.finditer(r"(?<!\.)\.\.\.(?!\.)", text):
        yield Slip(match.start(), match.end(), "strict-ellipsis")
