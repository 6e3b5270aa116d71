"""A message of a case in words: as it is passed on, and as a line of what was written."""

from html import escape

from casework.core.vocabulary import AttachmentKind
from casework.relay import parts
from handlers.core.labels import FILES
from handlers.core.refusals import sentence_of
from handlers.core.scene import Scene, clipped, first_line
from storage.addressing.notices import AsksWhere
from storage.cards.reading import CaseFacts
from storage.cards.which_case import Meant
from storage.relay.reading import MessageFacts
from storage.relay.relay import LONGEST_CAPTION

LONGEST_NAME = 40
"""Characters of a first name above a text, which itself may fill the rest of a message."""

LONGEST_ENTRY = 650
"""Characters of each message on a page, so that all of them fit into one of 4,096."""

LONGEST_WITH_QUOTE = 700
"""Characters of a caption and its quote, which has no room beside a longer one."""


def whole_text(scene: Scene, message: MessageFacts) -> str:
    """A message as the other side reads it, in Telegram's HTML; the beginning of a long one."""
    text = _plain_text(parts(message.text, message.quote)[0])
    return f"<b>{_plain_text(_head(scene, message))}</b>\n{_quoted(message)}{text}"


def rest_of(message: MessageFacts) -> str:
    """What `whole_text` has no room for, in Telegram's HTML; "" if nothing."""
    return _plain_text(parts(message.text, message.quote)[1])


def caption(scene: Scene, message: MessageFacts, *, headed: bool = False) -> str:
    """Plain, since a caption is sent without markup. An album is headed by its first file."""
    fits = len(message.text) <= LONGEST_CAPTION
    headed = headed or message.begins_album or message.edited_at is not None
    parts = [_head(scene, message)] if headed else []
    if message.quote and len(message.text) + len(message.quote) < LONGEST_WITH_QUOTE:
        parts.append(f"▎{message.quote}")
    parts += [message.text] if message.text and fits else []
    return "\n".join(parts)


def _quoted(message: MessageFacts) -> str:
    """The part that it answers, as a quotation."""
    return f"<blockquote>{_plain_text(message.quote)}</blockquote>\n" if message.quote else ""


def _head(scene: Scene, message: MessageFacts) -> str:
    """The reference, the sender's first name, and whether it was changed."""
    parts = [message.reference, _sender(scene, message)]
    if message.edited_at is not None:
        changed = scene.reader.time(message.edited_at)
        parts.append(scene.reader.plain("✏️ changed {time}", time=changed))
    return scene.reader.row(parts)


def _sender(scene: Scene, message: MessageFacts) -> str:
    if message.sender:
        return clipped(message.sender, LONGEST_NAME)
    plain = scene.reader.plain
    return plain("The requester") if message.sender_is_requester else plain("The advisor")


def file_label(scene: Scene, message: MessageFacts) -> str:
    """`📎 File: plan.pdf`, plain; "" where there is no file."""
    if message.file_kind is None:
        return ""
    kind = scene.reader.plain(FILES[message.file_kind])
    if not message.file_name:
        return kind
    return scene.reader.row((kind, clipped(message.file_name, LONGEST_NAME)), ": ")


def entry(scene: Scene, message: MessageFacts) -> str:
    """A message among others: who, when, what became of it, and its first words."""
    _ = scene.reader._
    head = _(
        "<b>{name}</b> · {date} {time}",
        name=_sender(scene, message),
        date=scene.reader.short_date(message.sent_at),
        time=scene.reader.time(message.sent_at),
    )
    # Translators: stands beside a message: its text was edited
    marks = [_("changed")] if message.edited_at else []
    marks += [_("not delivered")] if message.lost else []
    marks += [_("taken back")] if message.taken_back else []
    lines = [scene.reader.row([head, *marks])]
    if message.file_kind is not None and message.file_id is not None:
        lines.append(_plain_text(file_label(scene, message)))
    if message.text:
        lines.append(_plain_text(clipped(message.text, LONGEST_ENTRY)))
    if message.is_empty and not message.taken_back:
        lines.append(_("(erased)"))
    return "\n".join(lines)


def why_not(scene: Scene, notice: AsksWhere) -> list[str]:
    """Why what waits does not go where it was meant to go, if that is so."""
    if notice.code is None:
        return []
    return [sentence_of(scene, notice.code, notice.data)]


def held_line(scene: Scene, facts: Meant) -> str:
    """The first words of what waits, and how much more there is."""
    first = facts.held[0]
    if first.text:
        line = first_line(first.text)
    else:
        kind = AttachmentKind(first.file["kind"]) if first.file else AttachmentKind.DOCUMENT
        line = scene.reader.plain(FILES[kind])
    more = (f"(+{len(facts.held) - 1})",) if len(facts.held) > 1 else ()
    return scene.reader.row((line, *more), " ")


def is_requester(person: int, facts: CaseFacts) -> bool:
    """Whether the one who is told is the requester's side."""
    return person == facts.involved.requester


def other(scene: Scene, person: int, facts: CaseFacts) -> str:
    """The first name of the one on the other side; of whoever stands in for an advisor."""
    if not is_requester(person, facts):
        return facts.requester or ""
    return facts.substitute or facts.advisor or scene.reader.plain("an advisor")


def _plain_text(text: str) -> str:
    """What somebody wrote, as Telegram's HTML takes it."""
    return escape(text, quote=False)
