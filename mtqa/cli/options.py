"""Options that several commands share, each said once: the same flag means the same everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

SourceOption = Annotated[
    str | None,
    typer.Option(
        "--source",
        metavar="FILE|DIR|none",
        help="The original: a file, a folder of like names, a manifest (.csv), or none (default: the folder of references).",
    ),
]
SourceLangOption = Annotated[str | None, typer.Option("--source-lang", help="Language of the original, where the page does not say it.")]
VendorOption = Annotated[str | None, typer.Option("--vendor", help="Who translated, where the page does not say it.")]
ModelOption = Annotated[
    list[str] | None,
    typer.Option(
        "--model",
        metavar="ID|DIR[,REVERSE]",
        help="Translator: a hub name, a folder, or a pair of them; given twice, the second seconds it.",
    ),
]
EstimatorOption = Annotated[str | None, typer.Option("--estimator", metavar="DIR|none", help="Quality estimator: a folder, or none.")]
LmOption = Annotated[
    str | None, typer.Option("--lm", metavar="DIR|FILE|none", help="Causal language model: a folder, a .gguf file, or none.")
]
NoModelOption = Annotated[bool, typer.Option("--no-model", help="Rules only: no translator, estimator or language model.")]
ConfigOption = Annotated[Path | None, typer.Option("--config", help="Configuration file (default: the nearest one).")]
