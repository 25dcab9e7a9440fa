"""How far the figures of `mtqa vendors` can be trusted, and what they cost: reports with planted findings, again and again.

Usage: python scripts/measure_vendors.py [--repeats 200] [--alike 0] [--segments 0]

Each repetition writes a report of three vendors with 40 articles of 400 words, in which each word errs with a chance of 2, 4 and 8 in
1,000, and of two more vendors with 4 in 1,000 each; `--alike` above 0 makes some articles worse than others. Printed: how often the order
of the three was right, how often each interval held the planted rate and score, and how often the equal two were too close to call.
`--segments` instead writes reports with so many sentences, one a month, and prints the time and memory that all files take.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from mtqa.judge.weights import Weights
from mtqa.report.vendors.columns import FILES
from mtqa.report.vendors.find import report_paths
from mtqa.report.vendors.made import vendor_report
from mtqa.report.vendors.tables import Dialect
from mtqa.report.vendors.write import write_vendor_report
from tests.report.vendors.planted import MEAN_POINTS, Plan, article, vendors, written

RATES = {"A": 2.0, "B": 4.0, "C": 8.0}
EQUAL = {"D": 4.0, "E": 4.0}


def repetition(seed: int, alike: float, folder: Path) -> Iterator[str]:
    """Names of what went right."""
    plans = [Plan(name, rate, alike=alike) for name, rate in (RATES | EQUAL).items()]
    path = written(folder, vendors(plans, seed))
    report = vendor_report([path], ("vendor",), Weights(), "newsroom")
    found = report.vendors.loc[report.vendors["part"] == "all"].set_index("vendor")
    measured = [found.loc[name, "per_1000_words"] for name in RATES]
    if measured == sorted(measured):
        yield "order"
    for name, rate in RATES.items():
        if found.loc[name, "per_1000_words_low"] <= rate <= found.loc[name, "per_1000_words_high"]:
            yield f"rate {rate:g}"
        score = 100 - rate / 10 * MEAN_POINTS
        if found.loc[name, "mqm_score_low"] <= score <= found.loc[name, "mqm_score_high"]:
            yield f"score {rate:g}"
    for pair in report.comparisons:
        if {pair.first, pair.second} == set(EQUAL):
            yield from (["close by rate"] if pair.rate.too_close else []) + (["close by score"] if pair.score.too_close else [])
        if {pair.first, pair.second} == {"A", "C"} and pair.rate.better == "A":
            yield "A better than C"


def cost(segments: int, folder: Path) -> None:
    """Print what a report of so many sentences takes."""
    chance, months, sentences = random.Random(1), 12, 20
    for month in range(1, months + 1):
        plans = [Plan(name, rate, sentences=sentences, date=f"2024-{month:02d}-10") for name, rate in RATES.items()]
        count = segments // sentences // months + 1
        written(folder / f"{month:02d}", [article(f"{month}/{n}.txt", plans[n % len(plans)], chance) for n in range(count)])
    before, began = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    report = vendor_report(report_paths([folder]), ("vendor", "month"), Weights(), "newsroom")
    write_vendor_report(report, folder / "out", Dialect(), "en")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    rows = len(report.gathered.sentences)
    print(
        f"{rows:,} segments, {len(FILES)} tables and a page: {time.process_time() - before:.1f} s of CPU time, peak {peak / 1e6:.2f} GB",
        end=" ",
    )
    print(f"(writing the reports took {began / 1e6:.2f} GB before)")


def main() -> None:
    """Run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=200)
    parser.add_argument("--alike", type=float, default=0.0)
    parser.add_argument("--segments", type=int, default=0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if given.segments:
            cost(given.segments, Path(folder))
            return
        right = Counter(name for seed in range(given.repeats) for name in repetition(seed, given.alike, Path(folder)))
    for name, times in sorted(right.items()):
        print(f"{name:<16} {times / given.repeats:.3f}")


if __name__ == "__main__":
    main()
