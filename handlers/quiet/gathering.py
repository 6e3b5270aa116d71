"""What has waited, gathered in one message: what fits into it, and its parts."""

import structlog
from sqlmodel import Session

from handlers.core.effects import Nothing, Say
from handlers.core.keyboards import doors
from handlers.core.scene import Scene
from handlers.core.wording import Wordings
from handlers.quiet.views.gathered import AnyGathered, Part
from storage.cases import reading
from storage.queues import leads
from storage.queues.gathered import Waited
from storage.queues.notices import RelayedText
from storage.quiet.waiting import Fit, PendingNotice
from storage.transaction.notice import read

LEAVES_ITS_MESSAGE = frozenset(
    each.key for each in (doors.OPEN_REQUEST, doors.OPEN_CASE, doors.WRITE, doors.READ_MESSAGES)
)
"""The buttons that answer with a message of their own.

All others change the message that they stand below, or its buttons, and so need one to themselves.
"""

_log = structlog.get_logger()


def fit(session: Session, notices: Wordings, scene: Scene, waiting: PendingNotice) -> Fit:
    """Whether something has still to be said, and whether it can stand among others.

    What cannot be said for a mistake of ours holds nothing else back.
    """
    said = waiting.said
    if said is None:
        return Fit.ALONE
    try:
        wording = notices[said.kind]
        effect = wording.view(scene, said, wording.facts(session, said))
    except Exception as error:  # noqa: BLE001  (the delivery records it, of this one alone)
        _log.error("cannot_be_said", kind=said.kind, error=type(error).__name__)
        return Fit.ALONE
    if isinstance(effect, Nothing):
        return Fit.GONE
    if not isinstance(effect, Say) or effect.share_phone or isinstance(said, RelayedText):
        return Fit.ALONE
    keys = {button.data.partition(":")[0] for row in effect.keyboard for button in row}
    return Fit.MERGES if keys <= LEAVES_ITS_MESSAGE else Fit.ALONE


def parts(notices: Wordings, session: Session, notice: AnyGathered) -> tuple[Part, ...]:
    """What a gathered message is made of, each with its own view and facts."""
    return tuple(_part(session, notices, each) for each in notice.notices)


def _part(session: Session, notices: Wordings, waited: Waited) -> Part:
    said, wording = read(waited.kind, waited.params), notices[waited.kind]
    case = leads.case_of(session, waited.kind, waited.params)
    is_only_named = said.about.by_name or wording.is_told_afterwards(said)
    return Part(
        said=said,
        wording=wording,
        facts=wording.facts(session, said),
        case=case,
        reference=reading.reference_of(session, case) if case is not None else "",
        name=None if is_only_named or case is None else reading.name_of(session, case),
    )
