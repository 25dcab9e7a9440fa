"""One writer per report format."""
