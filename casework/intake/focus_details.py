"""The one question that fits each focus area, and its choices (domain.md, "Focus areas")."""

from casework.core.vocabulary import FocusArea
from casework.core.words import C_, N_
from casework.form.engine import Choice

OTHER = Choice("other", C_("what the problem is about", "Something else"))

DETAILS: dict[FocusArea, tuple[Choice, ...]] = {
    FocusArea.EMPLOYMENT: (
        Choice("ready_for_work", N_("Getting people ready for work")),
        Choice("recruitment", N_("Finding new staff")),
        Choice("diversity", N_("Working together across cultures")),
        Choice("mentors", N_("Mentors and role models")),
        Choice("job_fair", N_("A job fair")),
        OTHER,
    ),
    FocusArea.EDUCATION: (
        Choice("reception", N_("Receiving new pupils")),
        Choice("parents", N_("Cooperation with parents")),
        Choice("everyday", N_("Meals, sports and the like")),
        Choice("parents_on_board", N_("Parents on the board")),
        Choice("staff_skills", N_("The staff's skills")),
        OTHER,
    ),
    FocusArea.HOUSING: (
        Choice("exposed_area", N_("A disadvantaged area")),
        Choice("letting", N_("Rules for who gets a flat")),
        Choice("neighbours", N_("Cooperation with and among residents")),
        Choice("renewal", N_("Renewal of the area")),
        OTHER,
    ),
    FocusArea.SAFETY: (
        Choice("crime_prevention", N_("Preventing crime")),
        Choice("discrimination", N_("Discrimination")),
        Choice("group_conflict", N_("A conflict between groups")),
        OTHER,
    ),
    FocusArea.CULTURE_LEISURE: (
        Choice("members", N_("Getting new members")),
        Choice("volunteers", N_("Finding and keeping volunteers")),
        Choice("sports", N_("Sports for all")),
        Choice("culture", N_("Culture and events")),
        OTHER,
    ),
    FocusArea.HEALTH: (
        Choice("promotion", N_("Healthy everyday life")),
        Choice("reaching", N_("Reaching people that nobody reaches")),
        OTHER,
    ),
}


def details(area: FocusArea | None) -> tuple[Choice, ...]:
    """The choices for a focus area; none before it is known."""
    return DETAILS.get(area, ()) if area else ()
