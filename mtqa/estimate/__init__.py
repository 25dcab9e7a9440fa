"""Estimating from the text itself: the word-level quality estimator."""
