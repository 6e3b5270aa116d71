"""Dealing with the lines of a worklist, by several coordinators at once.

A line that one of them has dealt with is dealt with for all of them on that day: what is known of
a line is asked by its subject, whoever's digest it stands in. Who deals with a line locks its case
first, so that two at the same moment wait for each other.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlmodel import Session, col

from casework.core.errors import Refused
from casework.core.vocabulary import DigestKind
from casework.worklist.rules import ENDS_WITH_A_WORD, Dealt, owes
from storage.cases import own_cases
from storage.cases import reading as case_reading
from storage.offers import assigning, decisions
from storage.offers.advisors import choosable
from storage.people import people
from storage.people.people import Known
from storage.queues import outbox
from storage.tables import Digest, DigestLine, Requisition
from storage.transaction.unit_of_work import UnitOfWork
from storage.worklist import digest as worklist_digest
from storage.worklist.notices import Nudge

STRONGER = list(Dealt)
"""What counts where several dealt with the same thing: the first."""

DONE = frozenset({Dealt.ASSIGNED, Dealt.NUDGED, Dealt.CHECKED, Dealt.SETTLED})
"""After these there is nothing left to do about a line on that day."""


@dataclass(frozen=True)
class Deal:
    """What became of a line, when and by whom (None: by itself). `to` is who was asked."""

    how: Dealt
    at: datetime
    by: int | None
    to: int | None


def own_line(session: Session, line_id: int, person: Known) -> DigestLine:
    """A line of one's own worklist. Raises Refused("stale_button")."""
    line = session.get(DigestLine, line_id)
    if line is None:
        raise Refused("stale_button")
    own_digest(session, line.digest_id, person)
    return line


def own_digest(session: Session, digest_id: int, person: Known) -> Digest:
    """A worklist of one's own. Raises Refused("stale_button")."""
    digest = session.get(Digest, digest_id)
    if digest is None or digest.person_id != person.id or digest.kind is not DigestKind.DAILY:
        raise Refused("stale_button")
    return digest


def settle(unit: UnitOfWork, digest_id: int, lines: Collection[int]) -> None:
    """Strike these lines of a worklist, which are no longer so (`making.settled`)."""
    if lines:
        unit.session.execute(
            update(DigestLine)
            .where(
                col(DigestLine.digest_id) == digest_id,
                worklist_digest.still_waits(),
                col(DigestLine.id).in_(lines),
            )
            .values(dealt_at=unit.now, dealt_as=Dealt.SETTLED)
        )


def deals(session: Session, digest: Digest, subjects: Iterable[str]) -> dict[str, Deal]:
    """What became of these things since the day of a worklist began, by subject."""
    rows = session.execute(
        select(DigestLine)
        .where(
            col(DigestLine.subject).in_(list(subjects)),
            col(DigestLine.dealt_at) >= datetime.fromisoformat(digest.data["from"]),
        )
        .order_by(col(DigestLine.dealt_at), col(DigestLine.id))
    ).scalars()
    found: dict[str, Deal] = {}
    for row in rows:
        deal = _deal(row)
        known = found.get(row.subject)
        if known is None or STRONGER.index(deal.how) < STRONGER.index(known.how):
            found[row.subject] = deal
    return found


def claim(unit: UnitOfWork, line: DigestLine) -> Deal | None:
    """Lock the case of a line, before dealing with it; what became of the line, if anything did.

    Whether it still stands is asked here again, whatever was read before.
    """
    if line.requisition_id is None:
        raise Refused("stale_button")
    own_cases.locked(unit, line.requisition_id)
    if line.dealt_as in {None, Dealt.SEEN} and not worklist_digest.stands(
        unit.session, unit.office, unit.now, line
    ):
        settle(unit, line.digest_id, [line.id or 0])
    return deal_of(unit.session, line)


def deal_of(session: Session, line: DigestLine) -> Deal | None:
    """What became of a line, in whosever worklist; None if it is still to be dealt with."""
    digest = session.get_one(Digest, line.digest_id)
    return deals(session, digest, [line.subject]).get(line.subject)


def looked_at_by_another(session: Session, line: DigestLine, person: Known) -> bool:
    """Whether another coordinator has opened it or put it off."""
    deal = deal_of(session, line)
    return deal is not None and deal.by not in {None, person.id}


# What can be done about a line, once it is claimed


def assign(unit: UnitOfWork, line: DigestLine, advisor_id: int, asked_then: int, by: Known) -> None:
    """Ask an advisor to take the case of a line.

    `asked_then` was being asked when the coordinator chose (0: nobody). Raises
    Refused("handover_open", name=...) where that has changed, or they were asked already,
    Refused("asked_by_another", by=..., name=..., at=...) where another coordinator has asked them,
    and what `assigning.ask_chosen` raises.
    """
    case_id = _case_id(line)
    asked = case_reading.asked_now(unit.session, case_id)
    if asked is not None and (asked != asked_then or asked == advisor_id):
        raise _asked_already(unit.session, case_id, asked, by)
    assigning.ask_chosen(unit, case_id, advisor_id, by)
    _mark(unit, line, Dealt.ASSIGNED, by, to=advisor_id)


