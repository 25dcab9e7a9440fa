"""The settings of a run, validated: every key of `[tool.mtqa]`, its kind and its default."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

SeverityName = Literal["neutral", "minor", "major", "critical"]
RuleValue = bool | int | float | str | list[str]


class Limits(BaseModel):
    """How large an article may be; beyond it is an error, never a silent cut."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    line_characters: int = Field(1_000_000, gt=0, description="longest line or paragraph")
    sentences: int = Field(10_000, gt=0, description="sentences of one article")


class Risk(BaseModel):
    """What risk is calibrated to."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    base_rate: float = Field(0.2, gt=0, lt=1, description="share of sentences that an editor would change")


class Settings(BaseModel):
    """All settings; the names are those of the flags where there is a flag."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    include: list[str] = Field(default_factory=list, description="globs of files that a walk takes (default: all known suffixes)")
    exclude: list[str] = Field(default_factory=list, description="globs of files that a walk leaves out")
    vendor: str | None = None
    source_lang: str | None = None
    fail_on: Literal["critical", "major", "minor", "never"] = "critical"
    format: list[str] = Field(default_factory=lambda: ["terminal"])
    lang: Literal["fr", "en", "id"] | None = None
    model: str | None = None
    estimator: str | None = None
    lm: str | None = None
    device: Literal["cpu", "cuda"] = "cpu"
    references: str = "references"
    boilerplate: list[str] = Field(default_factory=list, description="regular expressions of further boilerplate lines")
    rules: dict[str, SeverityName | Literal["off", "on"] | dict[str, RuleValue]] = Field(default_factory=dict)
    limits: Limits = Limits()  # type: ignore[call-arg]
    risk: Risk = Risk()  # type: ignore[call-arg]

    @field_validator("format", mode="before")
    @classmethod
    def _one_or_many(cls, value: object) -> object:
        return value.split(",") if isinstance(value, str) else value

    @classmethod
    def known_keys(cls, location: Sequence[int | str]) -> list[str]:
        """The keys that stand at `location` (`()` for the top)."""
        if not location:
            return list(cls.model_fields)
        table = cls.model_fields[str(location[0])].annotation if str(location[0]) in cls.model_fields else None
        return list(table.model_fields) if isinstance(table, type) and issubclass(table, BaseModel) else []
