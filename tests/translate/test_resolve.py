"""Which models serve a run."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from mtqa.errors import ModelError, UsageError
from mtqa.translate.places import Places
from mtqa.translate.resolve import find, folder_name, pulled, resolve


@pytest.fixture
def own(tmp_path: Path) -> Places:
    return Places(tmp_path / "cache", tmp_path / "models")


def put(places: Places, tiny: Path, name: str, directions: list[list[str]], **more: object) -> Path:
    """A pulled model, as `mtqa models pull` leaves it."""
    folder = places.models / name
    shutil.copytree(tiny, folder)
    card = {"name": name, "revision": "c0ffee" * 6, "repository": f"Helsinki-NLP/{name}", "directions": directions, **more}
    (folder / "card.json").write_text(json.dumps(card), encoding="utf-8")
    return folder


def test_without_a_request_the_embedded_model_goes_both_ways(own: Places) -> None:
    for language in (None, "id", "en"):
        route = resolve(None, own, language)
        assert (route.forward.name, route.backward, route.pivot) == ("embedded-fren-1", route.forward, "en")
        assert route.rough
        assert route.notes == ()
    assert resolve("embedded", own) == resolve(None, own) == resolve("embedded-fren-1", own)


def test_indonesian_is_the_pivot_when_the_source_is_and_a_model_was_pulled(own: Places, tiny: Path) -> None:
    put(own, tiny, "opus-mt-fr-id", [["fr", "id"]])
    put(own, tiny, "opus-mt-id-fr", [["id", "fr"]])
    route = resolve(None, own, "id")
    assert (route.forward.name, route.backward and route.backward.name, route.pivot) == ("opus-mt-fr-id", "opus-mt-id-fr", "id")
    assert not route.rough
    assert resolve(None, own, "en").forward.name == "embedded-fren-1"
    assert resolve(None, own).pivot == "en"
    put(own, tiny, "opus-mt-fr-en", [["fr", "en"]])
    put(own, tiny, "opus-mt-en-fr", [["en", "fr"]])
    assert resolve(None, own).forward.name == "opus-mt-fr-en"
    assert resolve(None, own, "id").forward.name == "opus-mt-fr-id"
    assert resolve("embedded", own, "id").pivot == "en"


def test_a_named_model_finds_its_pulled_reverse(own: Places, tiny: Path) -> None:
    put(own, tiny, "opus-mt-fr-id", [["fr", "id"]])
    for name in ("opus-mt-fr-id", "Helsinki-NLP/opus-mt-fr-id"):
        route = resolve(name, own)
        assert (route.pivot, route.backward) == ("id", None)
        assert "mtqa models pull opus-mt-fr-id" in route.notes[0].en
    put(own, tiny, "opus-mt-id-fr", [["id", "fr"]])
    route = resolve("opus-mt-fr-id", own)
    assert route.backward is not None
    assert (route.backward.name, route.notes) == ("opus-mt-id-fr", ())
    assert route.backward.identity == "opus-mt-id-fr@c0ffeec0"


def test_a_pair_in_either_order(own: Places, tiny: Path) -> None:
    forward = put(own, tiny, "there", [["fr", "en"]])
    backward = put(own, tiny, "back", [["en", "fr"]])
    for request in (f"{forward},{backward}", f"{backward}, {forward}"):
        route = resolve(request, own)
        assert (route.forward.name, route.backward and route.backward.name) == ("there", "back")
    with pytest.raises(ModelError, match="no reverse of there"):
        resolve(f"{forward},{forward}", own)
    with pytest.raises(UsageError):
        resolve("a,b,c", own)
    with pytest.raises(UsageError):
        resolve("a,", own)


def test_a_folder_whose_name_holds_a_comma(own: Places, tiny: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mine, new"
    shutil.copytree(tiny, folder)
    assert resolve(str(folder), own).backward is not None


def test_a_model_into_another_language_is_a_pivot_too(own: Places, tiny: Path) -> None:
    folder = put(own, tiny, "opus-mt-fr-de", [["fr", "de"]])
    assert resolve(str(folder), own).pivot == "de"
    assert resolve(None, own).forward.name == "embedded-fren-1"


def test_what_can_not_serve_says_what_to_type(own: Places, tiny: Path) -> None:
    with pytest.raises(ModelError, match=r"not on this machine\. Fetch it with: mtqa models pull opus-mt-fr-id") as caught:
        resolve("opus-mt-fr-id", own)
    assert caught.value.exit_code == 3
    with pytest.raises(ModelError, match="no such folder"):
        resolve("../nowhere/at all", own)
    with pytest.raises(ModelError, match="no such folder"):
        find("../../nowhere", own)
    back = put(own, tiny, "opus-mt-en-fr", [["en", "fr"]])
    with pytest.raises(ModelError, match="does not translate from French"):
        resolve(str(back), own)
    unknown = own.models / "mystery"
    shutil.copytree(back, unknown)
    (unknown / "card.json").unlink()
    with pytest.raises(ModelError, match=r'"directions": \[\["fr", "en"\]\]'):
        resolve(str(unknown), own)


def test_languages_come_from_the_folders_name(own: Places, bilingual: Path) -> None:
    route = resolve(str(bilingual), own)
    assert (route.pivot, route.backward) == ("en", None)


def test_a_broken_pulled_model_is_passed_over_unless_named(own: Places, tiny: Path) -> None:
    folder = put(own, tiny, "opus-mt-fr-en", [["fr", "en"]], files={"vocab.json": {"sha256": "0" * 64, "bytes": 1}})
    assert list(pulled(own)) == []
    assert resolve(None, own).forward.name == "embedded-fren-1"
    with pytest.raises(ModelError, match="mtqa models pull Helsinki-NLP/opus-mt-fr-en"):
        resolve("opus-mt-fr-en", own)
    (folder / "card.json").write_text("[]", encoding="utf-8")
    with pytest.raises(ModelError, match="not a model card"):
        resolve("opus-mt-fr-en", own)


def test_folder_names_of_hub_models() -> None:
    assert folder_name("opus-mt-fr-en") == folder_name("Helsinki-NLP/opus-mt-fr-en") == "opus-mt-fr-en"
    assert folder_name("someone/my.model") == "someone--my.model"
    with pytest.raises(UsageError):
        folder_name("../x")
