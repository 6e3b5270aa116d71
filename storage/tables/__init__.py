"""The tables by subject. Importing this package makes the whole schema known."""

from storage.tables.absences import AwayTime
from storage.tables.addressing import CurrentCase, HeldMessage, JustDone
from storage.tables.cases import (
    Attachment,
    Event,
    ReferenceCounter,
    Requisition,
    RequisitionFocusArea,
    RequisitionHelpKind,
)
from storage.tables.closing import HelpUsed
from storage.tables.digests import Digest, DigestChoice, DigestLine
from storage.tables.evaluations import Evaluation
from storage.tables.follow_ups import FollowUp
from storage.tables.hours import WorkingHours
from storage.tables.intake import Draft, FirstWords, Organisation
from storage.tables.offers import Offer
from storage.tables.outreach import JoiningLink
from storage.tables.people import Person, RoleGrant
from storage.tables.prompts import KeptWords, PastedText, Prompt, PutAway
from storage.tables.queues import InboxUpdate, MessageAbout, MessagePrint, OutboxMessage
from storage.tables.quiet import Pause, WaitingNotice
from storage.tables.relay import CaseMessage
from storage.tables.team import (
    AdvisorDistrict,
    AdvisorFocusArea,
    AdvisorLanguage,
    Invitation,
    InvitationTry,
)
from storage.tables.visits import Visit, VisitAnswer, VisitTime
from storage.tables.work import Activity, Note

__all__ = [
    "Activity",
    "AdvisorDistrict",
    "AdvisorFocusArea",
    "AdvisorLanguage",
    "Attachment",
    "AwayTime",
    "CaseMessage",
    "CurrentCase",
    "Digest",
    "DigestChoice",
    "DigestLine",
    "Draft",
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
    "Prompt",
    "PutAway",
    "ReferenceCounter",
    "Requisition",
    "RequisitionFocusArea",
    "RequisitionHelpKind",
    "RoleGrant",
    "Visit",
    "VisitAnswer",
    "VisitTime",
    "WaitingNotice",
    "WorkingHours",
]
