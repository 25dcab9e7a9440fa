"""A model's card: what it is, what it translates, how well, under which licence, and the checksums of its files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mtqa.errors import ModelError
from mtqa.translate.languages import Directions
from mtqa.translate.normalise import Guillemets

FILE_NAME = "card.json"
ROUGH_BELOW = 50.0
"""chrF below which output is shown as rough: good for numbers, too poor to read."""


@dataclass(frozen=True, slots=True)
class Quality:
    """One measurement of a direction: corpus BLEU and chrF (0-100, higher is better) of `sentences` sentences of `dataset`."""

    dataset: str
    sentences: int
    source: str
    target: str
    bleu: float
    chrf: float
    engine: str
    beam: int


@dataclass(frozen=True, slots=True)
class FileSum:
    """SHA-256 (hexadecimal) and length in bytes of a file."""

    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Card:
    """See the module.

    `revision` is the hub's commit; `beam` the default beam; `positions` the most tokens that the model reads or writes at once;
    `guillemets` how the model wants « » (see `normalise`); `files` are the checksums of what decides its output, `origin` those of the
    files that its weights were made of.
    """

    name: str
    revision: str = ""
    repository: str = ""
    licence: str = ""
    architecture: str = ""
    training: str = ""
    beam: int = 4
    positions: int = 512
    guillemets: Guillemets = "straight"
    directions: Directions = frozenset()
    quality: tuple[Quality, ...] = ()
    files: Mapping[str, FileSum] = field(default_factory=dict)
    origin: Mapping[str, FileSum] = field(default_factory=dict)

    def measured(self, source: str, target: str) -> Quality | None:
        """The direction's measurement; the first when there are several."""
        return next((q for q in self.quality if (q.source, q.target) == (source, target)), None)

    def rough(self, source: str, target: str) -> bool:
        """True when the direction was measured below chrF 50; an unmeasured one is not called rough."""
        quality = self.measured(source, target)
        return quality is not None and quality.chrf < ROUGH_BELOW


def read_card(folder: Path) -> Card | None:
    """The card that lies in `folder`; None when there is none.

    Raises:
        ModelError: the file is not a card.
    """
    path = folder / FILE_NAME
    if not path.is_file():
        return None
    try:
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return Card(
            **{k: content[k] for k in ("name", "revision", "repository", "licence", "architecture", "training") if k in content},
            beam=int(content.get("beam", 4)),
            positions=int(content.get("positions", 512)),
            guillemets=content.get("guillemets", "straight"),
            directions=frozenset((str(s), str(t)) for s, t in content.get("directions", ())),
            quality=tuple(Quality(**q) for q in content.get("quality", ())),
            origin={name: FileSum(**entry) for name, entry in content.get("origin", {}).items()},
            files={name: FileSum(**entry) for name, entry in content.get("files", {}).items()},
        )
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise ModelError("bad-card", f"{path}: not a model card: {error}.", "Mend it, or fetch the model again.") from None


def write_card(folder: Path, card: Card) -> None:
    """Write `card` into `folder`; `rough` is stated for each measurement, for people and other programs."""
    content = {
        "name": card.name,
        "revision": card.revision,
        "repository": card.repository,
        "licence": card.licence,
        "architecture": card.architecture,
        "training": card.training,
        "rough": any(card.rough(s, t) for s, t in card.directions),
        "beam": card.beam,
        "positions": card.positions,
        "guillemets": card.guillemets,
        "directions": sorted(list(pair) for pair in card.directions),
        "quality": [_fields(q) for q in card.quality],
        "origin": {name: _fields(entry) for name, entry in sorted(card.origin.items())},
        "files": {name: _fields(entry) for name, entry in sorted(card.files.items())},
    }
    (folder / FILE_NAME).write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _fields(item: Quality | FileSum) -> dict[str, object]:
    return {name: getattr(item, name) for name in item.__slots__}


def sums(folder: Path, names: Iterable[str]) -> dict[str, FileSum]:
    """Checksums of those files of `names` that lie in `folder`."""
    return {name: file_sum(folder / name) for name in names if (folder / name).is_file()}


def file_sum(path: Path) -> FileSum:
    """SHA-256 and length of one file, read in pieces."""
    with path.open("rb") as stream:
        return FileSum(hashlib.file_digest(stream, "sha256").hexdigest(), path.stat().st_size)


def damaged(folder: Path, card: Card, *, thorough: bool) -> list[str]:
    """Files of the card that are missing or differ: in length, or, when `thorough`, in content (reads everything)."""
    found = []
    for name, expected in card.files.items():
        path = folder / name
        if not path.is_file() or path.stat().st_size != expected.bytes or (thorough and file_sum(path) != expected):
            found.append(name)
    return found
