"""Who is away just now, and who acts for them: from when an absence has begun until it has ended.

`storage.absences.absences` begins and ends them, a minute after midnight at the latest, so that
what may be read and done in a case does not depend on who asks the clock.
"""

from sqlalchemy import select
from sqlmodel import Session, col

from casework.absences import standing_in
from casework.core.vocabulary import Role
from storage.people import people
from storage.tables import AwayTime


def absent(session: Session) -> dict[int, int | None]:
    """Everybody who is away, with the substitute they have chosen, who may be away too."""
    rows = session.execute(
        select(col(AwayTime.person_id), col(AwayTime.substitute_id)).where(
            col(AwayTime.began_at).is_not(None), col(AwayTime.ended_at).is_(None)
        )
    )
    return {row.person_id: row.substitute_id for row in rows}


def substitute_of(session: Session, person_id: int | None) -> int | None:
    """Who acts for somebody; None where nobody does, or they are there themselves."""
    away = absent(session)
    if person_id is None or person_id not in away:
        return None
    return standing_in.substitute(person_id, away, _able(session))


def substitutes(session: Session) -> dict[int, int]:
    """Who acts for whom, by the one who is away; those for whom nobody does are left out."""
    away = absent(session)
    if not away:
        return {}
    able = _able(session)
    found = {person: standing_in.substitute(person, away, able) for person in away}
    return {person: other for person, other in found.items() if other is not None}


def acts_for(session: Session, person_id: int) -> list[int]:
    """For whom somebody acts now, by id."""
    return sorted(person for person, other in substitutes(session).items() if other == person_id)


def _able(session: Session) -> set[int]:
    """On the team and within reach."""
    return set(people.with_role(session, Role.ADVISOR)) - people.unreachable(session)
