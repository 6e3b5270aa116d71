"""The table of questions: what is asked of whom, and what an answer settles."""

import pytest

from casework.core.errors import Refused
from casework.core.vocabulary import ContactMethod, FocusArea, HelpKind, OrganisationKind, Urgency
from casework.form.engine import SUMMARY, AnswerKind, FormState
from casework.intake.focus_details import DETAILS, details
from casework.intake.questions import primary_focus_area, requisition_form
from casework.places import COPENHAGEN, Administration, District, Municipality
from tests.casework.walking import Walker

FORM = requisition_form(COPENHAGEN)
SCHOOL = {
    "id": 3,
    "organisation_kind": "school",
    "organisation_name": "Tagensbo Skole",
    "district": "bispebjerg",
    "administration": "BUF",
}


def choose(walker: Walker, code: str) -> None:
    walker.goes(lambda state: FORM.choose(state, code))


def codes(step: str, state: FormState | None = None) -> list[str]:
    return [choice.code for choice in FORM.question(step).choices(state or FormState())]


def steps_of(walker: Walker) -> list[str]:
    """The questions in the order in which somebody is asked them."""
    steps = []
    while walker.state.step != SUMMARY:
        steps.append(walker.state.step)
        walker.answers()
    return steps


def test_somebody_new_is_asked_everything_in_order() -> None:
    assert steps_of(Walker(FORM)) == [
        *("privacy", "organisation_kind", "organisation_name", "district", "administration"),
        *("problem", "about", "tried", "wished_result", "focus_areas", "focus_detail"),
        *("help_kinds", "urgency", "contact_method"),
    ]


def test_somebody_known_taps_their_organisation_and_is_not_asked_for_it_again() -> None:
    walker = Walker(FORM, FormState(known=(SCHOOL,), privacy_accepted=True))
    assert walker.codes() == ["3", "another"]
    assert steps_of(walker)[:3] == ["organisation", "problem", "about"]
    answers = walker.state.answers
    assert {step: answers[step] for step in SCHOOL if step != "id"} == {
        step: answer for step, answer in SCHOOL.items() if step != "id"
    }


def test_another_organisation_than_the_known_one_is_asked_for() -> None:
    walker = Walker(FORM, FormState(known=(SCHOOL,), privacy_accepted=True))
    choose(walker, "another")
    assert walker.state.step == "organisation_kind"
    walker.walks_to(SUMMARY)
    walker.goes(lambda state: FORM.change(state, "organisation"))
    choose(walker, "3")
    assert walker.state.step == SUMMARY
    assert walker.state.answers["organisation_name"] == "Tagensbo Skole"
    walker.goes(lambda state: FORM.change(state, "organisation"))
    choose(walker, "another")
    assert walker.state.step == "organisation_kind"


@pytest.mark.parametrize("kind", OrganisationKind)
def test_municipal_kinds_are_asked_for_their_administration_the_obvious_one_first(
    kind: OrganisationKind,
) -> None:
    walker = Walker(FORM, FormState(privacy_accepted=True))
    choose(walker, kind)
    walker.walks_to("district")
    walker.answers()
    if not COPENHAGEN.has_administration(kind):
        assert walker.state.step == "problem"
        return
    assert walker.state.step == "administration"
    proposed = walker.question.proposed(walker.state)
    assert proposed == {"school": "BUF", "day_care": "BUF", "street_team": "SOF"}.get(kind)
    assert len(set(walker.codes())) == 7
    assert proposed is None or walker.codes()[0] == proposed


def test_a_company_that_was_a_school_by_mistake_has_no_administration() -> None:
    walker = Walker(FORM, FormState(privacy_accepted=True))
    choose(walker, OrganisationKind.SCHOOL)
    walker.walks_to(SUMMARY)
    assert walker.state.answers["administration"] == "BUF"
    walker.goes(lambda state: FORM.change(state, "organisation_kind"))
    choose(walker, OrganisationKind.COMPANY)
    assert walker.state.step == SUMMARY
    assert "administration" not in walker.state.answers


def test_the_choices_are_the_words_of_the_domain() -> None:
    assert codes("organisation_kind") == list(OrganisationKind)
    assert codes("focus_areas") == list(FocusArea)
    assert codes("help_kinds") == [*HelpKind, "not_sure"]
    assert codes("urgency") == list(Urgency)
    assert codes("contact_method") == list(ContactMethod)
    assert codes("district") == [each.code for each in COPENHAGEN.districts]
    assert set(DETAILS) == set(FocusArea)


