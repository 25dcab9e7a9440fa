"""Measures speed: mtqa against plain transformers and bare ctranslate2, engines against each other, growth with the size of the input.

    python scripts/bench_speed.py [--only ratios,engines,pipeline,growth] [-o FILE] [--work DIR] [--sentences N] [--beam N] [--growth …]

All figures of a table come from one run, so that ratios hold on a busy machine too; they are per second of CPU (all threads of the process)
and, in brackets, per second of wall time. On a machine that others use too, threads that wait for each other burn CPU: give --threads 1.
Two models: the embedded one, and a Marian of the size of opus-mt (512 wide, 6+6 layers, 50,000 pieces) with random weights, made in the
work folder; it never ends a sentence, so all outputs have the same length, about the sources', and each source gets an output of its own.
It runs at the beam that mtqa takes for models of the hub, whose cards name none (4), mtqa and bare engines alike; with --beam 1 forced
decoding, which no beam makes cheaper or dearer, takes twice the share (the whole pipeline .22 of bare ctranslate2 instead of .47).
"""

from __future__ import annotations

import argparse
import io
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench_speed_jobs import FIXED, LIMIT, Subject, bare_ct2, big_model, inside_mtqa, measured, plain_transformers, raced, sentences

from mtqa.batch.blocks import SIZE
from mtqa.cli.batch import BatchRun
from mtqa.cli.request import Request
from mtqa.clock import Clock
from mtqa.config import load, with_flags
from mtqa.translate.ct2 import CTranslate2Engine
from mtqa.translate.engine import Generated
from mtqa.translate.places import Places

SECTIONS = ("ratios", "engines", "pipeline", "growth")
ROUNDS, PASSES = 5, 3
BATCHES = (32, 64)
"""Sentences of a batch of bare ctranslate2: what is usual, and what is quickest where the vocabulary is large."""


def ratios(subject: Subject, places: Places) -> Iterator[str]:
    """Translation inside mtqa against (a), (b) and (c); ratios are to the quickest (c), which leaves out the scores that mtqa asks for."""
    beam = subject.beam
    yield f"\n### Translation, {subject.model.name}, beam {beam}, int8 where not said otherwise\n"
    yield "| what | sentences | output tokens per CPU second (wall) | ratio to (c) |\n|---|---:|---:|---:|"
    jobs = {f"(c) bare ctranslate2, batches of {size}": bare_ct2(subject, "int8", beam, places, size) for size in BATCHES}
    scored = {f"the same with scores, batches of {size}": bare_ct2(subject, "int8", beam, places, size, scores=True) for size in BATCHES}
    *others, own = raced({**jobs, **scored, "mtqa, text to text": inside_mtqa(subject, "int8", beam, places)}, ROUNDS)
    bare = min(others[: len(jobs)], key=lambda speed: speed.cpu)
    loop = measured("(a) transformers, one at a time, fp32", plain_transformers(subject.some(6), "float32", beam, 1))
    batched = measured("(b) transformers, batches of 32, fp32", plain_transformers(subject.some(32), "float32", beam, 32))
    for speed in (*others, own, batched, loop):
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
            speed = raced({f"ctranslate2 {compute}, {beam}": bare_ct2(few, compute, beam, places, BATCHES[0])}, 2)[0]
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
    bare_job = bare_ct2(subject, "int8", subject.beam, places, BATCHES[0])
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
        own = big_model(work / f"opus-size-fr-en-{options.beam or 'default'}", options.beam)
        given = ((places.embedded, LIMIT), (own, FIXED))
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
    parser.add_argument("--beam", type=int, help="beam of the model that is made (default: mtqa's own for models whose card names none)")
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
