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
from storage.tables.talk import CaseMessage, HeldMessage, Talk
from storage.tables.work import Activity, Errand, FollowUp, HelpUsed, Note

__all__ = [
    "Activity",
    "AdvisorDistrict",
    "AdvisorFocusArea",
    "AdvisorLanguage",
    "Attachment",
    "CaseMessage",
    "Draft",
    "Errand",
    "Event",
    "FollowUp",
    "HeldMessage",
    "HelpUsed",
    "InboxUpdate",
    "Invitation",
    "InvitationTry",
    "Note",
    "Offer",
    "Organisation",
    "OutboxMessage",
    "Person",
    "ReferenceCounter",
    "Requisition",
    "RequisitionFocusArea",
    "RequisitionHelpKind",
    "RoleGrant",
    "Talk",
]
