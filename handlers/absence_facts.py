"""What the notices about absences need to know when they are sent."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from handlers.views.standing_in import WithLastDay
from storage import absences_told, cases

Params = Mapping[str, Any]


def meanwhile(session: Session, params: Params) -> WithLastDay | None:
    """A case and until when its advisor is away; None once they are back."""
    found = cases.case(session, params["requisition"])
    last = absences_told.away_until(session, found.involved.advisor) if found else None
    return None if found is None or last is None else (found, last)
