"""Measure the time that the rules take on articles, family by family.

Usage: python scripts/measure_families.py PATH... [--rules N]

Reads the articles, makes the analyses that rules share, runs each rule on each article and prints seconds of processor time and
milliseconds a sentence by family (`--rules N`: the N slowest rules as well). Lexicons are loaded before, by a first run that is not
counted.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections import Counter
from pathlib import Path

from mtqa.article.model import Article
from mtqa.article.read import read
from mtqa.article.walk import files_of
from mtqa.checks.registry import rules
from mtqa.checks.view import ArticleView

ANALYSIS = "analysis"


def articles_of(paths: list[str]) -> list[Article]:
    """The articles that mtqa finds under the paths."""
    return [article for named in files_of(tuple(paths), (), ()) for article in read(named.path).articles]


def analyse(view: ArticleView) -> None:
    """Make what most rules ask for: tokens, quotations, phrases, clauses, values, cues."""
    for paragraph in view.paragraphs:
        _ = paragraph.attributions, paragraph.outside
    for segment in view.segments:
        _ = segment.words, segment.values, segment.cues
        analysis = segment.analysis
        _ = analysis.clauses, analysis.noun_phrases, analysis.verb_groups, analysis.inverted_clauses


def measure(articles: list[Article]) -> Counter[str]:
    """Seconds of processor time by rule, the shared analyses apart."""
    checks = [rule() for rule in rules()]
    spent: Counter[str] = Counter()
    for article in articles:
        view = ArticleView(article)
        start = time.process_time()
        analyse(view)
        spent[ANALYSIS] += time.process_time() - start
        for check in checks:
            start = time.process_time()
            for _ in check.check(view):
                pass
            spent[check.code] += time.process_time() - start
    return spent


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--rules", type=int, default=0, metavar="N")
    args = parser.parse_args()
    gc.set_threshold(100_000, 50, 50)  # as the command line sets it
    articles = articles_of(args.paths)
    sentences = sum(len(article.segments) for article in articles)
    measure(articles)
    spent = measure(articles)
    families: Counter[str] = Counter()
    numbers: Counter[str] = Counter()
    for code, seconds in spent.items():
        families[code[:3] if code != ANALYSIS else code] += seconds
        numbers[code[:3] if code != ANALYSIS else code] += 1
    print(f"{len(articles)} articles, {sentences:,} sentences, {Path(args.paths[0]).name}\n")
    print(f"{'family':10} {'rules':>6} {'seconds':>8} {'ms/sentence':>12}")
    for family, seconds in families.most_common():
        count = "" if family == ANALYSIS else str(numbers[family])
        print(f"{family:10} {count:>6} {seconds:8.2f} {1000 * seconds / sentences:12.3f}")
    total = sum(spent.values())
    print(f"{'all':10} {'':>6} {total:8.2f} {1000 * total / sentences:12.3f}   {sentences / total:,.0f} sentences a second")
    for code, seconds in spent.most_common(args.rules):
        print(f"{code:10} {'':>6} {seconds:8.3f} {1000 * seconds / sentences:12.4f}")


if __name__ == "__main__":
    main()
