"""Which language reports speak when nobody says."""

from __future__ import annotations

import os
from collections.abc import Mapping

from mtqa.phrase import LANGUAGES


def report_language(wanted: str | None, environment: Mapping[str, str] | None = None) -> str:
    """`wanted`, else the language of the locale (`LC_ALL`, `LC_MESSAGES`, `LANG`), else English."""
    if wanted:
        return wanted
    environment = os.environ if environment is None else environment
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name, ""):
            code = value.replace("-", "_").partition("_")[0].partition(".")[0].lower()
            return code if code in LANGUAGES else "en"
    return "en"
