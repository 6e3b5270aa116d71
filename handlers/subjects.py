"""The tables of all subjects, assembled: a new subject is a line in each that it has a part in."""

from casework.core.assembly import assembled
from handlers.absences import card as absences_card
from handlers.absences import routes as absences_routes
from handlers.absences import wordings as absences_wordings
from handlers.additions import routes as additions_routes
from handlers.additions import wordings as additions_wordings
from handlers.agenda import routes as agenda_routes
from handlers.agenda import wordings as agenda_wordings
from handlers.cards import routes as cards_routes
from handlers.cards import wordings as cards_wordings
from handlers.cases import wordings as cases_wordings
from handlers.closing import card as closing_card
from handlers.closing import routes as closing_routes
from handlers.closing import wordings as closing_wordings
from handlers.cpr import routes as cpr_routes
from handlers.cpr import wordings as cpr_wordings
from handlers.digests import routes as digests_routes
from handlers.digests import wordings as digests_wordings
from handlers.erasure import routes as erasure_routes
from handlers.erasure import wordings as erasure_wordings
from handlers.evaluations import card as evaluations_card
from handlers.evaluations import routes as evaluations_routes
from handlers.evaluations import wordings as evaluations_wordings
from handlers.follow_ups import routes as follow_ups_routes
from handlers.follow_ups import wordings as follow_ups_wordings
from handlers.hours import routes as hours_routes
from handlers.hours import wordings as hours_wordings
from handlers.intake import routes as intake_routes
from handlers.intake import wordings as intake_wordings
from handlers.leaving import routes as leaving_routes
from handlers.leaving import wordings as leaving_wordings
from handlers.offers import card as offers_card
from handlers.offers import routes as offers_routes
from handlers.offers import wordings as offers_wordings
from handlers.outreach import card as outreach_card
from handlers.outreach import routes as outreach_routes
from handlers.outreach import wordings as outreach_wordings
from handlers.prompts import routes as prompts_routes
from handlers.quiet import routes as quiet_routes
from handlers.quiet import wordings as quiet_wordings
from handlers.relay import card as relay_card
from handlers.relay import missing as relay_missing
from handlers.relay import routes as relay_routes
from handlers.relay import wordings as relay_wordings
from handlers.sorting import card as sorting_card
from handlers.sorting import routes as sorting_routes
from handlers.sorting import wordings as sorting_wordings
from handlers.team import routes as team_routes
from handlers.team import wordings as team_wordings
from handlers.visits import card as visits_card
from handlers.visits import routes as visits_routes
from handlers.visits import wordings as visits_wordings
from handlers.weekly import wordings as weekly_wordings
from handlers.welcome import routes as welcome_routes
from handlers.welcome import wordings as welcome_wordings
from handlers.work import card as work_card
from handlers.work import routes as work_routes
from handlers.work import wordings as work_wordings
from handlers.worklist import routes as worklist_routes
from handlers.worklist import wordings as worklist_wordings

PROMPTS = assembled(
    "the awaited words",
    additions=additions_routes.PROMPTS,
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
    additions=additions_routes.TAPS,
    relay=relay_routes.TAPS,
    offers=offers_routes.TAPS,
    sorting=sorting_routes.TAPS,
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

FOLLOW_UPS = assembled(
    "the follow-up",
    offers=offers_wordings.FOLLOW_UPS,
    visits=visits_wordings.FOLLOW_UPS,
    work=work_wordings.FOLLOW_UPS,
    evaluations=evaluations_wordings.FOLLOW_UPS,
    intake=intake_wordings.FOLLOW_UPS,
    follow_ups=follow_ups_wordings.FOLLOW_UPS,
)
"""What each kind of follow-up says."""

CARD = {
    "offers": offers_card.CARD,
    "relay": relay_card.CARD,
    "visits": visits_card.CARD,
    "closing": closing_card.CARD,
    "evaluations": evaluations_card.CARD,
    "work": work_card.CARD,
    "missing": relay_missing.CARD,
    "outreach": outreach_card.CARD,
    "sorting": sorting_card.CARD,
    "absences": absences_card.CARD,
}
"""What each subject adds to the card of a case, in the order in which the card shows it."""

_EACH = assembled(
    "the notice",
    additions=additions_wordings.WORDINGS,
    cases=cases_wordings.WORDINGS,
    weekly=weekly_wordings.WORDINGS,
    welcome=welcome_wordings.WORDINGS,
    erasure=erasure_wordings.WORDINGS,
    intake=intake_wordings.WORDINGS,
    cpr=cpr_wordings.WORDINGS,
    outreach=outreach_wordings.WORDINGS,
    cards=cards_wordings.WORDINGS,
    card=cards_wordings.notices(CARD),
    relay=relay_wordings.WORDINGS,
    offers=offers_wordings.WORDINGS,
    sorting=sorting_wordings.WORDINGS,
    team=team_wordings.WORDINGS,
    work=work_wordings.WORDINGS,
    follow_ups=follow_ups_wordings.WORDINGS,
    reminders=follow_ups_wordings.notices(FOLLOW_UPS),
    quiet=quiet_wordings.WORDINGS,
    closing=closing_wordings.WORDINGS,
    visits=visits_wordings.WORDINGS,
    evaluations=evaluations_wordings.WORDINGS,
    hours=hours_wordings.WORDINGS,
    absences=absences_wordings.WORDINGS,
    agenda=agenda_wordings.WORDINGS,
    digests=digests_wordings.WORDINGS,
    leaving=leaving_wordings.WORDINGS,
    worklist=worklist_wordings.WORDINGS,
)

WORDINGS = assembled(
    "the notice",
    each=_EACH,
    quiet=quiet_wordings.gathering_notices(_EACH),
)
"""How each kind of message is made that the outbox can hold."""

OF_THE_VERSION_BEFORE = frozenset(
    {"passed_on", "held_passed_on", "reads_later", "erase_menu", "first_words_kept"}
)
"""Notices that are enqueued no more, and may have waited while the program was exchanged."""
