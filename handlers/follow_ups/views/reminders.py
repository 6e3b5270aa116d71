"""Reminders, alone and several in one message. What each kind says is handed in, with its kind."""

from collections.abc import Mapping

from handlers.core.effects import Button, Effect, Nothing, Params, Rekey, Say
from handlers.core.reminding import ReminderWords, line
from handlers.core.scene import Scene
from storage.cards.reminders import Reminder

Words = Mapping[str, ReminderWords]


def reminder(of_all: Words, scene: Scene, params: Params, facts: tuple[Reminder, ...]) -> Effect:
    """One reminder, with what can be done about it."""
    if not facts:
        return Nothing("nothing to remind of any more")
    found, words = facts[0], of_all[facts[0].kind]
    if words.view is not None:
        return words.view(scene, params, facts)
    number = params.get("round", 0)
    text = words.text(scene, found, number) if words.text else line(scene, words, found)
    if found.instead_of is not None:
        text = f"{_instead_of(scene, found.instead_of)}\n{text}"
    return Say(text, words.buttons(scene, found))


def buttons(of_all: Words, scene: Scene, params: Params, facts: tuple[Reminder, ...]) -> Effect:
    """The buttons of a reminder as they were."""
    found = {"round": facts[0].round} if facts else {}
    said = reminder(of_all, scene, found, facts)
    keyboard = said.keyboard if isinstance(said, Say) else ()
    return Rekey(keyboard, message_id=params["message_id"])


def gathered(of_all: Words, scene: Scene, _params: Params, facts: tuple[Reminder, ...]) -> Effect:
    """Several reminders of a while in one message, without those that are over by now."""
    facts = tuple(each for each in facts if not of_all[each.kind].is_over(each))
    if not facts:
        return Nothing("nothing to remind of any more")
    _ = scene.reader._
    lines = [f"• {_for_whom(scene, each)}{line(scene, of_all[each.kind], each)}" for each in facts]
    shown = (of_all[each.kind].leads_to(scene, each) for each in facts)
    keyboard = tuple((button,) for button in shown if button is not None)
    return Say("\n".join([_("<b>What has been waiting for you</b>"), *lines]), keyboard[:12])


def draft_discard_menu(scene: Scene, params: Params, _facts: None) -> Rekey:
    """Asks once, in the place of the buttons."""
    plain, follow_up = scene.reader.plain, params["follow_up"]
    yes = Button(plain("Yes, discard it"), f"fw:{follow_up}")
    no = Button(plain("No, keep it"), f"fk:{follow_up}")
    return Rekey(((yes, no),), message_id=params["message_id"])


def done(_scene: Scene, params: Params, _facts: None) -> Rekey:
    """The buttons go; the message stays as a record."""
    return Rekey(message_id=params["message_id"])


def _instead_of(scene: Scene, name: str) -> str:
    return scene.reader._("🤝 <b>For {name}, who is away:</b>", name=name)


def _for_whom(scene: Scene, found: Reminder) -> str:
    """Stands before a line among others."""
    if found.instead_of is None:
        return ""
    return scene.reader._("for {name} · ", name=found.instead_of)
