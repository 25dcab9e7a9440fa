"""MarianMT translation: models, engines, forced decoding, cache, self-check."""
