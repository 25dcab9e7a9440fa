"""Make `mtqa/data/morphology.tsv.gz` from Lexique 3.83's tab-separated table.

Usage: python scripts/build_morphology.py Lexique383.txt

One line a form: `form<TAB>reading;reading…`, a reading being `lemma,pos,gender,number,verb` with the lemma left empty where it
equals the form and `verb` the inflections joined by `+` (`ind:pre:3s`). Lines are sorted, so that the file is the same for everyone.
"""

from __future__ import annotations

import collections
import csv
import gzip
import sys
from pathlib import Path

OUT = Path(__file__).parent.parent / "mtqa" / "data" / "morphology.tsv.gz"
PARTS = {
    "NOM": "noun", "VER": "verb", "AUX": "aux", "ADJ": "adj", "ADJ:num": "num", "ADJ:pos": "det", "ADJ:dem": "det",
    "ADJ:ind": "det", "ADJ:int": "det", "ART:def": "det", "ART:ind": "det", "ADV": "adv", "PRE": "prep", "CON": "conj",
    "ONO": "interj", "PRO:per": "pron", "PRO:dem": "pron", "PRO:ind": "pron", "PRO:int": "pron", "PRO:pos": "pron", "PRO:rel": "pron",
}  # fmt: skip


def main(table: str) -> None:
    """Read the table and write the compact file."""
    readings: dict[str, list[str]] = collections.defaultdict(list)
    with open(table, encoding="cp1252", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_MINIMAL):
            part = PARTS.get(row["4_cgram"])
            form = row["1_ortho"].strip()
            if part is None or not form or any(c in form for c in ",;\t"):
                continue
            lemma = row["3_lemme"].strip()
            verb = "+".join(v for v in row["11_infover"].strip(";").split(";") if v)
            reading = ",".join(("" if lemma == form else lemma, part, row["5_genre"], row["6_nombre"], verb))
            if reading not in readings[form]:
                readings[form].append(reading)
    text = "".join(f"{form}\t{';'.join(sorted(found))}\n" for form, found in sorted(readings.items()))
    with open(OUT, "wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, compresslevel=9) as packed:
        packed.write(text.encode())


if __name__ == "__main__":
    main(sys.argv[1])
