"""Dataclasses that cost little until they are used: their methods are written when first called, or shared by all of them.

A run makes some 150 of these classes, and most are never called upon. The standard decorator writes and compiles six functions for each,
which together took as long as to read the lexicons.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, fields
from dataclasses import dataclass as standard
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ("dataclass",)

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool = False, slots: bool = False) -> Callable[[type], type]:
        """As `dataclasses.dataclass`, to a reader and to the type checker; of its choices, those that records here make."""

        def made(cls: type) -> type:
            record = standard(init=False, repr=False, eq=False, slots=slots)(cls)
            _add(record, _methods(record, frozen=frozen, slots=slots))
            return record

        return made


def _add(record: type, methods: dict[str, Any]) -> None:
    """The methods that the class does not define itself."""
    own = vars(record)
    if own.get("__hash__", "") is None:  # Python's own note that only `__eq__` is defined
        del methods["__hash__"]
    for name, method in methods.items():
        if name not in own:
            setattr(record, name, method)


def _methods(record: type, *, frozen: bool, slots: bool) -> dict[str, Any]:
    own = fields(record)
    values = _reader([field.name for field in own if field.compare])

    def init(self: object, *given: object, **named: object) -> None:
        written = _written_init(record, own, frozen=frozen)
        record.__init__ = written  # type: ignore[misc]
        written(self, *given, **named)

    def equal(self: object, other: object) -> bool:
        return bool(values(self) == values(other)) if other.__class__ is self.__class__ else NotImplemented

    methods: dict[str, Any] = {"__init__": init, "__repr__": _shown, "__eq__": equal, "__hash__": None}
    if frozen:
        methods |= {"__hash__": lambda self: hash(values(self)), "__setattr__": _not_set, "__delattr__": _not_deleted}
    if frozen and slots:
        methods |= {"__getstate__": _state, "__setstate__": _restored}
    return methods


def _reader(names: Sequence[str]) -> Callable[[Any], Any]:
    """Gives the values of these attributes of an object."""
    return attrgetter(*names) if names else lambda _: ()


def _written_init(record: type, own: Sequence[Field[Any]], *, frozen: bool) -> Callable[..., None]:
    """The function that sets the fields in order; a field that is not given by the caller is left to `__post_init__`."""
    known: dict[str, Any] = {"_set": object.__setattr__, "_none": MISSING}
    head, body = ["self"], []
    for field in own:
        if not field.init:
            continue
        name, value = field.name, field.name
        if field.default is not MISSING:
            known[f"_default_{name}"] = field.default
            head.append(f"{name}=_default_{name}")
        elif field.default_factory is not MISSING:
            known[f"_make_{name}"] = field.default_factory
            head.append(f"{name}=_none")
            value = f"_make_{name}() if {name} is _none else {name}"
        else:
            head.append(name)
        body.append(f" _set(self, {name!r}, {value})" if frozen else f" self.{name} = {value}")
    if hasattr(record, "__post_init__"):
        body.append(" self.__post_init__()")
    exec(f"def __init__({', '.join(head)}):\n" + "\n".join(body or [" pass"]), known)
    written: Callable[..., None] = known["__init__"]
    written.__qualname__ = f"{record.__qualname__}.__init__"
    return written


def _shown(self: Any) -> str:
    values = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in fields(self) if field.repr)
    return f"{type(self).__qualname__}({values})"


def _not_set(self: object, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _not_deleted(self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in fields(self)]


def _restored(self: Any, state: Sequence[Any]) -> None:
    for field, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
