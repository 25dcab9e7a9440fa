"""What is said of settings that do not validate: one line, with the place, the key and what to write."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from mtqa.errors import UsageError
from mtqa.toml_lines import Key

_LIST = "`mtqa config show` lists keys and defaults."


@contextmanager
def explained(table: Mapping[str, Any], place: Callable[[Key], str], remedy: str = _LIST, named: bool = True) -> Iterator[None]:
    """Turns the first error of validating `table` into a `UsageError` that begins with `place` of the key, then the key unless not `named`.

    Raises:
        UsageError: `unknown-key`, `bad-value`, or the error's own code.
    """
    try:
        yield
    except ValidationError as error:
        first = error.errors()[0]
        key = _in_table(first["loc"], table)
        name = f"`{_dotted(key)}`"
        raise _explained(first, key, place(key), name, f"{place(key)}{name}: " if named else place(key), remedy) from None


def _explained(error: Any, key: Key, place: str, name: str, begin: str, remedy: str) -> UsageError:
    kind, context = error["type"], error.get("ctx", {})
    if kind == "extra_forbidden":
        near = difflib.get_close_matches(str(key[-1]), _known_keys(key[:-1]), n=1, cutoff=0.4)
        hint = f"Did you mean `{near[0]}`?" if near else "`mtqa config show` lists the keys."
        return UsageError("unknown-key", f"{place}unknown key {name}.", hint)
    if kind == "missing":
        lost = error["loc"][-1]
        return UsageError("missing-key", f"{place}{name} lacks `{lost}`.", f"Add `{lost} = …`.")
    if kind == "wrong":
        return UsageError(context["code"], f"{begin}{context['what']}.", context["remedy"])
    if kind == "literal_error":
        allowed = re.findall(r"'([^']*)'", _expected(error))
        near = difflib.get_close_matches(str(error["input"]), allowed, n=1, cutoff=0.6)
        hint = f"Did you mean `{near[0]}`?" if near else remedy
        return UsageError("bad-value", f"{begin}`{error['input']}` is none of {', '.join(allowed)}.", hint)
    said = error["msg"][:1].lower() + error["msg"][1:]
    return UsageError("bad-value", f"{begin}{said}, not {_shown(error['input'])}.", remedy)


def _in_table(location: tuple[int | str, ...], table: Any) -> Key:
    """The part of an error's location that is keys: pydantic adds the names of the kinds that it tried."""
    found: list[int | str] = []
    for part in location:
        inside = part in table if isinstance(table, Mapping) else isinstance(table, list) and isinstance(part, int)
        if not inside:
            break
        found.append(part)
        table = table[part]
    return tuple(found) or location[:1]


def _expected(error: Any) -> str:
    """All that may stand there; a rule's switch is tried before its severity, so both belong to it."""
    expected = str(error["ctx"]["expected"])
    return expected + " 'off' 'on'" if error["loc"][0] in {"rules", "overrides"} and "'neutral'" in expected else expected


def _known_keys(above: Key) -> list[str]:
    """The keys of the table that the keys `above` lead to (`()` for the top)."""
    from mtqa.settings import Settings

    model: Any = Settings
    for part in above:
        if not (isinstance(model, type) and issubclass(model, BaseModel)):
            model = _inner(model)
        else:
            model = model.model_fields[str(part)].annotation if str(part) in model.model_fields else None
    return list(model.model_fields) if isinstance(model, type) and issubclass(model, BaseModel) else []


def _inner(kind: Any) -> Any:
    """What a list or table of `kind` holds."""
    return next((k for k in reversed(get_args(kind))), None)


def _dotted(key: Key) -> str:
    """`overrides[0].fail_on`."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in key).removeprefix(".")


def _shown(value: object) -> str:
    text = " ".join(f"{value!r}".split())
    return f"`{text[:60]}…`" if len(text) > 60 else f"`{text}`"
