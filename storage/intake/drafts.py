"""The draft of a requisition: every answer is kept at once, and asks the next question.

Each verb takes the open draft, asks the form what comes of the answer, keeps it, turns the
answered question into a record of the answer, and asks the next one. What the form refuses is
raised before anything has changed.
"""

from collections.abc import Sequence

from sqlalchemy import bindparam, insert, select, update
from sqlmodel import Session

from casework.core.errors import Refused
from casework.core.vocabulary import FollowUpKind
from casework.form.engine import SUMMARY, AnswerKind, Form, FormState
from casework.form.material import Item
from casework.intake.questions import PRIVACY_VERSION
from storage.database.columns import new_id, table
from storage.follow_ups import planning
from storage.happenings import RolesEnded
from storage.intake import asking, organisations
from storage.intake.asking import OpenDraft
from storage.intake.notices import AT_ONCE, AddedEarlier
from storage.people import people
from storage.people.people import Known
from storage.queues import outbox
from storage.queues.answers import EditNoted, Refusal
from storage.tables import Draft
from storage.tables.intake import DraftStatus
from storage.transaction.unit_of_work import UnitOfWork

_draft = table(Draft)
_open = select(_draft.c.id, _draft.c.step, _draft.c.visit, _draft.c.asked_id, _draft.c.form).where(
    _draft.c.person_id == bindparam("person_id"), _draft.c.status == DraftStatus.OPEN
)


def open_draft(session: Session, person_id: int) -> OpenDraft | None:
    """The draft that a person has open; None where there is none."""
    row = session.execute(_open, {"person_id": person_id}).first()
    if row is None:
        return None
    state = FormState.from_json(row.form, step=row.step)
    asked, writes = asking.asked_before(row.form), row.form.get(asking.WRITES)
    return OpenDraft(row.id, row.visit, row.asked_id, state, asked, writes)


def begin(unit: UnitOfWork, person: Known, *, outreach: bool = False) -> None:
    """Open a new draft and ask its first question. The person has none open.

    With `outreach`, an advisor writes it on an organisation's behalf.
    """
    state = _begun(unit, person, outreach=outreach)
    asking.ask(unit, unit.office.form, _new(unit, person, state))


def begin_with(unit: UnitOfWork, person: Known, items: Sequence[Item]) -> None:
    """Open a new draft whose problem these messages tell. The person has none open.

    Raises Refused with what is wrong with all of them, and none is opened; of several, what the
    question does not take, such as a file that is too large, is left out.
    """
    form, state = unit.office.form, _begun(unit, person)
    told, refused = state, None
    for item in items:
        try:
            told = _told(form, told, item)
        except Refused as refusal:
            refused = refusal
    if told == state and refused is not None:
        raise refused
    asking.take_problem(unit, form, _new(unit, person, state), told)


def _told(form: Form, state: FormState, item: Item) -> FormState:
    """The state with one more message of the problem, be it enough by now or not."""
    step = next(each.id for each in form.questions if each.kind is AnswerKind.MATERIAL)
    if state.step == step:
        return form.add(state, item)
    return form.more(state, step, item) or state


def _begun(unit: UnitOfWork, person: Known, *, outreach: bool = False) -> FormState:
    """Where somebody stands who begins."""
    known = () if outreach else tuple(organisations.known_to(unit.session, person.id))
    return unit.office.form.begin(
        FormState(
            known=known,
            privacy_accepted=person.privacy_version >= PRIVACY_VERSION,
            outreach=outreach,
        )
    )


def _new(unit: UnitOfWork, person: Known, state: FormState) -> OpenDraft:
    inserted = unit.session.execute(
        insert(_draft),
        {
            "person_id": person.id,
            "status": DraftStatus.OPEN,
            "step": state.step,
            "visit": 0,
            "form": state.as_json(),
            "created_at": unit.now,
            "updated_at": unit.now,
        },
    )
    draft = OpenDraft(new_id(inserted), 0, None, state)
    planning.start(
        unit,
        FollowUpKind.DRAFT_UNFINISHED,
        subject=f"draft:{draft.id}",
        person_id=person.id,
        anchor=unit.now,
        data={"draft": draft.id},
    )
    return draft


