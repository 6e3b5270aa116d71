"""What the task force has decided, as the settings say."""

from bot.municipality import read_municipality
from bot.settings import Settings
from casework.office import Office
from casework.questions import requisition_form
from casework.quiet import Quiet
from casework.working_time import Calendar


def make_office(settings: Settings) -> Office:
    """The office of these settings. Raises OperatorError for a wrong file of places."""
    municipality = read_municipality(settings.municipality_file)
    token = settings.telegram_bot_token
    return Office(
        municipality=municipality,
        calendar=Calendar(settings.time_zone, closed_days=settings.closed_days),
        form=requisition_form(municipality),
        quiet=Quiet(settings.quiet_hours, days_off=settings.quiet_weekends),
        retention_months=settings.retention_months,
        invitation_key=token.get_secret_value().encode() if token else b"",
    )
