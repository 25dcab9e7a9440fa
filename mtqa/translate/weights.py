"""Makes `model.safetensors` of a `pytorch_model.bin` without running what the pickle may hold.

Run as a program (`python -m mtqa.translate.weights FOLDER`), in a process of its own, since it loads torch.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtqa.translate.model import UNSAFE_WEIGHTS, WEIGHTS

if TYPE_CHECKING:
    import torch


def make_safe(folder: Path) -> None:
    """Read tensors only (`weights_only=True`: anything else in the pickle is refused), and write them beside it."""
    import torch
    from safetensors.torch import save_file

    content: Any = torch.load(folder / UNSAFE_WEIGHTS, map_location="cpu", weights_only=True)
    tensors: dict[str, torch.Tensor] = {name: t for name, t in content.items() if isinstance(t, torch.Tensor)}
    work = folder / f".{WEIGHTS}.{os.getpid()}"
    try:
        save_file(_unshared(tensors), work, metadata={"format": "pt"})
        work.replace(folder / WEIGHTS)
    finally:
        work.unlink(missing_ok=True)


def _unshared(tensors: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """One name for each storage, which safetensors asks for; the loader ties the others to it again (`model.shared.weight` comes first)."""
    kept: dict[int, str] = {}
    for name in sorted(tensors, key=lambda n: (not n.endswith("shared.weight"), n)):
        kept.setdefault(tensors[name].untyped_storage().data_ptr(), name)
    return {name: tensors[name].clone().contiguous() for name in kept.values()}


if __name__ == "__main__":
    make_safe(Path(sys.argv[1]))
