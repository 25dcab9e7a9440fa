"""The checks: one module per rule, grouped by family; the registry finds them by itself."""
