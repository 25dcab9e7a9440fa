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


def test_what_a_block_leaves_is_freed_and_what_it_loaded_is_not_looked_through_again() -> None:
    program = (
        "import gc, weakref; from mtqa.garbage import let_go, seldom\n"
        "class Ring: pass\n"
        "seldom(); found = []\n"
        "for first in (True, False):\n"
        "    ring = Ring(); ring.own = ring; seen = weakref.ref(ring); del ring\n"
        "    let_go(first=first); found += [seen() is None, gc.get_freeze_count() > 0]\n"
        "print(*found)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True"] * 4
