"""What the notices about one person's own data need to know when they are sent."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from storage.erasure import erasure
from storage.erasure.erasure import Outlook

Params = Mapping[str, Any]


def erasing(session: Session, params: Params) -> Outlook:
    """What would come of erasing somebody now."""
    return erasure.outlook(session, params["person"])
