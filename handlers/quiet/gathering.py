"""What has waited, gathered in one message: what fits into it, and its parts."""

from collections.abc import Mapping
from typing import Any

import structlog
from sqlmodel import Session

from handlers.core import doors
from handlers.core.effects import Nothing, Say
from handlers.core.scene import Scene
from handlers.core.wording import Wordings
from handlers.quiet.views.gathered import AnyGathered, Part
from storage.cases import reading as case_reading
from storage.queues import leads
from storage.quiet.waiting import Fit, PendingNotice

LEAVES_ITS_MESSAGE = frozenset(
    each.key for each in (doors.OPEN_REQUEST, doors.OPEN_CASE, doors.WRITE, doors.READ_MESSAGES)
)
"""The buttons that answer with a message of their own.

All others change the message that they stand below, or its buttons, and so need one to themselves.
"""

AFTER_ITS_FILE = "relayed_text"
"""The text of a file, where it is too long to stand below it."""

_log = structlog.get_logger()


def fit(session: Session, notices: Wordings, scene: Scene, waiting: PendingNotice) -> Fit:
    """Whether something has still to be said, and whether it can stand among others.

    What cannot be said for a mistake of ours holds nothing else back.
    """
    try:
        wording = notices[waiting.kind]
        facts = wording.facts(session, waiting.kind, waiting.params)
        effect = wording.effect(scene, waiting.kind, waiting.params, facts)
    except Exception as error:  # noqa: BLE001  (the delivery records it, of this one alone)
        _log.error("cannot_be_said", kind=waiting.kind, error=type(error).__name__)
        return Fit.ALONE
    if isinstance(effect, Nothing):
        return Fit.GONE
    if not isinstance(effect, Say) or effect.share_phone or waiting.kind == AFTER_ITS_FILE:
        return Fit.ALONE
    keys = {button.data.partition(":")[0] for row in effect.keyboard for button in row}
    return Fit.MERGES if keys <= LEAVES_ITS_MESSAGE else Fit.ALONE


def parts(notices: Wordings, session: Session, notice: AnyGathered) -> tuple[Part, ...]:
    """What a gathered message is made of, each with its own view and facts."""
    return tuple(_part(session, notices, each.kind, each.params) for each in notice.notices)


def _part(session: Session, notices: Wordings, kind: str, params: Mapping[str, Any]) -> Part:
    case = leads.case_of(session, kind, params)
    return Part(
        kind=kind,
        wording=notices[kind],
        params=params,
        facts=notices[kind].facts(session, kind, params),
        case=case,
        reference=case_reading.reference_of(session, case) if case is not None else "",
    )
