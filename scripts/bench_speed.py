"""Measures speed: mtqa against plain transformers and bare ctranslate2, engines against each other, growth with the size of the input.

    python scripts/bench_speed.py [--only ratios,engines,pipeline,growth] [-o FILE] [--work DIR] [--sentences N] [--growth 100,1000]

All figures of a table come from one run, so that ratios hold on a busy machine too; they are per second of CPU (all threads of the process)
and, in brackets, per second of wall time. On a machine that others use too, threads that wait for each other burn CPU: give --threads 1.
Two models: the embedded one, and a Marian of the size of opus-mt (512 wide, 6+6 layers, 50,000
pieces) with random weights, made in the work folder; it never ends a sentence, so all outputs have the same length, about the sources'.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mtqa.batch.blocks import SIZE
from mtqa.cli.batch import BatchRun
from mtqa.cli.request import Request
from mtqa.clock import Clock
from mtqa.config import load, with_flags
from mtqa.translate.convert import converted
from mtqa.translate.ct2 import CTranslate2Engine
from mtqa.translate.engine import Generated
from mtqa.translate.marian import open_translator
from mtqa.translate.model import Model, read_model
from mtqa.translate.normalise import normalise
from mtqa.translate.places import Places
from mtqa.translate.tokenizer import END, Tokenizer

PIECES, WIDTH, LAYERS, FEED, HEADS = 50_000, 512, 6, 2048, 8
NEVER = -1e9
SHORTEST, LONGEST = 17, 31
"""Pieces of a source sentence, tag and end mark included: all in one bucket of lengths, so the limit on outputs is one as well."""
LIMIT = 80
"""Most output tokens: what mtqa allows for these sources."""
FIXED = 32
"""Output tokens of a model that never ends: a translation is about as long as its source."""
SECTIONS = ("ratios", "engines", "pipeline", "growth")
ROUNDS, PASSES = 5, 3
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


def big_model(folder: Path) -> Path:
    """A Marian of opus-mt's size with random weights and the embedded model's tokenizer, its vocabulary filled up."""
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
        decoder_start_token_id=PIECES - 1, eos_token_id=0, forced_eos_token_id=None, activation_function="swish",
        static_position_embeddings=True, scale_embedding=True,
    )  # fmt: skip
    model = MarianMTModel(config)
    model.final_logits_bias[0, known[END]] = NEVER
    model.final_logits_bias[0, len(known) - 1 :] = NEVER
    model.save_pretrained(folder)
    languages = [["fr", "en"], ["en", "fr"]]
    (folder / "card.json").write_text(json.dumps({"name": "opus-size", "beam": 1, "directions": languages}), encoding="utf-8")
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


def bare_ct2(subject: Subject, compute: str, beam: int, places: Places, batch: dict[str, Any]) -> Job:
    """Bare ctranslate2 over tokens that are there already."""
    import ctranslate2

    folder = str(converted(subject.model, places.cache, compute))
    engine = ctranslate2.Translator(folder, device="cpu", compute_type=compute, intra_threads=subject.threads)

    def work() -> tuple[int, int]:
        found = engine.translate_batch(subject.pieces, beam_size=beam, max_decoding_length=subject.limit, max_input_length=0, **batch)
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


def ratios(subject: Subject, places: Places) -> Iterator[str]:
    """Translation inside mtqa against (a), (b) and (c)."""
    beam = subject.beam
    yield f"\n### Translation, {subject.model.name}, beam {beam}, int8 where not said otherwise\n"
    yield "| what | sentences | output tokens per CPU second (wall) | ratio to (c) |\n|---|---:|---:|---:|"
    jobs = {
        "(c) bare ctranslate2, batches of 32": bare_ct2(subject, "int8", beam, places, {"max_batch_size": 32}),
        "(c) bare ctranslate2, batches of 768 tokens": bare_ct2(
            subject, "int8", beam, places, {"max_batch_size": 768, "batch_type": "tokens"}
        ),
        "mtqa, text to text": inside_mtqa(subject, "int8", beam, places),
    }
    one, other, own = raced(jobs, ROUNDS)
    bare = min(one, other, key=lambda speed: speed.cpu)
    loop = measured("(a) transformers, one at a time, fp32", plain_transformers(subject.some(6), "float32", beam, 1))
    batched = measured("(b) transformers, batches of 32, fp32", plain_transformers(subject.some(32), "float32", beam, 32))
    for speed in (one, other, own, batched, loop):
        yield speed.row(bare)
    by_cpu, by_wall = own.tokens / own.cpu / (loop.tokens / loop.cpu), own.tokens / own.wall / (loop.tokens / loop.wall)
    yield f"\nmtqa to (a): {by_cpu:.1f} by CPU, {by_wall:.1f} by wall time."


def engines(subject: Subject, places: Places) -> Iterator[str]:
    """Every engine and compute type at beams of 1, 2 and 4."""
    yield f"\n### Engines, {subject.model.name}\n"
    yield "| engine, beam | sentences | output tokens per CPU second (wall) | ratio to int8, beam 1 |\n|---|---:|---:|---:|"
    few, base = subject.some(64), None
    for beam in (1, 2, 4):
        for compute in ("int8", "int8_float32", "float32"):
            speed = raced({f"ctranslate2 {compute}, {beam}": bare_ct2(few, compute, beam, places, {"max_batch_size": 32})}, 2)[0]
            base = base or speed
            yield speed.row(base)
        for dtype in ("float32", "bfloat16"):
            speed = measured(f"transformers {dtype}, {beam}", plain_transformers(few.some(32), dtype, beam, 32))
            yield speed.row(base or speed)


def articles(folder: Path, count: int) -> Path:
    """A folder of articles of 20 sentences."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = list(sentences(count, seed=count))
    for at in range(0, count, 20):
        own = lines[at : at + 20]
        text = "\n\n".join(" ".join(own[n : n + 2]) for n in range(0, len(own), 2))
        (folder / f"{at:06}.md").write_text(text + "\n", encoding="utf-8")
    return folder


