"""What stands beside what: the beads of an alignment between the sentences of an article and those of its original."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences of the article and those of the original that say the same; one side may be empty.

    Attributes:
        target: indices of the article's sentences, in order and adjacent.
        source: indices of the original's sentences, in order and adjacent.
        score: how well the two sides fit, -1 to 1, higher is better; 0 where a side is empty.
    """

    target: tuple[int, ...]
    source: tuple[int, ...]
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Alignment:
    """An article beside its original.

    Attributes:
        path: the original's file.
        language: ISO code of the original.
        sentences: the original's sentences, in order.
        beads: they hold each sentence of either side once, in order.
    """

    path: str
    language: str
    sentences: tuple[str, ...]
    beads: tuple[Bead, ...]

    def text(self, bead: Bead) -> str:
        """The original's sentences of a bead, joined by a blank; empty for a lone sentence of the article."""
        return " ".join(self.sentences[i] for i in bead.source)
