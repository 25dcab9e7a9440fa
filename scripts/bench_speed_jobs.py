"""What `bench_speed.py` races: the models under test, mtqa's translator, bare ctranslate2 and plain transformers."""

from __future__ import annotations

import json
import random
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mtqa.translate.convert import converted
from mtqa.translate.marian import open_translator
from mtqa.translate.model import Model, read_model
from mtqa.translate.normalise import normalise
from mtqa.translate.places import Places
from mtqa.translate.tokenizer import END, Tokenizer

PIECES, WIDTH, LAYERS, FEED, HEADS = 50_000, 512, 6, 2048, 8
NEVER = -1e9
WORD = re.compile(r"▁[a-z]{4,}")
"""What the model of random weights may write: whole words, so that a text read again has about as many pieces, and no end mark."""
LOUDER_INPUT, LOUDER_SOURCE = 8, 2
"""Factors on embeddings, and on the paths by which the decoder reads the source: without them every source gets the same output, and
mtqa, which translates equal texts once, has nothing left to do on the way back."""
SHORTEST, LONGEST = 17, 31
"""Pieces of a source sentence, tag and end mark included: all in one bucket of lengths, so the limit on outputs is one as well."""
LIMIT = 80
"""Most output tokens: what mtqa allows for these sources."""
FIXED = 32
"""Output tokens of a model that never ends: a translation is about as long as its source."""
Pieces = list[list[str]]
Job = Callable[[], tuple[int, int]]
"""Does something, and tells how many output tokens and sentences it made."""


@dataclass(frozen=True, slots=True)
class Speed:
    """What a job took: outputs counted in tokens, sentences, seconds of CPU and of wall time."""

    name: str
    tokens: int
    sentences: int
    cpu: float
    wall: float

    def row(self, base: Speed) -> str:
        """A line of a table; ratios are to `base`."""
        cpu, wall = self.tokens / self.cpu, self.tokens / self.wall
        ratio, ratio_wall = cpu / (base.tokens / base.cpu), wall / (base.tokens / base.wall)
        return f"| {self.name} | {self.sentences} | {cpu:,.0f} ({wall:,.0f}) | {ratio:.2f} ({ratio_wall:.2f}) |"


