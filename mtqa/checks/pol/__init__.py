"""POL: polarity, modality, limits and directions."""
