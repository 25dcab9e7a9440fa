"""Names of languages in French, English and Indonesian, and which of those named in a notice is the source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from mtqa.language.tables import listed, table
from mtqa.phrase import Phrase

_FROM = re.compile(
    r"(?:\bfrom|\bsee|\brefer to|\bconsult|\bcheck|\bread|\boriginal(?:ly)?(?: written)?(?: in)?|\bsource(?: language)?(?: is)?:?"
    r"|\btradui\w*(?: \w+ment)? d[eu]|\bdepuis|\bà partir d[eu]|\btraduction(?: \w+)? d[eu]"
    r"|\b(?:consulte[rz]|référe[rz]|reporte[rz])(?:-vous)?(?: à| au)?"
    r"|\boriginale?(?: en)?|\bd'origine(?: en)?|\bversions? en|\bécrit\w* en|\brédigé\w* en|\bpublié\w* en"
    r"|\bdari(?: versi)?|\basli(?:nya)?(?: dalam)?|\b(?:merujuk|mengacu|rujuk|acu)(?: pada| ke| kepada)?|\blihat|\bsumber:?)"
    r"(?:\W+(?:the|l|la|le|langue|texte?|versions?|articles?|original|originale|versi|bahasa|naskah|teks|artikel|always|toujours|selalu|à)){0,4}\W*$"
)
_OF = re.compile(r"\bd[eu](?:\W+l[ae]?)?\W*$")
_AND = re.compile(r"[\s,/]*(?:and|et|dan|serta|or|ou|atau)?\s*(?:en |l'|le |la |bahasa )?")
_INTO = re.compile(r"(?:\binto|\bto|\ben|\bvers|\bke(?: dalam)?|\bdalam)(?:\W+(?:the|le|la|l|bahasa|langue)){0,2}\W*$")
_MAIN = re.compile(
    r"^\W*(?:\w+\W+){0,3}?(?:as (?:our|the|its) (?:main|primary|original|reference)|original\b|is (?:our|the)|prevails?|text\b"
    r"|sebagai\b|asli\b|adalah bahasa|est notre|est la langue|comme langue|comme référence|fait foi|fera foi|originale?\b|d'origine|prévau)"
)


_THREE_LETTERS = {"ind": "id", "in": "id", "fra": "fr", "fre": "fr", "eng": "en", "msa": "ms", "zsm": "ms", "jav": "jv"}


@dataclass(frozen=True, slots=True)
class Mention:
    """A language name in a text: its ISO code and its place."""

    code: str
    start: int
    end: int


@cache
def _names() -> tuple[dict[str, str], re.Pattern[str]]:
    codes: dict[str, str] = {}
    for row in table("language_names.tsv"):
        for column in ("en", "fr", "id"):
            for name in listed(row[column]):
                plural = (name.lower() + "s",) if column == "fr" else ()
                for form in (name.lower(), *plural):
                    codes.setdefault(form, row["code"])
    longest = sorted(codes, key=len, reverse=True)
    return codes, re.compile(rf"(?<![\w-])(?P<name>{'|'.join(map(re.escape, longest))})(?![\w-])")


def language_code(name: str | None) -> str | None:
    """The ISO 639-1 code for what people write: a code (`id`, `id-ID`, `ind`) or a name (`Indonesian`, `indonésien`).

    Anything else comes back in lower case; None for nothing.
    """
    lower = (name or "").strip().lower()
    if not lower:
        return None
    codes, _ = _names()
    return codes.get(lower) or _THREE_LETTERS.get(first := re.split(r"[-_]", lower)[0], first)


def language_name(code: str) -> Phrase:
    """The language's name in three languages; the code itself where the table lacks it."""
    for row in table("language_names.tsv"):
        if row["code"] == code:
            return Phrase(listed(row["en"])[0], listed(row["fr"])[0], f"bahasa {listed(row['id'])[0].removeprefix('bahasa ')}")
    return Phrase(code, code, code)


def languages_named(lower: str) -> list[Mention]:
    """Languages named in `lower` (lower-case text with straight apostrophes), in order."""
    codes, pattern = _names()
    return [Mention(codes[m["name"]], m.start("name"), m.end("name")) for m in pattern.finditer(lower)]


def source_named(lower: str, target: str = "fr") -> str | None:
    """The language that a notice names as its source, an ISO code; None when it names none, or several without saying which.

    Args:
        lower: the notice in lower case, with straight apostrophes and single blanks.
        target: the language that the page is in; never the answer.
    """
    mentions = languages_named(lower)
    others = [m for m in mentions if m.code != target]
    if not others:
        return None
    best = max(others, key=lambda m: _weight(lower, m, mentions))
    if _weight(lower, best, mentions) > 0:
        return best.code
    free = [m for m in others if not _listed(lower, m, mentions) and not _INTO.search(lower[: m.start])]
    return free[0].code if len({m.code for m in free}) == 1 else None


def _weight(lower: str, mention: Mention, mentions: list[Mention]) -> int:
    before, after = lower[max(0, mention.start - 80) : mention.start], lower[mention.end : mention.end + 60]
    weight = 3 if _FROM.search(before) else 0
    if _MAIN.search(after):
        weight += 2
    if not weight and _OF.search(before):
        weight = 1
    if not weight and _INTO.search(before):
        weight -= 3
    if _listed(lower, mention, mentions):
        weight -= 2
    return weight


def _listed(lower: str, mention: Mention, mentions: list[Mention]) -> bool:
    """True for a member of an enumeration of languages (`English, Arabic and French versions`)."""
    for other in mentions:
        gap = lower[mention.end : other.start] if other.start >= mention.end else lower[other.end : mention.start]
        if other is not mention and len(gap) < 20 and _AND.fullmatch(gap):
            return True
    return False
