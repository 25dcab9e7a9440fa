"""What mtqa is built on: bounded requirements, a lock that fits them, no pickle, hashes checked at load, hub revisions on record."""

from __future__ import annotations

import ast
import json
import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

import mtqa
from mtqa.errors import ModelError
from mtqa.estimate.ngram import load_ngram
from mtqa.translate.card import file_sum
from tests.test_structure import MODULES, name_of

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONSTRAINTS = ROOT / "mtqa" / "data" / "constraints.txt"
MODELS = Path(mtqa.__file__).parent / "model"
READS_PICKLES = {"mtqa.translate.weights": "`models pull` runs it in a process of its own, weights only"}


def requirements() -> list[Requirement]:
    extras = PROJECT["project"]["optional-dependencies"].values()
    return [Requirement(each) for each in (*PROJECT["project"]["dependencies"], *(each for extra in extras for each in extra))]


def locked() -> dict[str, Version]:
    lines = (line for line in CONSTRAINTS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    return {normal(name): Version(version) for name, version in (line.split("==") for line in lines)}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("requirement", requirements(), ids=str)
def test_every_requirement_ends_somewhere(requirement: Requirement) -> None:
    assert any(each.operator in ("<", "<=", "==", "~=") for each in requirement.specifier), f"{requirement} has no upper bound"
    assert requirement.url is None


def test_the_lock_holds_every_requirement_within_its_range() -> None:
    versions = locked()
    for requirement in requirements():
        if requirement.name == "mtqa":
            continue
        name = normal(requirement.name)
        assert name in versions, f"{name} is not in {CONSTRAINTS.name}: run scripts/make_constraints.py"
        assert requirement.specifier.contains(versions[name], prereleases=True), f"{requirement} but {versions[name]} in {CONSTRAINTS.name}"


def test_the_lock_names_no_place() -> None:
    text = CONSTRAINTS.read_text(encoding="utf-8")
    assert "://" not in text
    assert "@" not in text
    assert "mtqa==" not in text


def reaches_pickle(path: Path) -> Iterator[str]:
    """Names in a file that read pickles, or would let a library read them or run what a hub holds."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (a.name for a in node.names if a.name.split(".")[0] in {"pickle", "cPickle", "dill", "joblib", "shelve", "marshal"})
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in {"pickle", "dill", "joblib", "shelve", "marshal"}:
            yield node.module or ""
        elif isinstance(node, ast.Attribute) and ast.unparse(node) in {"torch.load", "torch.jit.load"}:
            yield ast.unparse(node)
        elif isinstance(node, ast.keyword) and node.arg in {"allow_pickle", "trust_remote_code", "use_safetensors", "weights_only"}:
            safe = node.arg in {"use_safetensors", "weights_only"}
            if not (isinstance(node.value, ast.Constant) and node.value.value is safe):
                yield f"{node.arg}={ast.unparse(node.value)}"


def test_pickles_are_read_in_one_place_only() -> None:
    found = {name_of(path): sorted(set(reaches_pickle(path))) for path in MODULES}
    assert {name: what for name, what in found.items() if what} == {"mtqa.translate.weights": ["torch.load"]}


def test_that_place_reads_weights_only_and_is_a_process_of_its_own() -> None:
    tree = ast.parse((ROOT / "mtqa" / "translate" / "weights.py").read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "torch.load"]
    assert calls
    assert all(any(k.arg == "weights_only" and ast.unparse(k.value) == "True" for k in call.keywords) for call in calls)
    importers = [name_of(p) for p in MODULES if "translate.weights import" in p.read_text(encoding="utf-8")]
    assert importers == []


def test_pickles_are_seen(tmp_path: Path) -> None:
    path = tmp_path / "x.py"
    path.write_text("import torch, pickle\ntorch.load('x')\nf(trust_remote_code=True)\ng(use_safetensors=False)\n", encoding="utf-8")
    assert set(reaches_pickle(path)) == {"pickle", "torch.load", "trust_remote_code=True", "use_safetensors=False"}


@pytest.mark.parametrize("folder", ["fren", "qe", "ngram-fr"])
def test_shipped_models_are_what_their_cards_say(folder: str) -> None:
    card = json.loads((MODELS / folder / "card.json").read_text(encoding="utf-8"))
    assert card["files"]
    for name, known in card["files"].items():
        assert file_sum(MODELS / folder / name).sha256 == known["sha256"], name
    weights = {path.name for path in (MODELS / folder).iterdir() if path.suffix in {".safetensors", ".npz", ".bin", ".model", ".spm"}}
    assert weights <= card["files"].keys()


def test_an_ngram_model_that_was_changed_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "ngram"
    shutil.copytree(MODELS / "ngram-fr", folder)
    data = bytearray((folder / "words.npz").read_bytes())
    data[len(data) // 2] ^= 1
    (folder / "words.npz").write_bytes(data)
    with pytest.raises(ModelError, match=r"words\.npz"):
        load_ngram(folder)
