"""LAN: words, sentences and characters that are not French text."""
