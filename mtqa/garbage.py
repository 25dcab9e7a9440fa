"""How often Python looks for garbage in a process that holds large lexicons and makes next to no garbage that refers to itself."""

from __future__ import annotations

import ctypes
import gc
import sys

_RARE = (1_000_000, 50, 50)
"""More than the lexicons and a block of articles come to: what is worked out for an article is freed with it, so there is little to find,
and looking through the lexicons as often as Python does by itself took a quarter of the rules' time."""


def seldom() -> None:
    """Look for garbage seldom from now on."""
    gc.set_threshold(*_RARE)


def let_go(*, first: bool) -> None:
    """Free what the block before left that refers to itself; what was loaded by the end of the `first` is never looked through again.

    What is free goes back to the system where the C library can give it back: in files of any length it comes to 45 MB otherwise.
    """
    gc.collect()
    if first:
        gc.freeze()
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)


def no_more() -> None:
    """The process is about to end: its last look would go through all that is loaded, and free what the system frees anyway."""
    gc.freeze()
