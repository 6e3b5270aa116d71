"""The tables of all subjects, assembled: a new subject is a line in each that it has a part in."""

from handlers import (
    absences_routes,
    agenda_routes,
    cards_routes,
    closing_routes,
    cpr_routes,
    digests_routes,
    erasure_routes,
    evaluations_routes,
    follow_ups_routes,
    hours_routes,
    intake_routes,
    leaving_routes,
    offers_routes,
    outreach_routes,
    prompts_routes,
    quiet_routes,
    relay_routes,
    team_routes,
    visits_routes,
    welcome_routes,
    work_routes,
    worklist_routes,
)
from handlers.assembling import assembled

PROMPTS = assembled(
    "the awaited words",
    work=work_routes.PROMPTS,
    follow_ups=follow_ups_routes.PROMPTS,
    quiet=quiet_routes.PROMPTS,
    closing=closing_routes.PROMPTS,
    visits=visits_routes.PROMPTS,
    evaluations=evaluations_routes.PROMPTS,
    hours=hours_routes.PROMPTS,
    absences=absences_routes.PROMPTS,
    digests=digests_routes.PROMPTS,
)
"""What becomes of each kind of words that are waited for."""

COMMANDS = assembled(
    "the command",
    welcome=welcome_routes.COMMANDS,
    intake=intake_routes.COMMANDS,
    cards=cards_routes.COMMANDS,
    quiet=quiet_routes.COMMANDS,
    outreach=outreach_routes.COMMANDS,
    hours=hours_routes.COMMANDS,
    absences=absences_routes.COMMANDS,
    team=team_routes.COMMANDS,
    agenda=agenda_routes.COMMANDS,
    digests=digests_routes.COMMANDS,
    prompts=prompts_routes.commands(PROMPTS),
)

TAPS = assembled(
    "the button",
    welcome=welcome_routes.TAPS,
    erasure=erasure_routes.TAPS,
    intake=intake_routes.TAPS,
    cpr=cpr_routes.TAPS,
    outreach=outreach_routes.TAPS,
    cards=cards_routes.TAPS,
    relay=relay_routes.TAPS,
    offers=offers_routes.TAPS,
    team=team_routes.TAPS,
    leaving=leaving_routes.TAPS,
    work=work_routes.TAPS,
    follow_ups=follow_ups_routes.TAPS,
    quiet=quiet_routes.TAPS,
    closing=closing_routes.TAPS,
    visits=visits_routes.TAPS,
    evaluations=evaluations_routes.TAPS,
    hours=hours_routes.TAPS,
    absences=absences_routes.TAPS,
    agenda=agenda_routes.TAPS,
    digests=digests_routes.TAPS,
    worklist=worklist_routes.TAPS,
    prompts=prompts_routes.taps(PROMPTS),
)
"""What each button does, by the first part of its data."""