@contextmanager
def limited(most: int) -> Iterator[None]:
    """No output in mtqa is longer than in the bare engines: a model that never ends would write more each way, by what it reads."""
    whole = CTranslate2Engine.generate

    def generate(self: CTranslate2Engine, sources: Sequence[Sequence[str]], beam: int, limit: int) -> list[Generated]:
        return whole(self, sources, beam, min(limit, most))

    CTranslate2Engine.generate = generate  # type: ignore[method-assign]
    try:
        yield
    finally:
        CTranslate2Engine.generate = whole  # type: ignore[method-assign]


def pipeline(subject: Subject, work: Path, places: Places) -> Iterator[str]:
    """The whole of `mtqa check` without the language model, against bare ctranslate2 one way over the same sentences."""
    bare_job = bare_ct2(subject, "int8", subject.beam, places, {"max_batch_size": 32})
    folder = work / f"pipeline-{subject.model.name}"
    folder.mkdir(parents=True, exist_ok=True)
    for at in range(0, len(subject.texts), 20):
        (folder / f"{at:06}.md").write_text("\n\n".join(subject.texts[at : at + 20]) + "\n", encoding="utf-8")
    model = str(subject.model.folder)
    request = Request((str(folder),), "csv,json", work / "out", lang="en", lm="none", model=(model,), use_cache=False, fresh=True)
    clocks: list[Clock] = []

    def whole() -> tuple[int, int]:
        clocks.append(Clock(time.process_time))
        with limited(subject.limit):
            BatchRun(request, with_flags(load(), request.settings()), ["csv", "json"], "en", io.StringIO(), clocks[-1], SIZE).run()
        return 1, len(subject.texts)

    bare, speed = raced({"(c)": bare_job, "whole": whole}, PASSES)
    clock = min(clocks, key=lambda own: sum(own.seconds.values()))
    ratio, wall = speed.sentences / speed.cpu / (bare.sentences / bare.cpu), speed.sentences / speed.wall / (bare.sentences / bare.wall)
    yield f"\n### Whole pipeline, {subject.model.name}, {len(subject.texts)} sentences, no language model, no cache\n"
    yield f"{speed.sentences / speed.cpu:.1f} sentences per CPU second ({speed.sentences / speed.wall:.1f} wall); bare ctranslate2 one way:"
    yield f"{bare.sentences / bare.cpu:.1f} ({bare.sentences / bare.wall:.1f}); ratio {ratio:.2f} ({wall:.2f}).\n"
    yield "| stage | CPU seconds | in units of (c) |\n|---|---:|---:|"
    yield from (
        f"| {name} | {spent:.2f} | {spent / bare.cpu:.2f} |" for name, spent in sorted(clock.seconds.items(), key=lambda pair: -pair[1])
    )


