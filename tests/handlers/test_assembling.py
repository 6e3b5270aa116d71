"""The tables of all subjects are one, and no key stands in two of them."""

import pytest

from casework.core.assembly import assembled
from casework.core.vocabulary import FollowUpKind
from handlers.subjects import FOLLOW_UPS, PROMPTS
from storage.prompts.prompts import PromptKind


def test_the_entries_of_all_subjects_are_one_table() -> None:
    assert assembled("the button", visits={"v": 1}, work={"w": 2}) == {"v": 1, "w": 2}


def test_a_key_that_two_subjects_use_is_refused_with_both_their_names() -> None:
    with pytest.raises(ValueError, match="the button 'v' is used by visits and by work"):
        assembled("the button", visits={"v": 1}, work={"w": 2, "v": 3})


def test_of_each_kind_of_awaited_words_one_subject_knows_what_becomes_of_them() -> None:
    assert set(PromptKind) <= set(PROMPTS)


def test_of_each_kind_of_follow_up_one_subject_knows_what_it_says() -> None:
    assert set(FOLLOW_UPS) == set(FollowUpKind)
