"""The tables by subject. Importing this package makes the whole schema known."""

from storage.tables.cases import (
    Attachment,
    Event,
    Offer,
    ReferenceCounter,
    Requisition,
    RequisitionFocusArea,
    RequisitionHelpKind,
)
from storage.tables.drafts import Draft
from storage.tables.messages import InboxUpdate, OutboxMessage
from storage.tables.people import (
    AdvisorDistrict,
    AdvisorFocusArea,
    AdvisorLanguage,
    Invitation,
    InvitationTry,
    Organisation,
    Person,
    RoleGrant,
)

__all__ = [
    "AdvisorDistrict",
    "AdvisorFocusArea",
    "AdvisorLanguage",
    "Attachment",
    "Draft",
    "Event",
    "InboxUpdate",
    "Invitation",
    "InvitationTry",
    "Offer",
    "Organisation",
    "OutboxMessage",
    "Person",
    "ReferenceCounter",
    "Requisition",
    "RequisitionFocusArea",
    "RequisitionHelpKind",
    "RoleGrant",
]