@pytest.mark.parametrize("area", FocusArea)
def test_each_focus_area_has_a_question_of_its_own_that_ends_with_other(area: FocusArea) -> None:
    state = FormState(answers={"focus_areas": [area, "health"]})
    assert primary_focus_area(state) is area
    assert codes("focus_detail", state) == [each.code for each in details(area)]
    assert codes("focus_detail", state)[-1] == "other"
    assert len(details(area)) >= 3


def test_another_main_focus_area_takes_back_what_was_said_more_exactly() -> None:
    walker = Walker(FORM, FormState(privacy_accepted=True))
    walker.walks_to("focus_areas")
    walker.goes(lambda state: FORM.pick(state, FocusArea.EDUCATION, on=True))
    walker.goes(FORM.done)
    choose(walker, "parents")
    walker.walks_to(SUMMARY)
    walker.goes(lambda state: FORM.change(state, "focus_areas"))
    walker.goes(lambda state: FORM.pick(state, FocusArea.HEALTH, on=True))
    walker.goes(FORM.done)
    assert walker.state.step == SUMMARY, "health beside education changes nothing"
    walker.goes(lambda state: FORM.change(state, "focus_areas"))
    walker.goes(lambda state: FORM.pick(state, FocusArea.EDUCATION, on=False))
    walker.goes(FORM.done)
    assert walker.state.step == "focus_detail"
    assert walker.codes() == ["promotion", "reaching", "other"]


@pytest.mark.parametrize(
    ("method", "asked"),
    [("telegram", SUMMARY), ("phone", "contact_phone"), ("email", "contact_email")],
)
def test_one_is_asked_for_a_number_or_an_address_where_it_is_needed(
    method: str, asked: str
) -> None:
    walker = Walker(FORM, FormState(privacy_accepted=True))
    walker.walks_to("contact_method")
    choose(walker, method)
    assert walker.state.step == asked


def test_a_way_to_be_reached_that_was_changed_leaves_nothing_behind() -> None:
    walker = Walker(FORM, FormState(privacy_accepted=True))
    walker.walks_to("contact_method")
    choose(walker, "phone")
    walker.writes("20 12 34 56")
    assert walker.state.answers["contact_phone"] == "+4520123456"
    walker.goes(lambda state: FORM.change(state, "contact_method"))
    choose(walker, "telegram")
    assert walker.state.step == SUMMARY
    assert "contact_phone" not in walker.state.answers


def test_a_conflict_going_on_gives_the_numbers_to_call() -> None:
    notices = {
        choice.code: choice.notice for choice in FORM.question("urgency").choices(FormState())
    }
    assert notices == {"conflict_now": "emergency", "soon": None, "planned": None}


@pytest.mark.parametrize("step", ["about", "tried", "wished_result"])
def test_what_may_be_skipped_takes_any_text_but_an_empty_one(step: str) -> None:
    question = FORM.question(step)
    assert question.optional
    assert question.clean(" 12 familier ") == "12 familier"
    with pytest.raises(Refused, match="text_empty"):
        question.clean(" \u200b")


def test_the_prompt_is_written_for_the_kind_of_organisation() -> None:
    prompts = FORM.question("about").prompts
    assert len({prompts[kind] for kind in ("school", "housing_association", "sports_club")}) == 3
    assert set(prompts) - {""} <= set(OrganisationKind)


def test_a_button_can_carry_every_code_and_no_two_questions_have_one_name() -> None:
    ids = [question.id for question in FORM.questions]
    assert len(set(ids)) == len(ids)
    for question in FORM.questions:
        state = FormState(answers={"focus_areas": ["education"]}, known=(SCHOOL,))
        found = [choice.code for choice in question.choices(state)]
        assert len(set(found)) == len(found)
        assert all(len(f"q:2147483647:2147483647:+{code}") <= 64 for code in found)
        assert len(f"q:2147483647:2147483647:={question.id}") <= 64
        assert bool(found) == (question.kind in WITH_BUTTONS)


WITH_BUTTONS = {AnswerKind.ACKNOWLEDGE, AnswerKind.CHOICE, AnswerKind.CHOICES}


def test_another_municipality_has_its_own_lists() -> None:
    form = requisition_form(
        Municipality(
            "Aarhus",
            (Administration("MBU", "Børn og Unge", "Children"),),
            (District("gellerup", "Gellerup", {"en": "Gellerup Park"}),),
        )
    )
    districts = form.question("district").choices(FormState())
    assert [choice.code for choice in districts] == ["gellerup", "whole_city"]
    assert districts[0].names == {"en": "Gellerup Park"}
