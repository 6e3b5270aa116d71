"""A person asks to be forgotten: what comes of it, and doing it."""

from dataclasses import dataclass

from sqlmodel import Session

from casework.core.errors import Refused
from casework.core.vocabulary import Role, Urgency, VisitStatus
from casework.erasure.retention import ErasedAs
from storage.cases import own_cases
from storage.closing import withdrawal
from storage.erasure import forgetting
from storage.erasure.notices import Erased
from storage.intake import drafts
from storage.people import people
from storage.people.people import Known
from storage.queues import outbox
from storage.transaction.unit_of_work import UnitOfWork
from storage.visits.reading import open_one


@dataclass(frozen=True)
class Outlook:
    """What comes of erasing somebody now.

    `withdrawn` are the references of their open requests, `told` the first names of those who hear
    of it, `coordinators` whether these do too, `visit` whether one that is agreed is called off,
    `draft` whether something not sent is thrown away. On the `team` nobody is erased.
    """

    withdrawn: tuple[str, ...]
    told: tuple[str, ...]
    coordinators: bool
    visit: bool
    draft: bool
    team: bool


def outlook(session: Session, person_id: int) -> Outlook:
    """What would come of erasing a person."""
    found = withdrawal.open_requests(session, person_id)
    told = {each for row in found for each in withdrawal.heard_by(session, row)}
    names = people.names(session, told)
    visits = [open_one(session, own_cases.id_of(row)) for row in found]
    return Outlook(
        withdrawn=tuple(own_cases.name_of(row) for row in found),
        told=tuple(names[each] for each in sorted(told)),
        coordinators=any(row.urgency is Urgency.CONFLICT_NOW for row in found),
        visit=any(each is not None and each.status is VisitStatus.AGREED for each in visits),
        draft=drafts.open_draft(session, person_id) is not None,
        team=people.roles(session, person_id) != {Role.REQUESTER},
    )


def erase(unit: UnitOfWork, person: Known, language: str) -> None:
    """Forget who a person is, and how to reach them, at once.

    Their open requests are withdrawn first, and who has them hears of it. What they read last is
    gone from the outbox once it is sent. Raises Refused("team_member") for somebody on the team.
    """
    if people.roles(unit.session, person.id) != {Role.REQUESTER}:
        raise Refused("team_member")
    withdrawn = withdrawal.withdraw_all(unit, person)
    forgetting.forget(unit, person.id, ErasedAs.ASKED)
    unit.who_waits().person_id = None
    outbox.answer(unit, Erased(withdrawn=withdrawn, language=language))
