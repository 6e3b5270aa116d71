"""Reminders that an advisor sets for a case of theirs."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session, col, select

from casework.core.errors import Refused
from casework.core.vocabulary import FollowUpKind
from casework.follow_ups import kinds
from casework.relay import Written
from storage.addressing import just_done
from storage.cases import own_cases
from storage.follow_ups import planning
from storage.follow_ups.notices import OwnReminder, ReminderSet
from storage.follow_ups.reasons import STALE, FollowUps, Verdict, WhenDue, case_in_hand
from storage.people.people import Known
from storage.prompts import kept_words
from storage.prompts.kept_words import Change, Reworded, Rewords
from storage.queues import outbox
from storage.tables import FollowUp
from storage.transaction.unit_of_work import UnitOfWork


def start(
    unit: UnitOfWork,
    requisition_id: int,
    person: Known,
    day: date,
    line: str,
    written: Written | None = None,
) -> None:
    """Remind the advisor of a case on the morning of a local day, with a line or none.

    `written` is the message that the line came in. The next words may be more of it. Raises what
    `own_cases.of_advisor` and `rules.chosen_morning` raise.
    """
    requisition = own_cases.of_advisor(unit, requisition_id, person)
    morning = kinds.chosen_morning(day, unit.now, unit.office.calendar)
    subject = f"own:{requisition_id}:{unit.now.isoformat()}"
    planning.start(
        unit,
        FollowUpKind.OWN_REMINDER,
        subject=subject,
        person_id=person.id,
        anchor=morning,
        requisition_id=requisition_id,
        data={"line": line, "set_at": unit.now.isoformat()},
    )
    named = own_cases.name_of(requisition)
    outbox.answer(
        unit, ReminderSet(requisition=requisition_id, reference=named, at=morning, line=line)
    )
    if written is not None:
        kept_words.keep(unit, person.id, f"reminder:{subject}", [written])
    just_done.begin(unit, person.id, f"reminder:{subject}", requisition_id)


def reword(unit: UnitOfWork, subject: str, person: Known, change: Change) -> Reworded:
    """Change what somebody is reminded of, until that has happened.

    Raises Refused("reminder_over"), and what `own_cases.of_advisor` and `change` raise.
    """
    rows = _waiting(unit.session, subject, person.id)
    case = rows[0].requisition_id or 0
    own_cases.of_advisor(unit, case, person)
    _set_line(unit, rows, change(str(rows[0].data.get("line", "")), kinds.LONGEST_REMINDER))
    return Reworded(case)


def _waiting(session: Session, subject: str, person_id: int) -> list[FollowUp]:
    """The rows of a reminder that is still to come. Raises Refused("reminder_over")."""
    rows = session.exec(
        select(FollowUp).where(
            FollowUp.subject == subject,
            FollowUp.kind == FollowUpKind.OWN_REMINDER,
            FollowUp.person_id == person_id,
            col(FollowUp.ended_at).is_(None),
        )
    ).all()
    if not rows:
        raise Refused("reminder_over")
    return list(rows)


def _set_line(unit: UnitOfWork, rows: Sequence[FollowUp], line: str) -> None:
    for row in rows:
        row.data = {**row.data, "line": line}
    unit.session.flush()


def _own(unit: UnitOfWork, row: FollowUp) -> Verdict:
    """Whoever set it is told, unless the case is over or has gone to somebody else."""
    return STALE if case_in_hand(unit, row) is None else Verdict(tell=True)


FOLLOW_UPS: FollowUps = {
    FollowUpKind.OWN_REMINDER: WhenDue(_own, OwnReminder),
}


REWORD: Rewords = {"reminder": reword}