def discard(unit: UnitOfWork, form: Form, draft: OpenDraft) -> None:
    """Throw a draft away; what was written in it can be got back for a while."""
    asking.retire(unit, form, draft)
    unit.session.execute(
        update(_draft)
        .where(_draft.c.id == draft.id)
        .values(status=DraftStatus.DISCARDED, updated_at=unit.now, asked_id=None)
    )


def pause(unit: UnitOfWork, form: Form, draft: OpenDraft) -> None:
    """Put the draft aside: its keyboard goes away, its answers stay."""
    asking.retire(unit, form, draft)
    draft.asked_id = None
    asking.keep(unit, draft)


def choose(unit: UnitOfWork, form: Form, draft: OpenDraft, code: str) -> None:
    """Answer the open question with one of its choices. Raises Refused("choice_unknown")."""
    chosen = form.choose(draft.state, code)
    name = form.choice(draft.state, code).notice
    notice = None if name is None else AT_ONCE[name]
    asking.answered(unit, form, draft, chosen, notice=notice)


def acknowledge_privacy(
    unit: UnitOfWork, form: Form, draft: OpenDraft, code: str, person: Known
) -> None:
    """Keep that the person has read the privacy text, which is not shown again in this version.

    Raises Refused("choice_unknown").
    """
    state = form.choose(draft.state, code)
    people.accept_privacy(unit, person.id, PRIVACY_VERSION)
    asking.answered(unit, form, draft, state)


def pick(unit: UnitOfWork, form: Form, draft: OpenDraft, code: str, *, on: bool) -> None:
    """Tick or untick a choice in place. Raises Refused("choice_unknown")."""
    now = form.pick(draft.state, code, on=on)
    if now.step != draft.state.step:
        asking.answered(unit, form, draft, now)
    elif now.picked != draft.state.picked:
        draft.state = now
        asking.show_ticks(unit, form, draft)


def write(unit: UnitOfWork, form: Form, draft: OpenDraft, text: str, message: int) -> None:
    """Answer the open question in words. Raises Refused with what is wrong with them."""
    asking.answered(unit, form, draft, form.write(draft.state, text, message))


def done(unit: UnitOfWork, form: Form, draft: OpenDraft) -> None:
    """End an answer of several parts. Raises Refused("choice_missing" | "text_too_short")."""
    asking.answered(unit, form, draft, form.done(draft.state))


def skip(unit: UnitOfWork, form: Form, draft: OpenDraft) -> None:
    """Go on without an answer. Raises Refused("not_optional")."""
    asking.answered(unit, form, draft, form.skip(draft.state))


def back(unit: UnitOfWork, form: Form, draft: OpenDraft) -> None:
    """Ask the question before. Raises Refused("no_way_back")."""
    _go(unit, form, draft, form.back(draft.state))


def stay(unit: UnitOfWork, form: Form, draft: OpenDraft) -> None:
    """Leave the answer as it is. Raises Refused("not_optional") where there is none."""
    _go(unit, form, draft, form.stay(draft.state))


def anew(unit: UnitOfWork, form: Form, draft: OpenDraft) -> None:
    """Take back what was sent for the open question so far, and ask it again."""
    _go(unit, form, draft, form.anew(draft.state))


def restore(unit: UnitOfWork, form: Form, draft: OpenDraft) -> None:
    """Get back what was taken back of the open question.

    Raises Refused("nothing_thrown"), and what is wrong with the whole.
    """
    state = form.restore(draft.state)
    if state.step == draft.state.step:
        draft.state = state
        asking.show_material(unit, form, draft, in_place=False)
    else:
        asking.answered(unit, form, draft, state)


def change(unit: UnitOfWork, form: Form, draft: OpenDraft, step: str) -> None:
    """Ask one question anew, from the summary. Raises Refused("choice_unknown")."""
    _go(unit, form, draft, form.change(draft.state, step))


def add_material(unit: UnitOfWork, form: Form, draft: OpenDraft, item: Item) -> None:
    """Put one more message, file or voice message to the open question.

    The messages of an album are told as one.
    """
    same_album = bool(item.get("album")) and any(
        each.get("album") == item["album"] for each in draft.state.picked
    )
    now = form.add(draft.state, item)
    if now.step != draft.state.step:
        asking.answered(unit, form, draft, now)
        return
    draft.state = now
    asking.show_material(unit, form, draft, in_place=same_album)


