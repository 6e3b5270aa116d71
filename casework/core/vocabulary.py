"""The words of the domain, as they stand in code, in the database and on buttons."""

from enum import StrEnum


class Role(StrEnum):
    """What a person may do. Everybody is a requester; the others are invited."""

    REQUESTER = "requester"
    ADVISOR = "advisor"
    COORDINATOR = "coordinator"


class OrganisationKind(StrEnum):
    """Who may call on the task force."""

    SCHOOL = "school"
    DAY_CARE = "day_care"
    PARENT_BOARD = "parent_board"
    HOUSING_ASSOCIATION = "housing_association"
    RESIDENTS_BOARD = "residents_board"
    ASSOCIATION = "association"
    SPORTS_CLUB = "sports_club"
    COMPANY = "company"
    TRADE_UNION = "trade_union"
    STREET_TEAM = "street_team"
    MUNICIPAL_OFFICE = "municipal_office"
    OTHER = "other"


class FocusArea(StrEnum):
    """The six areas of the integration policy."""

    EMPLOYMENT = "employment"
    EDUCATION = "education"
    HOUSING = "housing"
    SAFETY = "safety"
    CULTURE_LEISURE = "culture_leisure"
    HEALTH = "health"


class HelpKind(StrEnum):
    """The task force's seven tools."""

    ADVICE = "advice"
    NETWORK = "network"
    EVENT = "event"
    CAMPAIGN = "campaign"
    TALK = "talk"
    WORKING_GROUP = "working_group"
    CONFLICT_HANDLING = "conflict_handling"


class Urgency(StrEnum):
    """How soon somebody must come."""

    CONFLICT_NOW = "conflict_now"
    SOON = "soon"
    PLANNED = "planned"


class ContactMethod(StrEnum):
    """How the requester wants to be reached."""

    TELEGRAM = "telegram"
    PHONE = "phone"
    EMAIL = "email"


class Origin(StrEnum):
    """Who found the problem: the organisation, or an advisor in the field."""

    REQUESTED = "requested"
    OUTREACH = "outreach"


class CaseStatus(StrEnum):
    """How a case lives. A draft is a row of its own and no case yet."""

    SUBMITTED = "submitted"
    OFFERED = "offered"
    ACTIVE = "active"
    CLOSED = "closed"
    EVALUATED = "evaluated"
    WITHDRAWN = "withdrawn"


class DeclineReason(StrEnum):
    """Why an advisor cannot take a case."""

    TOO_MUCH = "too_much"
    OUTSIDE_FIELD = "outside_field"
    CONFLICT_OF_INTEREST = "conflict_of_interest"
    OTHER = "other"


class AttachmentKind(StrEnum):
    """What Telegram calls the file; it is sent again by the same name."""

    PHOTO = "photo"
    DOCUMENT = "document"
    VOICE = "voice"
    AUDIO = "audio"
    VIDEO = "video"


class ActivityKind(StrEnum):
    """What an advisor can have done: one of the seven tools, or a way of meeting."""

    ADVICE = "advice"
    NETWORK = "network"
    EVENT = "event"
    CAMPAIGN = "campaign"
    TALK = "talk"
    WORKING_GROUP = "working_group"
    CONFLICT_HANDLING = "conflict_handling"
    VISIT = "visit"
    PHONE = "phone"
    MEETING = "meeting"
    EMAIL = "email"


class Outcome(StrEnum):
    """How a case ended."""

    SOLVED = "solved"
    PARTLY = "partly"
    NOT_SOLVED = "not_solved"
    NOT_FOR_US = "not_for_us"


class FollowUpKind(StrEnum):
    """What is followed up; `casework.follow_ups.kinds` says when, with whom, and until when."""

    OFFER_UNANSWERED = "offer_unanswered"
    CONFLICT_NOT_TAKEN = "conflict_not_taken"
    FIRST_ANSWER_DUE = "first_answer_due"
    DRAFT_UNFINISHED = "draft_unfinished"
    NOTHING_LOGGED = "nothing_logged"
    OWN_REMINDER = "own_reminder"
    VISIT = "visit"
    AFTER_VISIT = "after_visit"
    EVALUATION = "evaluation"
    PROMISE = "promise"


class VisitStatus(StrEnum):
    """How a visit lives. A new proposal for an agreed one leaves it agreed until it is taken."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    DECLINED = "declined"
    CANCELLED = "cancelled"


class VisitAnswerKind(StrEnum):
    """What each side says some days after a visit."""

    MOVING = "moving"
    STUCK = "stuck"
    DONE = "done"


class DigestKind(StrEnum):
    """What comes by itself: the coordinators' worklist, the week, and an advisor's morning."""

    DAILY = "daily"
    WEEKLY = "weekly"
    AGENDA = "agenda"
