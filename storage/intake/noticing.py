"""Somebody writes in another language than we know of them: it is noticed, and asked about once."""

from sqlalchemy import select

from casework.intake.script import written_in
from storage.database.columns import table
from storage.intake.notices import LanguageNoticed
from storage.people.people import writes_best
from storage.queues import outbox
from storage.tables import Draft, Person, Requisition
from storage.transaction.unit_of_work import UnitOfWork

_draft, _person, _requisition = table(Draft), table(Person), table(Requisition)


def notice(unit: UnitOfWork, draft_id: int, text: str) -> str | None:
    """The language that the writer of a draft writes best in, by what they write in it.

    None where the text says nothing new. Who is not known to write in it is asked; who was asked
    of their last request has answered it then.
    """
    code = written_in(text)
    if code is None:
        return None
    person = unit.session.execute(
        select(_person.c.id, _person.c.language, _person.c.telegram_language)
        .join(_draft, _draft.c.person_id == _person.c.id)
        .where(_draft.c.id == draft_id)
    ).one()
    known = writes_best(person.language, person.telegram_language)
    if code == known:
        return None
    before = unit.session.execute(
        select(_requisition.c.language, _requisition.c.problem)
        .where(_requisition.c.requester_id == person.id)
        .order_by(_requisition.c.id.desc())
        .limit(1)
    ).first()
    if before is not None and written_in(before.problem or "") == code:
        return str(before.language)
    outbox.answer(unit, LanguageNoticed(draft=draft_id, language=code, otherwise=known))
    return code
