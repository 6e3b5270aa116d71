"""The engine: whatever somebody does, they come to a whole summary, and nothing is lost."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from casework.core.errors import Refused
from casework.core.vocabulary import OrganisationKind
from casework.form.engine import SKIPPED, SUMMARY, FormState
from casework.intake.questions import requisition_form
from casework.places import COPENHAGEN
from tests.casework.walking import ACTS, Walker, fits

FORM = requisition_form(COPENHAGEN)


def known(number: int, kind: OrganisationKind) -> dict[str, Any]:
    """An organisation that somebody has asked for before."""
    return {
        "id": number,
        "organisation_kind": kind.value,
        "organisation_name": f"Nr. {number}",
        "district": "valby",
        "administration": "BUF" if COPENHAGEN.has_administration(kind) else None,
    }


kinds = st.sampled_from(OrganisationKind)
people = st.builds(
    lambda kinds, accepted: FormState(
        known=tuple(known(number, kind) for number, kind in enumerate(kinds, 1)),
        privacy_accepted=accepted,
    ),
    st.lists(kinds, max_size=2),
    st.booleans(),
)
acts = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 40)), max_size=50)


def somebody(state: FormState, done: list[tuple[str, int]]) -> Walker:
    """A person who has gone to and fro."""
    walker = Walker(FORM, state)
    for what, number in done:
        walker.does(what, number)
    return walker


@given(people, acts, st.integers(0, 40))
@example(FormState(), [("nonsense", 0), ("answer", 0), ("edit", 0)], 0)
def test_whatever_one_does_the_end_is_a_whole_summary(
    state: FormState, done: list[tuple[str, int]], number: int
) -> None:
    walker = somebody(state, done)
    walker.walks_to(SUMMARY, number)
    assert fits(FORM, walker.state) == []


@pytest.mark.parametrize("kind", OrganisationKind)
@pytest.mark.parametrize("before", [0, 1, 2])
def test_for_every_kind_of_organisation_one_comes_to_the_end(
    kind: OrganisationKind, before: int
) -> None:
    state = FormState(known=tuple(known(number, kind) for number in range(before)))
    new = Walker(FORM, state)
    new.walks_to("urgency")
    new.goes(lambda state: FORM.choose(state, "soon"))
    if before:
        new.walks_to("organisation")
        new.goes(lambda state: FORM.choose(state, "another"))
    new.walks_to("organisation_kind")
    new.goes(lambda state: FORM.choose(state, kind))
    new.walks_to(SUMMARY)
    again = Walker(FORM, state)
    again.walks_to(SUMMARY)
    for walker in (new, again):
        assert fits(FORM, walker.state) == []
        kind_now = walker.state.answers.get("organisation_kind")
        has_one = kind_now is not None and COPENHAGEN.has_administration(kind_now)
        assert ("administration" in walker.state.answers) == has_one


@given(people, acts, st.tuples(st.sampled_from(ACTS), st.integers(0, 40)))
def test_no_answer_is_lost_but_those_that_a_change_has_made_impossible(
    state: FormState, done: list[tuple[str, int]], then: tuple[str, int]
) -> None:
    walker = somebody(state, done)
    before = walker.state
    walker.does(*then)
    after = walker.state
    given_now = {step for step, answer in after.answers.items() if step not in before.answers}
    lost = before.answers.keys() - after.answers.keys()
    if before.step == SUMMARY or after.answers.get(before.step) == before.answers.get(before.step):
        assert not lost
        return
    question = FORM.question(before.step)
    settled = question.fills(before, after.answers[before.step])
    impossible = {
        step
        for step in lost
        if before.answers[step] not in [each.code for each in FORM.question(step).choices(after)]
    }
    assert lost <= set(settled) | impossible
    assert given_now <= {before.step, *settled}


@given(people, acts)
def test_going_back_and_giving_the_same_answer_one_is_where_one_was(
    state: FormState, done: list[tuple[str, int]]
) -> None:
    walker = somebody(state, done)
    walker.goes(FORM.begin)
    before = walker.state
    if before.step == SUMMARY or not FORM.can_go_back(before):
        return
    walker.goes(FORM.back)
    assert walker.state.step != before.step
    walker.answers_the_same()
    assert (walker.state.step, walker.state.answers) == (before.step, before.answers)


@given(people, acts, st.integers(0, 40))
def test_what_was_sent_or_ticked_so_far_is_there_when_one_comes_back(
    state: FormState, done: list[tuple[str, int]], number: int
) -> None:
    walker = somebody(state, done)
    walker.walks_to("help_kinds")
    walker.ticks(number)
    before = walker.state
    walker.goes(FORM.back)
    walker.walks_to("help_kinds")
    kept = before.answers.get("help_kinds", before.picked)
    assert walker.state.picked == tuple(kept)


@given(people, acts)
def test_one_is_always_told_a_part_of_the_whole(
    state: FormState, done: list[tuple[str, int]]
) -> None:
    walker = Walker(FORM, state)
    for what, number in done:
        walker.does(what, number)
        told = None if walker.state.step == SUMMARY else FORM.progress(walker.state)
        if told is not None:
            part, parts = told
            assert 1 <= part <= parts <= 5


@given(people, st.lists(st.integers(0, 40), min_size=40, max_size=40))
def test_walking_straight_on_one_comes_nearer_to_the_end_with_each_answer(
    state: FormState, numbers: list[int]
) -> None:
    walker = Walker(FORM, state)
    told = []
    for number in numbers:
        if walker.state.step == SUMMARY:
            break
        told.append(FORM.progress(walker.state))
        walker.answers(number)
    parts = [part for part, _parts in dict.fromkeys(filter(None, told))]
    assert None not in told
    assert parts == list(range(1, len(parts) + 1))
    ends = told[-1]
    assert ends is not None
    assert ends[0] == ends[1], "whoever answers the last part is at the end"


@given(st.lists(st.integers(0, 7), min_size=1, max_size=12), st.integers(0, 7))
def test_ticking_twice_is_ticking_once_and_so_is_unticking(ticks: list[int], last: int) -> None:
    walker = Walker(FORM, FormState(privacy_accepted=True))
    walker.walks_to("help_kinds")
    for number in ticks:
        walker.ticks(number)
    for on in (True, False):
        walker.ticks(last, on=on)
        once = walker.state
        walker.ticks(last, on=on)
        assert walker.state == once
    picked = walker.state.picked
    assert len(set(picked)) == len(picked)
    assert "not_sure" not in picked or picked == ("not_sure",)


def test_the_first_that_is_ticked_is_the_main_one() -> None:
    walker = Walker(FORM, FormState(privacy_accepted=True))
    walker.walks_to("urgency")
    walker.goes(lambda state: FORM.choose(state, "soon"))
    walker.walks_to(SUMMARY)
    walker.goes(lambda state: FORM.change(state, "focus_areas"))
    for code in walker.state.picked:
        walker.keep(FORM.pick(walker.state, code, on=False))
    at = [walker.codes().index(code) for code in ("safety", "education", "safety")]
    for number in at:
        walker.ticks(number)
    assert list(walker.state.picked) == ["safety", "education"]
    walker.ticks(at[0], on=False)
    assert list(walker.state.picked) == ["education"]


def test_one_tap_says_what_it_is_mainly_about() -> None:
    walker = Walker(FORM, FormState(privacy_accepted=True))
    walker.walks_to("focus_areas")
    walker.ticks(0)
    assert walker.state.step == SUMMARY


def test_what_has_to_be_answered_cannot_be_skipped_and_what_is_empty_not_be_done() -> None:
    walker = Walker(FORM, FormState(privacy_accepted=True))
    for step, move, code in (
        ("problem", FORM.done, "text_too_short"),
        ("urgency", FORM.skip, "not_optional"),
        ("focus_areas", FORM.done, "choice_missing"),
    ):
        walker.walks_to(step)
        with pytest.raises(Refused) as refused:
            walker.goes(move)
        assert refused.value.code == code


def test_the_first_question_has_nothing_before_it() -> None:
    walker = Walker(FORM, FormState())
    assert not FORM.can_go_back(walker.state)
    with pytest.raises(Refused, match="no_way_back"):
        walker.goes(FORM.back)


def test_what_was_skipped_can_be_answered_and_what_was_answered_be_skipped() -> None:
    walker = Walker(FORM, FormState())
    walker.walks_to("tried")
    walker.goes(FORM.skip)
    skipped = dict(walker.state.answers)
    assert skipped["tried"] is SKIPPED
    walker.walks_to("tried")
    walker.writes("Vi har ringet")
    assert walker.state.answers == {**skipped, "tried": "Vi har ringet"}
    walker.walks_to("tried")
    walker.goes(FORM.skip)
    assert walker.state.answers == skipped
