"""The organisations that have asked for help."""

from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

from casework.core.vocabulary import OrganisationKind
from storage.tables import Organisation, Requisition
from storage.transaction.unit_of_work import UnitOfWork

MOST_KNOWN = 5
"""How many of a person's organisations are offered for one tap."""


def known_to(session: Session, person_id: int) -> list[dict[str, Any]]:
    """The organisations a person has asked for, the latest first, as answers of the form."""
    latest = func.max(col(Requisition.submitted_at))
    rows = session.execute(
        select(Organisation)
        .join(Requisition, col(Requisition.organisation_id) == col(Organisation.id))
        .where(col(Requisition.requester_id) == person_id)
        .group_by(col(Organisation.id))
        .order_by(latest.desc())
        .limit(MOST_KNOWN)
    ).scalars()
    return [
        {
            "id": row.id,
            "organisation_kind": row.kind.value,
            "organisation_name": row.name,
            "district": row.district,
            "administration": row.administration,
        }
        for row in rows
    ]


def named(
    unit: UnitOfWork, kind: OrganisationKind, name: str, district: str, administration: str | None
) -> Organisation:
    """The organisation of this kind, name and district, written down if it is new."""
    found: Organisation | None = unit.session.execute(
        select(Organisation).where(
            col(Organisation.kind) == kind,
            col(Organisation.name) == name,
            col(Organisation.district) == district,
        )
    ).scalar_one_or_none()
    if found is not None:
        found.administration = administration or found.administration
        return found
    organisation = Organisation(
        kind=kind, name=name, district=district, administration=administration
    )
    unit.session.add(organisation)
    unit.session.flush()
    return organisation
