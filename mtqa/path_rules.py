"""The rules of a run, file by file: those of the configuration, with the overrides that apply to a path."""

from __future__ import annotations

from mtqa.checks.base import References
from mtqa.checks.configure import RuleSet, configured
from mtqa.config import Configuration


class PathRules:
    """Rules for each path; a set is built once for every combination of overrides that occurs."""

    def __init__(self, configuration: Configuration, references: References) -> None:
        """Raises a `UsageError` for an unknown rule, severity or option, in an override as at the top."""
        self._configuration = configuration
        self._references = references
        self._built: dict[tuple[int, ...], RuleSet] = {}
        for numbers in ((), *((number,) for number in range(len(configuration.settings.overrides)))):
            self._of(numbers)

    def at(self, path: str) -> RuleSet:
        """The rules for the file at `path`."""
        return self._of(self._configuration.overrides_of(path))

    def description(self) -> str:
        """All rules in one stable line, those of each override after its paths."""
        overrides = enumerate(self._configuration.settings.overrides)
        others = (f"{override.paths}{self._of((number,)).description()}" for number, override in overrides if override.rules)
        return "".join((self._of(()).description(), *others))

    def _of(self, numbers: tuple[int, ...]) -> RuleSet:
        if numbers not in self._built:
            rules = self._configuration.overridden(numbers).rules
            self._built[numbers] = configured(rules, self._references, lambda *key: self._place(key, numbers))
        return self._built[numbers]

    def _place(self, key: tuple[str, ...], numbers: tuple[int, ...]) -> str:
        """Where the configuration says what holds for a rule, or for a key in its table."""
        overrides = self._configuration.settings.overrides
        own = next((number for number in reversed(numbers) if key[0] in overrides[number].rules), None)
        above: tuple[str | int, ...] = ("rules",) if own is None else ("overrides", own, "rules")
        return self._configuration.place(*above, *key) or "[tool.mtqa.rules]"
