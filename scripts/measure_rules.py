"""Measure the rules on labelled sets: what each finds, and what it says about clean sentences.

Usage: python scripts/measure_rules.py EVAL_DIR [--split train|dev] [--codes QUO,NUM101] [--show hits|misses|false] [--no-source]

Prints, for newsroom_faults as articles (again with sources), FLORES, the clean traps, newsroom_dev and perturbed: faults found
(a finding of minor or above that overlaps; BOI and TYP do not count) by type, clean sentences flagged, and hits and false alarms
of each rule.
"""

from __future__ import annotations

import argparse
import collections
import csv
import json
from pathlib import Path

from mtqa.article.build import article_from_rows
from mtqa.article.model import Article, Segment, Span, home
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.registry import rules
from mtqa.checks.runner import run_checks

MAJOR = (Severity.MAJOR, Severity.CRITICAL)


def rows_of(rows: list[dict], name: str, *, independent: bool, source: str | None, language: str = "id") -> Article:
    """Rows as an article; `source` names the field of the source, or is None for French only."""
    segments = [
        Segment(str(r["id"]), Span(0, 0), 0, source=r.get(source) if source else None, source_language=language if source else None)
        for r in rows
    ]
    return article_from_rows(name, segments, [r["fr"] for r in rows], independent=independent)


def by_segment(article: Article, findings: tuple[Finding, ...]) -> dict[str, list[Finding]]:
    """Findings by the id of the row in which they start (spans moved to the row)."""
    out: dict[str, list[Finding]] = collections.defaultdict(list)
    for finding in findings:
        index = home(article.segments, finding.span)
        if index is not None:
            out[article.segments[index].id].append(finding)
    return out


def counts(finding: Finding) -> bool:
    """True for findings that can find a fault."""
    return finding.severity is not Severity.NEUTRAL and finding.code[:3] not in ("BOI", "TYP")


def newsroom(args: argparse.Namespace, checks: list, source: str | None) -> None:
    """The newsroom faults, documents as articles."""
    rows = [json.loads(line) for line in (args.eval / "newsroom_faults.jsonl").open(encoding="utf-8")]
    rows = [r for r in rows if r["split"] == args.split]
    docs: dict[str, list[dict]] = collections.defaultdict(list)
    for row in rows:
        docs[row["doc"]].append(row)
    found, total, hits, false = collections.Counter(), collections.Counter(), collections.Counter(), collections.Counter()
    clean_major = clean_any = clean = 0
    for doc in docs.values():
        doc.sort(key=lambda r: r["n"])
        article = rows_of(doc, "doc", independent=False, source=source)
        grouped = by_segment(article, run_checks(article, checks))
        offsets = {s.id: s.span.start for s in article.segments}
        for row in doc:
            mine = [f for f in grouped.get(row["id"], []) if counts(f)]
            at = offsets[row["id"]]
            for fault in row["faults"]:
                if source is None and fault["visible_in"] != "target":
                    continue
                span = Span(fault["start"] + at, max(fault["end"], fault["start"]) + at)
                overlapping = {f.code for f in mine if f.span.overlaps(span)}
                total[fault["type"]] += 1
                found[fault["type"]] += bool(overlapping)
                hits.update(overlapping)
                if not overlapping and args.show == "misses":
                    print(f"MISS {row['id']} {fault['type']} «{fault['text']}» ({fault['why']}) | {row['fr']} || {row['ind']}")
                if overlapping and args.show == "hits":
                    print(f"HIT {sorted(overlapping)} {fault['type']} «{fault['text']}» | {row['fr']}")
            if row["label"] == 0:
                clean += 1
                clean_any += bool(mine)
                clean_major += any(f.severity in MAJOR for f in mine)
                false.update({f.code for f in mine})
                if mine and args.show == "false":
                    for f in mine:
                        print(f"FALSE {f.code} {f.severity} «{f.span.of(article.text)}» | {row['fr']} || {row['ind']}")
    label = f"newsroom_faults {args.split} {'with source' if source else 'French only'}"
    print(f"== {label}: found {sum(found.values())}/{sum(total.values())} = {sum(found.values()) / max(1, sum(total.values())):.3f}; "
          f"clean {clean}: major+ {clean_major}, any {clean_any}")  # fmt: skip
    print("   by type:", ", ".join(f"{t} {found[t]}/{n}" for t, n in sorted(total.items())))
    print("   by rule (hits/false):", ", ".join(f"{c} {hits[c]}/{false[c]}" for c in sorted(set(hits) | set(false))))


