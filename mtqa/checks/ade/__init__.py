"""Adequacy: what the models say of the French beside its source."""
