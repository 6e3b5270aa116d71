"""Cases that an advisor found in the field: registered, and later joined by who is helped."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from sqlmodel import col, select

from casework.cases.permissions import OPEN
from casework.cases.transitions import CaseStep, after
from casework.core.errors import Refused
from storage.cases import first_answers, history, own_cases
from storage.cases.history import Happened
from storage.happenings import CaseTaken, RequesterJoined, RequesterLeft
from storage.intake import submission
from storage.intake.asking import OpenDraft
from storage.outreach.notices import (
    CaseJoined,
    CaseRegistered,
    JoiningLinkMade,
    RequesterHasJoined,
    RequesterLetGo,
    WasLetGo,
)
from storage.people import people
from storage.people.people import Known
from storage.queues import outbox, timing
from storage.queues.about import share_no_longer
from storage.tables import JoiningLink, Offer, Requisition
from storage.team import invitations
from storage.transaction.unit_of_work import UnitOfWork

LIFETIME = timedelta(days=30)
PREFIX = "case-"
"""What the token of a joining link begins with, so that it is told from an invitation's."""

_NONCE_BYTES = 12


def register(unit: UnitOfWork, draft: OpenDraft, person: Known) -> Requisition:
    """Turn an advisor's draft into a case that is theirs at once: who found it has it.

    Nobody waits for a first answer, so none is promised. Raises Refused("not_complete").
    """
    requisition = submission.write_down(unit, draft, person)
    first_answers.give(requisition, person.id, unit.now)
    unit.session.add(
        Offer(
            requisition_id=own_cases.id_of(requisition),
            advisor_id=person.id,
            reasons=[],
            offered_at=unit.now,
            ended_at=unit.now,
            accepted=True,
        )
    )
    requisition.status = after(requisition.status, CaseStep.OFFER)
    requisition.advisor_id = person.id
    requisition.status = after(requisition.status, CaseStep.ACCEPT)
    unit.session.flush()
    case = own_cases.id_of(requisition)
    history.note(unit, case, Happened.REGISTERED, person.id, name=person.first_name)
    unit.happened(CaseTaken(requisition))
    outbox.answer(unit, CaseRegistered(requisition=case))
    return requisition


def make_link(unit: UnitOfWork, requisition_id: int, person: Known) -> None:
    """Show the advisor a link by which one person can join the case; earlier ones end.

    Raises what `own_cases.of_advisor` raises, and Refused("requester_there") where the case has a
    requester.
    """
    requisition = own_cases.of_advisor(unit, requisition_id, person)
    if requisition.requester_id is not None:
        raise Refused("requester_there")
    _end_links(unit, requisition_id)
    nonce = secrets.token_urlsafe(_NONCE_BYTES)
    unit.session.add(
        JoiningLink(
            requisition_id=requisition_id,
            token_hash=_hash(token(nonce, unit.office.invitation_key)),
            created_by=person.id,
            created_at=unit.now,
            expires_at=unit.now + LIFETIME,
        )
    )
    unit.session.flush()
    outbox.answer(unit, JoiningLinkMade(requisition=requisition_id, nonce=nonce))


def token(nonce: str, key: bytes) -> str:
    """The token of a joining link: nobody who reads the database can make one without the key."""
    return PREFIX + invitations.link_token(PREFIX + nonce, key)


def join(unit: UnitOfWork, written: str, person: Known) -> None:
    """Become the requester of the case that a link is for; its advisor is told.

    Raises Refused("invitation_tries") after 5 wrong ones in an hour, else
    Refused("joining_unknown" | "joining_used" | "joining_expired" | "joining_own" | "case_over").
    A wrong one is counted by `invitations.count_try`, which the caller asks for.
    """
    invitations.check_tries(unit.session, person.id, unit.now)
    link = unit.session.exec(
        select(JoiningLink).where(JoiningLink.token_hash == _hash(written))
    ).first()
    if link is None:
        raise Refused("joining_unknown")
    requisition = own_cases.locked(unit, link.requisition_id)
    unit.session.refresh(link, with_for_update=True)
    _check(link, requisition, person, unit.now)
    link.used_at, link.used_by = unit.now, person.id
    requisition.requester_id = person.id
    requisition.language = person.writes
    unit.session.flush()
    case = own_cases.id_of(requisition)
    history.note(unit, case, Happened.JOINED, person.id, name=person.first_name)
    outbox.answer(unit, CaseJoined(requisition=case))
    if requisition.advisor_id is not None:
        has_joined = RequesterHasJoined(requisition=case, requester=person.id)
        outbox.tell(unit, requisition.advisor_id, has_joined)
    unit.happened(RequesterJoined(requisition))


def let_go(unit: UnitOfWork, requisition_id: int, requester_id: int, person: Known) -> None:
    """The wrong person has opened the link: they see the case no longer, and are told so.

    Raises what `own_cases.of_advisor` raises, and Refused("stale_button") where it is somebody
    else's by now, or was theirs from the beginning.
    """
    requisition = own_cases.of_advisor(unit, requisition_id, person)
    came_by_link = unit.session.exec(
        select(JoiningLink.id).where(
            JoiningLink.requisition_id == requisition_id, JoiningLink.used_by == requester_id
        )
    ).first()
    if requisition.requester_id != requester_id or came_by_link is None:
        raise Refused("stale_button")
    requisition.requester_id = None
    unit.session.flush()
    share_no_longer(unit, requisition_id)
    timing.drop_in_case(unit, requester_id, requisition_id)
    name = people.first_name(unit.session, requester_id)
    history.note(unit, requisition_id, Happened.LET_GO, person.id, name=name)
    reference = own_cases.name_of(requisition)
    outbox.answer(unit, RequesterLetGo(requisition=requisition_id, reference=reference, name=name))
    outbox.tell(unit, requester_id, WasLetGo(reference=reference))
    unit.happened(RequesterLeft(requisition, requester_id))


def _check(link: JoiningLink, requisition: Requisition, person: Known, now: datetime) -> None:
    if person.id in {link.created_by, requisition.advisor_id}:
        raise Refused("joining_own")
    if link.used_at is not None or requisition.requester_id is not None:
        raise Refused("joining_used")
    if link.expires_at <= now:
        raise Refused("joining_expired")
    if requisition.status not in OPEN:
        raise Refused("case_over")


def _end_links(unit: UnitOfWork, requisition_id: int) -> None:
    still_open = unit.session.exec(
        select(JoiningLink).where(
            JoiningLink.requisition_id == requisition_id,
            col(JoiningLink.used_at).is_(None),
            col(JoiningLink.expires_at) > unit.now,
        )
    )
    for link in still_open:
        link.expires_at = unit.now
    unit.session.flush()


def _hash(written: str) -> str:
    return sha256(written.encode()).hexdigest()
