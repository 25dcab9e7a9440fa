"""Where models and caches lie on this machine."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from mtqa.kept import cache_folder

EMBEDDED = Path(__file__).parent.parent / "model" / "fren"


@dataclass(frozen=True, slots=True)
class Places:
    """Folders that the translator reads and writes.

    Attributes:
        cache: converted models, the translation cache, and what `mtqa.kept` keeps; safe to delete.
        models: pulled models, a folder each.
        embedded: the model that ships with the package.
    """

    cache: Path
    models: Path
    embedded: Path = EMBEDDED

    @classmethod
    def default(cls) -> Places:
        """The user's folders as the platform names them; `MTQA_CACHE_DIR` and `MTQA_DATA_DIR` win."""
        import platformdirs

        data = os.environ.get("MTQA_DATA_DIR") or platformdirs.user_data_dir("mtqa")
        return cls(cache_folder(), Path(data) / "models")
