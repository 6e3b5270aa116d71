"""What of a case comes in messages of its own: its long texts and its files."""

from casework.core.vocabulary import AttachmentKind
from handlers.cases.notices import CaseText
from handlers.cases.views.sheet import text_pieces
from handlers.core.effects import Effect, Nothing, Say, SendFile
from handlers.core.scene import Scene
from storage.cards.reading import CaseFacts
from storage.cases.notices import CaseAttachment
from storage.cases.reading import AttachmentFacts

_TOGETHER = {
    AttachmentKind.PHOTO: "seen",
    AttachmentKind.VIDEO: "seen",
    AttachmentKind.DOCUMENT: "read",
    AttachmentKind.AUDIO: "heard",
}
"""What Telegram takes into one album (Bot API, sendMediaGroup); a voice message into none."""


def case_text(scene: Scene, notice: CaseText, facts: CaseFacts) -> Effect:
    """A piece of one of the texts of a case; a long one comes in several messages."""
    written = getattr(facts, notice.part)
    text = text_pieces(written)[notice.piece] if written else None
    if not text:
        return Nothing("nothing was written there")
    _ = scene.reader._
    title = scene.reader.plain(scene.office.form.question(notice.part).title)
    return Say(
        _(
            "<b>{reference} · {title}</b>\n{text}",
            reference=facts.reference,
            title=title,
            text=text,
        )
    )


def attachment(_scene: Scene, _notice: CaseAttachment, facts: AttachmentFacts | None) -> Effect:
    """A file of a case, as Telegram shows it; those that it takes together come as an album."""
    if facts is None:
        return Nothing("the file is gone")
    together = _TOGETHER.get(facts.kind)
    album = f"{facts.reference}:{together}" if together else None
    return SendFile(facts.kind, facts.file_id, facts.reference, album)
