"""`mtqa calibrate`: risk, severities and trust of rules refitted to what editors decided."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from mtqa.cli.options import ConfigOption
from mtqa.cli.place import place_to_write

if TYPE_CHECKING:
    from mtqa.judge.calibration import Calibration
    from mtqa.judge.refit import Row
    from mtqa.judge.verdicts import Verdict

FILE_NAME = "calibration.json"
_DRAWS, _SURE, _SEED, _TIE = 400, 0.05, 7, 1e-6


@dataclass(frozen=True, slots=True)
class Compared:
    """Held-out figures of the judged sentences before and after.

    Attributes:
        before, after: average precision, 0-1, higher is better.
        low, high: 90 % interval of the difference, over bootstrap draws of the sentences.
        loss_before, loss_after: mean log-loss, lower is better.
    """

    before: float
    after: float
    low: float
    high: float
    loss_before: float
    loss_after: float

    @property
    def better(self) -> bool:
        """True when the order of held-out sentences improved, by more than chance, and the probabilities did not get worse."""
        return self.low > 0 and self.loss_after <= self.loss_before


def calibrate(
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", parser=place_to_write, metavar="FILE", help=f"File to write (default: {FILE_NAME} in the project's folder)."
        ),
    ] = None,
    config: ConfigOption = None,
) -> None:
    """Refit risk, severities and trust of rules to the verdicts of editors: at least 50, on sentences whose figures are known.

    What is learned is tried on sentences that it was not learned from, and both figures are shown. Only when it orders them better is the
    file written; it holds once the configuration names it: `risk.calibration = "calibration.json"`.

    Example:

        mtqa calibrate
    """
    from mtqa.cli.verdicts_work import store_of
    from mtqa.config import load
    from mtqa.session import calibration_of

    configuration = load(config)
    settings = configuration.settings
    place = output or configuration.root / FILE_NAME
    verdicts = store_of(config).current()
    if work(verdicts, calibration_of(configuration), settings.risk.base_rate, place, sys.stdout):
        named = configuration.root / settings.risk.calibration if settings.risk.calibration else None
        if named is None or named.resolve() != place.resolve():
            typer.echo(f'It holds once the configuration names it: under `risk`, `calibration = "{place.name}"`.')


def work(verdicts: Sequence[Verdict], before: Calibration, base_rate: float, place: Path, out: TextIO) -> bool:
    """Refit, show, and write when it is better; returns whether it was written.

    Raises:
        UsageError: too few verdicts, or all the same; or the file can't be written.
    """
    from mtqa.errors import UsageError
    from mtqa.judge.calibration import calibration_text
    from mtqa.judge.refit import LEAST, coefficients_data, learned, rows_of
    from mtqa.report.atomic import write_files

    rows = rows_of(verdicts)
    count = sum(len(row.verdicts) for row in rows)
    if count < LEAST:
        what = f"There are {count} verdicts on sentences whose figures are known; calibrating needs {LEAST}."
        raise UsageError("too-few-verdicts", what, "Decide on more findings with `mtqa review`.")
    if len({row.faulty for row in rows}) < 2:
        what = "All judged sentences are faulty, or all are sound; there is nothing to tell apart."
        raise UsageError("one-sided-verdicts", what, "Decide on more findings with `mtqa review`.")
    compared = compare(rows, before, base_rate)
    after = learned(rows, before)
    out.write(f"{count} verdicts on {len(rows)} sentences, {sum(row.faulty for row in rows)} of them faulty.\n")
    out.write("held-out sentences             before   after\n")
    out.write(f"average precision              {compared.before:6.3f}  {compared.after:6.3f}   ")
    out.write(f"(difference {compared.low:+.3f} to {compared.high:+.3f})\n")
    out.write(f"log-loss (lower is better)     {compared.loss_before:6.3f}  {compared.loss_after:6.3f}\n")
    if not compared.better:
        out.write("It does not improve beyond chance; nothing was written.\n")
        return False
    for line in changes(before, after):
        out.write(f"{line}\n")
    recipe = f"mtqa calibrate: {count} verdicts on {len(rows)} sentences; held-out AP {compared.before:.3f} -> {compared.after:.3f}"
    text = calibration_text(recipe, coefficients_data(after.coefficients), after.severities, after.trust)
    write_files(place.parent, [(place.name, text)])
    out.write(f"Written: {place}\n")
    return True


def compare(rows: Sequence[Row], before: Calibration, base_rate: float) -> Compared:
    """What holds against what the rows teach, on rows that did not take part."""
    import random

    from mtqa.bench.statistics import average_precision
    from mtqa.judge.refit import held_out, risk_of

    chance = random.Random(_SEED)
    old, new = [risk_of(row, before, base_rate) for row in rows], held_out(rows, before, base_rate)
    # Equal scores in an order of chance, the same before and after: average precision would else count them for or against one side.
    lot = [chance.uniform(0, _TIE) for _ in rows]
    old, new = [a + b for a, b in zip(old, lot, strict=True)], [a + b for a, b in zip(new, lot, strict=True)]

    def precision(scores: Sequence[float], drawn: Sequence[int]) -> float:
        return average_precision([scores[i] for i in drawn if rows[i].faulty], [scores[i] for i in drawn if not rows[i].faulty])

    whole = range(len(rows))
    draws = [chance.choices(whole, k=len(rows)) for _ in range(_DRAWS)]
    gains = sorted(precision(new, drawn) - precision(old, drawn) for drawn in draws if any(rows[i].faulty for i in drawn))
    low, high = gains[int(_SURE * len(gains))], gains[-1 - int(_SURE * len(gains))]
    return Compared(precision(old, whole), precision(new, whole), low, high, _loss(rows, old), _loss(rows, new))


def _loss(rows: Sequence[Row], odds: Sequence[float]) -> float:
    import math

    signed = [-value if row.faulty else value for row, value in zip(rows, odds, strict=True)]
    return sum(math.log1p(math.exp(min(value, 50.0))) for value in signed) / len(signed)


def changes(before: Calibration, after: Calibration) -> list[str]:
    """What changes, in lines: severities, trust of rules, and the weights of each level of evidence that moved."""
    lines = [
        f"severity of {code}: {severity}" for code, severity in sorted(after.severities.items()) if before.severities.get(code) != severity
    ]
    for code, trust in sorted(after.trust.items(), key=lambda pair: pair[1]):
        if trust < 0.9:
            lines.append(f"trust in {code}: {before.trust.get(code, 1.0):.2f} -> {trust:.2f}")
    for old, new in zip(before.coefficients.levels, after.coefficients.levels, strict=True):
        moved = [f"{k} {old.weights[k]:.2f} -> {w:.2f}" for k, w in new.weights.items() if abs(w - old.weights[k]) >= 0.05]
        if moved:
            lines.append(f"weights with {', '.join(sorted(old.models)) or 'rules alone'}: {'; '.join(moved)}")
    return lines
