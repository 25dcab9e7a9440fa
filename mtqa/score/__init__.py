"""Scores: fluency, consistency, adequacy, from metrics, probabilities and quantiles."""
