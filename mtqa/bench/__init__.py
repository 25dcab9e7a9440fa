"""The bench: labelled sets in, figures out."""
