"""Both engines on a tiny model with random weights: same tokens, same numbers; long input is split, never cut."""

from __future__ import annotations

import json
import warnings
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from mtqa.errors import ModelError
from mtqa.translate.convert import converted, place
from mtqa.translate.engine import Generated, Pieces
from mtqa.translate.marian import EngineName, MarianTranslator, open_translator
from mtqa.translate.model import read_model
from mtqa.translate.normalise import normalise
from mtqa.translate.places import Places
from mtqa.translate.tokenizer import Tokenizer
from tests.translate.conftest import LINES, POSITIONS

FRENCH = [LINES[0], LINES[3], LINES[5]]
ODD = ["a</s>b <unk> <pad> c", ">>fra<< Le port", "\ud800\x00", "🙂 日本語", "ﷺ e\u0301", "-" * 30, "x" * 40]


def cuda() -> bool:
    import torch

    return torch.cuda.is_available()


def test_pieces_equal_marian_tokenizers(tiny: Path, places: Places) -> None:
    from transformers import MarianTokenizer

    for folder in (tiny, places.embedded):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            reference = MarianTokenizer.from_pretrained(str(folder))
        own = Tokenizer(folder)
        for text in (normalise(line).text for line in [*LINES, *ODD[3:], "Œuvre à 3 %, 1ᵉʳ", "l'été 2020..."]):
            assert own.ids([">>fra<<", *own.source_pieces(text), "</s>"]) == reference(f">>fra<< {text}").input_ids
            assert own.ids([*own.target_pieces(text)[0], "</s>"]) == reference(text_target=text).input_ids
            known = [piece if piece in own.vocabulary else "<unk>" for piece in own.source_pieces(text)]
            assert own.text(known) == reference.decode(own.ids(known), skip_special_tokens=True)


def test_text_cannot_smuggle_in_control_pieces(tiny: Path) -> None:
    own = Tokenizer(tiny)
    for text in ODD[:2]:
        assert not {"</s>", "<unk>", "<pad>", ">>fra<<"} & {*own.source_pieces(normalise(text).text)}


def test_both_engines_translate_alike(tiny_translators: dict[str, MarianTranslator]) -> None:
    for beam in (1, 3):
        reference = tiny_translators["transformers"].translate([*LINES, *ODD], "fr", "en", beam)
        converted = tiny_translators["float32"].translate([*LINES, *ODD], "fr", "en", beam)
        same = [a.text == b.text for a, b in zip(reference, converted, strict=True)]
        assert sum(same) >= len(same) - (beam > 1)
        assert any(a.text for a in reference)
        for a, b in zip(reference, converted, strict=True):
            if a.text == b.text and not a.degenerate:
                assert a.score == pytest.approx(b.score, abs=1e-3 if beam == 1 else 1e-2)


def test_both_engines_score_alike(tiny_translators: dict[str, MarianTranslator]) -> None:
    pairs = [(LINES[1], LINES[0]), ("", LINES[3]), (LINES[4], ""), ("", "")]
    reference = tiny_translators["transformers"].score(pairs, "en", "fr")
    for kind, tolerance in (("float32", 1e-3), ("int8", 0.2)):
        for a, b in zip(reference, tiny_translators[kind].score(pairs, "en", "fr"), strict=True):
            assert a.tokens == b.tokens
            assert a.tokens[-1] == "</s>"
            assert a.log_probabilities == pytest.approx(b.log_probabilities, abs=tolerance)
            assert a.min <= a.mean <= 0


@pytest.mark.parametrize(("engine", "compute"), [("ctranslate2", "float32"), ("transformers", "float32")])
def test_a_gpu_says_what_the_cpu_says(tiny: Path, places: Places, engine: EngineName, compute: str) -> None:
    if not cuda():
        pytest.skip("no CUDA device here: --device cuda is not tested")
    here, there = (open_translator(read_model(tiny), places, engine=engine, compute=compute, device=device) for device in ("cpu", "cuda"))
    assert there.identity == f"{here.identity}-cuda"
    assert [t.text for t in there.translate(LINES, "fr", "en", 1)] == [t.text for t in here.translate(LINES, "fr", "en", 1)]
    pairs = [(LINES[1], LINES[0]), ("", LINES[3])]
    for a, b in zip(there.score(pairs, "en", "fr"), here.score(pairs, "en", "fr"), strict=True):
        assert a.log_probabilities == pytest.approx(b.log_probabilities, abs=1e-2)


