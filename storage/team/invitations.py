"""Invitations: a link that gives a role, once."""

import hmac
import secrets
from base64 import urlsafe_b64encode
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import func, update
from sqlmodel import Session, col, select

from casework.core.errors import Refused
from casework.core.vocabulary import Role
from storage.happenings import RolesEnded
from storage.people import people
from storage.tables import Invitation, InvitationTry
from storage.transaction.unit_of_work import UnitOfWork

LIFETIME = timedelta(days=7)
TRIES = 5
TRIES_WITHIN = timedelta(hours=1)
_NONCE_BYTES = 12


def invite(unit: UnitOfWork, role: Role, created_by: int | None, key: bytes) -> str:
    """Make an invitation that lasts 7 days. Returns its nonce; `link_token` makes the token."""
    nonce = secrets.token_urlsafe(_NONCE_BYTES)
    unit.session.add(
        Invitation(
            role=role,
            token_hash=_hash(link_token(nonce, key)),
            created_by=created_by,
            created_at=unit.now,
            expires_at=unit.now + LIFETIME,
        )
    )
    unit.session.flush()
    return nonce


def link_token(nonce: str, key: bytes) -> str:
    """The token of a link: nobody who reads the database can make one without the key."""
    digest = hmac.digest(key, nonce.encode(), "sha256")
    return urlsafe_b64encode(digest).decode().rstrip("=")


def open_invitation(unit: UnitOfWork, token: str, person_id: int) -> Role:
    """Use an invitation.

    Raises Refused("invitation_tries") after 5 wrong ones in an hour, else
    Refused("invitation_unknown" | "invitation_used" | "invitation_expired" | "invitation_own").
    A wrong one is counted by `count_try`, which the caller asks for when this refuses.
    """
    check_tries(unit.session, person_id, unit.now)
    invitation = unit.session.exec(
        select(Invitation).where(Invitation.token_hash == _hash(token)).with_for_update()
    ).first()
    if invitation is None:
        raise Refused("invitation_unknown")
    _check(invitation, person_id, unit.now)
    invitation.used_at = unit.now
    invitation.used_by = person_id
    people.grant(unit, person_id, invitation.role)
    return invitation.role


def check_tries(session: Session, person_id: int, now: datetime) -> None:
    """Raise Refused("invitation_tries") for somebody with 5 wrong ones in an hour."""
    if _tries(session, person_id, now) >= TRIES:
        raise Refused("invitation_tries", tries=TRIES)


def count_try(unit: UnitOfWork, person_id: int) -> None:
    """Remember that a person opened an invitation that was refused."""
    unit.session.add(InvitationTry(person_id=person_id, at=unit.now))
    unit.session.flush()


def _check(invitation: Invitation, person_id: int, now: datetime) -> None:
    if invitation.created_by == person_id:
        raise Refused("invitation_own")
    if invitation.used_at is not None:
        raise Refused("invitation_used")
    if invitation.expires_at <= now:
        raise Refused("invitation_expired")


def _tries(session: Session, person_id: int, now: datetime) -> int:
    return session.exec(
        select(func.count(col(InvitationTry.id))).where(
            InvitationTry.person_id == person_id, InvitationTry.at > now - TRIES_WITHIN
        )
    ).one()


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def roles_ended(unit: UnitOfWork, ended: RolesEnded) -> None:
    """Links that a coordinator has made for others work no more once they are none."""
    if Role.COORDINATOR in ended.roles:
        unit.session.execute(
            update(Invitation)
            .where(col(Invitation.created_by) == ended.person_id, col(Invitation.used_at).is_(None))
            .values(expires_at=unit.now)
        )
