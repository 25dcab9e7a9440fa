"""The command line of `mtqa check`, as data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtqa.errors import UsageError
from mtqa.models import ModelOptions

if TYPE_CHECKING:
    from mtqa.settings import Settings


@dataclass(frozen=True, slots=True)
class Request:
    """The command line of `mtqa check`; None where a flag was not given."""

    paths: tuple[str, ...]
    formats: str | None = None
    output: Path | None = None
    lang: str | None = None
    fail_on: str | None = None
    max_new: str | None = None
    changed: str | None = None
    staged: bool = False
    baseline: str | None = None
    write_baseline: bool = False
    prune_baseline: bool = False
    source: str | None = None
    reference: str | None = None
    source_lang: str | None = None
    vendor: str | None = None
    columns: str | None = None
    model: tuple[str, ...] = ()
    estimator: str | None = None
    lm: str | None = None
    no_model: bool = False
    device: str | None = None
    beam: int | None = None
    use_cache: bool = True
    config: Path | None = None
    shard: str | None = None
    fresh: bool = False
    runner: str | None = None
    scheduler: str | None = None
    profile: bool = False

    @property
    def only_changes(self) -> bool:
        """Whether only what a change touches is looked at."""
        return self.staged or self.changed is not None

    def settings(self) -> dict[str, Any]:
        """The settings that it gives, by key."""
        flags = {
            "format": self.formats, "lang": self.lang, "fail_on": self.fail_on, "max_new": self.max_new, "baseline": self.baseline,
            "source_lang": self.source_lang, "vendor": self.vendor, "model": list(self.model) or None,
            "estimator": self.estimator, "lm": self.lm, "device": self.device,
        }  # fmt: skip
        return {key: value for key, value in flags.items() if value is not None}

    def model_options(self, settings: Settings) -> ModelOptions:
        """Which models are to be opened, with the settings that flags already stand on top of."""
        first, second = settings.translators
        return ModelOptions(first, settings.estimator, settings.lm, settings.device, self.beam, self.use_cache, not self.no_model, second)

    def named(self) -> tuple[str, ...]:
        """The paths to look at: those given; everything here when only changes are looked at.

        Raises:
            UsageError: no path, or flags that exclude each other.
        """
        if self.staged and self.changed is not None:
            raise UsageError("two-changes", "--changed and --staged exclude each other.", "Give one of them.")
        if self.write_baseline and self.prune_baseline:
            raise UsageError("two-writes", "--write-baseline prunes as well.", "Leave --prune-baseline out.")
        if self.only_changes and (self.write_baseline or self.prune_baseline):
            raise UsageError("partial-baseline", "A baseline is not written from a change.", "Leave --changed and --staged out.")
        if not self.paths and not self.only_changes:
            raise UsageError("no-path", "No article is named.", "Name files or folders: `mtqa check content/`.")
        return self.paths or (".",)
