"""Lexicons and tables, each with its sources."""
