"""The kinds of organisation that may ask, and the administrations that some belong to."""

from collections.abc import Callable

from casework.core.vocabulary import OrganisationKind
from casework.core.words import C_, N_
from casework.form.engine import Choice, FormState
from casework.places import Municipality

KINDS = (
    Choice(OrganisationKind.SCHOOL, N_("School")),
    Choice(OrganisationKind.DAY_CARE, N_("Day care")),
    Choice(OrganisationKind.PARENT_BOARD, N_("Parent board")),
    Choice(OrganisationKind.HOUSING_ASSOCIATION, N_("Housing association")),
    Choice(OrganisationKind.RESIDENTS_BOARD, N_("Residents' board")),
    Choice(OrganisationKind.ASSOCIATION, N_("Association")),
    Choice(OrganisationKind.SPORTS_CLUB, N_("Sports club")),
    Choice(OrganisationKind.COMPANY, N_("Company")),
    Choice(OrganisationKind.TRADE_UNION, N_("Trade union")),
    Choice(OrganisationKind.STREET_TEAM, N_("Street team")),
    Choice(OrganisationKind.MUNICIPAL_OFFICE, N_("Municipal office")),
    Choice(OrganisationKind.OTHER, C_("a kind of organisation", "Something else")),
)


def administration_choices(
    municipality: Municipality,
) -> Callable[[FormState], tuple[Choice, ...]]:
    """The administrations as choices, the one proposed for the kind of organisation first."""
    choices = tuple(
        Choice(each.code, each.english, names={"da": each.name, "en": each.english})
        for each in municipality.administrations
    )
    propose = proposed_administration(municipality)

    def ordered(state: FormState) -> tuple[Choice, ...]:
        proposed = propose(state)
        return tuple(sorted(choices, key=lambda choice: choice.code != proposed))

    return ordered


def proposed_administration(municipality: Municipality) -> Callable[[FormState], str | None]:
    """The administration that is obvious for the kind of organisation, if one is."""

    def proposed(state: FormState) -> str | None:
        return municipality.proposed_administration(state.answers.get("organisation_kind"))

    return proposed
