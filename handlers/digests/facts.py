"""Loads what the messages of digests need to know when they are sent."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from storage.digests import choices as digest_choices
from storage.digests.choices import Wish

Params = Mapping[str, Any]


def wishes(session: Session, params: Params) -> tuple[Wish, ...]:
    """When somebody wants each digest."""
    return digest_choices.wishes(session, params["person"])


def wish(session: Session, params: Params) -> Wish | None:
    """When they want the one that was tapped."""
    mine = wishes(session, params)
    return next((each for each in mine if each.kind == params["digest"]), None)
