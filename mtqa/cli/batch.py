"""`mtqa check` over many articles: block by block into parts, from where an earlier run was stopped, then merged into the reports."""

from __future__ import annotations

import datetime
import os
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from mtqa.batch.ahead import ahead
from mtqa.batch.blocks import SIZE, Block, blocks
from mtqa.batch.journal import Journal
from mtqa.batch.local import run_here
from mtqa.batch.merge import merge
from mtqa.batch.run import Account, assess_blocks
from mtqa.batch.shard import Shard, parse_shard
from mtqa.batch.work import Runner
from mtqa.cli.output import problem_lines, say
from mtqa.cli.pace import Pace
from mtqa.cli.parts import DASK
from mtqa.cli.reading import Reading
from mtqa.cli.request import Request
from mtqa.clock import READ, WRITE, Clock
from mtqa.config import Configuration
from mtqa.errors import ModelError, UsageError
from mtqa.judge.assessment import Problem
from mtqa.judge.gate import fails, verdict_on
from mtqa.judge.tally import Tally
from mtqa.phrase import Phrase
from mtqa.recipe import BlockAssessor, CheckRecipe
from mtqa.session import expired_lines, policy_of
from mtqa.translate.places import Places

_RESUMED = Phrase(
    "resumed; blocks done before: {count:,}.",
    "reprise ; blocs déjà faits : {count:,}.",
    "dilanjutkan; blok yang sudah selesai: {count:,}.",
)
_RETRIED = Phrase(
    "begun again because a worker was lost: {count:,}.",
    "recommencés après la perte d’un processus : {count:,}.",
    "diulang karena pekerja hilang: {count:,}.",
)
_LEFT = Phrase(
    "shard {index} of {count} is done; blocks that wait for others: {left:,}. When all are there, run the same command without --shard.",
    "la part {index} sur {count} est faite ; blocs qui attendent les autres parts : {left:,}. Ensuite, relancer la commande sans --shard.",
    "bagian {index} dari {count} selesai; blok yang menunggu bagian lain: {left:,}. Setelah lengkap, jalankan perintah tanpa --shard.",
)
_READY = Phrase(
    "shard {index} of {count} is done, and so are all others: run the same command without --shard for the reports.",
    "la part {index} sur {count} est faite, les autres aussi : relancer la commande sans --shard pour les rapports.",
    "bagian {index} dari {count} selesai, yang lain juga: jalankan perintah tanpa --shard untuk laporannya.",
)


@dataclass(slots=True)
class BatchRun:
    """One run: what was asked, who is told, and the segments that a block has at most."""

    request: Request
    configuration: Configuration
    formats: list[str]
    language: str
    err: TextIO
    clock: Clock
    size: int = SIZE

    def run(self) -> int:
        """Assess, merge, tell; returns the exit code.

        Raises:
            UsageError: the command line or the configuration can't be followed, or a file can't be written.
        """
        request, output = self.request, self.request.output or Path()
        shard = parse_shard(request.shard) if request.shard else Shard()
        reading, account, problems = Reading(self.configuration, request), Account(), list[Problem]()
        recipe = self._recipe()
        journal = Journal(output, shard.name)
        assessor = BlockAssessor(recipe, self._warn, self.clock)
        try:
            journal.open(fresh=request.fresh)
            try:
                self._assess(reading, assessor, recipe, journal, shard, account)
            except ModelError as error:
                problems.append(Problem("", error.code, error.what, error.remedy, error.exit_code))
            if request.shard:
                return self._tell_shard(shard, reading, account, problems)
            return self._finish(reading, assessor, journal, account, problems, output)
        finally:
            assessor.close()

    def _recipe(self) -> CheckRecipe:
        options = self.request.model_options(self.configuration.settings)
        return CheckRecipe(self.configuration, options, Places.default(), datetime.date.today(), self.request.lang or "en")

    def _assess(
        self, reading: Reading, assessor: BlockAssessor, recipe: CheckRecipe, journal: Journal, shard: Shard, account: Account
    ) -> None:
        pace, whole, reached, reader = Pace(self.err, self.language), reading.count(), dict[int, int](), Clock()

        def cut() -> Generator[Block]:
            for block in blocks(reader.each(READ, reading.articles()), self.size):
                reached[block.number] = reading.taken - 1
                yield block

        with closing(pace), self._runner(assessor, recipe, pace) as runner, closing(ahead(cut())) as found:
            for done in assess_blocks(found, assessor.key, journal, runner, shard, account):
                for name, seconds in done.seconds.items():
                    self.clock.add(name, seconds)
                share = reached[done.task.block.number] / whole if whole > 1 else 0.0
                pace.at(share, share * (1 - account.resumed / len(account.parts)))
        self.clock.add(READ, reader.seconds.get(READ, 0.0))

    @contextmanager
    def _runner(self, assessor: BlockAssessor, recipe: CheckRecipe, pace: Pace) -> Iterator[Runner]:
        if self.request.runner != DASK and self.request.scheduler is None:
            yield lambda tasks: run_here(tasks, assessor, pace.add)
            return
        try:
            from mtqa.batch.on_dask import DaskRunner, connected
        except ImportError:
            raise UsageError("no-dask", "--runner dask: distributed is not installed.", "Install it: `pip install 'mtqa[dask]'`.") from None
        with connected(self.request.scheduler, os.cpu_count() or 1) as client:
            yield DaskRunner(client, recipe, self._warn, pace.add)

    def _finish(
        self, reading: Reading, assessor: BlockAssessor, journal: Journal, account: Account, problems: list[Problem], output: Path
    ) -> int:
        counts, entries, policy = Tally(), account.entries, policy_of(self.configuration)
        complete = not problems
        with self.clock.stage(WRITE):
            for entry in entries:
                part = journal.read(entry)
                counts += part.tally
                problems += part.problems
                for article in part.articles:
                    for warning in article.warnings:
                        say(self.err, f"{article.path}: {warning}")
            report = assessor.report((*reading.problems, *problems), reading.notes(), reading.skipped)
            paths = merge(journal, entries, report, self.formats, output, self.request.lang or "en")
            if complete:
                journal.clear()
        self._tell(report.problems, [note.to(self.language) for note in report.notes], account)
        for path in paths:
            say(self.err, str(path))
        say(self.err, verdict_on(counts, policy, len(report.problems), report.skipped).to(self.language))
        if report.problems:
            return max(problem.exit_code for problem in report.problems)
        return 1 if fails(counts, policy) else 0

    def _tell_shard(self, shard: Shard, reading: Reading, account: Account, problems: list[Problem]) -> int:
        found = (*reading.problems, *problems)
        self._tell(found, [note.to(self.language) for note in reading.notes()], account)
        line = (
            _LEFT.format(index=shard.index, count=shard.count, left=account.left)
            if account.left
            else _READY.format(index=shard.index, count=shard.count)
        )
        if not problems:
            say(self.err, line.to(self.language))
        return max((problem.exit_code for problem in found), default=0)

    def _tell(self, problems: tuple[Problem, ...], notes: list[str], account: Account) -> None:
        counted = ((_RESUMED, account.resumed), (_RETRIED, account.retried))
        said = [phrase.format(count=count).to(self.language) for phrase, count in counted if count]
        for line in (*problem_lines(problems), *notes, *expired_lines(self.configuration, datetime.date.today()), *said):
            say(self.err, line)

    def _warn(self, phrase: Phrase) -> None:
        say(self.err, phrase.to(self.language))