@pytest.mark.parametrize("engine", ["ctranslate2", "transformers"])
def test_a_gpu_that_is_not_there_is_an_error(tiny: Path, places: Places, engine: EngineName) -> None:
    if cuda():
        pytest.skip("a CUDA device is here")
    with pytest.raises(ModelError, match="No CUDA device"):
        open_translator(read_model(tiny), places, engine=engine, device="cuda").translate(["Oui."], "fr", "en", 1)


def test_a_given_source_matters(tiny_translators: dict[str, MarianTranslator]) -> None:
    given, alone = tiny_translators["float32"].score([(LINES[1], LINES[0]), ("", LINES[0])], "en", "fr")
    assert given.log_probabilities != alone.log_probabilities


def test_results_do_not_depend_on_neighbours(tiny_translators: dict[str, MarianTranslator]) -> None:
    translator = tiny_translators["float32"]
    together = translator.translate(LINES, "fr", "en", 1)
    assert [translator.translate([line], "fr", "en", 1)[0].text for line in LINES] == [t.text for t in together]


@pytest.mark.parametrize(("beam", "sizes"), [(1, [48, 48, 4]), (2, [48, 48, 4]), (4, [24, 24, 24, 24, 4]), (200, [1] * 100)])
def test_batches_hold_fewer_texts_the_wider_the_beam(
    tiny_translators: dict[str, MarianTranslator], monkeypatch: pytest.MonkeyPatch, beam: int, sizes: list[int]
) -> None:
    translator, seen = tiny_translators["int8"], []

    def generate(sources: Sequence[Pieces], beam: int, limit: int) -> list[Generated]:
        seen.append(len(sources))
        return [Generated(("▁a",), -1.0, True)] * len(sources)

    monkeypatch.setattr(translator._engine, "generate", generate)
    assert len(translator.translate([LINES[0]] * 100, "fr", "en", beam)) == 100
    assert seen == sizes


def test_token_spans_lie_in_the_text_as_given(tiny_translators: dict[str, MarianTranslator]) -> None:
    text = "«\u00a0L’e\u0301te\u0301…\u00a0», dit  le maire. "
    [scores] = tiny_translators["float32"].score([("", text)], "en", "fr")
    assert len(scores.spans) == len(scores.tokens)
    covered = {i for span in scores.spans for i in range(span.start, span.end)}
    assert covered >= {i for i, c in enumerate(text) if not c.isspace()}
    assert len(scores.spans[-1]) == 0
    maire = [s.of(text) for t, s in zip(scores.tokens, scores.spans, strict=True) if "maire".startswith(t.strip("▁")) and t.strip("▁")]
    assert maire


def test_blank_text_is_empty_and_not_degenerate(tiny_translators: dict[str, MarianTranslator]) -> None:
    for result in tiny_translators["float32"].translate(["", " \u00a0", "\x00"], "fr", "en", 1):
        assert (result.text, result.degenerate, result.note) == ("", "", None)


def test_long_text_is_split_with_a_note_and_nothing_is_lost(tiny_translators: dict[str, MarianTranslator], tiny: Path) -> None:
    text = " ".join(LINES[:6])
    assert len(Tokenizer(tiny).source_pieces(text)) > POSITIONS
    for translator in tiny_translators.values():
        [result] = translator.translate([text], "fr", "en", 1)
        assert result.parts > 2
        assert result.note is not None
        assert str(result.parts) in result.note.fr
    [scores] = tiny_translators["float32"].score([(text, text)], "en", "fr")
    assert scores.parts > 1
    assert scores.tokens.count("</s>") == 1
    covered = {i for span in scores.spans for i in range(span.start, span.end)}
    assert covered >= {i for i, c in enumerate(text) if not c.isspace()}
    reference = tiny_translators["transformers"].score([(text, text)], "en", "fr")[0]
    assert reference.log_probabilities == pytest.approx(scores.log_probabilities, abs=1e-3)


def test_a_long_line_without_blanks_is_split_too(tiny_translators: dict[str, MarianTranslator]) -> None:
    [result] = tiny_translators["float32"].translate(["é" * 500], "fr", "en", 1)
    assert result.parts > 8


def test_a_direction_that_the_model_lacks_is_an_error(tiny_translators: dict[str, MarianTranslator]) -> None:
    with pytest.raises(ModelError, match="does not translate from fr to id"):
        tiny_translators["float32"].translate(["Oui."], "fr", "id", 1)


