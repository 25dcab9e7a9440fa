"""A content repository made for a test: articles, git, and `mtqa check` run in it."""

from __future__ import annotations

import io
import json
import os
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from mtqa.cli.request import Request
from mtqa.cli.run import run

ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
}  # fmt: skip
SUBJECTS = ("Le port", "Le marché", "Le musée", "Le stade", "Le lycée")
PLACES = ("de Kendari", "de Semarang", "de Padang", "de Manado")
FAULT = "La mairie a confirmé la date de de la fête mercredi."
OTHER_FAULT = "Les pêcheurs ont été reçus par par le préfet jeudi."


def git(folder: Path, *arguments: str) -> str:
    """Run git; what it prints."""
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env={**os.environ, **ENVIRONMENT}, check=True, capture_output=True, text=True, encoding="utf-8"
    )
    return done.stdout


def commit(folder: Path, message: str = "m") -> None:
    """Commit all that is there."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", message)


def repository(folder: Path) -> Path:
    """A fresh repository, its branch called `main`."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    return folder


def paragraphs(number: int) -> list[str]:
    """Three sound paragraphs, different for each number below 20."""
    subject = f"{SUBJECTS[number % 5]} {PLACES[number // 5]}"
    return [
        f"{subject} a rouvert mardi après trois semaines de travaux. Les habitants ont attendu deux heures devant les grilles.",
        f"Selon la mairie, {subject[0].lower()}{subject[1:]} accueille chaque jour plusieurs centaines de personnes.",
        f"Les travaux ont coûté moins cher que prévu. {subject} fermera de nouveau dimanche pour une visite officielle.",
    ]


def write(path: Path, lines: list[str]) -> None:
    """Write paragraphs as a Markdown article."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")


@dataclass(frozen=True)
class Outcome:
    """What a run ended with, its report, and its lines on standard error."""

    code: int
    data: dict[str, Any]
    lines: list[str]

    @property
    def verdict(self) -> str:
        """The last line."""
        return self.lines[-1]

    @property
    def found(self) -> dict[str, list[str]]:
        """Codes above neutral by article."""
        return {a["path"]: [f["code"] for f in a["findings"] if f["severity"] != "neutral"] for a in self.data["articles"]}

    @property
    def new(self) -> list[tuple[str, str]]:
        """Article and code of each finding above neutral."""
        return [(path, code) for path, codes in self.found.items() for code in codes]


def check(*paths: str, **options: Any) -> Outcome:
    """`mtqa check` in the working directory, rules only."""
    out, err = io.StringIO(), io.StringIO()
    request = replace(Request(paths, formats="json", no_model=True, lang="en"), **options)
    code = run(request, out, err)
    return Outcome(code, json.loads(out.getvalue()), err.getvalue().splitlines())
