"""The relay between the two sides of a case: who may write, and which case something is about."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from casework.cases.permissions import Involved
from casework.checks import texts
from casework.core.errors import Refused
from casework.core.pasting import units
from casework.core.plain_text import clean, is_blank
from casework.core.stored import Stored
from casework.core.vocabulary import AttachmentKind, CaseStatus, Role

STAYS_MEANT = timedelta(hours=2)
"""How long after words about a case the next ones are meant for it too."""

ASK_AGAIN_AFTER = timedelta(minutes=5)
"""How long the question which case is meant stands near enough to what is written below it."""

LONGEST_BELOW_HEAD = 3900
"""UTF-16 code units of a text that one message of 4,096 shows below who wrote it, and where."""

LONGEST_QUOTE = 200
"""Characters of a message that are shown above an answer to it."""

UNDO_LASTS = timedelta(minutes=10)
"""How long the writer of a message can take it back; before it is read, for as long as it waits."""

OVER = {
    CaseStatus.SUBMITTED: "relay_without_advisor",
    CaseStatus.OFFERED: "relay_without_advisor",
    CaseStatus.WITHDRAWN: "relay_withdrawn",
    CaseStatus.CLOSED: "relay_closed",
    CaseStatus.EVALUATED: "relay_closed",
}
"""Why nobody can write about a case that is not active."""


@dataclass(frozen=True, slots=True)
class WrittenAbout:
    """The case that somebody last wrote about or chose to, and when (aware UTC)."""

    case: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Written(Stored):
    """What somebody wants to have passed on: a text, a file, or a file with a text below it.

    `message_id` is Telegram's in the writer's chat; `file` is what `handlers.core.updates` keeps of
    one; `album` holds the files together that were sent together. `quote` is the part of a message
    that it answers, which both sides of the case `quote_of` may read, and nobody else.
    """

    message_id: int
    text: str
    file: Mapping[str, Any] | None = None
    album: str | None = None
    quote: str = ""
    quote_of: int | None = None


def meant(last: WrittenAbout | None, active: Sequence[int], now: datetime) -> Sequence[int]:
    """The cases that something could be about: one, none, or several, and then one has to ask.

    It is the case of the `last` words, even if that has just ended, for what was meant for one
    must not reach another; else any of the active ones. (A reply is about the case of what it
    answers, whatever was written last.)
    """
    if last is not None and now - last.since < STAYS_MEANT:
        return (last.case,)
    return active


def joins(last_held: datetime | None, last: WrittenAbout | None, now: datetime) -> bool:
    """Whether something goes on with what waits for its case since `last_held` (UTC).

    It does for STAYS_MEANT, unless its writer has turned to a case after that.
    """
    if last_held is None or now - last_held >= STAYS_MEANT:
        return False
    return last is None or last.since < last_held


def asks_again(last_held: datetime | None, now: datetime) -> bool:
    """Whether to ask which case is meant; not while the question was asked just now."""
    return last_held is None or now - last_held > ASK_AGAIN_AFTER


def receiver(person: int, involved: Involved, status: CaseStatus, reference: str) -> int:
    """Who is given what this person writes about a case: the other one of the two sides.

    While its advisor is away, their substitute is given what the requester writes, and both of them
    may write to the requester.

    Raises Refused, with the reference: relay_not_taken for the advisor who is asked to take it, and
    relay_not_yours for anybody else; relay_without_advisor, relay_withdrawn or relay_closed where
    the case is not active; relay_alone where there is nobody on the other side.
    """
    if person not in {involved.requester, involved.advisor, involved.substitute}:
        code = "relay_not_taken" if person == involved.asked else "relay_not_yours"
        raise Refused(code, reference=reference)
    if status in OVER:
        raise Refused(OVER[status], reference=reference)
    answers = involved.substitute or involved.advisor
    other = answers if person == involved.requester else involved.requester
    if other is None or other == person:
        raise Refused("relay_alone", reference=reference)
    return other


def check_taking_back(sent_at: datetime, now: datetime, *, waits: bool, answered: bool) -> None:
    """Whether its writer may still take a message back. `waits`: it has not been sent yet.

    Raises Refused("undo_answered") where the other side has written since, and
    Refused("undo_too_late", minutes=...).
    """
    if waits:
        return
    if answered:
        raise Refused("undo_answered")
    if now - sent_at > UNDO_LASTS:
        raise Refused("undo_too_late", minutes=UNDO_LASTS // timedelta(minutes=1))


def may_write(person: int, involved: Involved, status: CaseStatus) -> bool:
    """Whether `receiver` finds somebody for what this person writes."""
    try:
        receiver(person, involved, status, reference="")
    except Refused:
        return False
    return True


def may_read_messages(person: int, roles: Collection[Role], involved: Involved) -> bool:
    """The two sides read what they wrote to each other, and coordinators; nobody else does.

    A substitute is on the advisor's side.
    """
    if Role.COORDINATOR in roles or person == involved.requester:
        return True
    return Role.ADVISOR in roles and person in {involved.advisor, involved.substitute}


def parts(text: str, quote: str = "") -> tuple[str, str]:
    """What stands below the heading of the first message, and what needs a second, "" if nothing.

    It is cut at a word where there is one. A quote takes some of the room.
    """
    room = LONGEST_BELOW_HEAD - units(quote)
    if units(text) <= room:
        return text, ""
    fits = text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore")
    at = max(fits.rfind(" "), fits.rfind("\n"))
    cut = at if at > len(fits) // 2 else len(fits)
    return text[:cut].rstrip(), text[cut:].lstrip()


def accepted(written: Written) -> Written:
    """What is passed on: the text cleaned, the file as it is.

    Raises Refused: text_has_cpr, text_empty, relay_too_long (limit, length), file_executable.
    """
    text = accepted_text(written.text, with_file=written.file is not None)
    file = written.file
    if file is not None:
        # Telegram passes a file on by its id, however large it is: only downloading has a limit.
        kind = AttachmentKind(file["kind"])
        texts.attachment(kind, file["file_name"], file["mime"], None, 0)
    quote, of = accepted_quote(written.quote), written.quote_of
    return Written(written.message_id, text, file, written.album, quote, of)


def accepted_quote(raw: str) -> str:
    """A quoted part as it travels along: one line, of a sensible length; "" with a CPR number.

    Whoever quotes has not written it themselves, so that nothing is refused for it.
    """
    quote = " ".join(clean(raw).split())
    if texts.contains_cpr(quote):
        return ""
    return quote if len(quote) <= LONGEST_QUOTE else quote[: LONGEST_QUOTE - 1].rstrip() + "…"


def accepted_text(raw: str, *, with_file: bool) -> str:
    """A text, cleaned; below a file it may be empty. A thumb or a heart is an answer here.

    Raises Refused: text_has_cpr, text_empty, relay_too_long (limit, length).
    """
    text = clean(raw)
    if texts.contains_cpr(text):
        raise Refused("text_has_cpr")
    if len(text) > texts.LONGEST_TEXT:
        raise Refused("relay_too_long", limit=texts.LONGEST_TEXT, length=len(text))
    if not is_blank(text):
        return text
    if not with_file:
        raise Refused("text_empty")
    return ""
