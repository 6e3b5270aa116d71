"""The questions of a requisition: a table that can be read from top to bottom.

Prompts and labels are sentences of the catalogues. A prompt's key is the kind of organisation
it is written for; "" is for all others.
"""

from casework.checks import texts
from casework.core.vocabulary import ContactMethod, FocusArea
from casework.core.words import N_
from casework.form.engine import AnswerKind, Choice, Form, FormState, Question
from casework.form.parts import always
from casework.intake.assumed import is_conflict, likely_area
from casework.intake.choices import (
    ABOUT_PROMPTS,
    ANOTHER_ORGANISATION,
    CONTACT_METHODS,
    FOCUS_AREAS,
    HELP_KINDS,
    NOT_SURE_YET,
    OUTREACH_CONTACTS,
    URGENCIES,
)
from casework.intake.focus_details import details
from casework.intake.organisations import KINDS, administration_choices, proposed_administration
from casework.places import WHOLE_CITY, Municipality

PRIVACY_VERSION = 2
"""Raise it when the text of the privacy question changes; everybody is then asked again."""

MINIMUM_PROBLEM = 20
"""Characters, below which an advisor cannot know what it is about."""


def requisition_form(municipality: Municipality) -> Form:
    """The form of a requisition, with the districts and administrations of one municipality."""
    districts = tuple(
        Choice(
            district.code,
            district.name,
            names=district.names,
            is_name=district.code != WHOLE_CITY,
        )
        for district in municipality.districts
    )
    return Form(
        (
            Question(
                "problem",
                1,
                N_("The problem"),
                {
                    "": N_(
                        "<b>What is the problem?</b>\nWrite it as you would tell a colleague, or "
                        "say it in a voice message. Photos and documents are fine too."
                    )
                },
                AnswerKind.MATERIAL,
                minimum=MINIMUM_PROBLEM,
                goes_on=True,
            ),
            Question(
                "privacy",
                2,
                N_("Privacy"),
                {
                    "": N_(
                        "<b>Before you go on</b>\n• Write no names or CPR numbers, please.\n• Only "
                        "the coordinators and the advisors who work with it, or are asked to, can "
                        "read it.\n• We erase your name {months} after your last case, or when "
                        "you ask."
                    )
                },
                AnswerKind.ACKNOWLEDGE,
                choices=lambda _state: (Choice("yes", N_("I understand")),),
                asked=lambda state: not state.privacy_accepted,
                in_full=N_(
                    "<b>Before you go on</b>\n• Tell us about the problem, but please write no "
                    "names and no CPR numbers of pupils, residents or others.\n• Only these "
                    "can read it: the coordinators, the advisor who has your case, whoever "
                    "stands in for them, and the advisors we are asking to take it.\n• We "
                    "erase your own name and how to reach you {months} after your last "
                    "case has closed, or at once if you ask us: /privacy."
                ),
            ),
            Question(
                "urgency",
                3,
                N_("How urgent"),
                {"": N_("<b>How soon do you need us?</b>")},
                AnswerKind.CHOICE,
                choices=lambda _state: URGENCIES,
                outreach_prompt=N_("<b>How soon is help needed?</b>"),
            ),
            Question(
                "organisation",
                4,
                N_("Organisation"),
                {"": N_("<b>Which organisation is it about?</b>")},
                AnswerKind.CHOICE,
                choices=_known_organisations,
                asked=lambda state: bool(state.known),
                fills=_known_organisation,
            ),
            Question(
                "organisation_kind",
                4,
                N_("Kind of organisation"),
                {"": N_("<b>Where do you work or volunteer?</b>")},
                AnswerKind.CHOICE,
                choices=lambda _state: KINDS,
                asked=_new_organisation,
                outreach_prompt=N_("<b>What kind of organisation is it?</b>"),
                later=is_conflict,
                fills=lambda _state, kind: {
                    "administration": municipality.proposed_administration(kind)
                },
                columns=2,
            ),
            Question(
                "organisation_name",
                4,
                N_("Name of the organisation"),
                {"": N_("<b>What is it called?</b> For example: Tagensbo School.")},
                AnswerKind.TEXT,
                asked=_new_organisation,
                instead=lambda state: (
                    N_("<b>Where is it?</b> Write the place, or who is there.")
                    if is_conflict(state)
                    else ""
                ),
                titled=lambda state: N_("Place") if is_conflict(state) else "",
                clean=texts.organisation_name,
            ),
            Question(
                "district",
                4,
                N_("District"),
                {"": N_("<b>Where in the city?</b>")},
                AnswerKind.CHOICE,
                choices=lambda _state: districts,
                located=municipality.district_at,
                asked=_new_organisation,
                columns=2,
            ),
            Question(
                "administration",
                4,
                N_("Administration"),
                {"": N_("<b>Which administration do you belong to?</b>")},
                AnswerKind.CHOICE,
                choices=administration_choices(municipality),
                asked=lambda state: (
                    _new_organisation(state)
                    and municipality.has_administration(state.answers.get("organisation_kind"))
                ),
                proposed=proposed_administration(municipality),
                outreach_prompt=N_("<b>Which administration does it belong to?</b>"),
            ),
            Question(
                "focus_areas",
                5,
                N_("Focus area"),
                {"": N_("<b>What is it mainly about?</b>")},
                AnswerKind.CHOICES,
                choices=_areas,
                proposed=likely_area,
                columns=2,
                later=is_conflict,
                goes_on=True,
                again=N_(
                    "<b>What is it mainly about?</b>\nThe first you tap is the main one (★). "
                    "Tap more if they fit."
                ),
            ),
            Question(
                "about",
                6,
                N_("Who it is about"),
                ABOUT_PROMPTS,
                AnswerKind.TEXT,
                optional=True,
                clean=texts.answer,
                later=always,
            ),
            Question(
                "tried",
                7,
                N_("What has been tried"),
                {"": N_("<b>What have you tried so far?</b>\nA line or two is fine.")},
                AnswerKind.TEXT,
                optional=True,
                clean=texts.answer,
                outreach_prompt=N_("<b>What has been tried so far?</b>\nA line or two is fine."),
                later=always,
            ),
            Question(
                "wished_result",
                8,
                N_("A good result"),
                {
                    "": N_(
                        "<b>What would be a good result?</b>\nHow would you notice that it helped?"
                    )
                },
                AnswerKind.TEXT,
                optional=True,
                clean=texts.answer,
                later=always,
            ),
            Question(
                "focus_detail",
                9,
                N_("More exactly"),
                {"": N_("<b>Which of these fits best?</b>")},
                AnswerKind.CHOICE,
                choices=lambda state: details(primary_focus_area(state)),
                asked=lambda state: bool(details(primary_focus_area(state))),
                optional=True,
                later=always,
            ),
            Question(
                "help_kinds",
                10,
                N_("Kind of help"),
                {
                    "": N_(
                        "<b>What kind of help would you like?</b>\nTap all that fit. “{button}” "
                        "is a good answer: we will propose something."
                    )
                },
                AnswerKind.CHOICES,
                choices=lambda _state: HELP_KINDS,
                outreach_prompt=N_(
                    "<b>What kind of help could it be?</b>\nTap all that fit. “{button}” is a good "
                    "answer."
                ),
                named_button=NOT_SURE_YET,
                later=always,
            ),
            Question(
                "contact_method",
                11,
                N_("Contact"),
                {"": N_("<b>How should your advisor reach you?</b>")},
                AnswerKind.CHOICE,
                choices=lambda state: OUTREACH_CONTACTS if state.outreach else CONTACT_METHODS,
                outreach_prompt=N_("<b>How can we reach them?</b>"),
                later=lambda state: not state.outreach,
                fills=lambda state, value: {
                    step: None
                    for step, method in CONTACT_STEPS.items()
                    if method != value and step in state.answers
                },
            ),
            Question(
                "contact_phone",
                11,
                N_("Phone number"),
                {
                    "": N_(
                        "<b>What is your phone number?</b>\nTap the button to share it, or write "
                        "it here."
                    )
                },
                AnswerKind.PHONE,
                asked=lambda state: _by(state, ContactMethod.PHONE) and not state.outreach,
                clean=texts.phone,
            ),
            Question(
                "their_phone",
                11,
                N_("Phone number"),
                {"": N_("<b>What is their phone number?</b>")},
                AnswerKind.TEXT,
                asked=lambda state: _by(state, ContactMethod.PHONE) and state.outreach,
                clean=texts.phone,
            ),
            Question(
                "contact_email",
                11,
                N_("E-mail address"),
                {"": N_("<b>What is your e-mail address?</b>")},
                AnswerKind.TEXT,
                asked=lambda state: _by(state, ContactMethod.EMAIL),
                clean=texts.email,
                outreach_prompt=N_("<b>What is their e-mail address?</b>"),
            ),
        )
    )


