"""How many answers about word forms are remembered."""

from __future__ import annotations

FORMS = 10_000
"""Forms that a lookup keeps its answers for: nearly all that come again in an article, and no more memory for a file of any length."""
