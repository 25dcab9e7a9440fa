"""SYN: clause structure."""
