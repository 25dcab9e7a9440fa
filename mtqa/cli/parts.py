"""Whether a run of `mtqa check` goes part by part."""

from __future__ import annotations

from mtqa.batch.formats import FORMATS, PARQUET, XLIFF
from mtqa.cli.request import Request
from mtqa.errors import UsageError

DASK, LOCAL = "dask", "local"


def in_parts(request: Request, formats: list[str], *, whole: bool) -> bool:
    """Whether a run goes block by block: all its formats can be made from parts, and nothing needs the `whole` of its articles.

    Raises:
        UsageError: a flag asks for it and something else forbids it.
    """
    if request.runner not in (None, LOCAL, DASK):
        raise UsageError("no-runner", f"--runner: there is no runner `{request.runner}`.", f"Runners: {LOCAL}, {DASK}.")
    possible = request.output is not None and set(formats) <= {*FORMATS, PARQUET, XLIFF} and not whole
    asked = [
        name
        for name, given in (
            ("--shard", request.shard), ("--runner", request.runner not in (None, LOCAL)), ("--scheduler", request.scheduler),
            ("--fresh", request.fresh), (f"--format {PARQUET}", PARQUET in formats),
        )
        if given
    ]  # fmt: skip
    if asked and not possible:
        raise UsageError(
            "not-in-parts",
            f"{asked[0]} needs a run that goes part by part.",
            f"Give -o DIR and --format {','.join((*FORMATS, PARQUET, XLIFF))} (or some of them), and no baseline or change.",
        )
    if PARQUET in formats:
        from mtqa.batch.parquet import need_pyarrow

        need_pyarrow()
    return possible
