"""Requisitions: sent, listed by those who sent them, and withdrawn."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlmodel import Session, col

from casework import material
from casework.answer_choices import NOT_SURE
from casework.errors import Refused
from casework.form import FormState
from casework.office import Office
from casework.permissions import OPEN
from casework.promises import promised
from casework.questions import CONTACT_STEPS
from casework.reference import reference
from casework.transitions import Step, after
from casework.vocabulary import (
    AttachmentKind,
    CaseStatus,
    ContactMethod,
    FocusArea,
    HelpKind,
    OrganisationKind,
    Origin,
    Role,
    Urgency,
)
from storage import (
    at_work,
    case_reading,
    draft_messages,
    drafts,
    history,
    offers,
    organisations,
    outbox,
    own_cases,
    people,
    talking,
    visit_endings,
    watching,
)
from storage.asking import OpenDraft
from storage.columns import table
from storage.history import Happened
from storage.people import Known
from storage.tables import (
    Attachment,
    ReferenceCounter,
    Requisition,
    RequisitionFocusArea,
    RequisitionHelpKind,
)
from storage.upsert import insert_or_ignore

_counter = table(ReferenceCounter)


def submit(
    session: Session, office: Office, draft: OpenDraft, person: Known, now: datetime
) -> Requisition:
    """Turn a complete draft into a requisition, promise an answer, and ask an advisor.

    Raises Refused("not_complete") while a question is open.
    """
    requisition = write_down(session, office, draft, person, now)
    history.note(session, _id(requisition), Happened.SUBMITTED, now, person.id)
    offers.offer_to_next(session, office, requisition, now)
    told = {"requisition": requisition.id}
    read_from = at_work.read_from(session, office, requisition, now)
    outbox.answer(session, "submitted", {**told, "read_from": read_from}, now)
    talking.begin(session, person.id, _id(requisition), now)
    watching.follow_promise(session, office, requisition, now)
    watching.follow_conflict(session, office, requisition, now)
    return requisition


def withdraw(session: Session, requisition_id: int, person: Known, now: datetime) -> None:
    """The requester takes a request back; no reason is owed.

    Raises Refused("case_not_yours") for somebody else's, Refused("case_over") for one that has
    ended.
    """
    requisition = session.get(Requisition, requisition_id, with_for_update=True)
    if requisition is None or requisition.requester_id != person.id:
        raise Refused("case_not_yours")
    if requisition.status not in OPEN:
        raise Refused("case_over")
    _take_back(session, requisition, person, now)
    outbox.answer(session, "withdrawn", {"reference": name_of(requisition)}, now)


def withdraw_all(session: Session, person: Known, now: datetime) -> int:
    """Take back every open request of a person who is about to be erased. Returns how many."""
    found = open_requests(session, person.id)
    for requisition in found:
        _take_back(session, requisition, person, now, gone=True)
    return len(found)


def open_requests(session: Session, person_id: int) -> Sequence[Requisition]:
    """What a person has asked for and is not over, in order."""
    return (
        session.execute(
            select(Requisition)
            .where(col(Requisition.requester_id) == person_id, col(Requisition.status).in_(OPEN))
            .order_by(col(Requisition.id))
        )
        .scalars()
        .all()
    )


def heard_by(session: Session, requisition: Requisition) -> set[int]:
    """Who hears that a request is taken back: its advisor, whoever is asked, and who stands in."""
    asked = case_reading.asked_now(session, _id(requisition))
    substitute = own_cases.substitute_in(session, requisition)
    return {each for each in (requisition.advisor_id, asked, substitute) if each is not None}


def name_of(requisition: Requisition) -> str:
    """The reference of a requisition."""
    return reference(requisition.year, requisition.number)


def _take_back(
    session: Session, requisition: Requisition, person: Known, now: datetime, *, gone: bool = False
) -> None:
    """End a case as withdrawn, and tell those whom it concerns.

    Where its requester is `gone`, and a conflict is going on, the coordinators hear of it too.
    """
    concerned = heard_by(session, requisition)
    offers.end_open(session, _id(requisition), now)
    requisition.status = after(requisition.status, Step.WITHDRAW)
    session.flush()
    history.note(session, _id(requisition), Happened.WITHDRAWN, now, person.id)
    params = {"reference": name_of(requisition), "requisition": requisition.id}
    erased = _hear_of_erasing(session, requisition) if gone else set()
    for each in sorted(concerned | erased):
        kind = "requester_erased" if each in erased else "case_withdrawn"
        outbox.tell(session, each, kind, params, now)
    visit_endings.case_over(session, requisition, now, gone=gone)


def _hear_of_erasing(session: Session, requisition: Requisition) -> set[int]:
    """Its advisor; in a conflict that is going on, the coordinators too."""
    hear = set() if requisition.advisor_id is None else {requisition.advisor_id}
    if requisition.urgency is Urgency.CONFLICT_NOW:
        hear |= set(people.with_role(session, Role.COORDINATOR))
    return hear


def write_down(
    session: Session, office: Office, draft: OpenDraft, person: Known, now: datetime
) -> Requisition:
    """The requisition that a complete draft makes, which is sent by that; nobody is told yet.

    One that an advisor wrote on an organisation's behalf has no requester. Raises
    Refused("not_complete") while a question is open.
    """
    if not office.form.complete(draft.state):
        raise Refused("not_complete")
    found_in_the_field = draft.state.outreach
    answers = _asked_answers(office, draft.state)
    year = now.astimezone(office.calendar.zone).year
    requisition = Requisition(
        year=year,
        number=_next_number(session, year),
        draft_id=draft.id,
        requester_id=None if found_in_the_field else person.id,
        organisation_id=_organisation(session, draft.state.answers),
        status=CaseStatus.SUBMITTED,
        origin=Origin.OUTREACH if found_in_the_field else Origin.REQUESTED,
        urgency=Urgency(answers["urgency"]),
        language=person.writes,
        problem=material.text(answers["problem"]),
        about=answers.get("about"),
        tried=answers.get("tried"),
        wished_result=answers.get("wished_result"),
        focus_detail=answers.get("focus_detail"),
        help_kind_open=NOT_SURE in answers["help_kinds"],
        contact_method=ContactMethod(answers["contact_method"]),
        contact_value=next((answers[step] for step in CONTACT_STEPS if answers.get(step)), None),
        submitted_at=now,
        first_response_due=promised(now, Urgency(answers["urgency"]), office.calendar).due,
    )
    session.add(requisition)
    session.flush()
    _add_parts(session, _id(requisition), answers)
    draft_messages.note_case(session, draft, person, _id(requisition))
    drafts.mark_sent(session, office.form, draft, now)
    return requisition


def _asked_answers(office: Office, state: FormState) -> dict[str, Any]:
    """The answers of the questions that are asked; what a change made void stays behind."""
    asked = {question.id for question in office.form.asked(state)}
    return {step: answer for step, answer in state.answers.items() if step in asked}


def _organisation(session: Session, answers: Mapping[str, Any]) -> int:
    organisation = organisations.named(
        session,
        OrganisationKind(answers["organisation_kind"]),
        answers["organisation_name"],
        answers["district"],
        answers.get("administration"),
    )
    if organisation.id is None:
        raise LookupError("a stored organisation has an id")
    return organisation.id


def _add_parts(session: Session, requisition_id: int, answers: Mapping[str, Any]) -> None:
    for position, area in enumerate(answers["focus_areas"]):
        session.add(
            RequisitionFocusArea(
                requisition_id=requisition_id,
                focus_area=FocusArea(area),
                is_primary=position == 0,
            )
        )
    for kind in answers["help_kinds"]:
        if kind != NOT_SURE:
            session.add(
                RequisitionHelpKind(requisition_id=requisition_id, help_kind=HelpKind(kind))
            )
    for position, file in enumerate(material.files(answers["problem"])):
        session.add(
            Attachment(
                requisition_id=requisition_id,
                position=position,
                kind=AttachmentKind(file["kind"]),
                file_id=file["file_id"],
                file_name=file["file_name"],
            )
        )
    session.flush()


def _next_number(session: Session, year: int) -> int:
    """The next number of a year. The row stays locked until the transaction ends: no gaps."""
    dialect = session.get_bind().dialect.name
    session.execute(insert_or_ignore(_counter, dialect).values(year=year, last=0))
    numbered = session.execute(
        update(_counter)
        .where(_counter.c.year == year)
        .values(last=_counter.c.last + 1)
        .returning(_counter.c.last)
    )
    number: int = numbered.scalar_one()
    return number


def _id(requisition: Requisition) -> int:
    if requisition.id is None:
        raise LookupError("a stored requisition has an id")
    return requisition.id