def test_a_bilingual_model_gets_no_tag(bilingual: Path, places: Places) -> None:
    model = read_model(bilingual)
    assert model.supports("fr", "en")
    assert not model.supports("en", "fr")
    reference = open_translator(model, places, engine="transformers").translate(FRENCH, "fr", "en", 1)
    own = open_translator(model, places, compute="float32").translate(FRENCH, "fr", "en", 1)
    assert [t.text for t in own] == [t.text for t in reference]


def test_the_identity_names_model_hash_engine_and_type(tiny_translators: dict[str, MarianTranslator], tiny: Path) -> None:
    assert tiny_translators["int8"].identity == f"tiny@{read_model(tiny).fingerprint[:8]}|engine:ct2-int8"
    assert tiny_translators["transformers"].identity.endswith("|engine:transformers-float32")


def test_a_converted_folder_is_a_model_of_its_own(tiny: Path, places: Places, tiny_translators: dict[str, MarianTranslator]) -> None:
    folder = converted(read_model(tiny), places.cache, "float32")
    model = read_model(folder)
    assert (model.form, model.name) == ("ctranslate2", "tiny")
    again = open_translator(model, places, compute="float32").translate(FRENCH, "fr", "en", 1)
    assert again == tiny_translators["float32"].translate(FRENCH, "fr", "en", 1)
    with pytest.raises(ModelError, match="can't run in transformers"):
        open_translator(model, places, engine="transformers")


def test_conversion_leaves_no_scraps_and_is_made_once(tiny: Path, places: Places) -> None:
    model = read_model(tiny)
    folder = converted(model, places.cache, "int8")
    stamp = (folder / "model.bin").stat().st_mtime_ns
    assert converted(model, places.cache, "int8") == folder
    assert (folder / "model.bin").stat().st_mtime_ns == stamp
    assert not list(folder.parent.glob(".making-*"))
    assert model.fingerprint[:12] in folder.name


def test_a_conversion_cut_short_is_made_again(tiny: Path, tmp_path: Path, places: Places) -> None:
    own = replace(places, cache=tmp_path)
    model = read_model(tiny)
    expected = open_translator(model, own, compute="float32").translate(FRENCH, "fr", "en", 1)
    weights = place(model, tmp_path, "float32") / "model.bin"
    weights.write_bytes(weights.read_bytes()[:1000])
    assert open_translator(model, own, compute="float32").translate(FRENCH, "fr", "en", 1) == expected


def test_a_cache_that_can_not_be_written_is_a_clear_error(tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ModelError, match="MTQA_CACHE_DIR"):
        converted(read_model(tiny), tmp_path / "file", "int8")


@pytest.mark.parametrize("name", ["config.json", "source.spm", "vocab.json", "model.safetensors"])
def test_a_damaged_folder_is_a_model_error(tiny: Path, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "broken"
    folder.mkdir()
    for path in tiny.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / name).write_bytes(b"\x00broken")
    own = Places(tmp_path / "cache", tmp_path / "models")
    with pytest.raises(ModelError) as caught:
        open_translator(read_model(folder), own).translate(["Le port."], "fr", "en", 1)
    assert caught.value.exit_code == 3
    assert caught.value.remedy
    with pytest.raises(ModelError):
        open_translator(read_model(folder), own, engine="transformers").translate(["Le port."], "fr", "en", 1)


def test_folders_that_are_no_models(tmp_path: Path, tiny: Path) -> None:
    with pytest.raises(ModelError, match="neither"):
        read_model(tmp_path)
    (tmp_path / "pytorch_model.bin").write_bytes(b"")
    with pytest.raises(ModelError, match=r"python -m mtqa\.translate\.weights"):
        read_model(tmp_path)
    (tmp_path / "model.safetensors").write_bytes(b"")
    (tmp_path / "config.json").write_text(json.dumps({"model_type": "t5"}))
    with pytest.raises(ModelError, match="'t5', not Marian"):
        read_model(tmp_path)


def test_a_conversion_that_was_changed_is_made_anew(tiny: Path, tmp_path: Path, places: Places) -> None:
    model = read_model(tiny)
    folder = converted(model, tmp_path / "cache", "int8")
    weights = folder / "model.bin"
    sound = weights.read_bytes()
    weights.write_bytes(sound[:-1] + bytes([sound[-1] ^ 1]))
    assert converted(model, tmp_path / "cache", "int8") == folder
    assert weights.read_bytes() == sound