def raced(jobs: Mapping[str, Job], rounds: int) -> list[Speed]:
    """Run each job in turn, round after round, and keep the quickest by CPU: on a busy machine all meet the same weather."""
    found: dict[str, list[Speed]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            cpu, wall = time.process_time(), time.perf_counter()
            tokens, done = job()
            found[name].append(Speed(name, tokens, done, time.process_time() - cpu, time.perf_counter() - wall))
    return [min(own, key=lambda speed: speed.cpu) for own in found.values()]


def measured(name: str, job: Job) -> Speed:
    """Run a job once."""
    return raced({name: job}, 1)[0]


def sentences(count: int, seed: int = 1) -> Iterator[str]:
    """French sentences of the kind that newsrooms write, all different."""
    chance = random.Random(seed)
    who = ("Le maire", "La ministre", "Le porte-parole", "La directrice du port", "Un pêcheur", "Le gouverneur", "La police", "L’armée")
    did = ("a confirmé", "a démenti", "a annoncé", "n’a pas commenté", "a détaillé", "a critiqué", "a présenté", "attend")
    what = (
        "la fermeture du pont",
        "la hausse des prix",
        "un accord de pêche",
        "la visite du président",
        "le budget de la ville",
        "les travaux",
    )
    where = ("à Kendari", "à Semarang", "près de Manado", "dans le sud de Sulawesi", "au large de Java", "à Padang")
    for number in range(count):
        day, money = chance.randint(1, 28), chance.randint(2, 900)
        yield (
            f"{chance.choice(who)} {chance.choice(did)} {chance.choice(what)} {chance.choice(where)} le {day} mars, "
            f"pour {money} millions de roupies, dossier {number}."
        )


def big_model(folder: Path, beam: int | None = None) -> Path:
    """A Marian of opus-mt's size with random weights and the embedded model's tokenizer, its vocabulary filled up.

    Without a `beam` its card names none, and it is run as mtqa runs a model of the hub.
    """
    import torch
    from transformers import MarianConfig, MarianMTModel

    if (folder / "card.json").is_file():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    embedded = Places.default().embedded
    for name in ("source.spm", "target.spm", "tokenizer_config.json"):
        (folder / name).write_bytes((embedded / name).read_bytes())
    known = json.loads((embedded / "vocab.json").read_text(encoding="utf-8"))
    pieces = [piece for piece in sorted(known, key=known.__getitem__) if piece != "<pad>"]
    pieces += [f"▁filler{n}" for n in range(PIECES - 1 - len(pieces))]
    pieces.append("<pad>")
    (folder / "vocab.json").write_text(json.dumps({piece: n for n, piece in enumerate(pieces)}), encoding="utf-8")
    torch.manual_seed(1)
    config = MarianConfig(
        vocab_size=PIECES, d_model=WIDTH, encoder_layers=LAYERS, decoder_layers=LAYERS, encoder_attention_heads=HEADS,
        decoder_attention_heads=HEADS, encoder_ffn_dim=FEED, decoder_ffn_dim=FEED, max_position_embeddings=512, pad_token_id=PIECES - 1,
        decoder_start_token_id=PIECES - 1, eos_token_id=0, forced_eos_token_id=None, activation_function="swish", tie_word_embeddings=False,
        static_position_embeddings=True, scale_embedding=True,
    )  # fmt: skip
    model = MarianMTModel(config)
    model.final_logits_bias[0, [n for n, piece in enumerate(pieces) if not WORD.fullmatch(piece)]] = NEVER
    with torch.no_grad():
        for embeddings in (model.model.encoder.embed_tokens, model.model.decoder.embed_tokens):
            embeddings.weight *= LOUDER_INPUT
        for layer in model.model.decoder.layers:
            layer.encoder_attn.v_proj.weight *= LOUDER_SOURCE
            layer.encoder_attn.out_proj.weight *= LOUDER_SOURCE
    model.save_pretrained(folder)
    languages = [["fr", "en"], ["en", "fr"]]
    card = {"name": "opus-size", "directions": languages, **({"beam": beam} if beam else {})}
    (folder / "card.json").write_text(json.dumps(card), encoding="utf-8")
    return folder


@dataclass(frozen=True, slots=True)
class Subject:
    """A model under test: sentences and their pieces."""

    model: Model
    texts: list[str]
    pieces: Pieces
    beam: int
    threads: int = 0
    limit: int = LIMIT

    @classmethod
    def of(cls, folder: Path, count: int, threads: int = 0, limit: int = LIMIT) -> Subject:
        """The model in `folder` with `count` sentences of like length."""
        model = read_model(folder)
        tokenizer, found = Tokenizer(folder), Subject(model, [], [], model.card.beam, threads, limit)
        tag = tokenizer.tag("en")
        for text in sentences(4 * count):
            own = [*([tag] if tag else []), *tokenizer.source_pieces(normalise(text, model.card.guillemets).text), END]
            if SHORTEST <= len(own) <= LONGEST and len(found.texts) < count:
                found.texts.append(text)
                found.pieces.append(own)
        return found

    def some(self, count: int) -> Subject:
        """The first of its sentences."""
        return Subject(self.model, self.texts[:count], self.pieces[:count], self.beam, self.threads, self.limit)


def bare_ct2(subject: Subject, compute: str, beam: int, places: Places, size: int, *, scores: bool = False) -> Job:
    """Bare ctranslate2 over tokens that are there already, in batches of `size` sentences, which it sorts by length."""
    import ctranslate2

    folder = str(converted(subject.model, places.cache, compute))
    engine = ctranslate2.Translator(folder, device="cpu", compute_type=compute, intra_threads=subject.threads)

    def work() -> tuple[int, int]:
        found = engine.translate_batch(
            subject.pieces,
            max_batch_size=size,
            beam_size=beam,
            max_decoding_length=subject.limit,
            max_input_length=0,
            return_scores=scores,
        )
        return sum(len(result.hypotheses[0]) + 1 for result in found), len(found)

    engine.translate_batch(subject.pieces[:8], beam_size=beam, max_decoding_length=subject.limit)
    return work


def inside_mtqa(subject: Subject, compute: str, beam: int, places: Places) -> Job:
    """Text in, text out, as a run of mtqa translates; tokens are counted at the engine."""
    translator = open_translator(subject.model, places, engine="ctranslate2", compute=compute, threads=subject.threads)
    engine = translator._engine  # loaded now, and watched
    made: list[int] = []
    generate = engine.generate

    def watched(sources: Sequence[Sequence[str]], width: int, limit: int) -> Any:
        found = generate(sources, width, min(limit, subject.limit))
        made.extend(len(output.pieces) + 1 for output in found)
        return found

    engine.generate = watched  # type: ignore[method-assign]

    def work() -> tuple[int, int]:
        made.clear()
        translator.translate(subject.texts, "fr", "en", beam)
        return sum(made), len(made)

    translator.translate(subject.texts[:8], "fr", "en", beam)
    return work


def plain_transformers(subject: Subject, dtype: str, beam: int, size: int) -> Job:
    """`generate` in batches of `size` in the order given; 1 is the plain loop."""
    import torch
    from transformers import MarianMTModel, MarianTokenizer

    if subject.threads:
        torch.set_num_threads(subject.threads)
    tokenizer: Any = MarianTokenizer.from_pretrained(str(subject.model.folder), local_files_only=True)
    model: Any = MarianMTModel.from_pretrained(str(subject.model.folder), dtype=getattr(torch, dtype), local_files_only=True)
    model.eval()
    tag = subject.pieces[0][0] if subject.pieces[0][0].startswith(">>") else ""

    def batch(texts: list[str]) -> int:
        given = tokenizer([f"{tag} {text}".strip() for text in texts], return_tensors="pt", padding=True)
        with torch.inference_mode():
            found = model.generate(
                **given, num_beams=beam, do_sample=False, max_length=None, max_new_tokens=subject.limit, forced_eos_token_id=None
            )
        return int((found[:, 1:] != tokenizer.pad_token_id).sum())

    def work() -> tuple[int, int]:
        groups = [subject.texts[at : at + size] for at in range(0, len(subject.texts), size)]
        return sum(batch(group) for group in groups), len(subject.texts)

    batch(subject.texts[:1])
    return work
