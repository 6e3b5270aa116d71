"""A draft that was thrown away, kept for a while, and got back."""

from datetime import datetime

from sqlalchemy import exists, select, update

from casework.core.errors import Refused
from casework.form.engine import Form, FormState
from casework.prompts import getting_back as rules
from storage.database.columns import table
from storage.intake import asking, drafts, first_words
from storage.intake.asking import OpenDraft
from storage.intake.notices import DraftDiscarded, DraftPutAway
from storage.people.people import Known
from storage.queues import outbox
from storage.tables import Draft, Person
from storage.tables.intake import DraftStatus
from storage.transaction.unit_of_work import UnitOfWork

_draft, _person = table(Draft), table(Person)


def discard(unit: UnitOfWork, form: Form, draft: OpenDraft) -> None:
    """Throw a draft away, and say so; with something written in it, it can be got back."""
    until = _put_away(unit, form, draft)
    if until is None:
        outbox.answer(unit, DraftDiscarded())
    else:
        outbox.answer(unit, DraftDiscarded(draft=draft.id, until=until))


def make_room(unit: UnitOfWork, form: Form, draft: OpenDraft) -> None:
    """Throw a draft away, since another is to be in its place.

    What was written in it can be got back, and is spoken of; of one without words nothing is said.
    """
    until = _put_away(unit, form, draft)
    if until is not None:
        outbox.answer(unit, DraftPutAway(draft=draft.id, until=until))


def get_back(unit: UnitOfWork, form: Form, draft_id: int, person: Known) -> None:
    """Go on with a draft that was thrown away; one that was begun since is put away in its place.

    Raises Refused("draft_gone") where it is kept no more, or was got back already.
    """
    row = unit.session.execute(
        select(_draft).where(
            _draft.c.id == draft_id,
            _draft.c.person_id == person.id,
            _draft.c.status == DraftStatus.DISCARDED,
        )
    ).first()
    if row is None or not row.form or not rules.is_kept(row.updated_at, unit.now):
        raise Refused("draft_gone")
    begun = drafts.open_draft(unit.session, person.id)
    if begun is not None:
        make_room(unit, form, begun)
    unit.session.execute(
        update(_draft).where(_draft.c.id == draft_id).values(status=DraftStatus.OPEN)
    )
    state, writes = FormState.from_json(row.form, step=row.step), row.form.get(asking.WRITES)
    found = OpenDraft(row.id, row.visit, None, state, writes=writes)
    asking.resume(unit, form, found)


def forget_old(unit: UnitOfWork) -> None:
    """Empty the drafts that can be got back no more."""
    _empty(
        unit,
        _draft.c.status == DraftStatus.DISCARDED,
        _draft.c.step != "",
        _draft.c.updated_at < unit.now - rules.KEPT,
    )


def _put_away(unit: UnitOfWork, form: Form, draft: OpenDraft) -> datetime | None:
    """Throw it away. Returns until when it is kept (UTC); None where nothing was written in it."""
    drafts.discard(unit, form, draft)
    if form.has_words(draft.state):
        return rules.until(unit.now)
    _empty(unit, _draft.c.id == draft.id)
    return None


def forget_not_agreed(unit: UnitOfWork) -> None:
    """Nothing is kept of what somebody began to write who has never agreed to how it is kept."""
    never = exists().where(_person.c.id == _draft.c.person_id, _person.c.privacy_version == 0)
    old = (
        _draft.c.status == DraftStatus.OPEN,
        _draft.c.updated_at < unit.now - first_words.KEPT,
        never,
    )
    forgotten = update(_draft).where(*old)
    unit.session.execute(
        forgotten.values(status=DraftStatus.DISCARDED, form={}, step="", asked_id=None)
    )


def _empty(unit: UnitOfWork, *which: object) -> None:
    unit.session.execute(update(_draft).where(*which).values(form={}, step=""))  # type: ignore[arg-type]
