"""What the domain's words are called, for people. The choices of the form name most of them."""

from casework.closing import OUTCOMES
from casework.core.vocabulary import AttachmentKind, CaseStatus, DeclineReason, FocusArea, Role
from casework.core.words import N_
from casework.form.engine import Choice
from casework.intake.choices import CONTACT_METHODS, FOCUS_AREAS, HELP_KINDS, URGENCIES
from casework.intake.focus_details import DETAILS
from casework.intake.organisations import KINDS
from casework.office import Office
from casework.work.activities import DURATIONS
from casework.work.activities import KINDS as ACTIVITIES
from handlers.core.scene import choice_text
from locales.translator import Reader

STATUS = {
    CaseStatus.SUBMITTED: N_("We are finding an advisor"),
    CaseStatus.OFFERED: N_("We have asked an advisor"),
    CaseStatus.ACTIVE: N_("An advisor is on it"),
    CaseStatus.CLOSED: N_("Closed"),
    CaseStatus.EVALUATED: N_("Closed and evaluated"),
    CaseStatus.WITHDRAWN: N_("Withdrawn"),
}

DECLINE = {
    DeclineReason.TOO_MUCH: N_("Too much to do"),
    DeclineReason.OUTSIDE_FIELD: N_("Outside my field"),
    DeclineReason.CONFLICT_OF_INTEREST: N_("Conflict of interest"),
    DeclineReason.OTHER: N_("Another reason"),
}

FILES = {
    AttachmentKind.PHOTO: N_("📷 Photo"),
    AttachmentKind.DOCUMENT: N_("📎 File"),
    AttachmentKind.VOICE: N_("🎤 Voice message"),
    AttachmentKind.AUDIO: N_("🎵 Sound"),
    AttachmentKind.VIDEO: N_("🎬 Video"),
}
"""The kinds of files, each with its sign."""

ROLES = {
    Role.ADVISOR: N_("advisor"),
    Role.COORDINATOR: N_("coordinator"),
}


def _by_code(choices: tuple[Choice, ...]) -> dict[str, Choice]:
    return {choice.code: choice for choice in choices}


_CHOICES = {
    "organisation_kind": _by_code(KINDS),
    "focus_area": _by_code(FOCUS_AREAS),
    "help_kind": _by_code(HELP_KINDS),
    "urgency": _by_code(URGENCIES),
    "contact_method": _by_code(CONTACT_METHODS),
    "activity": _by_code(ACTIVITIES),
    "duration": _by_code(DURATIONS),
    "outcome": _by_code(OUTCOMES),
}


def word(reader: Reader, group: str, code: str) -> str:
    """A word of the domain: `word(reader, "focus_area", "education")`."""
    return choice_text(reader, _CHOICES[group][code])


def focus_detail(reader: Reader, area: FocusArea, code: str) -> str:
    """A choice of the question that fits a focus area."""
    found = _by_code(DETAILS[area]).get(code)
    return choice_text(reader, found) if found else code


def district(office: Office, reader: Reader, code: str) -> str:
    """A district's name. One that is no longer on the list is shown by its code."""
    try:
        found = office.municipality.district(code)
    except KeyError:
        return code
    return found.names.get(reader.language) or reader.plain(found.name)


def administration(office: Office, reader: Reader, code: str) -> str:
    """An administration's name. One that is no longer on the list is shown by its code."""
    try:
        found = office.municipality.administration(code)
    except KeyError:
        return code
    return found.name if reader.language == "da" else found.english
