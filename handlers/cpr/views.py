"""A CPR number in the chat, or what may be one."""

from collections.abc import Mapping
from typing import Any

from handlers.core.amounts import amount
from handlers.core.effects import Button, Remove, Rewrite, Say
from handlers.core.scene import Scene
from handlers.cpr.taps import BUTTON, NO, YES

Params = Mapping[str, Any]


def remove_message(scene: Scene, params: Params, _facts: None) -> Remove:
    """What somebody wrote and should not stay in the chat."""
    _ = scene.reader._
    text = _(
        "Telegram does not let me delete your message with the number. Please delete it yourself: "
        "hold your finger on it and choose Delete."
    )
    message = params["message_id"]
    return Remove(message, otherwise=Say(text, reply_to=message))


def cpr_doubt(scene: Scene, params: Params, _facts: None) -> Say:
    """A toss-up: the one question, in reply to the message."""
    _, plain = scene.reader._, scene.reader.plain
    message = params["message"]
    text = _(
        "<b>Is this a CPR number?</b>\nI may not keep one, so I have not saved your message yet. I "
        "wait {minutes} for your answer, then I forget the message.",
        minutes=amount(scene.reader, "minutes", params["minutes"]),
    )
    yes = Button(plain("Yes, delete it"), f"{BUTTON}:{message}:{YES}")
    no = Button(plain("No, it is something else"), f"{BUTTON}:{message}:{NO}")
    return Say(text, ((yes,), (no,)), reply_to=message)


def cpr_settled(scene: Scene, params: Params, _facts: None) -> Rewrite:
    """What was answered, in the place of the question."""
    _ = scene.reader._
    texts = {
        "yes": _("It is a CPR number."),
        "no": _("It is no CPR number. Thank you, then I take your message as it is."),
        "gone": _(
            "It is no CPR number. I could not keep your message so long, so I have forgotten it. "
            "Please write it again."
        ),
    }
    return Rewrite(texts[params["answer"]], message_id=params["message_id"])
