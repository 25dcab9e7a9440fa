"""How quick the editors' page is on a long article: from a key to the highlight on the screen, in Chromium.

Usage: python scripts/measure_review.py [--sentences 1000] [--presses 100] [--chromium PATH]

Makes an article by repeating the example with other numbers, opens it with `mtqa review --no-model`, walks with `j`, and measures from
the key event to after the next paint. Needs `playwright`.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from mtqa.article.build import article_from_text

EXAMPLE = Path(__file__).parent.parent / "references" / "semarang_pumps.fr.txt"
_LISTEN = """() => {
  window.taken = [];
  document.addEventListener("keydown", (event) => {
    const at = event.timeStamp;
    requestAnimationFrame(() => setTimeout(() => window.taken.push(performance.now() - at)));
  }, true);
}"""


def long_article(sentences: int) -> str:
    """An article of at least so many sentences; numbers differ from one repetition to the next."""
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    text = ""
    for turn in range(10_000):
        text += "\n".join(re.sub(r"\d+", lambda m, t=turn: str(int(m[0]) + t), line) for line in lines[2:-2]) + "\n"
        if len(article_from_text(text).segments) >= sentences:
            return f"{lines[2]}\n{text}"
    raise SystemExit("the example has no sentences")


def walk(page: Page, presses: int) -> list[float]:
    """Milliseconds from each key to after the next paint."""
    page.evaluate(_LISTEN)
    for count in range(presses):
        page.keyboard.press("j")
        page.wait_for_function("count => window.taken.length > count", arg=count)
    return [float(value) for value in page.evaluate("window.taken")]


def main() -> None:
    """Make, open, walk, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=int, default=1000)
    parser.add_argument("--presses", type=int, default=100)
    parser.add_argument("--chromium", default=shutil.which("chromium"))
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as running:
        (Path(folder) / "long.fr.txt").write_text(long_article(args.sentences), encoding="utf-8")
        command = [sys.executable, "-c", "from mtqa.cli.main import main; main()", "review", "long.fr.txt", "--no-model", "--no-browser"]
        with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as server:
            try:
                assert server.stdout is not None
                address = server.stdout.readline().strip()
                report(running.chromium.launch(executable_path=args.chromium, args=["--no-sandbox"]), address, args.presses)
            finally:
                server.terminate()


def report(browser: Browser, address: str, presses: int) -> None:
    """Measure on the page at `address`, and print."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    began = time.perf_counter()
    page.goto(address)
    page.wait_for_selector("html.live")
    opened = time.perf_counter() - began
    taken = sorted(walk(page, presses))
    print(f"{page.locator('.s').count()} sentences, {page.locator('[data-key]').count()} findings; opened in {opened:.1f} s")
    print(f"key to highlight, {len(taken)} presses: median {statistics.median(taken):.0f} ms, ", end="")
    print(f"95th percentile {taken[int(len(taken) * 0.95)]:.0f} ms, longest {taken[-1]:.0f} ms")
    began = time.perf_counter()
    page.keyboard.press("a")
    page.wait_for_function("() => document.getElementById('said').textContent !== ''")
    print(f"accept to acknowledged: {(time.perf_counter() - began) * 1000:.0f} ms")
    browser.close()


if __name__ == "__main__":
    main()
