"""What the task force has decided, as the settings say."""

from bot.configuration.municipality import read_municipality
from bot.configuration.settings import Settings
from casework.dates.working_time import Calendar
from casework.intake.questions import requisition_form
from casework.office import Office
from casework.quiet import Quiet


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
