"""The work behind `mtqa vendors`."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from mtqa.cli.locale import report_language
from mtqa.cli.output import say
from mtqa.cli.reading import REPORTS
from mtqa.config import load, with_flags
from mtqa.errors import UsageError
from mtqa.report.vendors.columns import KEYS
from mtqa.report.vendors.find import report_paths
from mtqa.report.vendors.made import vendor_report
from mtqa.report.vendors.tables import dialect
from mtqa.report.vendors.write import write_vendor_report

_FOLDER = "vendors"


@dataclass(frozen=True, slots=True)
class VendorRequest:
    """The command line of `mtqa vendors`; None where a flag was not given."""

    reports: tuple[Path, ...]
    by: str = "vendor"
    output: Path | None = None
    delimiter: str = ","
    decimal: str = "."
    bom: bool = False
    xlsx: bool = False
    profile: str | None = None
    lang: str | None = None
    config: Path | None = None


def make(request: VendorRequest, err: TextIO) -> int:
    """Write the files and name them; returns the exit code: 2 when a report could not be read, though the others were.

    Raises:
        UsageError: wrong use or configuration, or a folder that can't be written.
        InputError: there is no report that can be read.
    """
    keys = grouped_by(request.by)
    form = dialect(request.delimiter, request.decimal, bom=request.bom)
    given = {"profile": request.profile, "lang": request.lang}
    configuration = with_flags(load(request.config), {name: value for name, value in given.items() if value is not None})
    settings = configuration.settings
    report = vendor_report(report_paths(request.reports), keys, settings.weights(), settings.profile)
    for problem in report.gathered.problems:
        say(err, str(problem))
    folder = request.output or REPORTS / _FOLDER
    for path in write_vendor_report(report, folder, form, report_language(settings.lang), xlsx=request.xlsx):
        say(err, str(path))
    return 2 if report.gathered.problems else 0


def grouped_by(text: str) -> tuple[str, ...]:
    """The names that `--by` gives, each once.

    Raises:
        UsageError: one of them is no key.
    """
    names = tuple(dict.fromkeys(name.strip().lower().replace("-", "_") for name in text.split(",") if name.strip()))
    for name in names:
        if name not in KEYS:
            near = difflib.get_close_matches(name, KEYS, n=1)
            hint = f"Did you mean `{near[0]}`?" if near else f"One or several of {', '.join(KEYS)}."
            raise UsageError("unknown-key", f"--by {name}: figures can't be grouped by that.", hint)
    if not names:
        raise UsageError("no-key", "--by names nothing.", f"One or several of {', '.join(KEYS)}.")
    return names
