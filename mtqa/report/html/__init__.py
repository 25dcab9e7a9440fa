"""The HTML report: one self-contained page, readable from disk and without scripting."""