def assign_best(unit: UnitOfWork, line: DigestLine, asked_then: int, by: Known) -> None:
    """Ask whoever fits best of those who were not asked yet.

    Raises Refused("nobody_left"), Refused("handover_open", name=...) where somebody is asked by
    now, and what `assign` raises.
    """
    case_id = _case_id(line)
    asked = case_reading.asked_now(unit.session, case_id)
    if asked is not None and asked != asked_then:
        raise _asked_already(unit.session, case_id, asked, by)
    best = choosable.best_for(unit.session, unit.session.get_one(Requisition, case_id))
    assign(unit, line, assigning.best_id(best), asked_then, by)


def settled_by_another(
    session: Session, line: DigestLine, deal: Deal, person: Known
) -> Refused | None:
    """A line that has settled itself because another coordinator has asked an advisor elsewhere.

    It is said as Refused("settled_by_another", by=..., name=..., at=...); None otherwise.
    """
    if deal.how is not Dealt.SETTLED or line.requisition_id is None:
        return None
    asked = case_reading.asked_now(session, line.requisition_id)
    other = decisions.decided_by_another(session, line.requisition_id, person.id)
    if other is None or other.to != asked:
        return None
    by, name, at = _named(session, other)
    return Refused("settled_by_another", by=by, name=name, at=at)


def _named(session: Session, other: decisions.Decision) -> tuple[str, str, str]:
    """Who decided, whom they asked, and when."""
    names = people.names(session, [other.to, other.by])
    return names[other.by], names[other.to], other.at.isoformat()


def _asked_already(session: Session, case_id: int, asked: int, by: Known) -> Refused:
    """Who is being asked, and by which other coordinator, if it was one."""
    other = decisions.decided_by_another(session, case_id, by.id)
    if other is None or other.to != asked:
        return Refused("handover_open", name=people.first_name(session, asked))
    who, name, at = _named(session, other)
    return Refused("asked_by_another", by=who, name=name, at=at)


def nudge(unit: UnitOfWork, line: DigestLine, by: Known) -> None:
    """Remind whoever owes something that it is waited for, or who stands in for them.

    Raises Refused("nobody_to_remind"), and Refused("advisor_unreachable", name=...).
    """
    owing = whom_to_nudge(unit.session, _case_id(line))
    if owing is None:
        raise Refused("nobody_to_remind")
    if owing in people.unreachable(unit.session):
        raise Refused("advisor_unreachable", name=people.first_name(unit.session, owing))
    notice = Nudge(line=line.id or 0, by=by.id, requisition=line.requisition_id)
    outbox.tell(unit, owing, notice)
    _mark(unit, line, Dealt.NUDGED, by, to=owing)


def whom_to_nudge(session: Session, case_id: int) -> int | None:
    """Who is reminded of a case: its advisor or who stands in for them, or who is asked to take it.

    None where nobody owes anything. Who stands in does not answer offers.
    """
    requisition = session.get_one(Requisition, case_id)
    asked = case_reading.asked_now(session, case_id)
    owing = owes(requisition.status, requisition.advisor_id, asked)
    return own_cases.substitute_in(session, requisition) or owing


def put_off(unit: UnitOfWork, line: DigestLine, by: Known) -> None:
    """Leave a line for another day; it is struck until the next list."""
    _mark(unit, line, Dealt.LATER, by)


def check_off(unit: UnitOfWork, line: DigestLine, by: Known) -> None:
    """Somebody says that a line needs nobody any more.

    Raises Refused("stale_button") for one that goes by itself once it is no longer so.
    """
    if line.kind not in ENDS_WITH_A_WORD:
        raise Refused("stale_button")
    _mark(unit, line, Dealt.CHECKED, by)


def note_opened(unit: UnitOfWork, line: DigestLine, by: Known) -> None:
    """Somebody has opened the case of a line, which is no more than a look: it still waits."""
    if line.dealt_as in {None, Dealt.SEEN}:
        _mark(unit, line, Dealt.SEEN, by)


def _case_id(line: DigestLine) -> int:
    if line.requisition_id is None:
        raise LookupError("every line of a worklist names its case")
    return line.requisition_id


def _mark(unit: UnitOfWork, line: DigestLine, how: Dealt, by: Known, to: int | None = None) -> None:
    line.dealt_at, line.dealt_as, line.dealt_by = unit.now, how, by.id
    line.data = {**line.data, "to": to}
    unit.session.flush()


def _deal(row: DigestLine) -> Deal:
    if row.dealt_at is None or row.dealt_as is None:
        raise LookupError("a line that was dealt with says how")
    return Deal(Dealt(row.dealt_as), row.dealt_at, row.dealt_by, row.data.get("to"))
