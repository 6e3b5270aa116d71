"""A complete draft becomes a case: written down, promised, and offered to an advisor."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import update

from casework.core.errors import Refused
from casework.core.vocabulary import (
    AttachmentKind,
    CaseStatus,
    ContactMethod,
    FocusArea,
    HelpKind,
    OrganisationKind,
    Origin,
    Urgency,
)
from casework.form import material
from casework.form.engine import SKIPPED, FormState
from casework.intake.assumed import assumed
from casework.intake.choices import NOT_SURE
from casework.intake.questions import CONTACT_STEPS, ORGANISATION_STEPS
from casework.offers.promises import promised
from casework.office import Office
from storage.addressing import current_case
from storage.cases import history
from storage.cases import own_cases as rows
from storage.cases.history import Happened
from storage.cases.notices import Submitted
from storage.database.columns import table
from storage.database.upsert import insert_or_ignore
from storage.follow_ups import watching
from storage.intake import drafts, messages, organisations
from storage.intake.asking import OpenDraft
from storage.offers import offers
from storage.people.people import Known
from storage.queues import outbox
from storage.relay import at_work
from storage.tables import (
    Attachment,
    ReferenceCounter,
    Requisition,
    RequisitionFocusArea,
    RequisitionHelpKind,
)
from storage.transaction.unit_of_work import UnitOfWork

SAID = "🎤"
"""Stands for a problem that was told in a voice message alone: the advisor hears it."""

_counter = table(ReferenceCounter)


def submit(unit: UnitOfWork, draft: OpenDraft, person: Known) -> Requisition:
    """Turn a complete draft into a requisition, promise an answer, and ask an advisor.

    Raises Refused("not_complete") while a question is open.
    """
    requisition = write_down(unit, draft, person)
    history.note(unit, rows.id_of(requisition), Happened.SUBMITTED, person.id)
    offers.offer_to_next(unit, requisition)
    read_from = at_work.read_from(unit.session, unit.office, requisition, unit.now)
    told = Submitted(requisition=rows.id_of(requisition), read_from=read_from)
    outbox.answer(unit, told)
    current_case.begin(unit, person.id, rows.id_of(requisition))
    watching.follow_promise(unit, requisition)
    watching.follow_conflict(unit, requisition)
    return requisition


def write_down(unit: UnitOfWork, draft: OpenDraft, person: Known) -> Requisition:
    """The requisition that a complete draft makes, which is sent by that; nobody is told yet.

    One that an advisor wrote on an organisation's behalf has no requester. Raises
    Refused("not_complete") while a question is open.
    """
    if not unit.office.form.complete(draft.state):
        raise Refused("not_complete")
    found_in_the_field = draft.state.outreach
    answers = _asked_answers(unit.office, draft.state)
    year = unit.now.astimezone(unit.office.calendar.zone).year
    requisition = Requisition(
        year=year,
        number=_next_number(unit, year),
        draft_id=draft.id,
        requester_id=None if found_in_the_field else person.id,
        organisation_id=_organisation(unit, answers),
        status=CaseStatus.SUBMITTED,
        origin=Origin.OUTREACH if found_in_the_field else Origin.REQUESTED,
        urgency=Urgency(answers["urgency"]),
        language=draft.writes or person.writes,
        problem=material.text(answers["problem"]) or SAID,
        about=answers.get("about"),
        tried=answers.get("tried"),
        wished_result=answers.get("wished_result"),
        focus_detail=answers.get("focus_detail"),
        help_kind_open=NOT_SURE in answers["help_kinds"],
        contact_method=ContactMethod(answers["contact_method"]),
        contact_value=next((answers[step] for step in CONTACT_STEPS if answers.get(step)), None),
        submitted_at=unit.now,
        first_response_due=promised(
            unit.now, Urgency(answers["urgency"]), unit.office.calendar
        ).due,
    )
    unit.session.add(requisition)
    unit.session.flush()
    _add_parts(unit, rows.id_of(requisition), answers)
    messages.note_case(unit, draft, person, rows.id_of(requisition))
    drafts.mark_sent(unit, unit.office.form, draft)
    return requisition


def _asked_answers(office: Office, state: FormState) -> dict[str, Any]:
    """The answers of the questions that are asked, and what is assumed where none was given.

    What a change made void stays behind.
    """
    asked = {question.id for question in office.form.asked(state)} | set(ORGANISATION_STEPS)
    given = {step: answer for step, answer in state.answers.items() if step in asked}
    said = {step: answer for step, answer in given.items() if answer is not SKIPPED}
    return {**given, **assumed(state), **said}


def _organisation(unit: UnitOfWork, answers: Mapping[str, Any]) -> int:
    organisation = organisations.named(
        unit,
        OrganisationKind(answers["organisation_kind"]),
        answers["organisation_name"],
        answers["district"],
        answers.get("administration"),
    )
    if organisation.id is None:
        raise LookupError("a stored organisation has an id")
    return organisation.id


def _add_parts(unit: UnitOfWork, requisition_id: int, answers: Mapping[str, Any]) -> None:
    for position, area in enumerate(answers["focus_areas"]):
        unit.session.add(
            RequisitionFocusArea(
                requisition_id=requisition_id,
                focus_area=FocusArea(area),
                is_primary=position == 0,
            )
        )
    for kind in answers["help_kinds"]:
        if kind != NOT_SURE:
            unit.session.add(
                RequisitionHelpKind(requisition_id=requisition_id, help_kind=HelpKind(kind))
            )
    for position, file in enumerate(material.files(answers["problem"])):
        unit.session.add(
            Attachment(
                requisition_id=requisition_id,
                position=position,
                kind=AttachmentKind(file["kind"]),
                file_id=file["file_id"],
                file_name=file["file_name"],
            )
        )
    unit.session.flush()


def _next_number(unit: UnitOfWork, year: int) -> int:
    """The next number of a year. The row stays locked until the transaction ends: no gaps."""
    dialect = unit.session.get_bind().dialect.name
    unit.session.execute(insert_or_ignore(_counter, dialect).values(year=year, last=0))
    numbered = unit.session.execute(
        update(_counter)
        .where(_counter.c.year == year)
        .values(last=_counter.c.last + 1)
        .returning(_counter.c.last)
    )
    number: int = numbered.scalar_one()
    return number
