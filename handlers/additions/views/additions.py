"""What was added to a request while nobody worked on it."""

from html import escape

from casework.closing import may_reopen
from casework.core.vocabulary import AttachmentKind
from handlers.additions.notices import AdditionShown
from handlers.core.effects import Effect, Keyboard, Say, SendFile
from handlers.core.keyboards.buttons import reopen_row
from handlers.core.scene import Scene, clipped
from storage.additions.notices import (
    AdditionKept,
    RequestAdded,
    RequestTold,
    WrittenAfterClosing,
)
from storage.additions.reading import Added
from storage.cards.reading import CaseFacts

LONGEST_NOTICE = 3500
"""Characters of a text of 4,096 that a notice shows; the case has the whole."""

LONGEST_CAPTION = 900
"""Characters; Telegram takes 1,024 below a file."""


def added(scene: Scene, _notice: AdditionKept, facts: CaseFacts) -> Effect:
    """The receipt: where it went, and how to open a closed request again."""
    _ = scene.reader._
    if facts.ending is None:
        return Say(
            _(
                "✓ Added to {reference}. The advisor who takes it can read it.",
                reference=facts.reference,
            )
        )
    if facts.advisor:
        text = _(
            "✓ {name} will get it. {reference} stays closed.",
            name=facts.advisor,
            reference=facts.reference,
        )
    else:
        text = _("✓ Added to {reference}, which stays closed.", reference=facts.reference)
    return Say(text, _reopen(scene, facts))


def request_added(scene: Scene, _notice: RequestAdded, facts: Added) -> Effect:
    """To the advisor who is asked to take it, and has read it without this."""
    _ = scene.reader._
    head = _("✍️ <b>{reference}</b> · {name} adds:", reference=facts.reference, name=facts.writer)
    return _told(scene, facts, head)


def request_told(scene: Scene, notice: RequestTold, facts: CaseFacts) -> Effect:
    """To the same advisor, where it answers one of the form's questions."""
    _ = scene.reader._
    told = {"about": facts.about, "tried": facts.tried, "wished_result": facts.wished_result}
    head = _(
        "✍️ <b>{reference}</b> · {name} adds:", reference=facts.reference, name=facts.requester or ""
    )
    title = scene.reader.plain(scene.office.form.question(notice.step).title)
    answer = clipped(told[notice.step] or "", LONGEST_NOTICE)
    return Say(f"{head}\n" + _("<b>{title}:</b> {answer}", title=title, answer=answer))


def written_after_closing(scene: Scene, _notice: WrittenAfterClosing, facts: Added) -> Effect:
    """To the advisor who closed it."""
    _ = scene.reader._
    head = _(
        "💬 <b>{reference}</b> · {name} wrote after you closed it:",
        reference=facts.reference,
        name=facts.writer,
    )
    return _told(scene, facts, head)


def addition(scene: Scene, notice: AdditionShown, facts: Added) -> Effect:
    """One of them whole; a long text comes in pieces."""
    if facts.file_id is not None and facts.file_kind is not None:
        return _file(scene, facts)
    _ = scene.reader._
    start = LONGEST_NOTICE * notice.piece
    return Say(
        _(
            "<b>{reference} · added {date} {time}</b>\n{text}",
            reference=facts.reference,
            date=scene.reader.short_date(facts.at),
            time=scene.reader.time(facts.at),
            text=facts.text[start : start + LONGEST_NOTICE],
        )
    )


def pieces_of(facts: Added) -> int:
    """In how many messages `addition` shows it."""
    return 1 if facts.file_id is not None else -(-len(facts.text) // LONGEST_NOTICE)


def _told(scene: Scene, facts: Added, head: str) -> Effect:
    if facts.file_id is not None:
        return _file(scene, facts)
    return Say(f"{head}\n" + escape(clipped(facts.text, LONGEST_NOTICE), quote=False))


def _file(scene: Scene, facts: Added) -> SendFile:
    kind = facts.file_kind or AttachmentKind.DOCUMENT
    text = clipped(facts.text, LONGEST_CAPTION)
    head = "✍️ " + scene.reader.row((facts.reference, facts.writer))
    caption = head + (f"\n{text}" if text else "")
    return SendFile(kind, facts.file_id or "", caption)


def _reopen(scene: Scene, facts: CaseFacts) -> Keyboard:
    if facts.ending is None or not may_reopen(facts.status, facts.ending.at, scene.now):
        return ()
    return reopen_row(scene, facts.id)
