"""A database in which very much is followed up, and some of it is due.

Each has a person of its own to be reminded, so that nothing is saved by gathering.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Connection, insert
from sqlmodel import SQLModel

from casework.core.vocabulary import (
    ActivityKind,
    CaseStatus,
    ContactMethod,
    FocusArea,
    FollowUpKind,
    OrganisationKind,
    Origin,
    Role,
    Urgency,
    VisitStatus,
)
from casework.follow_ups.kinds import FOLLOW_UPS
from casework.form.engine import FormState
from casework.intake.questions import PRIVACY_VERSION
from storage.database.columns import table
from storage.tables import (
    Activity,
    AdvisorFocusArea,
    Draft,
    FollowUp,
    Offer,
    Organisation,
    Person,
    Requisition,
    RequisitionFocusArea,
    RoleGrant,
    Visit,
)
from storage.tables.intake import DraftStatus

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)  # a Monday, 10 o'clock in Copenhagen
LONG_AGO = NOW - timedelta(days=40)
A_WEEK_AGO = NOW - timedelta(days=7)
ADVISORS, COORDINATORS = 10, 2

Row = dict[str, Any]


@dataclass(frozen=True)
class Subject:
    """What one follow-up is about: everything has the follow-up's own number as its id."""

    number: int
    due_at: datetime


def fill(connection: Connection, *, still_open: int, due: int, ended: int = 0) -> None:
    """Put in so many open follow-ups, of which so many are due, evenly of every kind; and old ones.

    Without the promise, which reminds its person of nothing and tells the coordinators.
    The tables are empty before.
    """
    subjects = [Subject(number, _due_at(number, due)) for number in range(1, still_open + 1)]
    _put(connection, Person, (_person(each.number) for each in subjects))
    _put(connection, RoleGrant, _roles())
    _put(connection, AdvisorFocusArea, _focus_areas())
    _put(connection, Organisation, [_ORGANISATION])
    _put(connection, Requisition, (_requisition(each) for each in subjects))
    _put(connection, RequisitionFocusArea, (_area(each.number) for each in subjects))
    for model, make in _BELONGINGS:
        _put(connection, model, (row for each in subjects if (row := make(each)) is not None))
    _put(connection, FollowUp, (_follow_up(each) for each in subjects))
    _put(connection, FollowUp, (_ended(number) for number in range(1, ended + 1)))
    if connection.dialect.name == "postgresql":
        _count_on(connection)


def _due_at(number: int, due: int) -> datetime:
    """The first ones are due, the others one after the other in the months that come."""
    return NOW - timedelta(minutes=1) if number <= due else NOW + timedelta(minutes=number)


def kind_of(number: int) -> str:
    """Each kind in its turn."""
    return _KINDS[number % len(_KINDS)]


_KINDS = tuple(kind for kind in FOLLOW_UPS if kind != FollowUpKind.PROMISE)
_FIRST_CHAT = 10_000_000


def number_of(chat: int) -> int:
    """Whose chat it is."""
    return chat - _FIRST_CHAT


def _person(number: int) -> Row:
    return {
        "id": number,
        "telegram_id": _FIRST_CHAT + number,
        "first_name": f"Person {number}",
        "telegram_language": "da",
        "privacy_version": PRIVACY_VERSION,
        "created_at": LONG_AGO,
    }


def _roles() -> Iterator[Row]:
    for number in range(1, ADVISORS + COORDINATORS + 1):
        role = Role.ADVISOR if number <= ADVISORS else Role.COORDINATOR
        yield {"person_id": number, "role": role, "granted_at": LONG_AGO}


def _focus_areas() -> Iterator[Row]:
    for number in range(1, ADVISORS + 1):
        yield {"person_id": number, "focus_area": FocusArea.EDUCATION}


_ORGANISATION: Row = {
    "id": 1,
    "kind": OrganisationKind.SCHOOL,
    "name": "Tagensbo School",
    "district": "bispebjerg",
}

_STATUS: dict[str, CaseStatus] = {
    FollowUpKind.OFFER_UNANSWERED: CaseStatus.OFFERED,
    FollowUpKind.CONFLICT_NOT_TAKEN: CaseStatus.OFFERED,
    FollowUpKind.EVALUATION: CaseStatus.CLOSED,
}


def _requisition(subject: Subject) -> Row:
    number, kind = subject.number, kind_of(subject.number)
    status = _STATUS.get(kind, CaseStatus.ACTIVE)
    evaluated = kind == FollowUpKind.EVALUATION
    return {
        "id": number,
        "year": 2026,
        "number": number,
        "organisation_id": 1,
        "requester_id": number,  # so that each may read what they are reminded of
        "advisor_id": number if status is CaseStatus.ACTIVE else None,
        "status": status,
        "origin": Origin.REQUESTED,
        "urgency": Urgency.SOON,
        "language": "da",
        "problem": "Nobody comes to our meetings.",
        "contact_method": ContactMethod.TELEGRAM,
        "submitted_at": LONG_AGO,
        "first_response_due": _ANCHORS[FollowUpKind.FIRST_ANSWER_DUE],
        "closed_at": _anchor(subject) if evaluated else None,
    }


