"""The line below each message that somebody wrote: to whom it went, and when it is read."""

from datetime import date, datetime

from handlers.core.effects import Button, Effect, Rewrite, Say
from handlers.core.labels import FILES
from handlers.core.scene import Scene, first_line
from handlers.relay.buttons import TAKE_BACK
from storage.relay.notices import SentTo, TakenBack, WordsSent

TOLD_BY = ("requisition", "name", "until", "paused", "words", "message_id")
"""What makes two lines say the same of two messages; one line stands below both, then."""

SHORT = 30
"""Characters of a message's words beside the line about it."""


def sent_to(scene: Scene, notice: SentTo, _facts: None) -> Effect:
    """The line; in the place of the question that was answered, if one was."""
    text = _line(scene, notice)
    if notice.words is not None:
        text += "\n" + scene.reader._("“{line}”", line=_words(scene, notice.words))
    keyboard = ((Button(scene.reader.plain("Undo"), TAKE_BACK(notice.message)),),)
    if notice.message_id is not None:
        return Rewrite(text, keyboard, message_id=notice.message_id)
    return Say(text, keyboard)


def taken_back(scene: Scene, notice: TakenBack, _facts: None) -> Effect:
    """The line becomes the record of it."""
    _ = scene.reader._
    about = {"name": notice.name, "reference": notice.reference}
    if notice.reached:
        text = _("↩️ Taken back from {name} · {reference}. They may have read it already.", **about)
    else:
        text = _("↩️ Taken back. {name} has not been sent it · {reference}", **about)
    return Rewrite(text, message_id=notice.message_id)


def _line(scene: Scene, notice: SentTo) -> str:
    _ = scene.reader._
    to = {"name": notice.name, "reference": notice.reference}
    until = notice.until
    if until is None:
        return _("→ {name} · {reference}", **to)
    when = {**to, "day": scene.reader.day(until), "time": scene.reader.time(until)}
    if notice.paused:
        return _(
            "→ {name} · {reference}. They have paused messages, and will get it on {day} at "
            "{time}.",
            **when,
        )
    days = (_local_day(scene, until) - _local_day(scene, scene.now)).days
    if days == 0:
        return _("→ {name} · {reference}. They will get it today at {time}.", **when)
    if days == 1:
        return _("→ {name} · {reference}. They will get it tomorrow at {time}.", **when)
    return _("→ {name} · {reference}. They will get it on {day} at {time}.", **when)


def _words(scene: Scene, words: WordsSent) -> str:
    if words.text or words.file is None:
        return first_line(words.text, SHORT)
    return scene.reader.plain(FILES[words.file])


def _local_day(scene: Scene, moment: datetime) -> date:
    return moment.astimezone(scene.reader.zone).date()
