"""A CPR number in the chat, or what may be one."""

from handlers.core.amounts import amount
from handlers.core.effects import Button, Remove, Rewrite, Say, Style
from handlers.core.scene import Scene
from handlers.cpr.buttons import ANSWER
from handlers.cpr.notices import CprDoubt, CprSettled, RemoveMessage, Settled


def remove_message(scene: Scene, notice: RemoveMessage, _facts: None) -> Remove:
    """What somebody wrote and should not stay in the chat."""
    _ = scene.reader._
    text = _(
        "Telegram does not let me delete your message with the number. Please delete it yourself: "
        "hold your finger on it and choose Delete."
    )
    message = notice.message_id
    return Remove(message, otherwise=Say(text, reply_to=message))


def cpr_doubt(scene: Scene, notice: CprDoubt, _facts: None) -> Say:
    """A toss-up: the one question, in reply to the message."""
    _, plain = scene.reader._, scene.reader.plain
    message = notice.message
    text = _(
        "<b>Is this a CPR number?</b>\nI may not keep one, so I have not saved your message yet. I "
        "wait {minutes} for your answer, then I forget the message.",
        minutes=amount(scene.reader, "minutes", notice.minutes),
    )
    yes = Button(plain("Yes, delete it"), ANSWER(message, Settled.YES), Style.TAKES_AWAY)
    no = Button(plain("No, it is something else"), ANSWER(message, Settled.NO))
    return Say(text, ((yes,), (no,)), reply_to=message)


def cpr_settled(scene: Scene, notice: CprSettled, _facts: None) -> Rewrite:
    """What was answered, in the place of the question."""
    _ = scene.reader._
    texts = {
        Settled.YES: _("It is a CPR number."),
        Settled.NO: _("It is no CPR number. Thank you, then I take your message as it is."),
        Settled.GONE: _(
            "It is no CPR number. I could not keep your message so long, so I have forgotten it. "
            "Please write it again."
        ),
    }
    return Rewrite(texts[notice.answer], message_id=notice.message_id)
