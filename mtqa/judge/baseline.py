"""The baseline: findings that were there before, known by their rule and words, so that a check is quiet about the past.

An entry is a rule, the hash of a sentence and of the finding's own words in it, and how often that was found. A place takes no part: text
above may grow, paragraphs may move, files may be renamed. The files in which a finding was are kept for people, and to decide which of
several equal findings is the old one (as is what stood around it), and which entries a run over some of the files can call stale.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mtqa.article.model import Article
from mtqa.checks.finding import Finding
from mtqa.judge.assessment import AssessedArticle, BaselineUse, StaleEntry, Suppressed
from mtqa.judge.baseline_file import Entry, Key
from mtqa.judge.fingerprint import fingerprint, normalised
from mtqa.judge.suppress import Decisions

ORIGIN = "baseline"
_EXCERPT = 80


@dataclass(frozen=True, slots=True)
class Scope:
    """The files of a run as a baseline sees them.

    Attributes:
        name: the baseline's name of an article's file.
        checked: names of the files that were checked.
        gone: whether a file of that name is there no more.
        walked: whether a folder that was looked through would hold it.
    """

    name: Callable[[Article], str]
    checked: frozenset[str]
    gone: Callable[[str], bool]
    walked: Callable[[str], bool]

    def covers(self, name: str) -> bool:
        """True when a finding that was in the file would have been met in this run, were it still there."""
        return name in self.checked or (self.walked(name) and self.gone(name))


def scope_of(baseline: Path, articles: Iterable[Article], paths: Sequence[str]) -> Scope:
    """The scope of a run over `paths` that checked `articles`, beside the baseline file at `baseline`."""
    folder = baseline.parent.resolve()
    walked = [Path(path).resolve() for path in paths if path != "-" and os.path.isdir(path)]

    def name(article: Article) -> str:
        path = article.file or article.path
        return path if path == "-" else Path(os.path.relpath(Path(path).resolve(), folder)).as_posix()

    return Scope(
        name,
        frozenset(map(name, articles)),
        lambda path: not (folder / path).exists(),
        lambda path: any(top in Path(os.path.normpath(folder / path)).parents for top in walked),
    )


@dataclass(frozen=True, slots=True)
class Match:
    """A baseline laid beside the findings of a run.

    Attributes:
        decisions: for each article and finding, the entry's silence or None.
        met: how many findings of each entry were met, by the file that they are in now.
        left: how many of each entry were not met, by the file that they were in.
    """

    decisions: Decisions
    met: Mapping[Key, Mapping[str, int]]
    left: Mapping[Key, Mapping[str, int]]


def match(entries: Sequence[Entry], articles: Sequence[AssessedArticle], scope: Scope) -> Match:
    """Which findings the baseline knows.

    Of equal findings those in the files that the entry names come first; what is left of it goes to others, as far as it is not held by a
    file that this run did not check and that is still there. Among those, the ones with the same sentences around them come first, then
    the order of place counts.
    """
    known = {entry.key: entry for entry in entries}
    left = {entry.key: dict(entry.paths) for entry in entries}
    met: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    decisions: list[list[Suppressed | None]] = [[None] * len(article.findings) for article in articles]
    found = [each for each in _findings(articles, scope) if each.key in known]
    found.sort(key=lambda each: each.around not in known[each.key].around)
    for own in (True, False):
        for each in found:
            if decisions[each.article][each.index] is None:
                spare = _spare(left[each.key], each.name, scope, own)
                if spare is not None:
                    left[each.key][spare] -= 1
                    met[each.key][each.name] += 1
                    decisions[each.article][each.index] = _silence(articles[each.article], each.index, known[each.key])
    return Match(decisions, met, left)


def _spare(left: Mapping[str, int], name: str, scope: Scope, own: bool) -> str | None:
    """A file whose finding is still to be met and may be one in the file `name`: that file itself, or where not `own` one that lost it."""
    if own:
        return name if left.get(name, 0) else None
    return next((path for path in sorted(left) if left[path] and (path in scope.checked or scope.gone(path))), None)


def use(path: str, entries: Sequence[Entry], found: Match, scope: Scope) -> BaselineUse:
    """What the report says of the baseline; an entry is stale as far as the run covers the files that it names."""
    stale = []
    for entry in entries:
        gone = {p: n for p, n in found.left[entry.key].items() if n and scope.covers(p)}
        if gone:
            stale.append(StaleEntry(entry.rule, entry.excerpt, sum(gone.values()), tuple(sorted(gone))))
    return BaselineUse(path, sum(sum(files.values()) for files in found.met.values()), tuple(stale))


def pruned(entries: Sequence[Entry], found: Match, scope: Scope) -> tuple[Entry, ...]:
    """The entries without what is stale, the rest under the files that they are in now."""
    return _kept(entries, lambda entry: found.met.get(entry.key, {}), found, scope)


def renewed(entries: Sequence[Entry], articles: Sequence[AssessedArticle], found: Match, scope: Scope) -> tuple[Entry, ...]:
    """Entries for all findings of the run, and for those of files that it did not cover; what people wrote beside an entry stays."""
    now: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    fresh: dict[Key, Entry] = {}
    around: defaultdict[Key, set[str]] = defaultdict(set)
    for each in _findings(articles, scope):
        now[each.key][each.name] += 1
        around[each.key].add(each.around)
        excerpt = _excerpt(articles[each.article], articles[each.article].findings[each.index])
        fresh.setdefault(each.key, Entry(*each.key, {}, excerpt))
    known = {entry.key for entry in entries}
    wanted = [*entries, *(entry for key, entry in fresh.items() if key not in known)]
    kept = _kept(wanted, lambda entry: now.get(entry.key, {}), found, scope)
    return tuple(replace(entry, around=_around(entry, around[entry.key], now[entry.key])) for entry in kept)


def _around(entry: Entry, now: set[str], counted: Counter[str]) -> tuple[str, ...]:
    """What stands around the findings now, and what stood around those of files that were not looked at."""
    return tuple(sorted(now if entry.count == counted.total() else now | set(entry.around)))


@dataclass(frozen=True, slots=True)
class _Each:
    """One finding of a run: indexes of its article and of itself in it, what it is known by, and its file."""

    article: int
    index: int
    key: Key
    around: str
    name: str


def _findings(articles: Sequence[AssessedArticle], scope: Scope) -> Iterator[_Each]:
    for at, assessed in enumerate(articles):
        name = scope.name(assessed.article)
        for index, finding in enumerate(assessed.findings):
            own = fingerprint(assessed.article, finding)
            yield _Each(at, index, (own.code, own.words), own.neighbours, name)


def _excerpt(article: AssessedArticle, finding: Finding) -> str:
    """The finding's first words; of one that stands where words are missing, those of its sentence."""
    home = article.segment_of(finding.span)
    return (normalised(finding.span.of(article.article.text)) or normalised(home.text if home else ""))[:_EXCERPT]


def _silence(article: AssessedArticle, index: int, entry: Entry) -> Suppressed:
    return Suppressed(article.findings[index], ORIGIN, entry.reason, entry.author, entry.date)


def _kept(entries: Iterable[Entry], now: Callable[[Entry], Mapping[str, int]], found: Match, scope: Scope) -> tuple[Entry, ...]:
    """The entries with the counts of `now`, and with what is left of them in files that the run did not cover."""
    kept = []
    for entry in entries:
        paths = Counter(now(entry))
        paths.update({p: n for p, n in found.left.get(entry.key, {}).items() if n and not scope.covers(p)})
        if paths:
            kept.append(replace(entry, paths=dict(sorted(paths.items()))))
    return tuple(kept)
