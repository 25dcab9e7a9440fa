"""Pulling models: a local folder stands in for the hub."""

from __future__ import annotations

import errno
import fnmatch
import json
import os
import shutil
from pathlib import Path

import pytest

from mtqa.errors import ModelError, UsageError
from mtqa.translate import hub
from mtqa.translate.card import file_sum
from mtqa.translate.hub import NotOnHub, Source, pull, pull_pair
from mtqa.translate.isolated import run_module
from mtqa.translate.marian import open_translator
from mtqa.translate.model import read_model
from mtqa.translate.places import Places
from mtqa.translate.resolve import resolve

COMMIT = "0123456789abcdef0123456789abcdef01234567"


def local_hub(repositories: dict[str, Path]) -> Source:
    """A hub made of folders, by repository name."""

    def revision(repo: str, wanted: str | None) -> tuple[str, list[str]]:
        if repo not in repositories:
            raise NotOnHub("not-on-hub", f"The hub has no model {repo}.", "")
        return wanted or COMMIT, [path.name for path in repositories[repo].iterdir()]

    def download(repo: str, commit: str, patterns: list[str], folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for path in repositories[repo].iterdir():
            if any(fnmatch.fnmatch(path.name, pattern) for pattern in patterns):
                shutil.copy(path, folder / path.name)

    return Source(revision, download)


@pytest.fixture
def own(tmp_path: Path) -> Places:
    return Places(tmp_path / "cache", tmp_path / "data" / "models")


@pytest.fixture
def repository(bilingual: Path, tmp_path: Path) -> Path:
    """A repository with safetensors, weights of other frameworks and a page that names its licence."""
    folder = tmp_path / "repository"
    shutil.copytree(bilingual, folder)
    (folder / "tf_model.h5").write_bytes(b"x")
    (folder / "README.md").write_text("---\nlicense: apache-2.0\ntags:\n- translation\n---\n", encoding="utf-8")
    return folder


@pytest.fixture
def unsafe_repository(repository: Path, tmp_path: Path) -> Path:
    """The same with `pytorch_model.bin` only, tensors shared as older repositories have them."""
    import torch
    from safetensors.torch import load_file

    folder = tmp_path / "unsafe"
    shutil.copytree(repository, folder)
    tensors = load_file(folder / "model.safetensors")
    shared = tensors["model.shared.weight"]
    tensors |= {f"model.{side}.embed_tokens.weight": shared for side in ("encoder", "decoder")} | {"lm_head.weight": shared}
    torch.save(tensors, folder / "pytorch_model.bin")
    (folder / "model.safetensors").unlink()
    return folder


def test_a_pulled_pair_serves_a_run(own: Places, repository: Path) -> None:
    source = local_hub({"Helsinki-NLP/opus-mt-fr-en": repository, "Helsinki-NLP/opus-mt-en-fr": repository})
    models, notes = pull_pair("opus-mt-fr-en", own, source)
    assert [m.name for m in models] == ["opus-mt-fr-en", "opus-mt-en-fr"]
    assert notes == ()
    card = models[0].card
    assert (card.revision, card.licence, card.repository) == (COMMIT, "apache-2.0", "Helsinki-NLP/opus-mt-fr-en")
    assert card.files["model.safetensors"] == file_sum(repository / "model.safetensors")
    assert not (models[0].folder / "tf_model.h5").exists()
    assert not list(own.models.glob(".*"))
    route = resolve(None, own)
    assert (route.forward.name, route.backward and route.backward.name) == ("opus-mt-fr-en", "opus-mt-en-fr")
    assert route.forward.identity == "opus-mt-fr-en@01234567"


def test_a_missing_reverse_is_a_note(own: Places, repository: Path) -> None:
    models, notes = pull_pair("Helsinki-NLP/opus-mt-fr-en", own, local_hub({"Helsinki-NLP/opus-mt-fr-en": repository}))
    assert len(models) == 1
    assert "Helsinki-NLP/opus-mt-en-fr" in notes[0].id
    assert resolve("opus-mt-fr-en", own).backward is None


def test_weights_that_may_hold_code_are_made_safe_and_their_hash_is_kept(own: Places, repository: Path, unsafe_repository: Path) -> None:
    safe = pull("opus-mt-fr-en", own, local_hub({"Helsinki-NLP/opus-mt-fr-en": repository}))
    expected = open_translator(safe, own, engine="transformers").translate(["Le port a fermé."], "fr", "en", 1)
    made = pull("someone/opus-mt-fr-en", own, local_hub({"someone/opus-mt-fr-en": unsafe_repository}))
    assert made.folder.name == "someone--opus-mt-fr-en"
    assert not (made.folder / "pytorch_model.bin").exists()
    assert made.card.origin == {"pytorch_model.bin": file_sum(unsafe_repository / "pytorch_model.bin")}
    assert open_translator(made, own, engine="transformers").translate(["Le port a fermé."], "fr", "en", 1) == expected


def test_a_pickle_with_code_is_refused_and_not_run(own: Places, repository: Path, tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    program = f"cos\nsystem\n(S'touch {marker}'\ntR."
    (repository / "model.safetensors").unlink()
    (repository / "pytorch_model.bin").write_bytes(program.encode())
    with pytest.raises(ModelError, match="can't be read safely"):
        pull("opus-mt-fr-en", own, local_hub({"Helsinki-NLP/opus-mt-fr-en": repository}))
    assert not marker.exists()
    assert list(own.models.iterdir()) == []


def test_pulling_again_replaces_the_model(own: Places, repository: Path) -> None:
    source = local_hub({"Helsinki-NLP/opus-mt-fr-en": repository})
    pull("opus-mt-fr-en", own, source)
    assert pull("opus-mt-fr-en", own, source, revision="feedbeef" * 5).card.revision == "feedbeef" * 5
    assert [path.name for path in own.models.iterdir()] == ["opus-mt-fr-en"]


def test_a_failed_pull_leaves_the_old_model(own: Places, repository: Path) -> None:
    source = local_hub({"Helsinki-NLP/opus-mt-fr-en": repository})
    old = pull("opus-mt-fr-en", own, source)
    (repository / "config.json").write_text(json.dumps({"model_type": "t5"}), encoding="utf-8")
    with pytest.raises(ModelError, match="not Marian"):
        pull("opus-mt-fr-en", own, source)
    (repository / "vocab.json").unlink()
    with pytest.raises(ModelError, match=r"no vocab\.json in the repository"):
        pull("opus-mt-fr-en", own, source)
    assert read_model(old.folder) == old


def test_a_model_that_can_not_be_put_in_place_leaves_the_old_one(own: Places, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = local_hub({"Helsinki-NLP/opus-mt-fr-en": repository})
    old = pull("opus-mt-fr-en", own, source)
    replace = Path.replace

    def refuse_the_new(self: Path, target: Path) -> Path:
        if self.name == old.folder.name and target == old.folder:
            raise PermissionError(errno.EACCES, "Permission denied")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse_the_new)
    with pytest.raises(ModelError, match="can't be kept there: Permission denied"):
        pull("opus-mt-fr-en", own, source, revision="feedbeef" * 5)
    assert read_model(old.folder) == old
    assert [path.name for path in own.models.iterdir()] == [old.folder.name]


def test_names_that_are_no_hub_names(own: Places) -> None:
    with pytest.raises(UsageError):
        pull("../../x", own, local_hub({}))


def test_the_hubs_own_errors(monkeypatch: pytest.MonkeyPatch, own: Places) -> None:
    import huggingface_hub

    def unreachable(*_: object, **__: object) -> None:
        raise OSError("Name or service not known\nmore")

    monkeypatch.setattr(huggingface_hub.HfApi, "model_info", unreachable)
    with pytest.raises(
        ModelError, match=r"can't be reached .* Name or service not known\. .*run: mtqa models pull Helsinki-NLP/opus"
    ) as caught:
        pull("opus-mt-fr-en", own, hub.hugging_face())
    assert caught.value.exit_code == 3
    assert not isinstance(caught.value, NotOnHub)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_a_disk_that_refuses_is_not_the_hubs_fault(monkeypatch: pytest.MonkeyPatch, own: Places, number: int) -> None:
    import huggingface_hub

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), "/models/x")

    monkeypatch.setattr(huggingface_hub.HfApi, "model_info", refuse)
    with pytest.raises(ModelError, match=rf"can't be written to /models/x: {os.strerror(number)}") as caught:
        pull("opus-mt-fr-en", own, hub.hugging_face())
    assert caught.value.code == "models-not-writable"


def test_what_is_asked_of_the_hub(monkeypatch: pytest.MonkeyPatch, own: Places, repository: Path) -> None:
    import huggingface_hub

    class Info:
        sha = COMMIT
        siblings = [type("Sibling", (), {"rfilename": path.name})() for path in repository.iterdir()]  # noqa: RUF012

    def snapshot(repo: str, *, revision: str, allow_patterns: list[str], local_dir: Path) -> str:
        assert (repo, revision) == ("Helsinki-NLP/opus-mt-fr-en", COMMIT)
        assert "model.safetensors" in allow_patterns
        assert "pytorch_model.bin" not in allow_patterns
        local_hub({repo: repository}).download(repo, revision, allow_patterns, Path(local_dir))
        return str(local_dir)

    monkeypatch.setattr(huggingface_hub.HfApi, "model_info", lambda self, repo, revision=None: Info())
    monkeypatch.setattr(huggingface_hub, "snapshot_download", snapshot)
    assert pull("opus-mt-fr-en", own, hub.hugging_face()).card.revision == COMMIT


def test_a_process_that_fails_is_quoted() -> None:
    with pytest.raises(ModelError, match=r"It failed: .*No such file"):
        run_module("mtqa.translate.weights", ["/nowhere"], "It failed")
