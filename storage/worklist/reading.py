"""Reading a worklist for the message that shows it, as it is at that moment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from casework.cases.permissions import OPEN
from casework.cases.reference import reference
from casework.offers.standing import Standing
from casework.worklist.facts import Numbers
from casework.worklist.rules import ENDS_WITH_A_WORD, Dealt, WorkKind
from storage.cases import reading as case_reading
from storage.offers import asked, standings
from storage.offers.advisors import choosable
from storage.offers.advisors.choosable import Choosable
from storage.offers.asked import AskedOnce
from storage.people import people
from storage.tables import Digest, DigestLine, Organisation, Requisition
from storage.worklist import lines as worklist_lines
from storage.worklist.lines import Deal


@dataclass(frozen=True)
class ShownDeal:
    """What became of a line, and by whom: names, None where nobody did or they are erased."""

    how: Dealt
    by: str | None
    to: str | None
    by_reader: bool


@dataclass(frozen=True)
class ShownLine:
    """A line, its case and the person that it is about."""

    id: int
    position: int
    kind: WorkKind
    case: int
    reference: str
    organisation_name: str
    problem: str
    person: str | None
    data: dict[str, Any]
    deal: ShownDeal | None
    standing: Standing
    seen: ShownDeal | None = None
    """Who has opened its case, while nobody has dealt with it."""


@dataclass(frozen=True)
class ShownWorklist:
    """A worklist. `missed_since` is the first of the days on which none came."""

    id: int
    period: date
    late: bool
    missed_since: date | None
    numbers: Numbers
    lines: tuple[ShownLine, ...]


@dataclass(frozen=True)
class LineMenu:
    """What can be done about a line now. `asked` is who is being asked to take the case, or 0."""

    line: ShownLine
    assignable: bool
    owing: bool
    asked: int
    ends_with_a_word: bool = False
    was_asked: tuple[AskedOnce, ...] = ()
    best: bool = False
    """Whether somebody is left whom nobody has asked yet."""
    advisors: tuple[Choosable, ...] = ()


@dataclass(frozen=True)
class Nudge:
    """A coordinator asks an advisor about a case."""

    line: ShownLine
    by: str


def read(session: Session, digest_id: int) -> ShownWorklist | None:
    """A worklist with what became of each line."""
    digest = session.get(Digest, digest_id)
    if digest is None:
        return None
    rows = session.execute(
        _lines().where(col(DigestLine.digest_id) == digest_id).order_by(col(DigestLine.position))
    ).all()
    since = digest.data.get("missed_since")
    return ShownWorklist(
        id=digest_id,
        period=digest.period,
        late=digest.late,
        missed_since=date.fromisoformat(since) if since else None,
        numbers=Numbers.from_json(digest.data["numbers"]),
        lines=tuple(_shown(session, digest, rows)),
    )


def menu(session: Session, line_id: int, *, choosing: bool) -> LineMenu | None:
    """What can be done about a line; with the advisors, where one is to be chosen."""
    line = _line(session, line_id)
    if line is None:
        return None
    requisition = session.get_one(Requisition, line.case)
    return LineMenu(
        line,
        assignable=requisition.status in OPEN,
        owing=worklist_lines.whom_to_nudge(session, line.case) is not None,
        asked=case_reading.asked_now(session, line.case) or 0,
        ends_with_a_word=line.kind in ENDS_WITH_A_WORD,
        advisors=choosable.advisors_for(session, line.case) if choosing else (),
        was_asked=asked.of_case(session, line.case),
        best=choosable.best_for(session, requisition) is not None,
    )


def nudge(session: Session, line_id: int, by: int) -> Nudge | None:
    """What an advisor is reminded of; None where the line is gone."""
    line = _line(session, line_id)
    name = people.names(session, [by]).get(by)
    return None if line is None or name is None else Nudge(line, name)


def _line(session: Session, line_id: int) -> ShownLine | None:
    rows = session.execute(_lines().where(col(DigestLine.id) == line_id)).all()
    if not rows:
        return None
    digest = session.get_one(Digest, rows[0].DigestLine.digest_id)
    return next(iter(_shown(session, digest, rows)))


def _lines() -> Any:
    """Each line with its case and the organisation that asked."""
    return (
        select(DigestLine, Requisition, Organisation)
        .join(Requisition, col(Requisition.id) == col(DigestLine.requisition_id))
        .join(Organisation, col(Organisation.id) == col(Requisition.organisation_id))
    )


def _shown(session: Session, digest: Digest, rows: Iterable[Any]) -> list[ShownLine]:
    rows = list(rows)
    deals = worklist_lines.deals(session, digest, [line.subject for line, _case, _who in rows])
    ids = {line.person_id for line, _case, _who in rows}
    ids |= {each for deal in deals.values() for each in (deal.by, deal.to)}
    names = people.names(session, [each for each in ids if each is not None])
    stand = standings.of_cases(session, {case.id for _line, case, _who in rows})
    known = {subject: _shown_deal(digest, deal, names) for subject, deal in deals.items()}
    return [
        ShownLine(
            id=line.id,
            position=line.position,
            kind=WorkKind(line.kind),
            case=requisition.id,
            reference=reference(requisition.year, requisition.number),
            organisation_name=organisation.name,
            problem=requisition.problem,
            person=names.get(line.person_id),
            data=line.data,
            deal=None if _is_seen(known.get(line.subject)) else known.get(line.subject),
            standing=stand[requisition.id],
            seen=known.get(line.subject) if _is_seen(known.get(line.subject)) else None,
        )
        for line, requisition, organisation in rows
    ]


def _is_seen(deal: ShownDeal | None) -> bool:
    return deal is not None and deal.how is Dealt.SEEN


def _shown_deal(digest: Digest, deal: Deal, names: dict[int, str]) -> ShownDeal:
    by_reader = deal.by == digest.person_id
    return ShownDeal(deal.how, names.get(deal.by or 0), names.get(deal.to or 0), by_reader)
