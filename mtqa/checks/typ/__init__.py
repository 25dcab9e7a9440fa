"""Typography: one finding an article for its punctuation and spacing, and capitals that French does not write."""
