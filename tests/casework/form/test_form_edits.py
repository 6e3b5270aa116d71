"""A message that is edited in Telegram changes the answer that it holds, and no other."""

from collections.abc import Callable

import pytest

from casework.core.errors import Refused
from casework.form.engine import SUMMARY, FormState
from casework.intake.questions import requisition_form
from casework.places import COPENHAGEN
from tests.casework.walking import Walker

FORM = requisition_form(COPENHAGEN)
LONG = "Vi har en klasse, hvor det hele er gået i stå."


def at(step: str, state: FormState | None = None) -> Walker:
    """Somebody who has come to a question."""
    walker = Walker(FORM, state or FormState(privacy_accepted=True))
    walker.walks_to(step)
    return walker


def edits(walker: Walker, message: int, text: str) -> bool:
    """Whether the message held anything."""
    edited = FORM.edit(walker.state, message, text)
    if edited is None:
        return False
    walker.keep(edited)
    return True


def problem(walker: Walker) -> list[str]:
    return [item["text"] for item in walker.state.answers["problem"]]


def test_an_answer_in_words() -> None:
    walker = at("about")
    walker.writes("En klasse")
    assert edits(walker, walker.messages, "To klasser")
    assert walker.state.answers["about"] == "To klasser"
    assert walker.state.step == SUMMARY


def test_what_is_wrong_with_the_new_words_is_said_and_the_old_ones_stay() -> None:
    walker = at("about")
    walker.writes("En klasse")
    before = walker.state
    for text, code in (("👍", "text_only_emoji"), ("Ali 211062-5629", "text_has_cpr")):
        with pytest.raises(Refused, match=code):
            edits(walker, walker.messages, text)
    assert walker.state == before


@pytest.mark.parametrize(
    "again",
    [lambda it: it.writes("To klasser"), lambda it: it.goes(FORM.skip)],
    ids=["written again", "skipped"],
)
def test_a_message_that_another_answer_has_replaced_holds_nothing(
    again: Callable[[Walker], None],
) -> None:
    walker = at("about")
    walker.writes("En klasse")
    first = walker.messages
    walker.walks_to("about")
    again(walker)
    answers = walker.state.answers
    assert not edits(walker, first, "Tre klasser")
    assert walker.state.answers == answers


def test_a_message_that_was_no_answer_never_becomes_the_answer_of_a_button() -> None:
    walker = at("urgency")
    walker.keep(FORM.refused(walker.state, "77"))
    assert FORM.mends(walker.state, 77)
    walker.goes(lambda state: FORM.choose(state, "soon"))
    assert not edits(walker, 77, "Hurtigst muligt")
    assert walker.state.answers["urgency"] == "soon"


def test_the_name_of_an_organisation_is_not_edited_into_another_one() -> None:
    known = {
        "id": 4,
        "organisation_kind": "company",
        "organisation_name": "Bageriet",
        "district": "valby",
        "administration": None,
    }
    walker = at("organisation", FormState(known=(known,), privacy_accepted=True))
    walker.goes(lambda state: FORM.choose(state, "another"))
    walker.answers()
    walker.writes("Tagensbo Skole")
    name = walker.messages
    walker.walks_to(SUMMARY)
    walker.goes(lambda state: FORM.change(state, "organisation"))
    walker.goes(lambda state: FORM.choose(state, "4"))
    assert not edits(walker, name, "Tagensbo Skole, indskolingen")
    assert walker.state.answers["organisation_name"] == "Bageriet"


def test_one_of_the_messages_of_the_problem_while_it_is_being_told() -> None:
    walker = at("problem")
    walker.sends("Det går")
    walker.sends("ikke")
    assert edits(walker, walker.messages, LONG)
    assert walker.state.step != "problem", "now it is enough"
    assert problem(walker) == ["Det går", LONG]


def test_one_of_them_after_it_was_told() -> None:
    walker = at("problem")
    walker.sends(LONG)
    assert edits(walker, walker.messages, LONG + " Nu i dag.")
    assert problem(walker) == [LONG + " Nu i dag."]
    with pytest.raises(Refused, match="text_too_short"):
        edits(walker, walker.messages, "Kort")


def test_one_of_them_while_the_problem_is_open_again_and_then_left() -> None:
    walker = at("problem")
    walker.sends(LONG)
    walker.goes(FORM.back)
    assert edits(walker, walker.messages, LONG + " Nu i dag.")
    walker.goes(FORM.done)
    assert problem(walker) == [LONG + " Nu i dag."]
    with pytest.raises(Refused, match="text_too_short"):
        edits(walker, walker.messages, "Kort")


def test_one_of_them_while_another_question_is_open() -> None:
    walker = at("urgency")
    assert edits(walker, walker.messages, LONG)
    assert walker.state.step == "urgency"
    assert problem(walker) == [LONG]


def test_what_was_sent_is_taken_also_where_one_goes_back_instead_of_being_done() -> None:
    walker = at(SUMMARY)
    walker.goes(lambda state: FORM.change(state, "problem"))
    walker.sends(LONG)
    walker.goes(FORM.back)
    assert walker.state.step == SUMMARY
    assert problem(walker)[-1] == LONG


def test_what_is_written_anew_replaces_the_old_once_it_says_enough() -> None:
    walker = at(SUMMARY)
    before = problem(walker)
    walker.goes(lambda state: FORM.change(state, "problem"))
    walker.goes(FORM.anew)
    walker.sends("Kort")
    walker.goes(FORM.back)
    assert problem(walker) == before
    walker.goes(lambda state: FORM.change(state, "problem"))
    walker.goes(FORM.anew)
    walker.sends(LONG)
    walker.goes(FORM.done)
    assert problem(walker) == [LONG]


def test_ticks_that_are_not_done_do_not_change_an_answer() -> None:
    walker = at("help_kinds")
    walker.answers()
    before = walker.state.answers["help_kinds"]
    walker.walks_to("help_kinds")
    walker.ticks(3)
    walker.goes(FORM.back)
    assert walker.state.answers["help_kinds"] == before
