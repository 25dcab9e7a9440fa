"""Front matter of Markdown files, YAML or TOML: title and description with their places, and what it says of origin."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import takewhile

from mtqa.article.languages import language_code
from mtqa.article.model import Provenance, Span

_BLOCK = re.compile(
    r"(?P<mark>---|\+\+\+)[^\S\r\n]*(?:\r\n|[\r\n])(?P<body>.*?)(?<=[\r\n])(?P=mark)[^\S\r\n]*(?:\r\n|[\r\n]|\Z)", re.DOTALL
)
_KEY = re.compile(r"\s*(?:#[^\r\n]*[\r\n]\s*){0,20}[\w\"'-]{1,60}\s*[:=]|\s*\[|\s*$")
_MAX_LENGTH = 65_536
_TITLE = ("title", "titre", "judul", "headline")
_DESCRIPTION = ("description", "standfirst", "chapo", "subtitle", "excerpt", "summary", "dek", "deskripsi")
_TRUE = frozenset({"true", "yes", "oui", "ya", "1"})
_TOML_PLACE = re.compile(
    r"""^[^\S\r\n]*(?:
        (?P<table>\[{1,2}[^\[\],\r\n]++\]{1,2}[^\S\r\n]*+(?:\#[^\r\n]*+)?(?=[\r\n]|\Z))
        | (?P<key>[\w.\"'-]++)[^\S\r\n]*+=[^\S\r\n]*+(?:
            \"{3} (?P<long>(?:[^\"\\] | \\. | \"(?!\"\"(?!\")))*+) \"{3}
            | '{3} (?P<long_literal>(?:[^'] | '(?!''(?!')))*+) '{3}
            | \" (?P<short>(?:[^\"\\\r\n] | \\.)*+) \"
            | ' (?P<short_literal>[^'\r\n]*+) '))""",
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)
_YAML_ESCAPE = {'"': re.compile(r"\\(?=[\"\\/])"), "'": re.compile(r"'(?=')")}


@dataclass(frozen=True, slots=True)
class Value:
    """A value as it stands in the file: its place without quotes, and the marks inside it that nobody sees (escapes)."""

    span: Span
    hidden: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the head of a file holds. `end` is where the text begins; 0 when there is no front matter."""

    end: int = 0
    title: Value | None = None
    description: Value | None = None
    provenance: Provenance = field(default_factory=Provenance)
    warnings: tuple[str, ...] = ()


def front_matter(text: str) -> FrontMatter:
    """Front matter between `---` (YAML) or `+++` (TOML) lines at the very start.

    YAML is read as a tree of nodes and TOML by the standard library: no objects are built, whatever a file asks for. Front matter
    that can't be parsed is kept out of the text all the same, with a warning.
    """
    match = _BLOCK.match(text, 0, _MAX_LENGTH) if text.startswith(("---", "+++")) else None
    if match is None or not _KEY.match(match["body"]):
        return FrontMatter()
    body, offset = match["body"], match.start("body")
    try:
        scalars = dict(_toml(body) if match["mark"] == "+++" else _yaml(body))
    except (ValueError, OverflowError, RecursionError):  # PyYAML makes a character of `\U` and any eight digits
        return FrontMatter(match.end(), warnings=("The front matter can't be parsed; it is left out.",))
    values = {key: text_ for key, (text_, _) in scalars.items()}
    return FrontMatter(match.end(), _first(scalars, _TITLE, offset), _first(scalars, _DESCRIPTION, offset), _provenance(values), ())


_Scalars = Iterator[tuple[str, tuple[str, Value | None]]]


def _yaml(body: str) -> _Scalars:
    """Keys and plain values of the top level, with places in `body`."""
    import yaml

    try:
        node = yaml.compose(body, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from None
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode):
            start, end = value.start_mark.index, value.end_mark.index
            style = value.style or ""
            if style in _YAML_ESCAPE:
                start, end = start + 1, end - 1
                hidden = [Span(m.start() + start, m.end() + start) for m in _YAML_ESCAPE[style].finditer(body[start:end])]
            else:
                start += _indicator(body[start:end]) if style in ("|", ">") else 0
                hidden = []
            yield str(key.value).lower(), (str(value.value), Value(Span(start, max(start, end)), tuple(hidden)))


def _indicator(block: str) -> int:
    """Length of the first line of a block scalar (`>-`, `|`)."""
    match = re.match(r"[^\r\n]*[\r\n]*", block)
    return match.end() if match else 0


def _toml(body: str) -> _Scalars:
    table = tomllib.loads(body.replace("\r\n", "\n").replace("\r", "\n"))
    places: dict[str, Value] = {}
    for match in takewhile(lambda found: not found["table"], _TOML_PLACE.finditer(body)):
        places[match["key"]] = Value(Span(*match.span(match.lastgroup or 0)))
    for key, value in table.items():
        if isinstance(value, str | int | float) or hasattr(value, "isoformat"):
            yield key.lower(), (str(value), places.get(key))


def _first(scalars: Mapping[str, tuple[str, Value | None]], keys: tuple[str, ...], offset: int) -> Value | None:
    for key in keys:
        text, value = scalars.get(key, ("", None))
        if text.strip() and value is not None:
            return Value(value.span.shift(offset), tuple(gap.shift(offset) for gap in value.hidden))
    return None


def _provenance(values: Mapping[str, str]) -> Provenance:
    def get(*keys: str) -> str | None:
        return next((values[key].strip() for key in keys if values.get(key, "").strip()), None)

    engine = get("engine", "mt_engine")
    return Provenance(
        machine_translated=(get("machine_translated", "mt") or "").lower() in _TRUE or engine is not None,
        source_language=language_code(get("source_language", "source_lang", "source-language")),
        vendor=get("vendor", "translation_vendor"),
        engine=engine,
        date=get("date", "published"),
    )
