"""What is taken for granted where somebody was not asked, or has not said."""

from collections.abc import Mapping
from typing import Any

from casework.core.vocabulary import ContactMethod, FocusArea, OrganisationKind, Urgency
from casework.form.engine import FormState
from casework.intake.choices import NOT_SURE

OFTEN_ABOUT: Mapping[OrganisationKind, FocusArea] = {
    OrganisationKind.SCHOOL: FocusArea.EDUCATION,
    OrganisationKind.DAY_CARE: FocusArea.EDUCATION,
    OrganisationKind.PARENT_BOARD: FocusArea.EDUCATION,
    OrganisationKind.HOUSING_ASSOCIATION: FocusArea.HOUSING,
    OrganisationKind.RESIDENTS_BOARD: FocusArea.HOUSING,
    OrganisationKind.ASSOCIATION: FocusArea.CULTURE_LEISURE,
    OrganisationKind.SPORTS_CLUB: FocusArea.CULTURE_LEISURE,
    OrganisationKind.COMPANY: FocusArea.EMPLOYMENT,
    OrganisationKind.TRADE_UNION: FocusArea.EMPLOYMENT,
    OrganisationKind.STREET_TEAM: FocusArea.SAFETY,
}
"""The focus area that a kind of organisation asks about most, by what the integration policy
says each area covers."""


def is_conflict(state: FormState) -> bool:
    """Whether a conflict is going on: only what, and where, is asked then."""
    return bool(state.answers.get("urgency") == Urgency.CONFLICT_NOW)


def likely_area(state: FormState) -> FocusArea | None:
    """The focus area that is shown first; None where the kind of organisation tells nothing."""
    kind = state.answers.get("organisation_kind")
    return OFTEN_ABOUT.get(OrganisationKind(kind)) if kind else None


def assumed(state: FormState) -> dict[str, Any]:
    """The answers that stand where none was given: the advisor answers here, and proposes the help.

    Of a conflict, too, that it is about safety, and that its place may be any.
    """
    answers: dict[str, Any] = {"help_kinds": [NOT_SURE]}
    if not state.outreach:
        answers["contact_method"] = ContactMethod.TELEGRAM.value
    if is_conflict(state):
        area = likely_area(state) or FocusArea.SAFETY
        answers |= {"organisation_kind": OrganisationKind.OTHER.value, "focus_areas": [area.value]}
    return answers
