"""mtqa: which sentences of a machine-translated French article are suspect, and why."""
