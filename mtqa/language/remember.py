"""How many answers about word forms and sentences are remembered."""

from __future__ import annotations

SENTENCES = 256
"""Sentences that a finder keeps its answers for: more than a rule reads in a row before the next one asks about the same ones."""
FORMS = 10_000
"""Forms that a lookup keeps its answers for: nearly all that come again in an article, and no more memory for a file of any length."""
