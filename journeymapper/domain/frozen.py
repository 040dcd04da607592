"""Frozen dataclasses that share their methods.

``@frozen`` means what ``@dataclass(frozen=True, slots=True)`` means, and ``fields`` and ``replace``
work as they do there. But a dataclass compiles its methods from source text, class by class: a
millisecond for each that is frozen. The program has more than a hundred, and with shared methods
its window opens a tenth of a second earlier. A shared ``__init__`` takes a little longer, so what
is made by the hundred thousand stays a dataclass.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from functools import cache, partial
from itertools import repeat
from operator import attrgetter, call
from typing import Any, TypeVar, dataclass_transform, overload

_T = TypeVar("_T")


@overload
def frozen(cls: type[_T]) -> type[_T]: ...
@overload
def frozen(*, kw_only: bool) -> Callable[[type[_T]], type[_T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: Any = None, *, kw_only: bool = False) -> Any:
    """Make a class a frozen dataclass with slots; what it inherits from must be made so too."""
    if cls is None:
        return partial(frozen, kw_only=kw_only)
    cls.__doc__ = cls.__doc__ or cls.__name__  # or dataclass works out the signature for it
    own = set(vars(cls))
    made = dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(cls)
    for name, method in {**_own_methods(made), **_SHARED_METHODS}.items():
        if name not in own:
            setattr(made, name, method)
    return made


def _own_methods(made: type) -> Mapping[str, Callable[..., Any]]:
    """The methods that look up the fields of a class beforehand, to be quick."""
    items = fields(made)
    positional = tuple(one.name for one in items if not one.kw_only)
    defaults = {one.name: one.default for one in items}
    needed = frozenset(name for name, default in defaults.items() if default is MISSING)
    puts = tuple(getattr(made, name).__set__ for name in defaults)
    content = attrgetter("__class__", *(one.name for one in items if one.compare))

    def init(self: Any, *given: Any, **named: Any) -> None:
        if given:
            named = _all_named(made, positional, given, named)
        if not needed <= named.keys():
            missing = next(one for one in defaults if one in needed and one not in named)
            raise TypeError(f"{made.__name__} needs {missing}")
        values = defaults | named  # in the order of the fields
        if len(values) > len(puts):
            strange = [one for one in named if one not in defaults]
            raise TypeError(f"{made.__name__} has no {', '.join(strange)}")
        any(map(call, puts, repeat(self), values.values()))  # a setter returns None: all are called

    def equals(self: Any, other: object) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return content(self) == content(other)

    def hashed(self: Any) -> int:
        return hash(content(self))

    return {"__init__": init, "__eq__": equals, "__hash__": hashed}


_put = object.__setattr__


def altered(value: _T, /, **other: Any) -> _T:
    """As ``dataclasses.replace`` of a value whose class is ``frozen``, five times as quick: for
    what is changed by the ten thousand."""
    kind: Any = value.__class__
    read, puts = _copying(kind)
    made: _T = object.__new__(kind)
    for put, one in zip(puts.values(), read(value), strict=True):
        put(made, one)
    if other.keys() - puts.keys():
        raise TypeError(f"{kind.__name__} has no {', '.join(other.keys() - puts.keys())}")
    for name, one in other.items():
        puts[name](made, one)
    return made


def altered_all(values: Sequence[_T], /, **columns: Iterable[Any]) -> list[_T]:
    """Many values of one class, whose class is ``frozen``, as ``altered`` makes each: a field's new
    values come in the order of the values."""
    if not values:
        return []
    kind: Any = values[0].__class__
    read, puts = _copying(kind)
    if columns.keys() - puts.keys():
        raise TypeError(f"{kind.__name__} has no {', '.join(columns.keys() - puts.keys())}")
    made: list[_T] = list(map(object.__new__, repeat(kind, len(values))))
    for (name, put), own in zip(puts.items(), zip(*map(read, values), strict=True), strict=True):
        # a queue without room: the quickest way to call something for each
        deque(map(put, made, columns.get(name, own)), maxlen=0)
    return made


@cache
def _copying(kind: type) -> tuple[Callable[[Any], Any], Mapping[str, Callable[[Any, Any], None]]]:
    """What reads all fields of a class at once, and what sets each."""
    names = [one.name for one in fields(kind)]
    read = attrgetter("__class__", *names)  # never one name alone, so that a tuple comes
    puts = {name: getattr(kind, name).__set__ for name in names}
    return lambda value: read(value)[1:], puts


def _all_named(
    made: type, positional: tuple[str, ...], given: tuple[Any, ...], named: dict[str, Any]
) -> dict[str, Any]:
    if len(given) > len(positional):
        raise TypeError(f"{made.__name__} takes {len(positional)} values, not {len(given)}")
    by_place = dict(zip(positional, given, strict=False))
    twice = by_place.keys() & named.keys()
    if twice:
        raise TypeError(f"{made.__name__} was given {', '.join(sorted(twice))} twice")
    return by_place | named


def _shown(self: Any) -> str:
    values = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({', '.join(values)})"


def _refuse_to_set(self: Any, name: str, value: object) -> None:
    del self, value
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: Any, name: str) -> None:
    del self
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, one.name) for one in fields(self)]


def _set_state(self: Any, state: list[Any]) -> None:
    for one, value in zip(fields(self), state, strict=True):
        _put(self, one.name, value)


_SHARED_METHODS: Mapping[str, Callable[..., Any]] = {
    "__repr__": _shown,
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
    "__getstate__": _state,
    "__setstate__": _set_state,
}
