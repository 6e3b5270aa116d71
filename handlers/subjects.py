"""The tables of all subjects, assembled: a new subject is a line in each that it has a part in."""

from handlers.absences import notices as absences_notices
from handlers.absences import routes as absences_routes
from handlers.additions import notices as additions_notices
from handlers.agenda import notices as agenda_notices
from handlers.agenda import routes as agenda_routes
from handlers.cards import notices as cards_notices
from handlers.cards import routes as cards_routes
from handlers.cases import notices as cases_notices
from handlers.closing import card as closing_card
from handlers.closing import notices as closing_notices
from handlers.closing import routes as closing_routes
from handlers.core.assembling import assembled
from handlers.cpr import notices as cpr_notices
from handlers.cpr import routes as cpr_routes
from handlers.digests import notices as digests_notices
from handlers.digests import routes as digests_routes
from handlers.erasure import notices as erasure_notices
from handlers.erasure import routes as erasure_routes
from handlers.evaluations import card as evaluations_card
from handlers.evaluations import notices as evaluations_notices
from handlers.evaluations import routes as evaluations_routes
from handlers.follow_ups import notices as follow_ups_notices
from handlers.follow_ups import routes as follow_ups_routes
from handlers.hours import notices as hours_notices
from handlers.hours import routes as hours_routes
from handlers.intake import notices as intake_notices
from handlers.intake import routes as intake_routes
from handlers.leaving import notices as leaving_notices
from handlers.leaving import routes as leaving_routes
from handlers.offers import card as offers_card
from handlers.offers import notices as offers_notices
from handlers.offers import routes as offers_routes
from handlers.outreach import card as outreach_card
from handlers.outreach import notices as outreach_notices
from handlers.outreach import routes as outreach_routes
from handlers.prompts import routes as prompts_routes
from handlers.quiet import notices as quiet_notices
from handlers.quiet import routes as quiet_routes
from handlers.relay import card as relay_card
from handlers.relay import notices as relay_notices
from handlers.relay import routes as relay_routes
from handlers.team import notices as team_notices
from handlers.team import routes as team_routes
from handlers.visits import card as visits_card
from handlers.visits import notices as visits_notices
from handlers.visits import routes as visits_routes
from handlers.weekly import notices as weekly_notices
from handlers.welcome import notices as welcome_notices
from handlers.welcome import routes as welcome_routes
from handlers.work import card as work_card
from handlers.work import notices as work_notices
from handlers.work import routes as work_routes
from handlers.worklist import notices as worklist_notices
from handlers.worklist import routes as worklist_routes

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

FOLLOW_UPS = assembled(
    "the follow-up",
    offers=offers_notices.FOLLOW_UPS,
    visits=visits_notices.FOLLOW_UPS,
    work=work_notices.FOLLOW_UPS,
    evaluations=evaluations_notices.FOLLOW_UPS,
    intake=intake_notices.FOLLOW_UPS,
    follow_ups=follow_ups_notices.FOLLOW_UPS,
)
"""What each kind of follow-up says."""

CARD = {
    "offers": offers_card.CARD,
    "relay": relay_card.CARD,
    "visits": visits_card.CARD,
    "closing": closing_card.CARD,
    "evaluations": evaluations_card.CARD,
    "work": work_card.CARD,
    "outreach": outreach_card.CARD,
}
"""What each subject adds to the card of a case, in the order in which the card shows it."""

_EACH = assembled(
    "the notice",
    additions=additions_notices.NOTICES,
    cases=cases_notices.NOTICES,
    weekly=weekly_notices.NOTICES,
    welcome=welcome_notices.NOTICES,
    erasure=erasure_notices.NOTICES,
    intake=intake_notices.NOTICES,
    cpr=cpr_notices.NOTICES,
    outreach=outreach_notices.NOTICES,
    cards=cards_notices.NOTICES,
    card=cards_notices.notices(CARD),
    relay=relay_notices.NOTICES,
    offers=offers_notices.NOTICES,
    team=team_notices.NOTICES,
    work=work_notices.NOTICES,
    follow_ups=follow_ups_notices.NOTICES,
    reminders=follow_ups_notices.notices(FOLLOW_UPS),
    quiet=quiet_notices.NOTICES,
    closing=closing_notices.NOTICES,
    visits=visits_notices.NOTICES,
    evaluations=evaluations_notices.NOTICES,
    hours=hours_notices.NOTICES,
    absences=absences_notices.NOTICES,
    agenda=agenda_notices.NOTICES,
    digests=digests_notices.NOTICES,
    leaving=leaving_notices.NOTICES,
    worklist=worklist_notices.NOTICES,
)

NOTICES = assembled(
    "the notice",
    each=_EACH,
    quiet=quiet_notices.gathering_notices(_EACH),
)
"""How each kind of message is made that the outbox can hold."""

OF_THE_VERSION_BEFORE = frozenset({"passed_on", "held_passed_on", "reads_later", "erase_menu"})
"""Notices that are enqueued no more, and may have waited while the program was exchanged."""
