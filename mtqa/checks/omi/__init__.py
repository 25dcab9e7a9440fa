"""OMI: words that were dropped."""
