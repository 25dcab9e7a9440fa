"""Garbage is looked for seldom, and not at the very end."""

from __future__ import annotations

import subprocess
import sys


def test_it_is_looked_for_seldom_and_not_at_the_end() -> None:
    program = (
        "import gc, sys; from mtqa.garbage import no_more, seldom; seldom(); kept = [[] for _ in range(1000)]; no_more(); "
        "print(gc.isenabled(), gc.get_threshold()[0] >= 100_000, gc.get_freeze_count() >= 1000)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True"] * 3
