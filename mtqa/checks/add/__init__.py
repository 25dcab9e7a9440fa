"""Additions: what the French says and the original does not."""
