"""French names of places, people and bodies, by the Indonesian, English or local form that stands in their place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from mtqa.kept import digest, kept_json
from mtqa.language.tables import table, word_set
from mtqa.language.tokens import Token, tokenize

_TABLE = "exonyms.tsv"
# Names of CLDR that French also uses, that are words or surnames, or whose CLDR French form the press does not follow.
_LEFT_OUT = word_set(
    "Mexico Jordan Chad Georgia Guinea Vietnam Makassar Manaus Adelaide Detroit Almaty Kolkata Kyiv Oral Palau Canton "
    "Madeira Italia Brasil Dominica Easter Athena Thule Tripoli Canaries Samarkand Ushuaia Réunion Vatican Cayman Efate "
    "Chita eSwatini Malta Grenada Faroe Sark Jersey Kuwait Israel Peru Timor-Leste Samoa Bahama Rangoon Pseudo-Accents "
    "Pseudo-Bidi Eurozone Namibia Belarus Aktau Aktobe Aqtobe Atyrau Kostanay Merida Cancun Famagusta Hebron Comoros Dubai "
    "Bern India China Vienna Cancún"
)
# Homographs of surnames, firms and common words: only after a preposition of place.
_AMBIGUOUS = word_set("Mongolia Austria Colombia Ireland Gambia Jamaica Lebanon Bermuda Barbados Iceland Kenya Swiss Cile")


@dataclass(frozen=True, slots=True)
class Exonym:
    """A form and the French name for it; `anywhere` is False when only a place preposition before it makes it sure."""

    form: str
    french: str
    kind: str
    anywhere: bool
    tokens: tuple[str, ...]


@cache
def exonyms() -> Mapping[str, tuple[Exonym, ...]]:
    """Exonyms by the text of their first token, the longest first: our table, then countries and cities of CLDR."""
    grouped: dict[str, list[Exonym]] = defaultdict(list)
    key = digest(*_made_of(), Path(__file__), Path(__file__).with_name("tokens.py"))
    for form, french, kind, anywhere, own in kept_json("exonyms", key, lambda: [astuple(each) for each in _all()]):
        grouped[own[0]].append(Exonym(form, french, kind, anywhere, tuple(own)))
    return {first: tuple(sorted(group, key=lambda e: -len(e.tokens))) for first, group in grouped.items()}


def _made_of() -> Iterator[Path]:
    """Our table, and the locales of CLDR as babel ships them: looking for them takes less time than importing it."""
    yield Path(__file__).parent.parent / "data" / _TABLE
    babel = find_spec("babel")
    folder = Path(babel.origin).parent if babel and babel.origin else Path()
    yield from (folder / "locale-data" / f"{name}.dat" for name in ("root", "fr", "id", "en"))


def _all() -> Iterator[Exonym]:
    found: dict[str, Exonym] = {}
    for row in table(_TABLE):
        found[row["form"]] = _exonym(row["form"], row["french"], row["kind"], row["mode"] == "any")
    for form, french in _cldr():
        if form not in found and form not in _LEFT_OUT:
            found[form] = _exonym(form, french, "place", form not in _AMBIGUOUS)
    yield from found.values()


def _exonym(form: str, french: str, kind: str, anywhere: bool) -> Exonym:
    return Exonym(form, french, kind, anywhere, tuple(t.text for t in tokenize(form)))


def _cldr() -> Iterator[tuple[str, str]]:
    """Indonesian and English names of countries and cities with the French ones, where they differ and are plain names."""
    from babel import Locale

    french, others = Locale("fr"), (Locale("id"), Locale("en"))
    for code, name in french.territories.items():
        for other in others:
            form = other.territories.get(code, "")
            if len(code) == 2 and form != name and _plain_name(form) and _plain_name(name):
                yield form, name
    for zone, entry in french.time_zones.items():
        name = entry.get("city", "")
        for other in others:
            form = other.time_zones.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
            if name and form != name and _plain_name(form) and _plain_name(name):
                yield form, name


def _plain_name(name: str) -> bool:
    return name[:1].isupper() and not any(c in name for c in "()[],.&0123456789") and len(name) > 3


def found_in(tokens: Sequence[Token]) -> Iterator[tuple[Exonym, int, int]]:
    """Exonyms in a sentence with their token ranges, the longest first at each place, none overlapping."""
    known = exonyms()
    if known.keys().isdisjoint([token.text for token in tokens]):
        return
    at = 0
    while at < len(tokens):
        hit = next((e for e in known.get(tokens[at].text, ()) if _matches(tokens, at, e)), None)
        if hit is None:
            at += 1
        else:
            yield hit, at, at + len(hit.tokens)
            at += len(hit.tokens)


def _matches(tokens: Sequence[Token], at: int, exonym: Exonym) -> bool:
    return tuple(t.text for t in tokens[at : at + len(exonym.tokens)]) == exonym.tokens
