"""The table of questions: what is asked of whom, and what an answer settles."""

import pytest

from casework.core.errors import Refused
from casework.core.vocabulary import ContactMethod, FocusArea, HelpKind, OrganisationKind, Urgency
from casework.form.engine import SUMMARY, AnswerKind, FormState
from casework.intake.assumed import assumed
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


def at_their_kind(walker: Walker) -> None:
    walker.walks_to("urgency")
    choose(walker, "soon")
    assert walker.state.step == "organisation_kind"


def test_somebody_new_is_asked_what_is_needed_and_no_more() -> None:
    walker = Walker(FORM)
    walker.walks_to("urgency")
    choose(walker, "soon")
    assert ["problem", "privacy", "urgency", *steps_of(walker)] == [
        *("problem", "privacy", "urgency"),
        *("organisation_kind", "organisation_name", "district", "focus_areas"),
    ]


def test_everything_else_can_be_told_from_the_summary() -> None:
    walker = Walker(FORM)
    walker.walks_to("urgency")
    choose(walker, "soon")
    walker.walks_to(SUMMARY)
    assert [question.id for question in FORM.asked_later(walker.state)] == [
        *("about", "tried", "wished_result", "focus_detail", "help_kinds", "contact_method")
    ]
    for question in FORM.asked_later(walker.state):
        walker.keep(FORM.change(walker.state, question.id))
        assert FORM.progress(walker.state) is None
        walker.answers()
        assert walker.state.step == SUMMARY


def test_of_a_conflict_only_what_and_where_is_asked() -> None:
    walker = Walker(FORM)
    walker.walks_to("urgency")
    choose(walker, "conflict_now")
    assert FORM.progress(walker.state) == (4, 4)
    assert "Where is it?" in walker.question.prompt(walker.state)
    assert steps_of(walker) == ["organisation_name", "district"]
    taken = assumed(walker.state)
    assert (taken["organisation_kind"], taken["focus_areas"]) == ("other", ["safety"])
    walker.goes(lambda state: FORM.change(state, "urgency"))
    choose(walker, "soon")
    assert walker.state.step == "organisation_kind", "there is time to ask"


def test_what_nobody_has_said_is_taken_for_granted() -> None:
    assert assumed(FormState()) == {"help_kinds": ["not_sure"], "contact_method": "telegram"}
    assert "contact_method" not in assumed(FormState(outreach=True)), "they are not here"


@pytest.mark.parametrize(
    ("kind", "first"), [("school", "education"), ("sports_club", "culture_leisure")]
)
def test_the_likely_focus_area_comes_first(kind: str, first: str) -> None:
    state = FormState(answers={"organisation_kind": kind})
    assert codes("focus_areas", state)[0] == first
    assert sorted(codes("focus_areas", state)) == sorted(FocusArea)
    assert FORM.question("focus_areas").proposed(state) == first


def test_somebody_known_taps_their_organisation_and_is_not_asked_for_it_again() -> None:
    walker = Walker(FORM, FormState(known=(SCHOOL,), privacy_accepted=True))
    walker.walks_to("urgency")
    choose(walker, "soon")
    assert walker.codes() == ["3", "another"]
    assert steps_of(walker) == ["organisation", "focus_areas"]
    answers = walker.state.answers
    assert {step: answers[step] for step in SCHOOL if step != "id"} == {
        step: answer for step, answer in SCHOOL.items() if step != "id"
    }


def test_another_organisation_than_the_known_one_is_asked_for() -> None:
    walker = Walker(FORM, FormState(known=(SCHOOL,), privacy_accepted=True))
    walker.walks_to("urgency")
    choose(walker, "soon")
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
def test_an_obvious_administration_is_taken_for_granted_and_can_be_changed(
    kind: OrganisationKind,
) -> None:
    walker = Walker(FORM, FormState(privacy_accepted=True))
    at_their_kind(walker)
    choose(walker, kind)
    walker.walks_to("district")
    walker.answers()
    proposed = {"school": "BUF", "day_care": "BUF", "street_team": "SOF"}.get(kind)
    if not COPENHAGEN.has_administration(kind):
        assert walker.state.step == "focus_areas"
        return
    assert walker.state.answers.get("administration") == proposed
    assert walker.state.step == ("focus_areas" if proposed else "administration")
    walker.walks_to(SUMMARY)
    walker.goes(lambda state: FORM.change(state, "administration"))
    assert len(set(walker.codes())) == 7
    assert proposed is None or walker.codes()[0] == proposed


def test_a_company_that_was_a_school_by_mistake_has_no_administration() -> None:
    walker = Walker(FORM, FormState(privacy_accepted=True))
    at_their_kind(walker)
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
    at_their_kind(walker)
    choose(walker, OrganisationKind.SCHOOL)
    walker.walks_to("focus_areas")
    walker.goes(lambda state: FORM.pick(state, FocusArea.EDUCATION, on=True))
    assert walker.state.step == SUMMARY, "one tap is enough"
    walker.goes(lambda state: FORM.change(state, "focus_detail"))
    choose(walker, "parents")
    walker.goes(lambda state: FORM.change(state, "focus_areas"))
    walker.goes(lambda state: FORM.pick(state, FocusArea.HEALTH, on=True))
    walker.goes(FORM.done)
    assert walker.state.step == SUMMARY, "health beside education changes nothing"
    walker.goes(lambda state: FORM.change(state, "focus_areas"))
    walker.goes(lambda state: FORM.pick(state, FocusArea.EDUCATION, on=False))
    walker.goes(FORM.done)
    assert "focus_detail" not in walker.state.answers
    walker.goes(lambda state: FORM.change(state, "focus_detail"))
    assert walker.codes() == ["promotion", "reaching", "other"]


@pytest.mark.parametrize(
    ("method", "asked"),
    [("telegram", SUMMARY), ("phone", "contact_phone"), ("email", "contact_email")],
)
def test_one_is_asked_for_a_number_or_an_address_where_it_is_needed(
    method: str, asked: str
) -> None:
    walker = Walker(FORM, FormState(privacy_accepted=True))
    walker.walks_to(SUMMARY)
    walker.goes(lambda state: FORM.change(state, "contact_method"))
    choose(walker, method)
    assert walker.state.step == asked


def test_a_way_to_be_reached_that_was_changed_leaves_nothing_behind() -> None:
    walker = Walker(FORM, FormState(privacy_accepted=True))
    walker.walks_to(SUMMARY)
    walker.goes(lambda state: FORM.change(state, "contact_method"))
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
