"""Which models serve a run: what `--model` names, what was pulled, or the embedded one; and through which language it goes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from mtqa.errors import ModelError, UsageError
from mtqa.phrase import Phrase
from mtqa.translate.languages import reverse_name
from mtqa.translate.model import Model, is_model, read_model
from mtqa.translate.places import Places

FRENCH = "fr"
EMBEDDED = "embedded"
HOME = "Helsinki-NLP"
READABLE = "opus-mt-fr-en"
"""The model to pull where the embedded one is too rough to read."""

_NAME = re.compile(r"[A-Za-z0-9][\w.-]*(?:/[A-Za-z0-9][\w.-]*)?")

NO_REVERSE = Phrase(
    "{model} has no reverse (from {pivot} into French): there is no round trip, and the French is not scored against its back-translation. "
    "Name a pair with --model {model},REVERSE or run: mtqa models pull {model}",
    "{model} n’a pas de modèle inverse (de « {pivot} » vers le français) : pas de retour au français, et celui-ci n’est pas évalué par "
    "rapport à sa retraduction. Indiquez une paire avec --model {model},INVERSE ou lancez : mtqa models pull {model}",
    "{model} tidak memiliki model balik (dari {pivot} ke bahasa Prancis): tidak ada terjemahan bolak-balik, dan teks Prancis tidak dinilai "
    "terhadap terjemahan baliknya. Sebutkan pasangan dengan --model {model},BALIK atau jalankan: mtqa models pull {model}",
)


@dataclass(frozen=True, slots=True)
class Route:
    """The way of a round trip.

    Attributes:
        forward: translates French into `pivot`.
        backward: translates `pivot` into French (may be the same model); None when there is none.
        pivot: language code of the back-translation.
        notes: what the user should be told.
    """

    forward: Model
    backward: Model | None
    pivot: str
    notes: tuple[Phrase, ...] = ()

    @property
    def rough(self) -> bool:
        """True when the back-translation is too poor to read by the model's measured quality."""
        return self.forward.rough(FRENCH, self.pivot)


def resolve(request: str | None, places: Places, source_language: str | None = None) -> Route:
    """Find the models of a run.

    Args:
        request: `--model`: a name or folder, or two with a comma between; None chooses.
        places: where models lie.
        source_language: language that the article was translated from, if known; `id` prefers Indonesian as the pivot.

    Without a request a pulled model wins over the embedded one, in the preferred pivot language first. Nothing is fetched.

    Raises:
        ModelError: a named model is not there, broken, or does not translate from French.
        UsageError: more than two names.
    """
    pivots = ("id", "en") if source_language == "id" else ("en", "id")
    if request:
        return _named(request, places, pivots)
    if source_language == "id" and (route := _pulled(places, "id")):
        return route
    if route := _pulled(places, "en"):
        return route
    model = read_model(places.embedded)
    return _route(model, model, pivots)


def find(name: str, places: Places) -> Model:
    """The model that `name` means: `embedded`, a folder, a pulled model by its short or full hub name.

    Raises:
        ModelError: it is not there (the message says what to type), or broken.
    """
    folder = Path(name)
    if folder.is_dir():
        return read_model(folder)
    if name == EMBEDDED or (is_model(places.embedded) and name == read_model(places.embedded).name):
        return read_model(places.embedded)
    if not _NAME.fullmatch(name):
        raise ModelError("no-such-model", f"{name}: no such folder.", "Check the path given to --model.")
    stored = places.models / folder_name(name)
    if stored.is_dir():
        return read_model(stored)
    raise ModelError("model-not-pulled", f"The model {name} is not on this machine.", f"Fetch it with: mtqa models pull {name}")


def stored(places: Places) -> list[Path]:
    """The folders of pulled models, broken ones included, in order of name."""
    if not places.models.is_dir():
        return []
    return [folder for folder in sorted(places.models.iterdir()) if folder.is_dir() and not folder.name.startswith(".")]


def pulled(places: Places) -> Iterator[Model]:
    """The pulled models that can be read, in order of name."""
    for folder in stored(places):
        with suppress(ModelError):
            yield read_model(folder)


def repository(name: str) -> str:
    """The full hub name: `opus-mt-fr-en` is `Helsinki-NLP/opus-mt-fr-en`.

    Raises:
        UsageError: this can't be a hub name.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(
            "bad-model-name", f"{name!r} is not the name of a hub model.", "Write it like opus-mt-fr-en or Helsinki-NLP/opus-mt-fr-en."
        )
    return name if "/" in name else f"{HOME}/{name}"


def folder_name(name: str) -> str:
    """The folder of a pulled model, under `Places.models`."""
    owner, _, rest = repository(name).partition("/")
    return rest if owner == HOME else f"{owner}--{rest}"


def _named(request: str, places: Places, pivots: tuple[str, ...]) -> Route:
    if Path(request).is_dir():
        return _single(request, places, pivots)
    names = [name.strip() for name in request.split(",")]
    if len(names) > 2 or not all(names):
        raise UsageError("bad-model", f"--model {request}: not a model or a pair of models.", "Write --model NAME or --model NAME,REVERSE.")
    if len(names) == 1:
        return _single(names[0], places, pivots)
    first, second = (find(name, places) for name in names)
    if not any(first.supports(FRENCH, pivot) for pivot in _pivots(first, pivots)) and second.supports(FRENCH, _pivots(second, pivots)[0]):
        first, second = second, first
    route = _route(first, second, pivots)
    if route.backward is None:
        raise ModelError(
            "not-a-pair",
            f"{second.name} does not translate from {route.pivot} into French, so it is no reverse of {first.name}.",
            "Name two models of opposite directions, such as opus-mt-fr-en,opus-mt-en-fr.",
        )
    return route


def _single(name: str, places: Places, pivots: tuple[str, ...]) -> Route:
    model = find(name, places)
    return _route(model, _reverse_of(model, places, pivots), pivots)


def _reverse_of(model: Model, places: Places, pivots: tuple[str, ...]) -> Model | None:
    """The model itself when it goes both ways, or its pulled counterpart by name."""
    if any(model.supports(FRENCH, p) and model.supports(p, FRENCH) for p in _pivots(model, pivots)):
        return model
    other = reverse_name(model.card.repository)
    folder = places.models / folder_name(other) if other else None
    return read_model(folder) if folder is not None and folder.is_dir() else None


def _route(forward: Model, backward: Model | None, pivots: tuple[str, ...]) -> Route:
    pivot = next((p for p in _pivots(forward, pivots) if forward.supports(FRENCH, p)), None)
    if pivot is None:
        raise ModelError(
            "not-from-french", f"{forward.name} does not translate from French.", "Name a model such as opus-mt-fr-en with --model."
        )
    if backward is not None and not backward.supports(pivot, FRENCH):
        backward = None
    name = forward.card.repository.removeprefix(f"{HOME}/") or forward.name
    notes = () if backward else (NO_REVERSE.format(model=name, pivot=pivot),)
    return Route(forward, backward, pivot, notes)


def _pivots(model: Model, preferred: tuple[str, ...]) -> tuple[str, ...]:
    """The preferred pivots, then whatever else the model translates into."""
    others = sorted({target for _, target in model.card.directions} - {*preferred, FRENCH, "*"})
    return (*preferred, *others)


def _pulled(places: Places, pivot: str) -> Route | None:
    """A route through `pivot` over pulled models; one with a reverse is preferred."""
    routes = [_route(m, _reverse_of(m, places, (pivot,)), (pivot,)) for m in pulled(places) if m.supports(FRENCH, pivot)]
    return next((route for route in routes if route.backward), routes[0] if routes else None)
