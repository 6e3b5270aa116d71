"""What people write and send: cleaned, or refused with a code.

Each check returns the value as it is kept or raises `Refused`. A CPR number is looked for first,
before anything else could be wrong, since a text that holds one must leave the chat.
"""

import re

from casework.core.errors import Refused
from casework.core.pasting import LONGEST_ANSWER, MOST_IN_ONE
from casework.core.plain_text import clean, is_blank, is_only_emoji
from casework.core.vocabulary import AttachmentKind
from casework.cpr import contains_cpr, without_cpr

__all__ = [
    "answer",
    "attachment",
    "contains_cpr",
    "email",
    "free_text",
    "organisation_name",
    "phone",
    "phone_display",
    "without_cpr",
]

LONGEST_TEXT = MOST_IN_ONE
"""Characters; Telegram takes no longer message, and cuts what is longer into several."""

LONGEST_NAME = 120
LARGEST_FILE_MB = 20
"""Megabytes that a bot may download (Bot API, getFile)."""

MOST_ATTACHMENTS = 10


def free_text(raw: str, minimum: int = 1, maximum: int = LONGEST_TEXT) -> str:
    """A text of one or more lines; its length is counted in characters.

    Raises Refused: text_has_cpr, text_empty, text_only_emoji (not a letter or digit of any
    script), text_too_short (minimum, length), text_too_long (limit, length).
    """
    text = clean(raw)
    if contains_cpr(text):
        raise Refused("text_has_cpr")
    if is_blank(text):
        raise Refused("text_empty")
    if len(text) > maximum:
        raise Refused("text_too_long", limit=maximum, length=len(text))
    if is_only_emoji(text):
        raise Refused("text_only_emoji")
    if len(text) < minimum:
        raise Refused("text_too_short", minimum=minimum, length=len(text))
    return text


def answer(raw: str) -> str:
    """A text that may have come in several messages. Raises Refused as `free_text` does."""
    return free_text(raw, maximum=LONGEST_ANSWER)


def organisation_name(raw: str) -> str:
    """A name in one line, of 2 to 120 characters.

    Raises Refused: text_has_cpr, text_empty, text_only_emoji, name_too_short, name_too_long
    (limit).
    """
    try:
        return free_text(" ".join(raw.split()), minimum=2, maximum=LONGEST_NAME)
    except Refused as refusal:
        raise _of_name(refusal) from None


def _of_name(refusal: Refused) -> Refused:
    """A refusal of a text, said of a name."""
    if refusal.code == "text_too_long":
        return Refused("name_too_long", limit=LONGEST_NAME)
    return Refused("name_too_short") if refusal.code == "text_too_short" else refusal


def phone(raw: str, region: str = "DK") -> str:
    """A phone number as E.164 (+4520123456); without its country's code it is one of `region`.

    Takes any script's digits, spaces and "00" for "+". Raises Refused: text_has_cpr, phone_invalid.
    """
    import phonenumbers

    if contains_cpr(raw):
        raise Refused("text_has_cpr")
    try:
        number = phonenumbers.parse(clean(raw), region)
    except phonenumbers.NumberParseException:
        raise Refused("phone_invalid") from None
    if number.extension or not phonenumbers.is_valid_number(number):
        raise Refused("phone_invalid")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def phone_display(e164: str) -> str:
    """A number that `phone` gave, as people read it: +45 20 12 34 56."""
    import phonenumbers

    number = phonenumbers.parse(e164)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def email(raw: str) -> str:
    """An e-mail address, its domain in lower case; letters of any script are fine.

    Nobody outside is asked. Raises Refused: text_has_cpr, email_invalid (also for names that no
    mail can reach, such as kk.local). Whether somebody reads it, only a mail would tell.
    """
    import email_validator

    address = _DIRECTION.sub("", clean(raw))
    if contains_cpr(address):
        raise Refused("text_has_cpr")
    try:
        found = email_validator.validate_email(address, check_deliverability=False, strict=True)
    except email_validator.EmailNotValidError:
        raise Refused("email_invalid") from None
    as_it_was_written = found.ascii_domain if _domain(address).isascii() else found.domain
    return f"{found.local_part}@{as_it_was_written}"


def attachment(
    kind: AttachmentKind, file_name: str | None, mime: str | None, size: int | None, already: int
) -> None:
    """Whether a file may be added to the `already` others; its size is in bytes, None if unknown.

    Raises Refused: text_has_cpr (in the file's name), file_executable, file_too_large
    (limit_mb, kind), too_many_attachments (limit).
    """
    name = clean(file_name or "")
    if contains_cpr(name):
        raise Refused("text_has_cpr")
    if _is_executable(name, mime or ""):
        raise Refused("file_executable")
    if (size or 0) > LARGEST_FILE_MB * 1024 * 1024:
        raise Refused("file_too_large", limit_mb=LARGEST_FILE_MB, kind=kind)
    if already >= MOST_ATTACHMENTS:
        raise Refused("too_many_attachments", limit=MOST_ATTACHMENTS)


# Addresses

_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202c\u2066-\u2069]")
"""Marks that writing from right to left leaves around an address, where nobody sees them."""


def _domain(address: str) -> str:
    return address.rpartition("@")[2]


# Files

_RUNS = {
    "programs": "exe com scr pif cpl run jar app dll sys elf bin",
    "installers": "msi msp msix appx apk aab xapk ipa pkg deb rpm",
    "scripts": "bat cmd ps1 psm1 vbs vbe js jse mjs wsf wsh hta sh bash zsh csh ksh command py pl",
    "pages with scripts": "htm html xhtml shtml mht mhtml",
    "starters and settings": "lnk url desktop scf reg inf chm",
    "discs": "dmg iso img vhd vhdx",
    "documents with macros": "docm dotm xlsm xltm xlsb xlam pptm potm ppsm ppam sldm",
}
"""Endings of files that run, or can run something, when they are opened."""

_EXECUTABLE = frozenset(ending for endings in _RUNS.values() for ending in endings.split())

_EXECUTABLE_MIME = re.compile(
    r"application/(x-)?(ms-?dos|msdos-program|msdownload|dosexec|executable|elf|mach-binary|msi"
    r"|ms-installer|ms-shortcut|sh|shellscript|bat|csh|perl|python|httpd-php|javascript|ecmascript"
    r"|java-archive|apple-diskimage|iso9660-image|hta)\b"
    r"|application/vnd\.(android\.package-archive|microsoft\.portable-executable)"
    r"|application/(xhtml\+xml|vnd\.ms-.*\.macroenabled.*)"
    r"|text/(html|javascript|ecmascript|vbscript|x-(shellscript|sh|python|perl))"
)


def _is_executable(name: str, mime: str) -> bool:
    """By the last ending, which is the one that a computer goes by, or by the kind that was told.

    So "invoice.pdf.exe" is one and "notes.js.pdf" is none. Dots and spaces at the end are left
    out, as Windows does.
    """
    _, dot, ending = name.rstrip(". ").lower().rpartition(".")
    runs = bool(dot) and ending in _EXECUTABLE
    return runs or bool(_EXECUTABLE_MIME.match(mime.strip().lower()))
