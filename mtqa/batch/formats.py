"""The report formats that a run part by part can make."""

from __future__ import annotations

FORMATS = ("csv", "json")
"""Those whose reports are the parts' reports one after the other."""
PARQUET = "parquet"
"""The format that only such a run makes: tables for many articles."""
XLIFF = "xliff"
"""Copies of the XLIFF files that were checked, made from the parts and the files."""
