"""People, advisors and finished forms, as rows of a database."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from casework.core.vocabulary import FocusArea, Role
from casework.dates.working_time import Calendar
from casework.form.engine import SUMMARY, FormState
from casework.intake.questions import requisition_form
from casework.office import Office
from casework.places import COPENHAGEN
from storage.intake import asking, drafts, submission
from storage.intake.asking import OpenDraft
from storage.people import people
from storage.people.people import Known
from storage.queues.outbox import Waiting
from storage.tables import Requisition
from storage.team import profiles
from storage.transaction.unit_of_work import UnitOfWork
from tests.casework.walking import Walker

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)  # a Monday, 10 o'clock in Copenhagen
HOUR = timedelta(hours=1)
OFFICE = Office(
    COPENHAGEN,
    Calendar(ZoneInfo("Europe/Copenhagen")),
    requisition_form(COPENHAGEN),
    invitation_key=b"key",
)


def person(unit: UnitOfWork, number: int, name: str = "Ayşe", language: str = "tr") -> Known:
    """Somebody whose update is being handled; they wait for the answer."""
    known = people.recognise(unit, 5000 + number, name, language)
    unit.begin(Waiting(known.telegram_id, known.id, "da"))
    return known


def advisor(unit: UnitOfWork, number: int, name: str, *areas: FocusArea) -> Known:
    """Somebody on the team, with a profile."""
    known = person(unit, number, name, "da")
    people.grant(unit, known.id, Role.ADVISOR)
    for area in areas:
        profiles.set_profile(unit, known.id, "focus_area", area, on=True)
    return known


def coordinator(unit: UnitOfWork, number: int, name: str = "Karen") -> Known:
    known = person(unit, number, name, "da")
    people.grant(unit, known.id, Role.COORDINATOR)
    return known


def finished(state: FormState | None = None, number: int = 0) -> FormState:
    """A form that is answered to the end, in one of several ways; the first is no conflict."""
    walker = Walker(OFFICE.form, state or FormState(privacy_accepted=True))
    walker.walks_to("urgency", number)
    walker.answers(number + 1)
    walker.walks_to(SUMMARY, number)
    for question in OFFICE.form.asked_later(walker.state):
        walker.keep(OFFICE.form.change(walker.state, question.id))
        walker.walks_to(SUMMARY, number)
    return walker.state


def draft(unit: UnitOfWork, known: Known, state: FormState | None = None) -> OpenDraft:
    """The open draft of a person, answered to the end or as told."""
    drafts.begin(unit, known)
    opened = drafts.open_draft(unit.session, known.id)
    assert opened is not None
    opened.state = finished() if state is None else state
    asking.keep(unit, opened)
    return opened


def send(unit: UnitOfWork, known: Known, state: FormState | None = None) -> Requisition:
    """Send a request."""
    return submission.submit(unit, draft(unit, known, state), known)


def told(unit: UnitOfWork) -> list[tuple[int, str]]:
    """Who has been told what in this transaction so far: Telegram id and kind."""
    return [(each.chat_id, each.kind) for each in unit.enqueued]
