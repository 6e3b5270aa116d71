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
from storage.tables.digests import Digest, DigestChoice, DigestLine
from storage.tables.drafts import Draft, PutAway
from storage.tables.endings import Evaluation, JoiningLink
from storage.tables.hours import AwayTime, Pause, WaitingNotice, WorkingHours
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
from storage.tables.talk import (
    CaseMessage,
    FirstWords,
    HeldMessage,
    JustDone,
    KeptWords,
    MessageAbout,
    MessagePrint,
    PastedText,
    Talk,
)
from storage.tables.visits import Visit, VisitAnswer, VisitTime
from storage.tables.work import Activity, Errand, FollowUp, HelpUsed, Note

__all__ = [
    "Activity",
    "AdvisorDistrict",
    "AdvisorFocusArea",
    "AdvisorLanguage",
    "Attachment",
    "AwayTime",
    "CaseMessage",
    "Digest",
    "DigestChoice",
    "DigestLine",
    "Draft",
    "Errand",
    "Evaluation",
    "Event",
    "FirstWords",
    "FollowUp",
    "HeldMessage",
    "HelpUsed",
    "InboxUpdate",
    "Invitation",
    "InvitationTry",
    "JoiningLink",
    "JustDone",
    "KeptWords",
    "MessageAbout",
    "MessagePrint",
    "Note",
    "Offer",
    "Organisation",
    "OutboxMessage",
    "PastedText",
    "Pause",
    "Person",
    "PutAway",
    "ReferenceCounter",
    "Requisition",
    "RequisitionFocusArea",
    "RequisitionHelpKind",
    "RoleGrant",
    "Talk",
    "Visit",
    "VisitAnswer",
    "VisitTime",
    "WaitingNotice",
    "WorkingHours",
]
