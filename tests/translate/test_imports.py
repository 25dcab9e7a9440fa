"""What must not be loaded: torch and transformers stay out of a process that translates with ctranslate2."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from mtqa.translate.places import Places

HEAVY = ("torch", "transformers", "pandas", "huggingface_hub", "ctranslate2", "sentencepiece", "numpy")


def loaded_after(program: str, **environment: str) -> set[str]:
    watch = f"{program}\nimport sys, json; print(json.dumps([m for m in {HEAVY!r} if m in sys.modules]))"
    done = subprocess.run([sys.executable, "-c", watch], capture_output=True, text=True, check=True, env={**os.environ, **environment})
    return {*json.loads(done.stdout.splitlines()[-1])}


def test_importing_loads_nothing_heavy() -> None:
    program = (
        "import mtqa.translate.round_trip, mtqa.translate.resolve, mtqa.translate.marian, mtqa.translate.hub\n"
        "import mtqa.translate.selfcheck, mtqa.cli.models, mtqa.translate.ct2, mtqa.translate.torch_engine"
    )
    assert loaded_after(program) == set()


def test_ctranslate2_alone_leaves_torch_alone() -> None:
    assert not loaded_after("import ctranslate2") & {"torch", "transformers"}


def test_a_first_round_trip_converts_without_loading_torch_here(tmp_path: Path) -> None:
    program = (
        "from mtqa.translate.places import Places; from mtqa.translate.resolve import resolve\n"
        "from mtqa.translate.round_trip import RoundTripper\n"
        "places = Places.default()\n"
        "with RoundTripper.open(resolve(None, places), places, warn=print) as tripper:\n"
        "    assert tripper.run(['Le port a fermé.'])[0].round_trip\n"
    )
    loaded = loaded_after(program, MTQA_CACHE_DIR=str(tmp_path), MTQA_DATA_DIR=str(tmp_path / "data"))
    assert "ctranslate2" in loaded
    assert not loaded & {"torch", "transformers", "pandas", "huggingface_hub"}


def test_a_warm_cache_loads_no_model_at_all(tmp_path: Path, places: Places) -> None:
    program = (
        "from mtqa.translate.places import Places; from mtqa.translate.resolve import resolve\n"
        "from mtqa.translate.round_trip import RoundTripper\n"
        "places = Places.default()\n"
        "with RoundTripper.open(resolve(None, places), places, warn=print) as tripper:\n"
        "    tripper.run(['Le port a rouvert.'])\n"
    )
    environment = {"MTQA_CACHE_DIR": str(places.cache), "MTQA_DATA_DIR": str(tmp_path)}
    loaded_after(program, **environment)
    assert loaded_after(program, **environment) == set()
