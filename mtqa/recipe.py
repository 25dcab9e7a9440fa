"""How a process assesses blocks: the same configuration, options and day give the same bytes in any process."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from mtqa.article.model import Article
from mtqa.batch.blocks import Block
from mtqa.batch.part import Part, part_of
from mtqa.batch.work import Progress, Warn
from mtqa.checks.references import read_references
from mtqa.clock import MODELS, WRITE, Clock
from mtqa.config import Configuration
from mtqa.errors import MtqaError
from mtqa.garbage import let_go
from mtqa.judge.assessment import AssessedArticle, Problem, Report
from mtqa.judge.suppress import suppress
from mtqa.judge.suppressions import expired
from mtqa.judge.verdicts_store import VerdictStore, store_path
from mtqa.models import ModelOptions, Models
from mtqa.phrase import Phrase
from mtqa.pipeline import Checker
from mtqa.session import calibration_of, policy_of, report_of, rules_of, suppressions_of, suppressors_of, weighed
from mtqa.translate.places import Places

_FORMAT = 1
_NOT_IN_PARTS = frozenset({"format"})
"""Settings that change nothing in a part."""


@dataclass(frozen=True, slots=True)
class CheckRecipe:
    """What `mtqa check` assesses with. `language` is that of machine formats."""

    configuration: Configuration
    options: ModelOptions
    places: Places
    today: datetime.date
    language: str

    def open(self, warn: Warn) -> BlockAssessor:
        """A new assessor; models are opened when they are first asked for.

        Raises:
            UsageError, InputError: the configuration or the newsroom's lists can't be followed.
        """
        return BlockAssessor(self, warn)


class BlockAssessor:
    """An `Assessor` over a `Checker` that this process opened."""

    def __init__(self, recipe: CheckRecipe, warn: Warn, clock: Clock | None = None) -> None:
        self._recipe, self._clock = recipe, clock or Clock()
        configuration = recipe.configuration
        self._models = Models(recipe.options, recipe.places, warn, self._clock)
        self._checker = Checker(
            rules_of(configuration), self._models, configuration.settings.risk.base_rate, calibration_of(configuration), sparing=True
        )
        self._suppressors = suppressors_of(configuration, recipe.today)
        self._policy = policy_of(configuration)
        self._settings = _settings_of(recipe)
        self._blocks = 0

    @property
    def seconds(self) -> Mapping[str, float]:
        """See `Assessor.seconds`."""
        return self._clock.seconds

    def key(self, block: Block) -> str:
        """SHA-256 of what was read and of all that makes the block's numbers; opens the models that the block needs.

        Raises:
            ModelError: a model is missing or broken.
        """
        with self._clock.stage(MODELS):
            for opened in (self._models.estimator, self._models.language_model, self._models.ngram):
                opened()
            for language in block.source_languages:
                self._models.round_tripper(language)
                self._models.second_round_tripper(language)
        made = json.dumps([_FORMAT, block.digest(), self.report().signature, self._settings])
        return hashlib.sha256(made.encode("utf-8", "surrogatepass")).hexdigest()

    def content(self, block: Block, progress: Progress | None = None) -> bytes:
        """See `Assessor.content`.

        Raises:
            ModelError: a model is missing or broken.
        """
        if self._blocks:
            let_go(first=self._blocks == 1)
        self._blocks += 1
        return self._part(block, progress).to_bytes()

    def report(self, problems: Sequence[Problem] = (), notes: Sequence[Phrase] = (), skipped: int = 0) -> Report:
        """All of a report but its articles: the models opened so far, and their signature."""
        return report_of(self._checker, (), problems, notes, skipped)

    def close(self) -> None:
        """See `Assessor.close`."""
        self._models.close()

    def _part(self, block: Block, progress: Progress | None) -> Part:
        try:
            assessed, problems = self._assessed(block.articles, progress), list[Problem]()
        except MtqaError:
            raise
        except Exception:
            assessed, problems = self._one_by_one(block.articles)
        with self._clock.stage(WRITE):
            return part_of(assessed, self._policy, self._recipe.language, problems)

    def _one_by_one(self, articles: Sequence[Article]) -> tuple[list[AssessedArticle], list[Problem]]:
        """The articles that can be assessed, and a problem for each one over which the program breaks."""
        assessed, problems = list[AssessedArticle](), list[Problem]()
        for article in articles:
            try:
                assessed += self._assessed((article,), None)
            except MtqaError:
                raise
            except Exception as error:
                problems.append(_broke(article, error))
        return assessed, problems

    def _assessed(self, articles: Sequence[Article], progress: Progress | None) -> list[AssessedArticle]:
        known = 0

        def moved(_: str, done: int, __: int) -> None:
            nonlocal known
            if progress and done > known:
                progress(done - known)
                known = done

        found = suppress(list(self._checker.assess(articles, moved)), self._suppressors, self._checker.scale)
        return weighed(found, self._recipe.configuration)


def _settings_of(recipe: CheckRecipe) -> str:
    """All besides articles and models that a part depends on."""
    configuration = recipe.configuration
    known = [s for s in suppressions_of(configuration) if not expired(s, recipe.today)]
    verdicts = VerdictStore(store_path(configuration.root)).current()
    lists = read_references(configuration.root / configuration.settings.references)
    settings = configuration.settings.model_dump_json(exclude=set(_NOT_IN_PARTS))
    parts = [settings, sorted(configuration.flags or ()), [asdict(s) for s in known], repr(verdicts), repr(lists), recipe.language]
    return hashlib.sha256(json.dumps(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _broke(article: Article, error: Exception) -> Problem:
    return Problem(
        article.path,
        "article-broke",
        f"`{article.path}` could not be checked ({type(error).__name__}: {error}); the others were.",
        "This is a bug of mtqa: please report it with the article.",
    )
