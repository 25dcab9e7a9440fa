"""QUO: quotation marks, and who says what."""