def _area(number: int) -> Row:
    return {"requisition_id": number, "focus_area": FocusArea.EDUCATION, "is_primary": True}


def _activity(subject: Subject) -> Row:
    """Every case has been worked on, before what is followed up began."""
    return {
        "requisition_id": subject.number,
        "advisor_id": subject.number,
        "kind": ActivityKind.PHONE,
        "day": LONG_AGO.date(),
        "minutes": 30,
        "logged_at": LONG_AGO,
    }


def _offer(subject: Subject) -> Row | None:
    if kind_of(subject.number) != FollowUpKind.OFFER_UNANSWERED:
        return None
    return {
        "id": subject.number,
        "requisition_id": subject.number,
        "advisor_id": subject.number,
        "reasons": [],
        "offered_at": _anchor(subject),
    }


def _draft(subject: Subject) -> Row | None:
    if kind_of(subject.number) != FollowUpKind.DRAFT_UNFINISHED:
        return None
    return {
        "id": subject.number,
        "person_id": subject.number,
        "status": DraftStatus.OPEN,
        "origin": Origin.REQUESTED,
        "step": "problem",
        "visit": 1,
        "form": FormState(privacy_accepted=True).as_json(),
        "created_at": LONG_AGO,
        "updated_at": _anchor(subject),
    }


def _visit(subject: Subject) -> Row | None:
    kind = kind_of(subject.number)
    if kind not in {FollowUpKind.VISIT, FollowUpKind.AFTER_VISIT}:
        return None
    starts_at = NOW + timedelta(hours=1) if kind == FollowUpKind.VISIT else A_WEEK_AGO
    return {
        "id": subject.number,
        "requisition_id": subject.number,
        "proposed_by": subject.number,
        "status": VisitStatus.AGREED,
        "uid": f"visit-{subject.number}",
        "proposed_at": LONG_AGO,
        "agreed_at": LONG_AGO,
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=1),
    }


_BELONGINGS: tuple[tuple[type[SQLModel], Callable[[Subject], Row | None]], ...] = (
    (Activity, _activity),
    (Offer, _offer),
    (Draft, _draft),
    (Visit, _visit),
)

_DATA: dict[str, Callable[[int], Row]] = {
    FollowUpKind.OFFER_UNANSWERED: lambda number: {"offer": number},
    FollowUpKind.DRAFT_UNFINISHED: lambda number: {"draft": number},
    FollowUpKind.OWN_REMINDER: lambda _number: {"line": "Call the school"},
    FollowUpKind.VISIT: lambda number: {"visit": number, "side": "advisor"},
    FollowUpKind.AFTER_VISIT: lambda number: {"visit": number},
}
_NO_CASE = {FollowUpKind.DRAFT_UNFINISHED}


_ANCHORS: dict[str, datetime] = {
    FollowUpKind.OFFER_UNANSWERED: datetime(2026, 11, 20, 12, 59, tzinfo=UTC),
    FollowUpKind.CONFLICT_NOT_TAKEN: datetime(2026, 11, 23, 7, 59, tzinfo=UTC),
    FollowUpKind.FIRST_ANSWER_DUE: datetime(2026, 11, 23, 15, tzinfo=UTC),
    FollowUpKind.DRAFT_UNFINISHED: datetime(2026, 11, 20, 15, tzinfo=UTC),
    FollowUpKind.NOTHING_LOGGED: NOW - timedelta(days=14),
    FollowUpKind.OWN_REMINDER: NOW,
    FollowUpKind.VISIT: NOW + timedelta(hours=1),
    FollowUpKind.AFTER_VISIT: A_WEEK_AGO + timedelta(hours=1),
    FollowUpKind.EVALUATION: NOW - timedelta(days=28),
}
"""When the wait began whose first round is due this Monday morning, at ten at the latest."""


def _anchor(subject: Subject) -> datetime:
    return _ANCHORS[kind_of(subject.number)]


def _follow_up(subject: Subject) -> Row:
    kind = kind_of(subject.number)
    return {
        "kind": kind,
        "subject": f"subject:{subject.number}",
        "requisition_id": None if kind in _NO_CASE else subject.number,
        "person_id": subject.number,
        "round": 0,
        "started_at": _anchor(subject),
        "due_at": subject.due_at,
        "data": _DATA[kind](subject.number) if kind in _DATA else {},
        "ended_at": None,
        "ended_as": None,
    }


def _ended(number: int) -> Row:
    """Something that was reminded of long ago."""
    row = _follow_up(Subject(number, LONG_AGO))
    return {**row, "subject": f"old:{number}", "ended_at": LONG_AGO, "ended_as": "fired"}


def _count_on(connection: Connection) -> None:
    """Let PostgreSQL number new rows from where these end."""
    counted: list[type[SQLModel]] = [Person, Requisition, *(model for model, _row in _BELONGINGS)]
    for model in counted:
        name = table(model).name
        newest = f"(SELECT coalesce(max(id), 1) FROM {name})"  # noqa: S608  (a table's name)
        connection.exec_driver_sql(
            f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), {newest})"
        )


def _put(connection: Connection, model: type[SQLModel], rows: Iterator[Row] | list[Row]) -> None:
    rows = iter(rows)
    while batch := list(islice(rows, 5000)):
        connection.execute(insert(table(model)), batch)
