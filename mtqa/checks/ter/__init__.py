"""TER: terms, against a glossary, a source, or the rest of the article."""
