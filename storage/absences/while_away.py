"""What happened in an advisor's cases while they were away."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from casework.cases.reference import reference
from casework.core.vocabulary import CaseStatus
from storage.people import people
from storage.tables import Activity, CaseMessage, FollowUp, Note, Offer, Organisation, Requisition


@dataclass
class CaseNews:
    """One case: so many new messages, who logged or noted how often, and what is due.

    `promised` is set while the first answer is missing; `reminders` went to the substitute and are
    not done.
    """

    id: int
    reference: str
    organisation_name: str
    problem: str
    messages: int = 0
    done_by: Counter[str] = field(default_factory=Counter)
    reminders: int = 0
    promised: datetime | None = None


@dataclass(frozen=True)
class WhileAway:
    """The cases in which something happened or is due, and those that others were asked to take."""

    cases: tuple[CaseNews, ...]
    moved: tuple[str, ...]


def read(session: Session, advisor_id: int, since: datetime, until: datetime) -> WhileAway:
    """What an advisor who is back needs to know of the time between two moments (UTC)."""
    mine = {
        row.id or 0: (row, organisation)
        for row, organisation in session.exec(
            select(Requisition, Organisation.name)
            .join(Organisation)
            .where(Requisition.advisor_id == advisor_id, Requisition.status == CaseStatus.ACTIVE)
            .order_by(col(Requisition.id))
        )
    }
    messages = _messages(session, advisor_id, since, until)
    done = _done(session, advisor_id, since, until)
    reminders = _reminders(session, advisor_id, since)
    cases = [
        CaseNews(
            each,
            reference(row.year, row.number),
            organisation,
            row.problem,
            messages[each],
            done[each],
            reminders[each],
            row.promised if row.first_response_at is None else None,
        )
        for each, (row, organisation) in mine.items()
    ]
    news = [each for each in cases if _is_news(each)]
    return WhileAway(tuple(news), _moved(session, advisor_id, since, until))


def _is_news(case: CaseNews) -> bool:
    return bool(case.messages or case.done_by or case.reminders or case.promised)


def _messages(session: Session, advisor_id: int, since: datetime, until: datetime) -> Counter[int]:
    """How many messages requesters have written, by case."""
    rows: Any = session.exec(
        select(CaseMessage.requisition_id, func.count(col(CaseMessage.id)))
        .join(Requisition, col(Requisition.id) == col(CaseMessage.requisition_id))
        .where(
            Requisition.advisor_id == advisor_id,
            CaseMessage.sender_id == Requisition.requester_id,
            col(CaseMessage.taken_back_at).is_(None),
            col(CaseMessage.sent_at).between(since, until),
        )
        .group_by(col(CaseMessage.requisition_id))
    )
    return Counter(dict(iter(rows)))


def _done(
    session: Session, advisor_id: int, since: datetime, until: datetime
) -> dict[int, Counter[str]]:
    """How often others logged or noted something, by case and first name."""
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for case, at, by in (
        (Activity.requisition_id, Activity.logged_at, Activity.advisor_id),
        (Note.requisition_id, Note.at, Note.author_id),
    ):
        rows = session.exec(
            select(case, by)
            .join(Requisition, col(Requisition.id) == col(case))
            .where(
                Requisition.advisor_id == advisor_id,
                by != advisor_id,
                col(at).between(since, until),
            )
        ).all()
        names = people.names(session, [person for _, person in rows])
        for requisition_id, person in rows:
            found[requisition_id][names[person]] += 1
    return found


def _reminders(session: Session, advisor_id: int, since: datetime) -> Counter[int]:
    """What the substitute was reminded of and nobody has said that it is done, by case."""
    rows = session.exec(
        select(FollowUp.requisition_id).where(
            FollowUp.person_id == advisor_id,
            col(FollowUp.told_id).is_not(None),
            FollowUp.ended_as == "fired",
            col(FollowUp.ended_at) >= since,
        )
    )
    return Counter(each for each in rows if each is not None)


def _moved(session: Session, advisor_id: int, since: datetime, until: datetime) -> tuple[str, ...]:
    """What was offered to them, and moved on unanswered."""
    rows = session.exec(
        select(Requisition)
        .join(Offer, col(Offer.requisition_id) == col(Requisition.id))
        .where(
            Offer.advisor_id == advisor_id,
            col(Offer.accepted).is_(None),
            col(Offer.ended_at).between(since, until),
        )
        .order_by(col(Requisition.id))
    )
    return tuple(dict.fromkeys(reference(row.year, row.number) for row in rows))
