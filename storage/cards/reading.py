"""Reading one case, whole: what the subjects know of it, and its offer."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from casework.cases.permissions import Involved
from casework.cases.reference import reference
from casework.closing import Ending
from casework.core.errors import Refused
from casework.core.vocabulary import (
    CaseStatus,
    ContactMethod,
    FocusArea,
    HelpKind,
    OrganisationKind,
    Urgency,
)
from casework.intake.choices import TOLD_LATER
from casework.people import from_where, of_an_advisor
from casework.visits.rules import Clash
from storage.additions import reading as addition_reading
from storage.additions.reading import Added
from storage.cases import history
from storage.cases import reading as case_reading
from storage.cases.history import EventFacts
from storage.offers import times
from storage.offers.times import OfferEnd
from storage.people import people
from storage.tables import (
    Offer,
    Organisation,
    Requisition,
    RequisitionFocusArea,
    RequisitionHelpKind,
)
from storage.visits import clashes as visit_clashes
from storage.visits import reading as visit_reading
from storage.visits.reading import VisitFacts


@dataclass(frozen=True)
class CaseFacts:
    """All that is known of a case. `substitute` stands in for its advisor, who is away.

    `added` holds the newest of the `additions` that were written while nobody worked on it.
    """

    id: int
    reference: str
    status: CaseStatus
    involved: Involved
    requester: str | None
    advisor: str | None
    substitute: str | None
    organisation_kind: OrganisationKind
    organisation_name: str
    district: str
    administration: str | None
    language: str
    problem: str
    about: str | None
    tried: str | None
    wished_result: str | None
    focus_areas: tuple[FocusArea, ...]
    focus_detail: str | None
    help_kinds: tuple[HelpKind, ...]
    help_kind_open: bool
    urgency: Urgency
    contact_method: ContactMethod
    contact_value: str | None
    submitted_at: datetime
    first_response_due: datetime
    promised_anew: datetime | None
    answered: bool
    attachments: int
    messages: int
    ending: Ending | None
    visit: VisitFacts | None
    added: tuple[Added, ...] = ()
    additions: int = 0

    @property
    def promised(self) -> datetime:
        """By when its requester expects the first answer."""
        return self.promised_anew or self.first_response_due

    @property
    def left_out(self) -> tuple[str, ...]:
        """The questions in words that it was sent without, by their names in the form."""
        told = {"about": self.about, "tried": self.tried, "wished_result": self.wished_result}
        return tuple(step for step in TOLD_LATER if not told[step])


@dataclass(frozen=True)
class OfferFacts:
    """An offer with its case, and why this advisor was asked."""

    id: int
    advisor_id: int
    is_open: bool
    reasons: list[dict[str, Any]]
    assigned_by: str | None
    end: OfferEnd | None
    case: CaseFacts
    clashes: tuple[Clash, ...] = ()
    """Visits of this advisor at the hour of the one that would come with the case."""
    arranged: bool = False
    """Another one than the advisor who has the case asks to take it over."""


def case(session: Session, requisition_id: int) -> CaseFacts | None:
    """A case, whole; None if there is none. Who may read it is asked of `permissions`."""
    requisition = session.get(Requisition, requisition_id)
    if requisition is None:
        return None
    organisation = session.get_one(Organisation, requisition.organisation_id)
    involved = case_reading.involved_in(session, requisition)
    concerned = (involved.requester, involved.advisor, involved.substitute)
    names = people.names(session, [each for each in concerned if each is not None])
    additions = addition_reading.to_case(session, requisition_id)
    return CaseFacts(
        id=requisition_id,
        reference=reference(requisition.year, requisition.number),
        status=requisition.status,
        involved=involved,
        requester=from_where(names.get(involved.requester or 0), organisation.name),
        advisor=of_an_advisor(names.get(involved.advisor or 0)),
        substitute=of_an_advisor(names.get(involved.substitute or 0)),
        organisation_kind=organisation.kind,
        organisation_name=organisation.name,
        district=organisation.district,
        administration=organisation.administration,
        language=requisition.language,
        problem=requisition.problem,
        about=requisition.about,
        tried=requisition.tried,
        wished_result=requisition.wished_result,
        focus_areas=_focus_areas(session, requisition_id),
        focus_detail=requisition.focus_detail,
        help_kinds=_help_kinds(session, requisition_id),
        help_kind_open=requisition.help_kind_open,
        urgency=requisition.urgency,
        contact_method=requisition.contact_method,
        contact_value=requisition.contact_value,
        submitted_at=requisition.submitted_at,
        first_response_due=requisition.first_response_due,
        promised_anew=requisition.promised_anew,
        answered=requisition.first_response_at is not None,
        attachments=case_reading.number_of_attachments(session, requisition_id),
        messages=case_reading.number_of_messages(session, requisition_id),
        ending=_ending(requisition),
        visit=visit_reading.of_case(session, requisition_id),
        added=additions[-addition_reading.SHOWN :],
        additions=len(additions),
    )


def case_with_history(
    session: Session, requisition_id: int
) -> tuple[CaseFacts, tuple[EventFacts, ...]] | None:
    """A case and what happened to it."""
    found = case(session, requisition_id)
    return None if found is None else (found, history.of_case(session, requisition_id))


def offer(session: Session, offer_id: int) -> OfferFacts | None:
    """An offer and its case."""
    row = session.get(Offer, offer_id)
    found = case(session, row.requisition_id) if row else None
    if row is None or found is None:
        return None
    assigned_by = row.assigned_by
    name = people.names(session, [assigned_by]).get(assigned_by) if assigned_by else None
    holds = found.visit.holds if found.visit is not None else None
    clashes = visit_clashes.known(
        session, row.advisor_id, [holds] if holds else [], besides=found.id
    )
    end = times.end_of(session, row)
    is_open = row.ended_at is None
    arranged = assigned_by not in {None, found.involved.advisor}
    return OfferFacts(
        offer_id, row.advisor_id, is_open, row.reasons, name, end, found, clashes, arranged
    )


def offer_to_answer(session: Session, offer_id: int, advisor_id: int) -> OfferFacts:
    """An offer that waits for this advisor to answer. Raises Refused("stale_button") if none."""
    found = offer(session, offer_id)
    if found is None or found.advisor_id != advisor_id or not found.is_open:
        raise Refused("stale_button")
    return found


def _ending(requisition: Requisition) -> Ending | None:
    if requisition.closed_at is None or requisition.outcome is None:
        return None
    return Ending(requisition.outcome, requisition.outcome_text or "", requisition.closed_at)


def _focus_areas(session: Session, requisition_id: int) -> tuple[FocusArea, ...]:
    return tuple(
        session.exec(
            select(col(RequisitionFocusArea.focus_area))
            .where(RequisitionFocusArea.requisition_id == requisition_id)
            .order_by(
                col(RequisitionFocusArea.is_primary).desc(),
                col(RequisitionFocusArea.focus_area),
            )
        )
    )


def _help_kinds(session: Session, requisition_id: int) -> tuple[HelpKind, ...]:
    return tuple(
        session.exec(
            select(col(RequisitionHelpKind.help_kind))
            .where(RequisitionHelpKind.requisition_id == requisition_id)
            .order_by(col(RequisitionHelpKind.help_kind))
        )
    )
