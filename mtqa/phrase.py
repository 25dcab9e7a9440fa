"""A phrase in the three languages that reports speak: English, French, Indonesian."""

from __future__ import annotations

from dataclasses import dataclass

LANGUAGES = ("en", "fr", "id")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One text in three languages; machine formats use `en`, people read their own.

    `{name}` fields are filled by `format`, with the same names in all three.

    >>> Phrase("{n} words", "{n} mots", "{n} kata").format(n=3).to("fr")
    '3 mots'
    """

    en: str
    fr: str
    id: str

    def format(self, **fields: object) -> Phrase:
        """Fill the `{name}` fields in all three languages."""
        return Phrase(self.en.format(**fields), self.fr.format(**fields), self.id.format(**fields))

    def to(self, language: str) -> str:
        """The text in `language` (`en`, `fr` or `id`); anything else reads English."""
        return {"fr": self.fr, "id": self.id}.get(language, self.en)
