"""Boilerplate and provenance: what stands on the page and is no part of the article, as findings of severity neutral."""
