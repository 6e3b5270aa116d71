"""A table that is assembled of several has each key once."""

import pytest

from casework.core.assembly import assembled


def test_the_tables_of_all_subjects_are_one_in_their_order() -> None:
    whole = assembled("the kind", {"note": 1, "log": 2}, {}, closing={"closing": 3})
    assert list(whole.items()) == [("note", 1), ("log", 2), ("closing", 3)]


def test_a_key_that_two_subjects_use_is_refused_by_its_name() -> None:
    with pytest.raises(ValueError, match="closing"):
        assembled("the kind", {"note": 1, "closing": 2}, {"closing": 3})
