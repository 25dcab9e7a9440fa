"""Calques and false friends: French words in an English or Indonesian mould."""
