"""Frozen classes behave as frozen dataclasses do."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, field, fields, replace

import pytest

from journeymapper.domain.frozen import frozen


@frozen
class Place:
    x: float
    y: float = 0.0
    seen: tuple[str, ...] = field(default=(), compare=False, repr=False)


@frozen(kw_only=True)
class Named(Place):
    """A place with a name."""

    name: str


def test_values_come_by_place_or_by_name_and_defaults_fill_the_rest():
    assert Place(1.0) == Place(x=1.0, y=0.0) == Place(1.0, y=0.0)
    assert Named(1.0, 2.0, name="here").name == "here"
    assert [one.name for one in fields(Named)] == ["x", "y", "seen", "name"]


def test_equal_are_those_of_one_class_with_equal_compared_fields():
    assert Place(1.0, seen=("a",)) == Place(1.0)
    assert hash(Place(1.0, seen=("a",))) == hash(Place(1.0))
    assert Place(1.0) != Place(2.0)
    assert Named(1.0, name="") != Place(1.0)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: Place(), "Place needs x"),
        (lambda: Named(1.0), "Named needs name"),
        (lambda: Place(1.0, z=2.0), "Place has no z"),
        (lambda: Place(1.0, x=2.0), "Place was given x twice"),
        (lambda: Named(1.0, 2.0, (), "here"), "Named takes 3 values, not 4"),
    ],
)
def test_what_does_not_fit_is_named(make, told):
    with pytest.raises(TypeError, match=told):
        make()


def test_nothing_can_be_set_deleted_or_added():
    place = Place(1.0)
    with pytest.raises(FrozenInstanceError):
        place.x = 2.0
    with pytest.raises(FrozenInstanceError):
        del place.x
    with pytest.raises(FrozenInstanceError):
        place.other = 2.0
    assert not hasattr(place, "__dict__")


def test_replace_copy_and_pickle_give_equal_values():
    named = Named(1.0, 2.0, ("a",), name="here")
    assert replace(named, name="there") == Named(1.0, 2.0, name="there")
    assert copy.deepcopy(named) == named
    assert pickle.loads(pickle.dumps(named)).seen == ("a",)


def test_it_says_what_it_is():
    assert repr(Named(1.0, name="here")) == "Named(x=1.0, y=0.0, name='here')"
    assert Named.__doc__ == "A place with a name."
