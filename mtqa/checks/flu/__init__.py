"""Fluency: what the models say of the French alone."""
