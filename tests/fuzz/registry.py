"""All targets by name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tests.fuzz import readers, texts, writers
from tests.fuzz.target import Target


@cache
def targets() -> Mapping[str, Target]:
    """Name to target, in order of kind."""
    found = (*readers.targets(), *texts.targets(), *writers.targets())
    return {target.name: target for target in found}
