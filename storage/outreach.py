"""Cases that an advisor found in the field: registered, and later joined by who is helped."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from sqlmodel import Session, col, select

from casework.errors import Refused
from casework.office import Office
from casework.permissions import OPEN
from casework.transitions import Step, after
from storage import (
    first_answers,
    history,
    invitations,
    outbox,
    own_cases,
    people,
    quiet,
    requisitions,
    visit_endings,
    watching,
)
from storage.about import share_no_longer
from storage.asking import OpenDraft
from storage.history import Happened
from storage.people import Known
from storage.tables import JoiningLink, Offer, Requisition

LIFETIME = timedelta(days=30)
PREFIX = "case-"
"""What the token of a joining link begins with, so that it is told from an invitation's."""

_NONCE_BYTES = 12


def register(
    session: Session, office: Office, draft: OpenDraft, person: Known, now: datetime
) -> Requisition:
    """Turn an advisor's draft into a case that is theirs at once: who found it has it.

    Nobody waits for a first answer, so none is promised. Raises Refused("not_complete").
    """
    requisition = requisitions.write_down(session, office, draft, person, now)
    first_answers.give(requisition, person.id, now)
    session.add(
        Offer(
            requisition_id=own_cases.id_of(requisition),
            advisor_id=person.id,
            reasons=[],
            offered_at=now,
            ended_at=now,
            accepted=True,
        )
    )
    requisition.status = after(requisition.status, Step.OFFER)
    requisition.advisor_id = person.id
    requisition.status = after(requisition.status, Step.ACCEPT)
    session.flush()
    case = own_cases.id_of(requisition)
    history.note(session, case, Happened.REGISTERED, now, person.id, name=person.first_name)
    watching.follow_case(session, office, requisition, person.id, now)
    outbox.answer(session, "registered", {"requisition": case}, now)
    return requisition


def make_link(
    session: Session, office: Office, requisition_id: int, person: Known, now: datetime
) -> None:
    """Show the advisor a link by which one person can join the case; earlier ones end.

    Raises what `own_cases.of_advisor` raises, and Refused("requester_there") where the case has a
    requester.
    """
    requisition = own_cases.of_advisor(session, requisition_id, person)
    if requisition.requester_id is not None:
        raise Refused("requester_there")
    _end_links(session, requisition_id, now)
    nonce = secrets.token_urlsafe(_NONCE_BYTES)
    session.add(
        JoiningLink(
            requisition_id=requisition_id,
            token_hash=_hash(token(nonce, office.invitation_key)),
            created_by=person.id,
            created_at=now,
            expires_at=now + LIFETIME,
        )
    )
    session.flush()
    outbox.answer(session, "joining_link", {"requisition": requisition_id, "nonce": nonce}, now)


def token(nonce: str, key: bytes) -> str:
    """The token of a joining link: nobody who reads the database can make one without the key."""
    return PREFIX + invitations.link_token(PREFIX + nonce, key)


def join(session: Session, office: Office, written: str, person: Known, now: datetime) -> None:
    """Become the requester of the case that a link is for; its advisor is told.

    Raises Refused("invitation_tries") after 5 wrong ones in an hour, else
    Refused("joining_unknown" | "joining_used" | "joining_expired" | "joining_own" | "case_over").
    A wrong one is counted by `invitations.count_try`, which the caller asks for.
    """
    invitations.check_tries(session, person.id, now)
    link = session.exec(select(JoiningLink).where(JoiningLink.token_hash == _hash(written))).first()
    if link is None:
        raise Refused("joining_unknown")
    requisition = own_cases.locked(session, link.requisition_id)
    session.refresh(link, with_for_update=True)
    _check(link, requisition, person, now)
    link.used_at, link.used_by = now, person.id
    requisition.requester_id = person.id
    requisition.language = person.writes
    session.flush()
    case = own_cases.id_of(requisition)
    history.note(session, case, Happened.JOINED, now, person.id, name=person.first_name)
    outbox.answer(session, "joined", {"requisition": case}, now)
    if requisition.advisor_id is not None:
        told = {"requisition": case, "requester": person.id}
        outbox.tell(session, requisition.advisor_id, "requester_joined", told, now)
    visit_endings.joined(session, office, requisition, now)


def let_go(
    session: Session, requisition_id: int, requester_id: int, person: Known, now: datetime
) -> None:
    """The wrong person has opened the link: they see the case no longer, and are told so.

    Raises what `own_cases.of_advisor` raises, and Refused("stale_button") where it is somebody
    else's by now, or was theirs from the beginning.
    """
    requisition = own_cases.of_advisor(session, requisition_id, person)
    came_by_link = session.exec(
        select(JoiningLink.id).where(
            JoiningLink.requisition_id == requisition_id, JoiningLink.used_by == requester_id
        )
    ).first()
    if requisition.requester_id != requester_id or came_by_link is None:
        raise Refused("stale_button")
    requisition.requester_id = None
    session.flush()
    share_no_longer(session, requisition_id)
    quiet.drop_in_case(session, requester_id, requisition_id)
    name = people.names(session, [requester_id])[requester_id]
    history.note(session, requisition_id, Happened.LET_GO, now, person.id, name=name)
    about = {"reference": own_cases.name_of(requisition), "name": name}
    outbox.answer(session, "requester_let_go", about | {"requisition": requisition_id}, now)
    outbox.tell(session, requester_id, "let_go", about, now)
    visit_endings.let_go(session, requisition, requester_id, now)


def _check(link: JoiningLink, requisition: Requisition, person: Known, now: datetime) -> None:
    if person.id in {link.created_by, requisition.advisor_id}:
        raise Refused("joining_own")
    if link.used_at is not None or requisition.requester_id is not None:
        raise Refused("joining_used")
    if link.expires_at <= now:
        raise Refused("joining_expired")
    if requisition.status not in OPEN:
        raise Refused("case_over")


def _end_links(session: Session, requisition_id: int, now: datetime) -> None:
    still_open = session.exec(
        select(JoiningLink).where(
            JoiningLink.requisition_id == requisition_id,
            col(JoiningLink.used_at).is_(None),
            col(JoiningLink.expires_at) > now,
        )
    )
    for link in still_open:
        link.expires_at = now
    session.flush()


def _hash(written: str) -> str:
    return sha256(written.encode()).hexdigest()
