"""What has waited, gathered in one message: what fits into it, and its parts."""

from collections.abc import Mapping
from typing import Any

import structlog
from sqlmodel import Session

from handlers.core.effects import Nothing, Say
from handlers.core.notice import Notices
from handlers.core.scene import Scene
from handlers.quiet.views.gathered import Part
from storage.cases import reading as case_reading
from storage.queues import concerns
from storage.quiet.waiting import Fit
from storage.quiet.waiting import Notice as Waiting

LEAVES_ITS_MESSAGE = frozenset({"ro", "co", "tw", "tl"})
"""The buttons that answer with a message of their own.

All others change the message that they stand below, or its buttons, and so need one to themselves.
"""

AFTER_ITS_FILE = "relayed_text"
"""The text of a file, where it is too long to stand below it."""

_log = structlog.get_logger()


def fit(session: Session, notices: Notices, scene: Scene, waiting: Waiting) -> Fit:
    """Whether something has still to be said, and whether it can stand among others.

    What cannot be said for a mistake of ours holds nothing else back.
    """
    try:
        effect = notices[waiting.kind].view(
            scene, waiting.params, _facts(session, notices, waiting.kind, waiting.params)
        )
    except Exception as error:  # noqa: BLE001  (the delivery records it, of this one alone)
        _log.error("cannot_be_said", kind=waiting.kind, error=type(error).__name__)
        return Fit.ALONE
    if isinstance(effect, Nothing):
        return Fit.GONE
    if not isinstance(effect, Say) or effect.share_phone or waiting.kind == AFTER_ITS_FILE:
        return Fit.ALONE
    keys = {button.data.partition(":")[0] for row in effect.keyboard for button in row}
    return Fit.MERGES if keys <= LEAVES_ITS_MESSAGE else Fit.ALONE


def parts(notices: Notices, session: Session, params: Mapping[str, Any]) -> tuple[Part, ...]:
    """What a gathered message is made of, each with its own view and facts."""
    return tuple(
        _part(session, notices, each["kind"], each["params"]) for each in params["notices"]
    )


def _part(session: Session, notices: Notices, kind: str, params: Mapping[str, Any]) -> Part:
    case = concerns.case_of(session, params)
    return Part(
        kind=kind,
        view=notices[kind].view,
        params=params,
        facts=_facts(session, notices, kind, params),
        case=case,
        reference=case_reading.reference_of(session, case) if case is not None else "",
    )


def _facts(session: Session, notices: Notices, kind: str, params: Mapping[str, Any]) -> Any:
    load = notices[kind].load
    return load(session, params) if load is not None else None