def growth(work: Path, sizes: Sequence[int], flags: Sequence[str]) -> Iterator[str]:
    """CPU and memory of `mtqa check` in a process of its own, by sentences."""
    yield f"\n### Growth, `mtqa check {' '.join(flags)} --no-cache`\n"
    yield "| sentences | CPU seconds | CPU milliseconds for each further sentence | resident MB, highest |\n|---:|---:|---:|---:|"
    before: tuple[int, float] | None = None
    for size in sizes:
        folder = articles(work / f"growth-{size}", size)
        command = [
            sys.executable, "-c", "from mtqa.cli.main import main; main()", "check", str(folder), "-o", str(work / f"out-{size}"),
            "--format", "csv,json", "--no-cache", "--fail-on", "never", *flags,
        ]  # fmt: skip
        cpu, memory = spent(command)
        each = f"{1000 * (cpu - before[1]) / (size - before[0]):.2f}" if before else ""
        yield f"| {size:,} | {cpu:.1f} | {each} | {memory:.0f} |"
        before = (size, cpu)


def spent(command: Sequence[str]) -> tuple[float, float]:
    """CPU seconds and highest resident megabytes of a command."""
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, stderr=log, stdout=log)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode > 1:
            log.seek(0)
            raise SystemExit(log.read().decode(errors="replace"))
    unit = 1 if sys.platform == "darwin" else 1024
    return _cpu(usage), usage.ru_maxrss * unit / 1e6


def _cpu(usage: resource.struct_rusage) -> float:
    return usage.ru_utime + usage.ru_stime


def report(options: argparse.Namespace, work: Path) -> Iterator[str]:
    """The lines of the report, as they are measured."""
    places, wanted = Places.default(), options.only.split(",")
    yield f"mtqa on {os.cpu_count()} cores; load {os.getloadavg()[0]:.1f} when it began."
    subjects = []
    if {"ratios", "engines", "pipeline"} & set(wanted):
        given = ((places.embedded, LIMIT), (big_model(work / "opus-size-fr-en"), FIXED))
        subjects = [Subject.of(folder, options.sentences, options.threads, limit) for folder, limit in given]
    for subject in subjects:
        if "ratios" in wanted:
            yield from ratios(subject, places)
        if "engines" in wanted:
            yield from engines(subject, places)
        if "pipeline" in wanted:
            yield from pipeline(subject, work, places)
    if "growth" in wanted:
        sizes = [int(size) for size in options.growth.split(",")]
        yield from growth(work, sizes, ["--no-model"])
        yield from growth(work, [size for size in sizes if size <= options.most_with_models], ["--lm", "none"])


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", default=",".join(SECTIONS), help="sections, with commas between")
    parser.add_argument("-o", "--output", type=Path, help="write the report here too (Markdown)")
    parser.add_argument("--work", type=Path, help="folder for the model that is made and for articles (default: a temporary one)")
    parser.add_argument("--sentences", type=int, default=256, help="sentences of each comparison")
    parser.add_argument("--threads", type=int, default=0, help="threads of each engine (default: the engines' own choice)")
    parser.add_argument("--growth", default="100,1000,10000", help="sizes of the growth tables, in sentences")
    parser.add_argument("--most-with-models", type=int, default=1000, help="largest size that is also run with models")
    options = parser.parse_args()
    if options.threads:
        os.environ["OMP_NUM_THREADS"] = str(options.threads)  # for the engines that mtqa opens itself
    with tempfile.TemporaryDirectory() as temporary:
        lines = []
        for line in report(options, options.work or Path(temporary)):
            print(line, flush=True)
            lines.append(line)
    if options.output:
        options.output.parent.mkdir(parents=True, exist_ok=True)
        options.output.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