def clean_set(args: argparse.Namespace, checks: list, name: str, source: str | None, *, header: list[str] | None = None) -> None:
    """A set of clean sentences, each a row alone."""
    with (args.eval / name).open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, fieldnames=header, delimiter="\t", quoting=csv.QUOTE_NONE))
    for i, row in enumerate(rows):
        row["id"] = str(i)
    article = rows_of(rows, name, independent=header is None, source=source)
    grouped = by_segment(article, run_checks(article, checks))
    major, any_, rule = 0, 0, collections.Counter()
    for row in rows:
        mine = [f for f in grouped.get(row["id"], []) if counts(f)]
        any_ += bool(mine)
        major += any(f.severity in MAJOR for f in mine)
        rule.update({f"{f.code}:{f.severity[0:2]}" for f in mine})
        if mine and args.show == "false":
            for f in mine:
                print(f"FALSE {name} {f.code} {f.severity} «{f.span.of(article.text)}» | {row['fr']} || {row.get('id_ID')}")
    label = f"{name} {'with source' if source else 'French only'}"
    by_rule = ", ".join(f"{c} {n}" for c, n in rule.most_common(25))
    print(f"== {label}: rows {len(rows)}, major+ {major} = {major / len(rows):.3f}, any {any_}; {by_rule}")


def perturbed(args: argparse.Namespace, checks: list, source: str | None) -> None:
    """One planted error a row; flagged is worst severity major or above."""
    rows = [json.loads(line) for line in (args.eval / "perturbed.jsonl").open(encoding="utf-8")]
    article = rows_of(rows, "perturbed", independent=True, source=source)
    grouped = by_segment(article, run_checks(article, checks))
    hit, total, false, clean, rule = collections.Counter(), collections.Counter(), 0, 0, collections.Counter()
    for row in rows:
        mine = [f for f in grouped.get(row["id"], []) if counts(f) and f.severity in MAJOR]
        if row["label"] == "clean":
            clean += 1
            false += bool(mine)
            rule.update({f.code for f in mine})
        elif source or row["visible_in"] == "target":
            total[row["type"]] += 1
            hit[row["type"]] += bool(mine)
    print(f"== perturbed {'with source' if source else 'French only'}: recall {sum(hit.values())}/{sum(total.values())} = "
          f"{sum(hit.values()) / max(1, sum(total.values())):.3f}; clean flagged {false}/{clean} {dict(rule)}")  # fmt: skip
    print("   by type:", ", ".join(f"{t} {hit[t]}/{n}" for t, n in sorted(total.items())))


def main() -> None:
    """Run all measurements."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("eval", type=Path)
    parser.add_argument("--split", default="train")
    parser.add_argument("--codes", default="")
    parser.add_argument("--show", default="")
    parser.add_argument("--no-source", action="store_true")
    parser.add_argument("--sets", default="newsroom,flores,traps,dev,perturbed")
    args = parser.parse_args()
    wanted = tuple(c for c in args.codes.split(",") if c)
    checks = [rule() for rule in rules() if not wanted or rule.code.startswith(wanted)]
    sets = args.sets.split(",")
    for source in (None,) if args.no_source else (None, "ind"):
        if "newsroom" in sets:
            newsroom(args, checks, source)
        if "perturbed" in sets:
            perturbed(args, checks, source)
        other = "id_ID" if source else None
        if "flores" in sets:
            clean_set(args, checks, "clean_flores_fr_en_id.tsv", other)
        if "traps" in sets:
            clean_set(args, checks, "clean_traps.tsv", other)
        if "dev" in sets:
            clean_set(args, checks, "newsroom_dev.tsv", other, header=["doc", "fr", "en", "id_ID"])


if __name__ == "__main__":
    main()
