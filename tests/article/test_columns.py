"""Names of row fields, and `--columns`."""

from __future__ import annotations

import pytest

from mtqa.article.columns import FIELDS, column_names, parse_columns
from mtqa.errors import UsageError


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (None, {}),
        ("", {}),
        ("target=fr", {"target": "fr"}),
        (" target = fr , source=id_text,", {"target": "fr", "source": "id_text"}),
        ("target=2,source=1", {"target": "2", "source": "1"}),
        ("target=a=b", {"target": "a=b"}),
    ],
)
def test_parse(text: str | None, found: dict[str, str]) -> None:
    assert parse_columns(text) == found


@pytest.mark.parametrize(
    ("text", "code"),
    [("target", "bad-columns"), ("=fr", "bad-columns"), ("target=", "bad-columns"), ("target=a,target=b", "bad-columns"),
     ("traget=fr", "unknown-column")],
)  # fmt: skip
def test_what_cannot_be_parsed_says_how(text: str, code: str) -> None:
    with pytest.raises(UsageError) as error:
        parse_columns(text)
    assert error.value.code == code
    assert error.value.remedy


def test_fields_keep_their_own_names_where_nothing_else_is_said() -> None:
    names = column_names({"target": "fr"})
    assert tuple(names) == FIELDS
    assert (names["target"], names["source"]) == ("fr", "source")
