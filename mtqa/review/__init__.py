"""The editors' page: articles with their findings in the margin, one key to accept, dismiss or fix, on this machine alone."""
