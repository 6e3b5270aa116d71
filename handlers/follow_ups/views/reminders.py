"""Reminders, alone and several in one message. What each kind says is handed in, with its kind."""

from collections.abc import Iterator, Mapping

from handlers.core.effects import Button, Effect, Nothing, Rekey, Say, Style
from handlers.core.placing import place
from handlers.core.reminding import ReminderWords, line
from handlers.core.scene import Scene
from handlers.follow_ups.buttons import DISCARD_DRAFT, KEEP
from handlers.follow_ups.notices import DraftDiscardMenu, FollowUpDone, ReminderMenu
from storage.cards.reminders import Reminder
from storage.follow_ups.notices import FollowUpsGathered, Reminds

Words = Mapping[str, ReminderWords]


def reminder(of_all: Words, scene: Scene, notice: Reminds, facts: tuple[Reminder, ...]) -> Effect:
    """One reminder, with what can be done about it."""
    if not facts:
        return Nothing("nothing to remind of any more")
    return _said(of_all[facts[0].kind], scene, facts[0], notice.round)


def _said(words: ReminderWords, scene: Scene, found: Reminder, number: int) -> Effect:
    if words.view is not None:
        return words.view(scene, found, number)
    text = words.text(scene, found, number) if words.text else line(scene, words, found)
    if found.instead_of is not None:
        text = f"{_instead_of(scene, found.instead_of)}\n{text}"
    return Say(text, words.buttons(scene, found))


def buttons(
    of_all: Words, scene: Scene, notice: ReminderMenu, facts: tuple[Reminder, ...]
) -> Effect:
    """The buttons of a reminder as they were."""
    shown = (_said(of_all[each.kind], scene, each, each.round) for each in facts)
    said = next(shown, None)
    keyboard = said.keyboard if isinstance(said, Say) else ()
    return Rekey(keyboard, message_id=place(notice))


def gathered(
    of_all: Words, scene: Scene, _notice: FollowUpsGathered, facts: tuple[Reminder, ...]
) -> Effect:
    """Several reminders of a while in one message, without those that are over by now."""
    facts = tuple(each for each in facts if not of_all[each.kind].is_over(each))
    if not facts:
        return Nothing("nothing to remind of any more")
    _ = scene.reader._
    lines = [f"• {_for_whom(scene, each)}{line(scene, of_all[each.kind], each)}" for each in facts]
    text = "\n".join([_("<b>What has been waiting for you</b>"), *lines])
    return Say(text, tuple((button,) for button in _leading(of_all, scene, facts))[:12])


def _leading(of_all: Words, scene: Scene, facts: tuple[Reminder, ...]) -> Iterator[Button]:
    """A button for each that leads somewhere; those that read the same come with the reference."""
    shown = [(each, of_all[each.kind].leads_to(scene, each)) for each in facts]
    texts = [button.text for _found, button in shown if button is not None]
    for found, button in shown:
        if button is None:
            continue
        if found.case is not None and texts.count(button.text) > 1:
            yield Button(scene.reader.row((found.case.reference, button.text)), button.data)
        else:
            yield button


def draft_discard_menu(scene: Scene, notice: DraftDiscardMenu, _facts: None) -> Rekey:
    """Asks once, in the place of the buttons."""
    plain, follow_up = scene.reader.plain, notice.follow_up
    yes = Button(plain("Yes, discard it"), DISCARD_DRAFT(follow_up), Style.TAKES_AWAY)
    no = Button(plain("No, keep it"), KEEP(follow_up))
    return Rekey(((yes, no),), message_id=place(notice))


def done(_scene: Scene, notice: FollowUpDone, _facts: None) -> Rekey:
    """The buttons go; the message stays as a record."""
    return Rekey(message_id=place(notice))


def _instead_of(scene: Scene, name: str) -> str:
    return scene.reader._("🤝 <b>For {name}, who is away:</b>", name=name)


def _for_whom(scene: Scene, found: Reminder) -> str:
    """Stands before a line among others."""
    if found.instead_of is None:
        return ""
    return scene.reader._("for {name} · ", name=found.instead_of)
