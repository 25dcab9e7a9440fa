"""Write `mtqa/data/constraints.txt`: the versions in this environment of everything that mtqa and its extras need.

python scripts/make_constraints.py
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
PLACE = ROOT / "mtqa" / "data" / "constraints.txt"
_HEAD = (
    "# Versions that the tests ran with: pip install -c mtqa/data/constraints.txt -e '.[dev,lm]'\n"
    "# Made by scripts/make_constraints.py; edit pyproject.toml instead.\n"
)


def main() -> None:
    """Write the file."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(each for extra in project["optional-dependencies"].values() for each in extra)]
    found: dict[str, str] = {}
    for line in wanted:
        _add(Requirement(line), found)
    PLACE.write_text(_HEAD + "".join(f"{name}=={found[name]}\n" for name in sorted(found)), encoding="utf-8")
    print(f"{PLACE}: {len(found)} packages")


def _add(requirement: Requirement, found: dict[str, str]) -> None:
    """The installed version of a requirement, and of what it needs in turn."""
    name = re.sub(r"[-_.]+", "-", requirement.name).lower()
    if name == "mtqa" and not requirement.extras:
        return
    try:
        installed = distribution(requirement.name)
    except PackageNotFoundError:
        return  # for another platform, or an extra that is not installed here
    known = name in found
    if name != "mtqa":
        found[name] = installed.version.split("+")[0]
    if not known or requirement.extras:
        for inner in _needed(installed.requires or [], requirement.extras):
            if re.sub(r"[-_.]+", "-", inner.name).lower() not in found:
                _add(inner, found)


def _needed(lines: list[str], extras: set[str]) -> Iterator[Requirement]:
    for line in lines:
        inner = Requirement(line)
        if inner.marker is None or any(inner.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            yield inner


if __name__ == "__main__":
    main()
