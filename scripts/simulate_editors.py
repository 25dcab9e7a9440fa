"""Simulated editors: verdicts from planted truth with noise, and what `mtqa calibrate` makes of them.

Usage: python scripts/simulate_editors.py [SET…] [--verdicts 300] [--noise 0.1] [--tolerated 0] [--runs 5] [--out FILE]

SETs are labelled (default: the two that ship). Each finding that the rules make in them is right when it touches a marked fault, or, where
no place is marked, when its row is faulty. An editor says so, but errs with the given chance. With `--tolerated N`, the N rules that find
most are house style here: their findings are all wrong, whatever is planted. Every run draws other findings and errors
and prints the held-out average precision before and after, and whether a file was written.
"""

from __future__ import annotations

import argparse
import io
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from mtqa.bench.measure import Measured, measure
from mtqa.bench.sets import Row, read_set
from mtqa.checks.configure import configured
from mtqa.checks.finding import Finding
from mtqa.cli.calibrate import work
from mtqa.judge.calibration import Calibration
from mtqa.judge.fingerprint import Fingerprint, text_hash
from mtqa.judge.risk import features
from mtqa.judge.verdicts import Decision, Reason, Verdict, timestamp
from mtqa.models import ModelOptions, Models
from mtqa.pipeline import Checker
from mtqa.translate.places import Places

SHIPPED = Path(__file__).parent.parent / "mtqa" / "bench" / "data"
BASE_RATE = 0.2


def right(row: Row, finding: Finding) -> bool:
    """What is planted: whether the finding is on a fault."""
    places = [fault.span for fault in row.faults]
    return any(finding.span.overlaps(place) for place in places) if places else bool(row.bad_target)


def found(checker: Checker, paths: list[Path]) -> Iterator[tuple[Measured, Finding]]:
    """Every finding of the labelled rows."""
    for path in paths:
        for measured in measure(checker, read_set(path, None)):
            if measured.row.bad_target is not None:
                yield from ((measured, finding) for finding in measured.findings)


def verdict(measured: Measured, finding: Finding, says: bool) -> Verdict:
    """One simulated decision."""
    own = finding.span.of(measured.row.french)
    return Verdict(
        Fingerprint(finding.code, text_hash(measured.row.french, own), text_hash()),
        Decision.ACCEPT if says else Decision.DISMISS,
        None if says else Reason.WRONG,
        text=measured.row.french, quote=own, severity=finding.severity.value, confidence=finding.confidence,
        article=measured.row.doc or measured.row.id, author="simulated", date=timestamp(),
        features=features(measured.weighed or measured.findings, measured.deviations),
    )  # fmt: skip


def main() -> None:
    """Check, draw, calibrate, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", type=Path)
    parser.add_argument("--verdicts", type=int, default=300)
    parser.add_argument("--noise", type=float, default=0.1)
    parser.add_argument("--tolerated", type=int, default=0)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--out", type=Path, help="keep the last calibration here")
    args = parser.parse_args()
    with Models(ModelOptions(enabled=False), Places.default(), lambda _: None) as models:
        pairs = list(found(Checker(configured({}), models, BASE_RATE), args.sets or sorted(SHIPPED.glob("*.jsonl"))))
    counts = Counter(finding.code for _, finding in pairs)
    style = {code for code, _ in counts.most_common(args.tolerated)}
    truth = [finding.code not in style and right(measured.row, finding) for measured, finding in pairs]
    print(f"{len(pairs)} findings, {truth.count(False)} of them wrong ({truth.count(False) / len(pairs):.0%})")
    print(f"house style: {', '.join(sorted(style)) or 'none'}")
    for run in range(args.runs):
        chance = random.Random(run)
        drawn = chance.sample(range(len(pairs)), min(args.verdicts, len(pairs)))
        verdicts = [verdict(*pairs[at], truth[at] != (chance.random() < args.noise)) for at in drawn]
        out = io.StringIO()
        with tempfile.TemporaryDirectory() as folder:
            place = args.out or Path(folder) / "calibration.json"
            work(verdicts, Calibration(), BASE_RATE, place, out)
        print(f"\nrun {run + 1}\n{out.getvalue().strip()}")


if __name__ == "__main__":
    main()
