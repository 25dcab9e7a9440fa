"""The settings of a run, validated: every key of `[tool.mtqa]`, its kind and its default."""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from mtqa.article.languages import language_code
from mtqa.checks.finding import Severity
from mtqa.errors import UsageError
from mtqa.judge.gate import allowances
from mtqa.judge.weights import PROFILES, Weights

SeverityName = Literal["neutral", "minor", "major", "critical"]
FailOn = Literal["critical", "major", "minor", "never"]
RuleValue = bool | int | float | str | list[str]
Rules = dict[str, SeverityName | Literal["off", "on"] | dict[str, RuleValue]]
Weight = Annotated[float, Field(ge=0, le=1000)]


def wrong(code: str, what: str, remedy: str) -> PydanticCustomError:
    """A validation error with what to do about it."""
    return PydanticCustomError("wrong", "{what}", {"code": code, "what": what, "remedy": remedy})


def _pattern(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise wrong("bad-pattern", f"`{value}` is no regular expression: {error}", "Mend it, or write `\\` before the sign.") from None
    return value


def _code(value: str) -> str:
    if not re.fullmatch(r"[A-Z]{3}(?:\d{3})?", value):
        raise wrong("bad-code", f"`{value}` is no rule's code and no family", "Write it as `QUO101`, or `QUO` for the family.")
    return value


def _language(value: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", value):
        code = language_code(value) or ""
        hint = f"Did you mean `{code}`?" if re.fullmatch("[a-z]{2}", code) else "Write it as `id`, `en` or `pt-BR`."
        raise wrong("bad-language", f"`{value}` is no code of a language", hint)
    return value


class Table(BaseModel):
    """A table of the configuration: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


Language = Annotated[str, AfterValidator(_language)]


class Limits(Table):
    """How large an article may be; beyond it is an error, never a silent cut."""

    line_characters: int = Field(1_000_000, gt=0, description="longest line or paragraph")
    sentences: int = Field(10_000, gt=0, description="sentences of one article")


class Risk(Table):
    """What risk is calibrated to."""

    base_rate: float = Field(0.2, gt=0, lt=1, description="share of sentences that an editor would change")
    calibration: str | None = Field(None, description="file that `mtqa calibrate` wrote, from the project's folder")


class Profile(Table):
    """MQM weights: points of a severity, and factors of error types; what is not named weighs as in the shipped profile, or as in MQM."""

    severities: dict[SeverityName, Weight] = Field(default_factory=dict, description="penalty points of a severity (MQM: 0, 1, 5, 25)")
    categories: dict[str, Weight] = Field(default_factory=dict, description="factor of an MQM type and all below it (default: 1)")


class Override(Table):
    """Settings for some of the files: later overrides win over earlier ones, and all over what stands at the top."""

    paths: list[str] = Field(min_length=1, description="globs on the path from the project's folder")
    rules: Rules = Field(default_factory=dict, description="as `rules`; a family here also replaces what the top says of its rules")
    fail_on: FailOn | None = None
    vendor: str | None = None
    source_lang: Language | None = None
    profile: str | None = None


class SuppressionTable(Table):
    """Findings to silence: by rule, and by words, files or both. They stay in the reports, with the reason."""

    rule: Annotated[str, AfterValidator(_code)] = Field(description="a rule's code, or a family")
    text: str = Field("", description="words of the sentence or of the finding")
    path: str = Field("", description="glob on the path from the project's folder")
    reason: str = Field(pattern=r"\S", description="why; reports show it")
    author: str = ""
    date: datetime.date | None = Field(None, description="when it was written")
    expires: datetime.date | None = Field(None, description="the last day on which it holds")

    @model_validator(mode="after")
    def _aimed(self) -> SuppressionTable:
        if not self.text and not self.path:
            raise wrong(
                "aimless", f"it names neither `text` nor `path` and would silence all of {self.rule}",
                f'Add one, or write `{self.rule} = "off"` under `rules`.',
            )  # fmt: skip
        return self


class Settings(Table):
    """All settings; the names are those of the flags where there is a flag."""

    model_config = ConfigDict(validate_default=True)

    include: list[str] = Field(default_factory=list, description="globs of files that a walk takes (default: all known suffixes)")
    exclude: list[str] = Field(default_factory=list, description="globs of files that a walk leaves out")
    vendor: str | None = Field(None, description="who translated, where the page does not say it")
    source_lang: Language | None = Field(None, description="language of the original, where the page does not say it")
    fail_on: FailOn = Field("critical", description="a run fails on a finding at least this grave")
    max_new: str | None = Field(None, description="how many findings of a severity a run may have: `critical=0,major=2/1000w`")
    baseline: str | None = Field(None, description="file of findings that were there before, from the project's folder")
    format: list[str] = Field(default_factory=lambda: ["terminal"], description="report formats")
    lang: Literal["fr", "en", "id"] | None = Field(None, description="language of the reports (default: the locale's)")
    model: list[str] = Field(
        default_factory=list,
        max_length=2,
        description="translator: a hub name, a folder, or a pair of them; of two in a list, the second one seconds the first",
    )
    estimator: str | None = Field(None, description="quality estimator: a folder, or `none`")
    lm: str | None = Field(None, description="causal language model: a folder, a .gguf file, or `none`")
    device: Literal["cpu", "cuda"] = "cpu"
    references: str = Field("references", description="folder of names, glossary and originals, from the project's folder")
    boilerplate: list[Annotated[str, AfterValidator(_pattern)]] = Field(
        default_factory=list, description="regular expressions of further boilerplate lines"
    )
    rules: Rules = Field(default_factory=dict, description="rules and families: a switch, a severity, or a table of options")
    limits: Limits = Limits()  # type: ignore[call-arg]
    risk: Risk = Risk()  # type: ignore[call-arg]
    profiles: dict[str, Profile] = Field(default_factory=dict, description="MQM weights of your own, by name")
    profile: str = Field("newsroom", description="MQM weights: newsroom, legal, ecommerce, or one of `profiles`")
    overrides: list[Override] = Field(default_factory=list)
    suppressions: list[SuppressionTable] = Field(default_factory=list)

    @field_validator("format", mode="before")
    @classmethod
    def _one_or_many(cls, value: object) -> object:
        return value.split(",") if isinstance(value, str) else value

    @field_validator("model", mode="before")
    @classmethod
    def _one_or_two(cls, value: object) -> object:
        return [value] if isinstance(value, str) else value

    @field_validator("max_new")
    @classmethod
    def _readable(cls, value: str | None) -> str | None:
        try:
            allowances(value or "")
        except UsageError as error:
            raise wrong(error.code, error.what.rstrip("."), error.remedy) from None
        return value

    @field_validator("profile")
    @classmethod
    def _known(cls, value: str, info: ValidationInfo) -> str:
        _check_profile(value, info.data.get("profiles", {}))
        return value

    @field_validator("overrides")
    @classmethod
    def _known_in_overrides(cls, value: list[Override], info: ValidationInfo) -> list[Override]:
        for override in value:
            if override.profile is not None:
                _check_profile(override.profile, info.data.get("profiles", {}))
        return value

    @property
    def translators(self) -> tuple[str | None, str | None]:
        """The translator, and the one that seconds it; None where none is configured."""
        first, second, *_ = (*self.model, None, None)
        return first, second

    def weights(self) -> Weights:
        """The MQM weights of the profile in force, `profiles` over what ships."""
        shipped, own = PROFILES.get(self.profile, Weights()), self.profiles.get(self.profile)
        if own is None:
            return shipped
        severities = {Severity(name): weight for name, weight in own.severities.items()}
        return Weights({**shipped.severities, **severities}, {**shipped.categories, **own.categories})


def _check_profile(name: str, own: Mapping[str, Any]) -> None:
    known = sorted({*PROFILES, *own})
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.4)
        hint = f"Did you mean `{near[0]}`?" if near else f"Profiles: {', '.join(known)}; or add `[profiles.{name}]`."
        raise wrong("unknown-profile", f"there is no profile `{name}`", hint)
