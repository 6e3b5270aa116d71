"""The name that somebody bears in a case, for those who read it there."""

from sqlmodel import Session

from casework.core.vocabulary import Role
from casework.people import NAMELESS, from_where, of_an_advisor
from storage.people import people
from storage.tables import Organisation, Requisition


def name_in(session: Session, requisition: Requisition, person_id: int) -> str:
    """Their first name, "" for somebody erased.

    One that cannot be read comes with where they are from, or as that of an advisor.
    """
    name = people.names(session, [person_id]).get(person_id, "")
    if name != NAMELESS:
        return name
    if person_id != requisition.requester_id and _is_of_the_team(session, person_id):
        return of_an_advisor(name) or ""
    organisation = session.get_one(Organisation, requisition.organisation_id)
    return from_where(name, organisation.name) or ""


def _is_of_the_team(session: Session, person_id: int) -> bool:
    return people.roles(session, person_id) != {Role.REQUESTER}
