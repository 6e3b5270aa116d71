"""What can be chosen in the form of a requisition, and what its longer questions say.

Labels and prompts are sentences of the catalogues. A prompt's key is the kind of organisation it
is written for; "" is for all others.
"""

from casework.core.vocabulary import ContactMethod, FocusArea, HelpKind, OrganisationKind, Urgency
from casework.core.words import N_
from casework.form.engine import Choice

ANOTHER_ORGANISATION = "another"
NOT_SURE, NOT_SURE_YET = "not_sure", N_("Not sure yet")

FOCUS_AREAS = (
    Choice(FocusArea.EMPLOYMENT, N_("Employment")),
    Choice(FocusArea.EDUCATION, N_("Education")),
    Choice(FocusArea.HOUSING, N_("Housing")),
    Choice(FocusArea.SAFETY, N_("Safety")),
    Choice(FocusArea.CULTURE_LEISURE, N_("Culture and leisure")),
    Choice(FocusArea.HEALTH, N_("Health")),
)

HELP_KINDS = (
    Choice(HelpKind.ADVICE, N_("Advice")),
    Choice(HelpKind.NETWORK, N_("A network")),
    Choice(HelpKind.EVENT, N_("A conference or themed day")),
    Choice(HelpKind.CAMPAIGN, N_("A campaign")),
    Choice(HelpKind.TALK, N_("A talk")),
    Choice(HelpKind.WORKING_GROUP, N_("Taking part in a working group")),
    Choice(HelpKind.CONFLICT_HANDLING, N_("Help with a conflict")),
    Choice(NOT_SURE, NOT_SURE_YET, alone=True),
)

URGENCIES = (
    Choice(Urgency.CONFLICT_NOW, N_("A conflict is going on now"), notice="emergency"),
    Choice(Urgency.SOON, N_("Within two weeks")),
    Choice(Urgency.PLANNED, N_("No rush")),
)

TOLD_LATER = ("about", "tried", "wished_result")
"""The questions in words that a request can be sent without: they can be told, and asked, later."""

OUTREACH_CONTACTS = (
    Choice(ContactMethod.PHONE, N_("By phone")),
    Choice(ContactMethod.EMAIL, N_("By e-mail")),
    Choice(ContactMethod.TELEGRAM, N_("By a link that I give them")),
)

CONTACT_METHODS = (
    Choice(ContactMethod.TELEGRAM, N_("Here in Telegram")),
    Choice(ContactMethod.PHONE, N_("By phone")),
    Choice(ContactMethod.EMAIL, N_("By e-mail")),
)

ABOUT_PROMPTS = {
    "": N_(
        "<b>Who is it about, and how many?</b>\nFor example: new members, a group of parents. "
        "No names, please."
    ),
    OrganisationKind.SCHOOL: N_(
        "<b>Which pupils or parents is it about, and how many?</b>\nFor example: a Year 4 class, "
        "six new families. No names, please."
    ),
    OrganisationKind.DAY_CARE: N_(
        "<b>Which children or parents is it about, and how many?</b>\nFor example: the youngest "
        "group, five families. No names, please."
    ),
    OrganisationKind.HOUSING_ASSOCIATION: N_(
        "<b>Which residents is it about, and how many?</b>\nFor example: an entrance with twelve "
        "flats, a group of young people in the courtyard. No names, please."
    ),
    OrganisationKind.SPORTS_CLUB: N_(
        "<b>Which members is it about, and how many?</b>\nFor example: the under-12 team, ten new "
        "members. No names, please."
    ),
    OrganisationKind.COMPANY: N_(
        "<b>Which staff is it about, and how many?</b>\nFor example: the evening shift, four new "
        "colleagues. No names, please."
    ),
    OrganisationKind.STREET_TEAM: N_(
        "<b>Which young people or places is it about, and how many?</b>\nFor example: a group of "
        "eight at the station. No names, please."
    ),
}
ABOUT_PROMPTS[OrganisationKind.PARENT_BOARD] = ABOUT_PROMPTS[OrganisationKind.SCHOOL]
ABOUT_PROMPTS[OrganisationKind.RESIDENTS_BOARD] = ABOUT_PROMPTS[
    OrganisationKind.HOUSING_ASSOCIATION
]
ABOUT_PROMPTS[OrganisationKind.ASSOCIATION] = ABOUT_PROMPTS[OrganisationKind.SPORTS_CLUB]
ABOUT_PROMPTS[OrganisationKind.TRADE_UNION] = ABOUT_PROMPTS[OrganisationKind.COMPANY]
