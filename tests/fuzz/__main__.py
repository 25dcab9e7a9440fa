"""Run one target, several with commas between, or `all`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.fuzz.loop import Outcome, arm, fuzz
from tests.fuzz.registry import targets
from tests.fuzz.target import Target


def main() -> int:
    """Fuzz what the command line names; 1 when something crashed or hung."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", help="a name, names with commas between, `all`, or `list`")
    parser.add_argument("--seconds", type=float, default=60, help="for each target")
    parser.add_argument("--seed", type=int, default=0, help="another seed takes another way")
    parser.add_argument("--crashes", type=Path, default=None, help="folder for inputs that crash")
    wanted = parser.parse_args()
    if wanted.target == "list":
        sys.stdout.write("\n".join(targets()) + "\n")
        return 0
    chosen = list(targets().values()) if wanted.target == "all" else [targets()[name] for name in wanted.target.split(",")]
    arm()
    failed = False
    for target in chosen:
        outcome = fuzz(target, seconds=wanted.seconds, seed=wanted.seed)
        _tell(target, outcome, wanted.crashes)
        failed = failed or bool(outcome.crashes)
    return 1 if failed else 0


def _tell(target: Target, outcome: Outcome, folder: Path | None) -> None:
    counts = f"{outcome.executions:9,} executions  {len(outcome.crashes)} crashes  slowest {outcome.slowest:.3f} s"
    sys.stdout.write(f"{target.name:18} {counts}\n")
    for number, (place, (data, told)) in enumerate(outcome.crashes.items()):
        sys.stdout.write(f"  {place}\n  {data[:300]!r}\n{told[-1500:]}\n")
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{target.name}-{number}").write_bytes(data)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
