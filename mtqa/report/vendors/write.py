"""The files of a vendor report, all or none: `vendors.csv`, `findings.csv`, `sentences.csv`, `vendors.html`, and a workbook on request."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from importlib.resources import files as resources
from pathlib import Path

from mtqa.report.atomic import write_files
from mtqa.report.html.writer import environment, resource
from mtqa.report.vendors.columns import FILES, QUANTILES, checked
from mtqa.report.vendors.made import VendorReport
from mtqa.report.vendors.page import vendor_page
from mtqa.report.vendors.tables import Dialect, csv_bytes, workbook
from mtqa.report.vendors.texts import VendorTexts


def write_vendor_report(report: VendorReport, folder: Path, form: Dialect, language: str, *, xlsx: bool = False) -> tuple[Path, ...]:
    """Write the files into `folder` (made if missing) and return their paths.

    Args:
        report: the figures.
        folder: where to.
        form: how CSV is written.
        language: `en`, `fr` or `id`, of the page; the tables are in English.
        xlsx: `vendors.xlsx` as well.

    Raises:
        UsageError: the folder can't be written, or openpyxl is missing.
        MtqaError: a table would break what its columns promise.
    """
    return write_files(folder, vendor_files(report, form, language, xlsx=xlsx))


def vendor_files(report: VendorReport, form: Dialect, language: str, *, xlsx: bool = False) -> Iterator[tuple[str, str | bytes]]:
    """Names and contents of the files."""
    made_of = {"vendors.csv": report.figures, "findings.csv": report.gathered.findings, "sentences.csv": report.gathered.sentences}
    frames = {name: checked(made, name) for name, made in made_of.items()}
    for name, made in frames.items():
        yield name, csv_bytes(made, FILES[name], form)
    yield "vendors.html", html(report, language)
    if xlsx:
        yield "vendors.xlsx", workbook(frames)


def html(report: VendorReport, language: str) -> str:
    """`vendors.html`: one file, its style inside, no script, nothing fetched."""
    texts = VendorTexts(language)
    style = resource("style.css") + resources("mtqa.report.vendors").joinpath("vendors.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    template = environment("mtqa.report.vendors").get_template("vendors.html.j2")
    made = template.render(page=vendor_page(report, texts), t=texts, style=style, style_hash=f"sha256-{digest}", quantiles=QUANTILES)
    return made.lstrip("\n")