CONTACT_STEPS = {
    "contact_phone": ContactMethod.PHONE,
    "their_phone": ContactMethod.PHONE,
    "contact_email": ContactMethod.EMAIL,
}

ORGANISATION_STEPS = ("organisation_kind", "organisation_name", "district", "administration")


def primary_focus_area(state: FormState) -> FocusArea | None:
    """The main focus area: the first that was ticked. None before the question is answered."""
    areas = state.answers.get("focus_areas")
    return FocusArea(areas[0]) if areas else None


def _areas(state: FormState) -> tuple[Choice, ...]:
    """The focus areas, the likely one first."""
    likely = likely_area(state)
    return tuple(sorted(FOCUS_AREAS, key=lambda area: area.code != likely))


def _by(state: FormState, method: ContactMethod) -> bool:
    return bool(state.answers.get("contact_method") == method)


def _new_organisation(state: FormState) -> bool:
    return not state.known or state.answers.get("organisation") == ANOTHER_ORGANISATION


def _known_organisations(state: FormState) -> tuple[Choice, ...]:
    known = tuple(
        Choice(str(each["id"]), each["organisation_name"], is_name=True) for each in state.known
    )
    return (*known, Choice(ANOTHER_ORGANISATION, N_("Another organisation")))


def _known_organisation(state: FormState, value: str) -> dict[str, str | None]:
    """Settle the organisation's questions from the one that was chosen, or open them again."""
    chosen = next((each for each in state.known if str(each["id"]) == value), {})
    return {step: chosen.get(step) for step in ORGANISATION_STEPS}
