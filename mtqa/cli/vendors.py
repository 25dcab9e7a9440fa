"""`mtqa vendors`: reports in, figures per vendor out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from mtqa.cli.options import ConfigOption
from mtqa.cli.place import place_to_write


def vendors(
    reports: Annotated[
        list[Path], typer.Argument(metavar="REPORT.json|DIR…", help="Reports of `mtqa check --format json`; folders are searched for them.")
    ],
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="NAME,…",
            help="What vendors.csv groups by: vendor, engine, month, language, source_language, rule; several with commas.",
        ),
    ] = "vendor",
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", parser=place_to_write, metavar="DIR", help="Folder for the files; made if missing (default: reports/vendors)."
        ),
    ] = None,
    delimiter: Annotated[str, typer.Option("--delimiter", help="Sign between cells: `,` `;` `|` or `tab`.")] = ",",
    decimal: Annotated[str, typer.Option("--decimal", help="Decimal sign: `.` or `,`.")] = ".",
    bom: Annotated[bool, typer.Option("--bom", help="Begin CSV files with a byte order mark, by which Excel knows UTF-8.")] = False,
    xlsx: Annotated[bool, typer.Option("--xlsx", help="Write vendors.xlsx as well, one sheet a table (needs mtqa[xlsx]).")] = False,
    profile: Annotated[
        str | None, typer.Option("--profile", help="MQM weights: newsroom, legal, ecommerce, or a profile of the configuration.")
    ] = None,
    lang: Annotated[str | None, typer.Option("--lang", help="Language of vendors.html: fr, en or id (default: the locale's).")] = None,
    config: ConfigOption = None,
) -> None:
    """Sum up reports by vendor: findings per 1,000 words, MQM score, scores, each with a 95 % interval, and who is better.

    Writes vendors.csv, findings.csv, sentences.csv and vendors.html. `mtqa explain csv` says what the columns mean. Vendors can fill the
    columns `verdict` and `comment` of findings.csv; `mtqa verdicts import` takes the file back.

    Examples:

        mtqa vendors reports/ -o out

        mtqa vendors may/report.json june/report.json --by vendor,month -o out

        mtqa vendors reports/ --delimiter ';' --decimal ',' --bom --lang fr -o out

        mtqa vendors reports/ --by vendor,rule --profile legal --xlsx -o out
    """
    from mtqa.cli.vendors_work import VendorRequest, make

    request = VendorRequest(tuple(reports), by, output, delimiter, decimal, bom, xlsx, profile, lang, config)
    raise typer.Exit(make(request, sys.stderr))
