"""The baseline on the command line: read before a run, laid beside its findings, written or pruned after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mtqa.cli.request import Request
from mtqa.config import Configuration
from mtqa.errors import UsageError
from mtqa.judge.assessment import AssessedArticle, BaselineUse
from mtqa.judge.baseline import match, pruned, renewed, scope_of, use
from mtqa.judge.baseline_file import Entry, baseline_text, read_baseline
from mtqa.judge.risk import Scale
from mtqa.judge.suppress import silence
from mtqa.phrase import Phrase
from mtqa.report.atomic import write_files

_NAMED = 3
_STALE = Phrase(
    "{path}: findings that it lists and that are gone: {count} ({named}). --prune-baseline takes them out.",
    "{path} : constats qu’il contient et qui n’existent plus : {count} ({named}). --prune-baseline les retire.",
    "{path}: temuan yang tercantum dan sudah tiada: {count} ({named}). --prune-baseline membuangnya.",
)
_PRUNED = Phrase(
    "{path}: taken out, since they are gone: {count} ({named}).",
    "{path} : retirés, car ils n’existent plus : {count} ({named}).",
    "{path}: dibuang karena sudah tiada: {count} ({named}).",
)
_WRITTEN = Phrase(
    "baseline written to {path}: findings: {count} (new: {new}, gone: {gone}). Commit it; with --baseline {path} only what is new is "
    "reported.",
    "référence de base écrite dans {path} : constats : {count} (nouveaux : {new}, disparus : {gone}). Versionnez-la ; "
    "avec --baseline {path}, seul le nouveau est signalé.",
    "garis dasar ditulis ke {path}: temuan: {count} (baru: {new}, hilang: {gone}). Simpan di repositori; dengan --baseline {path} hanya "
    "yang baru dilaporkan.",
)


@dataclass(frozen=True, slots=True)
class Plan:
    """The baseline of a run: the file as shown and where it is, what it holds, and what to do with it afterwards."""

    shown: str
    path: Path
    entries: tuple[Entry, ...]
    write: bool = False
    prune: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """A run after its baseline.

    Attributes:
        articles: with the known findings set apart.
        use: for the report.
        entries: what the file should hold now; None to leave it.
        said: what to tell the user, before the verdict.
        verdict: what to say instead of the gate's verdict, where the run was there to write the baseline.
    """

    articles: list[AssessedArticle]
    use: BaselineUse
    entries: tuple[Entry, ...] | None
    said: tuple[Phrase, ...]
    verdict: Phrase | None


def plan_of(configuration: Configuration, request: Request) -> Plan | None:
    """The baseline that the flags or the configuration name, read; None where there is none.

    Raises:
        UsageError: no such file (unless it is to be written), not a baseline, or --write-baseline without a name.
    """
    shown = configuration.settings.baseline
    if shown is None:
        if request.write_baseline or request.prune_baseline:
            raise UsageError("no-baseline", "No baseline is named.", "Add `--baseline FILE`, or `baseline` to the configuration.")
        return None
    path = Path(shown) if request.baseline is not None else configuration.root / shown
    missing = request.write_baseline and not path.exists()
    try:
        entries = () if missing else read_baseline(path)
    except UsageError as error:
        place = configuration.place("baseline") if request.baseline is None else ""
        raise UsageError(error.code, f"{place}: {error.what}" if place else error.what, error.remedy) from None
    return Plan(shown, path, entries, request.write_baseline, request.prune_baseline)


def settle(plan: Plan, articles: Sequence[AssessedArticle], paths: Sequence[str], scale: Scale) -> Settled:
    """Set the known findings apart, and work out what the file should hold."""
    scope = scope_of(plan.path, (a.article for a in articles), paths)
    found = match(plan.entries, articles, scope)
    before = use(plan.shown, plan.entries, found, scope)
    gone = sum(entry.count for entry in before.stale)
    if plan.write:
        entries = renewed(plan.entries, articles, found, scope)
        again = match(entries, articles, scope)
        now = use(plan.shown, entries, again, scope)
        count = sum(entry.count for entry in entries)
        verdict = _WRITTEN.format(path=plan.shown, count=count, new=now.known - before.known, gone=gone)
        return Settled(silence(articles, again.decisions, scale), now, entries, _gone(_PRUNED, before), verdict)
    known = silence(articles, found.decisions, scale)
    if plan.prune:
        now = BaselineUse(before.path, before.known)
        return Settled(known, now, pruned(plan.entries, found, scope), _gone(_PRUNED, before), None)
    return Settled(known, before, None, _gone(_STALE, before), None)


def store(plan: Plan, entries: Sequence[Entry]) -> None:
    """Write the file.

    Raises:
        UsageError: it can't be written.
    """
    try:
        write_files(plan.path.parent, [(plan.path.name, baseline_text(entries))])
    except UsageError as error:
        reason = getattr(error.__cause__, "strerror", None) or error.__cause__
        raise UsageError("cannot-write", f"{plan.path}: the baseline can't be written: {reason}.", "Name another file.") from None


def _gone(phrase: Phrase, used: BaselineUse) -> tuple[Phrase, ...]:
    """The phrase about stale entries, the first few named; nothing where there are none."""
    if not used.stale:
        return ()
    named = [f"{entry.code} “{entry.excerpt}” {', '.join(entry.paths[:1])}" for entry in used.stale[:_NAMED]]
    more = ["…"] if len(used.stale) > _NAMED else []
    count = sum(entry.count for entry in used.stale)
    return (phrase.format(path=used.path, count=count, named="; ".join((*named, *more))),)
