"""The messages that a form was asked and answered in: an answer to one of them finds its way."""

from sqlmodel import Session

from storage.intake.asking import OpenDraft
from storage.people.people import Known
from storage.queues import about, outbox
from storage.queues.about import Answered
from storage.transaction.unit_of_work import UnitOfWork


def step_of(session: Session, draft: OpenDraft, message_id: int) -> str | None:
    """The step that a message in its writer's chat asked, or holds an answer to; None if none."""
    own = draft.state.sources.get(str(message_id))
    if own is not None:
        return own
    for step, items in _items(draft).items():
        if message_id in items:
            return step
    steps = {row: step for step, row in draft.asked}
    sent = outbox.message_ids(session, steps)
    return next((steps[row] for row, message in sent.items() if message == message_id), None)


def note_case(unit: UnitOfWork, draft: OpenDraft, person: Known, requisition_id: int) -> None:
    """Note of all messages of a draft that they are about the case that it has become."""
    written = (int(each) for each in draft.state.sources if each.isdecimal())
    sent = outbox.message_ids(unit.session, [row for _step, row in draft.asked]).values()
    items = (each for ids in _items(draft).values() for each in ids)
    what = Answered(requisition_id, internal=draft.state.outreach, shared=False)
    for message in {*written, *sent, *items}:
        about.note(unit, person.telegram_id, message, what)


def _items(draft: OpenDraft) -> dict[str, set[int]]:
    """The messages of the answers that are given in several."""
    state = draft.state
    answers = {**state.aside, **state.answers, state.step: list(state.picked)}
    return {
        step: {each["message"] for each in value if isinstance(each, dict)}
        for step, value in answers.items()
        if isinstance(value, list)
    }