def edit(unit: UnitOfWork, form: Form, draft: OpenDraft, text: str, message: int) -> None:
    """Change the answer whose message was edited in Telegram.

    Raises Refused with what is wrong with the new text, or Refused("edit_too_late") for a
    message that holds no answer of this draft.
    """
    edited = form.edit(draft.state, message, text)
    if edited is None:
        raise Refused("edit_too_late")
    if edited == draft.state:
        return
    if edited.step != draft.state.step:  # now it says enough
        asking.answered(unit, form, draft, edited)
        return
    draft.state = edited
    if draft.state.step == SUMMARY:
        asking.resume(unit, form, draft)
        return
    outbox.answer(unit, EditNoted())
    asking.keep(unit, draft)


def more(
    unit: UnitOfWork,
    form: Form,
    draft: OpenDraft,
    step: str,
    item: Item,
    *,
    in_sight: bool = False,
) -> bool:
    """Put one more message to the answer of an earlier question; the open one stays open.

    The answer's record says it; where that is not `in_sight`, a line does too. False where
    that question has no answer that takes one. Raises Refused with what is wrong with the whole.
    """
    changed = form.more(draft.state, step, item)
    if changed is None:
        return False
    draft.state = changed
    row = next((row for asked, row in reversed(draft.asked) if asked == step), None)
    if row is not None:
        asking.show_answer(unit, draft, step, row)
    if not in_sight:
        outbox.answer(unit, AddedEarlier(step=step))
    if changed.step == SUMMARY and draft.asked_id is not None:
        asking.resume(unit, form, draft)
    else:
        asking.keep(unit, draft)
    return True


def add_below(unit: UnitOfWork, form: Form, draft: OpenDraft, step: str, item: Item) -> bool:
    """Put one more message to an earlier answer, and ask the open question again below it.

    False, and raises, as `more` does.
    """
    if not more(unit, form, draft, step, item, in_sight=True):
        return False
    if draft.state.step != SUMMARY:
        asking.ask_below(unit, form, draft, step)
    return True


def ask_again(unit: UnitOfWork, form: Form, draft: OpenDraft, refusal: Refused, source: str) -> int:
    """Say what was wrong with a message, and ask the open question again below it.

    No answer is lost, and editing that message in Telegram answers the question too. `source` is
    the message's id, or its album's. Returns the row that says it.
    """
    draft.state = form.refused(draft.state, source)
    said = outbox.answer(unit, Refusal(code=refusal.code, data=refusal.data))
    if draft.state.step == SUMMARY or form.question(draft.state.step).kind is AnswerKind.MATERIAL:
        asking.show_again(unit, form, draft)
    else:
        asking.resume(unit, form, draft)
    return said


def mark_sent(unit: UnitOfWork, form: Form, draft: OpenDraft) -> None:
    """Empty a draft that has become a requisition, where all of it is kept."""
    asking.retire(unit, form, draft)
    unit.session.execute(
        update(_draft)
        .where(_draft.c.id == draft.id)
        .values(status=DraftStatus.SENT, form={}, updated_at=unit.now, asked_id=None)
    )


def state_of(session: Session, draft_id: int) -> FormState | None:
    """How far an open draft is; None for one that is open no more."""
    row = session.execute(
        select(_draft.c.step, _draft.c.form).where(
            _draft.c.id == draft_id, _draft.c.status == DraftStatus.OPEN
        )
    ).first()
    if row is None:
        return None
    return FormState.from_json(row.form, step=row.step)


def _go(unit: UnitOfWork, form: Form, draft: OpenDraft, state: FormState) -> None:
    """Ask the question that a state stands at, without an answer to the open one."""
    asking.clear(unit, form, draft)
    draft.state = state
    asking.ask(unit, form, draft)


def roles_ended(unit: UnitOfWork, ended: RolesEnded) -> None:
    """Throw away what an advisor was registering for somebody else, once they advise no more."""
    draft = open_draft(unit.session, ended.person_id) if ended.advises_no_more else None
    if draft is not None and draft.state.outreach:
        discard(unit, unit.office.form, draft)
