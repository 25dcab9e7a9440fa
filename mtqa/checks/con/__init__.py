"""Consistency: what the round trip says of the French."""
