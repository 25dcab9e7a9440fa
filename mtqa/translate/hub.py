"""Fetching models from the Hugging Face hub: the only place that uses a network, and only when the user asks."""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mtqa.errors import ModelError
from mtqa.phrase import Phrase
from mtqa.translate.card import Card, sums, write_card
from mtqa.translate.isolated import run_module
from mtqa.translate.languages import directions, reverse_name
from mtqa.translate.model import FILES, UNSAFE_WEIGHTS, WEIGHTS, Model, read_model
from mtqa.translate.places import Places
from mtqa.translate.resolve import folder_name, repository
from mtqa.translate.tokenizer import Tokenizer

_SMALL_FILES = ["config.json", "generation_config.json", "tokenizer_config.json", "vocab.json", "target_vocab.json", "*.spm", "README.md"]
_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EROFS})
_LICENCE = re.compile(r"^license:[ \t]*([\w.-]{1,40})", re.MULTILINE)

NOT_ON_HUB = Phrase(
    "{name}, the reverse, is not on the hub: there will be no round trip.",
    "{name}, le modèle inverse, n’existe pas sur le hub : il n’y aura pas de retraduction en français.",
    "{name}, model baliknya, tidak ada di hub: tidak akan ada terjemahan bolak-balik.",
)


@dataclass(frozen=True, slots=True)
class Source:
    """Access to a hub, so that tests can put a folder in its place.

    Attributes:
        revision: the commit that a branch or tag of a repository stands for now, and the files there.
        download: fetch those files of a repository at a commit that match the patterns into a folder.
    """

    revision: Callable[[str, str | None], tuple[str, list[str]]]
    download: Callable[[str, str, list[str], Path], None]


class NotOnHub(ModelError):
    """The hub answers, but has no such repository or revision."""


def hugging_face() -> Source:
    """The Hugging Face hub. Its client is told, before it is loaded, to say nothing about this machine."""
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    return Source(_revision, _download)


def pull(name: str, places: Places, source: Source, revision: str | None = None) -> Model:
    """Fetch one model: resolve the revision, download, make weights safe, record checksums, put it in place atomically.

    Args:
        name: short or full hub name.
        places: where models lie.
        source: the hub.
        revision: commit, tag or branch; by default the newest commit of the main branch. The commit is recorded in the card, so the
            model stays what it is until it is pulled again.

    Raises:
        ModelError: the hub can't be reached, has no such model (`NotOnHub`), it is not a Marian model, or it can't be written.
    """
    repo = repository(name)
    commit, files = source.revision(repo, revision)
    safe = WEIGHTS in files
    final = places.models / folder_name(name)
    work = _work_folder(places.models)
    try:
        folder = work / final.name
        source.download(repo, commit, [*_SMALL_FILES, WEIGHTS if safe else UNSAFE_WEIGHTS], folder)
        _check_files(folder, repo)
        if not safe:
            run_module("mtqa.translate.weights", [str(folder)], f"The weights of {repo} can't be read safely")
        write_card(folder, _card(folder, repo, commit))
        (folder / UNSAFE_WEIGHTS).unlink(missing_ok=True)
        read_model(folder)
        _put(folder, final)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return read_model(final)


def pull_pair(
    name: str, places: Places, source: Source, revision: str | None = None, *, alone: bool = False
) -> tuple[list[Model], tuple[Phrase, ...]]:
    """Fetch a model and, where its name shows a direction (and unless `alone`), the one for the opposite direction.

    Returns:
        The models, and what the user should be told.

    Raises:
        ModelError: as `pull`; a reverse that the hub does not have is a note, not an error.
    """
    models = [pull(name, places, source, revision)]
    other = None if alone else reverse_name(name)
    if other is None:
        return models, ()
    try:
        models.append(pull(other, places, source))
    except NotOnHub:
        return models, (NOT_ON_HUB.format(name=other),)
    return models, ()


def _work_folder(models: Path) -> Path:
    try:
        models.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=".pulling-", dir=models))
    except OSError as error:
        raise _not_writable(models, error) from None


