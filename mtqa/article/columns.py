"""The fields that a row of a bilingual file may have, and what a file calls them."""

from __future__ import annotations

from collections.abc import Mapping

from mtqa.errors import UsageError

FIELDS = ("id", "target", "source", "source_lang", "reference", "vendor", "engine", "date", "doc")
"""`target` is the French; `doc` names the article that the row belongs to."""


def column_names(columns: Mapping[str, str]) -> dict[str, str]:
    """Every field with the name that the file has for it: its own where `columns` says nothing.

    Raises:
        UsageError: `unknown-column`.
    """
    unknown = sorted(set(columns) - set(FIELDS))
    if unknown:
        raise UsageError("unknown-column", f"There is no field `{unknown[0]}`.", f"The fields of a row: {', '.join(FIELDS)}.")
    return {field: columns.get(field, field) for field in FIELDS}


def parse_columns(text: str | None) -> dict[str, str]:
    """What `--columns` says: `target=fr,source=id_text` as a mapping of fields to the file's names.

    Raises:
        UsageError: `bad-columns` for a part without `=` or a field that is named twice, `unknown-column`.
    """
    found: dict[str, str] = {}
    for part in (text or "").split(","):
        if not part.strip():
            continue
        field, mark, name = (piece.strip() for piece in part.partition("="))
        if not mark or not field or not name or field in found:
            raise UsageError(
                "bad-columns",
                f"--columns: `{part.strip()}` can't be read.",
                "Write FIELD=NAME with commas between: `target=fr,source=id_text`.",
            )
        found[field] = name
    column_names(found)
    return found
