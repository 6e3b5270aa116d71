"""People: who writes, in which language, and what they may do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import bindparam, insert, select, update
from sqlmodel import Session

from casework.core.vocabulary import Role
from casework.people import readable
from casework.team.profile import common_code
from storage.database.columns import new_id, table
from storage.tables import (
    Person,
    RoleGrant,
)
from storage.transaction.unit_of_work import UnitOfWork

SEEN_EVERY = timedelta(days=1)
"""How exactly it is known when somebody was last here: a tap costs no write for it."""

_person = table(Person)
_role_grant = table(RoleGrant)
_by_telegram_id = select(
    _person.c.id,
    _person.c.telegram_id,
    _person.c.first_name,
    _person.c.language,
    _person.c.telegram_language,
    _person.c.privacy_version,
    _person.c.unreachable_since,
    _person.c.seen_at,
).where(_person.c.telegram_id == bindparam("telegram_id"))


@dataclass(frozen=True, slots=True)
class Known:
    """A person as the conversation needs them. In a private chat the chat's id is theirs."""

    id: int
    telegram_id: int
    first_name: str
    language: str | None
    telegram_language: str | None
    privacy_version: int
    is_new: bool = False
    was_away: bool = False
    """They had blocked the bot until now."""

    @property
    def writes(self) -> str:
        """The language they write best in, as far as it is known (ISO 639-1)."""
        return writes_best(self.language, self.telegram_language)


def writes_best(chosen: str | None, telegram: str | None) -> str:
    """The language (ISO 639-1) of somebody who reads what they chose here, or their Telegram."""
    return common_code(chosen or telegram or "da")


def recognise(
    unit: UnitOfWork, telegram_id: int, first_name: str, telegram_language: str | None
) -> Known:
    """The person behind a Telegram account; a new one is written down, a change noted."""
    first_name = readable(first_name)
    row = unit.session.execute(_by_telegram_id, {"telegram_id": telegram_id}).first()
    if row is None:
        return _welcome(unit, telegram_id, first_name, telegram_language)
    seen = (first_name, telegram_language, None)
    lately = row.seen_at is not None and unit.now - row.seen_at < SEEN_EVERY
    if not lately or seen != (row.first_name, row.telegram_language, row.unreachable_since):
        unit.session.execute(
            update(_person)
            .where(_person.c.id == row.id)
            .values(
                first_name=first_name,
                telegram_language=telegram_language,
                unreachable_since=None,
                seen_at=unit.now,
            )
        )
    return Known(
        row.id,
        telegram_id,
        first_name,
        row.language,
        telegram_language,
        row.privacy_version,
        was_away=row.unreachable_since is not None,
    )


def is_known(session: Session, telegram_id: int) -> bool:
    """Whether somebody has written before, and was not erased since."""
    return session.execute(_by_telegram_id, {"telegram_id": telegram_id}).first() is not None


def with_telegram_id(session: Session, telegram_id: int) -> int | None:
    """The id of somebody who has written before; None for a stranger."""
    found: int | None = session.execute(
        select(_person.c.id).where(_person.c.telegram_id == telegram_id)
    ).scalar_one_or_none()
    return found


def roles(session: Session, person_id: int) -> frozenset[Role]:
    """What a person may do; everybody may ask for help."""
    granted = session.execute(
        select(_role_grant.c.role).where(_role_grant.c.person_id == person_id)
    ).scalars()
    return frozenset({Role.REQUESTER, *granted})


def with_role(session: Session, role: Role) -> list[int]:
    """The ids of all who hold a role, in order."""
    return list(
        session.execute(
            select(_role_grant.c.person_id)
            .where(_role_grant.c.role == role)
            .order_by(_role_grant.c.person_id)
        ).scalars()
    )


def unreachable(session: Session) -> set[int]:
    """The ids of those who have blocked the bot."""
    return set(
        session.execute(
            select(_person.c.id).where(_person.c.unreachable_since.is_not(None))
        ).scalars()
    )


def grant(unit: UnitOfWork, person_id: int, role: Role) -> None:
    """Give a person a role; giving it twice is giving it once."""
    if role not in roles(unit.session, person_id):
        unit.session.add(RoleGrant(person_id=person_id, role=role, granted_at=unit.now))
        unit.session.flush()


def set_language(unit: UnitOfWork, person_id: int, language: str) -> None:
    """Remember the language that a person chose."""
    unit.session.execute(update(_person).where(_person.c.id == person_id).values(language=language))


def accept_privacy(unit: UnitOfWork, person_id: int, version: int) -> None:
    """Remember which version of the privacy text a person has read."""
    unit.session.execute(
        update(_person).where(_person.c.id == person_id).values(privacy_version=version)
    )


def chosen_language(session: Session, telegram_id: int) -> str | None:
    """The language that somebody chose here; None if they did not, or are unknown."""
    row = session.execute(_by_telegram_id, {"telegram_id": telegram_id}).first()
    return row.language if row else None


def name_and_languages(
    session: Session, person_id: int
) -> tuple[str, str | None, str | None] | None:
    """(first name, chosen language, Telegram's language); None for somebody unknown."""
    row = session.execute(
        select(_person.c.first_name, _person.c.language, _person.c.telegram_language).where(
            _person.c.id == person_id
        )
    ).first()
    return (row.first_name, row.language, row.telegram_language) if row else None


def names(session: Session, person_ids: Iterable[int]) -> dict[int, str]:
    """First names by person."""
    rows = session.execute(
        select(_person.c.id, _person.c.first_name).where(_person.c.id.in_(set(person_ids)))
    )
    return {row.id: readable(row.first_name) if row.first_name else "" for row in rows}


def first_name(session: Session, person_id: int) -> str:
    """The first name of somebody there is."""
    return names(session, [person_id])[person_id]


def _welcome(
    unit: UnitOfWork, telegram_id: int, first_name: str, telegram_language: str | None
) -> Known:
    inserted = unit.session.execute(
        insert(_person),
        {
            "telegram_id": telegram_id,
            "first_name": first_name,
            "telegram_language": telegram_language,
            "privacy_version": 0,
            "created_at": unit.now,
            "seen_at": unit.now,
        },
    )
    person_id = new_id(inserted)
    return Known(person_id, telegram_id, first_name, None, telegram_language, 0, is_new=True)


def with_any_role(session: Session) -> list[int]:
    """The ids of everybody on the team."""
    return list(session.execute(select(_role_grant.c.person_id).distinct()).scalars())


def chat(session: Session, person_id: int) -> tuple[int, str | None, str | None] | None:
    """(chat, chosen language, Telegram's language); None for somebody erased."""
    row = session.execute(
        select(_person.c.telegram_id, _person.c.language, _person.c.telegram_language).where(
            _person.c.id == person_id, _person.c.telegram_id.is_not(None)
        )
    ).first()
    return (row.telegram_id, row.language, row.telegram_language) if row else None
