"""One target under atheris, which keeps inputs that reach new branches: `python -m tests.fuzz.guided TARGET --seconds 60`.

It stops at the first crash, and writes the input beside it as `crash-…`. `pip install atheris` first.
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
from pathlib import Path


def main(name: str, seconds: int) -> None:
    """Instrument mtqa as it is imported, lend the seeds, and fuzz."""
    import atheris

    with atheris.instrument_imports(include=["mtqa"]):
        from tests.fuzz.registry import targets

        target = targets()[name]
        for seed in target.seeds:  # what a target imports late is instrumented too
            target.run(seed)
    with tempfile.TemporaryDirectory() as corpus, contextlib.suppress(SystemExit):
        for number, seed in enumerate(target.seeds):
            Path(corpus, str(number)).write_bytes(seed)
        atheris.Setup([name, f"-max_total_time={seconds}", "-timeout=10", "-max_len=2000", corpus], target.run)
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[3]) if len(sys.argv) > 3 else 60)
