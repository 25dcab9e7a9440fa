"""Reading: formats, body and boilerplate, provenance, paragraphs, sentences."""
