"""Where models and caches lie on this machine."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

EMBEDDED = Path(__file__).parent.parent / "model" / "fren"


@dataclass(frozen=True, slots=True)
class Places:
    """Folders that the translator reads and writes.

    Attributes:
        cache: converted models and the translation cache; safe to delete.
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

        cache = os.environ.get("MTQA_CACHE_DIR") or platformdirs.user_cache_dir("mtqa")
        data = os.environ.get("MTQA_DATA_DIR") or platformdirs.user_data_dir("mtqa")
        return cls(Path(cache), Path(data) / "models")