def _not_writable(models: Path, error: OSError) -> ModelError:
    return ModelError(
        "models-not-writable",
        f"{models}: models can't be kept there: {error.strerror}.",
        "Set MTQA_DATA_DIR to a folder that can be written.",
    )


def _check_files(folder: Path, repo: str) -> None:
    missing = [name for name in ("config.json", "vocab.json", "source.spm", "target.spm") if not (folder / name).is_file()]
    if not any((folder / name).is_file() for name in (WEIGHTS, UNSAFE_WEIGHTS)):
        missing.append(WEIGHTS)
    if missing:
        raise ModelError(
            "not-marian", f"{repo}: no {', '.join(missing)} in the repository: not a Marian model.", "Name one such as opus-mt-fr-en."
        )


def _card(folder: Path, repo: str, commit: str) -> Card:
    """The card of a pulled model. `sums` covers the .bin that weights were made of too, so that its hash is on record."""
    readme = folder / "README.md"
    text = readme.read_text(encoding="utf-8", errors="replace") if readme.is_file() else ""
    licence = _LICENCE.search(text)
    name = folder.name
    known = directions(None, None, name, Tokenizer(folder).vocabulary)
    if not known:
        raise ModelError(
            "unknown-languages", f"{repo}: its name does not tell its languages.", "Pull a model named after them, such as opus-mt-fr-en."
        )
    return Card(
        name=name,
        revision=commit,
        repository=repo,
        licence=licence.group(1) if licence else "",
        architecture="MarianMT",
        directions=known,
        files=sums(folder, FILES),
        origin=sums(folder, [UNSAFE_WEIGHTS]),
    )


def _put(folder: Path, final: Path) -> None:
    """Put a finished folder in place of an older one, if any; the older one goes back when that fails."""
    old = folder.parent / "old"
    try:
        if final.exists():
            final.replace(old)
        try:
            folder.replace(final)
        finally:
            if old.exists() and not final.exists():
                old.replace(final)
    except OSError as error:
        raise _not_writable(final.parent, error) from None


def _revision(repo: str, revision: str | None) -> tuple[str, list[str]]:
    from huggingface_hub import HfApi

    info = _asking(repo, lambda: HfApi().model_info(repo, revision=revision))
    if info.sha is None:
        raise ModelError("no-revision", f"The hub names no revision of {repo}.", f"Try again later: mtqa models pull {repo}")
    return info.sha, [file.rfilename for file in info.siblings or ()]


def _download(repo: str, commit: str, patterns: list[str], folder: Path) -> None:
    from huggingface_hub import snapshot_download

    _asking(repo, lambda: snapshot_download(repo, revision=commit, allow_patterns=patterns, local_dir=folder))
    shutil.rmtree(folder / ".cache", ignore_errors=True)


def _asking(repo: str, request: Callable[[], Any]) -> Any:
    """Run a request to the hub; every way it can fail becomes a `ModelError` with the command to type."""
    from huggingface_hub.errors import HFValidationError, RepositoryNotFoundError, RevisionNotFoundError

    again = f"Check the connection (or HF_ENDPOINT, HTTPS_PROXY) and run: mtqa models pull {repo}"
    try:
        return request()
    except (RepositoryNotFoundError, RevisionNotFoundError, HFValidationError) as error:
        raise NotOnHub("not-on-hub", f"The hub has no model {repo}, or no such revision: {_first_line(error)}.", again) from None
    except Exception as error:  # the hub client raises errors of its HTTP library, of its own, and OSError
        if isinstance(error, OSError) and error.errno in _DISK:
            place = f" to {error.filename}" if error.filename else ""
            raise ModelError(
                "models-not-writable",
                f"The files of {repo} can't be written{place}: {error.strerror}.",
                "Free some space, or set MTQA_DATA_DIR (and HF_HOME) to a folder that can be written.",
            ) from None
        raise ModelError("hub-unreachable", f"The hub can't be reached for {repo}: {_first_line(error)}.", again) from None


def _first_line(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[0].rstrip(".") if lines else type(error).__name__
