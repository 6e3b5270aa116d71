"""What a reminder says: which case, what is waited for, and the buttons that answer it."""

from collections.abc import Callable, Mapping
from typing import Any

from casework.follow_ups import DRAFT_ERASED, due
from casework.permissions import OPEN
from casework.vocabulary import FollowUpKind
from casework.words import N_
from handlers.messages import Button, Effect, Keyboard, Nothing, Rekey, Say
from handlers.views import visit_words
from handlers.views.buttons import reminder_row
from handlers.views.offer_end import end_line
from handlers.views.scene import Scene, first_line
from handlers.views.sheet import promise
from storage.reminders import Reminder

Params = Mapping[str, Any]

A_WEEK = 7

_LINES = {
    FollowUpKind.OFFER_UNANSWERED: N_("{reference} waits for your answer: accept or decline?"),
    FollowUpKind.CONFLICT_NOT_TAKEN: N_("🚨 {reference}: a conflict, and nobody has taken it yet."),
    FollowUpKind.FIRST_ANSWER_DUE: N_("{reference}: the first answer is due."),
    FollowUpKind.NOTHING_LOGGED: N_("{reference}: nothing has happened for two weeks."),
    FollowUpKind.OWN_REMINDER: N_("{reference}: you wanted to be reminded. {line}"),
    FollowUpKind.DRAFT_UNFINISHED: N_("You have a request that is not sent yet."),
    FollowUpKind.VISIT: N_("{reference}: a visit, {day} at {time}."),
    FollowUpKind.AFTER_VISIT: N_("{reference}: how is it going after the visit?"),
    FollowUpKind.EVALUATION: N_("{reference}: looking back, how much did it help?"),
    FollowUpKind.PROMISE: N_(
        "{reference}: the promised answer has not come. The new date is {day} at {time}."
    ),
}
"""Each kind in one line, for a message that gathers several."""


def reminder(scene: Scene, params: Params, facts: tuple[Reminder, ...]) -> Effect:
    """One reminder, with what can be done about it."""
    if not facts:
        return Nothing("nothing to remind of any more")
    found = facts[0]
    text = _TEXTS.get(found.kind, _short)(scene, found, params.get("round", 0))
    if found.instead_of is not None:
        text = f"{_instead_of(scene, found.instead_of)}\n{text}"
    return Say(text, _keyboard(scene, found))


def gathered(scene: Scene, _params: Params, facts: tuple[Reminder, ...]) -> Effect:
    """Several reminders of a while in one message; of a promise, while it is still unanswered."""
    facts = tuple(each for each in facts if not _is_kept(each))
    if not facts:
        return Nothing("nothing to remind of any more")
    _ = scene.reader._
    lines = [f"• {_for_whom(scene, each)}{_line(scene, each)}" for each in facts]
    buttons = tuple(
        (button,) for each in facts if (button := _line_button(scene, each)) is not None
    )
    return Say("\n".join([_("<b>What has been waiting for you</b>"), *lines]), buttons[:12])


def _is_kept(found: Reminder) -> bool:
    """A promise that passed, and whose answer has come since, or is no longer wanted."""
    if found.kind is not FollowUpKind.PROMISE or found.case is None:
        return False
    return found.case.answered or found.case.status not in OPEN


def _line_button(scene: Scene, found: Reminder) -> Button | None:
    """What a line of several leads to: the reminder alone, with its own buttons."""
    if found.kind is FollowUpKind.DRAFT_UNFINISHED:
        label = scene.reader.plain("Continue")
        return Button(label, f"dc:{found.draft}") if found.draft else None
    return Button(found.case.reference, f"fq:{found.id}") if found.case else None


def draft_discard_menu(scene: Scene, params: Params, _facts: None) -> Rekey:
    """Asks once, in the place of the buttons."""
    plain, follow_up = scene.reader.plain, params["follow_up"]
    yes = Button(plain("Yes, discard it"), f"fw:{follow_up}")
    no = Button(plain("No, keep it"), f"fk:{follow_up}")
    return Rekey(((yes, no),), message_id=params["message_id"])


def done(_scene: Scene, params: Params, _facts: None) -> Rekey:
    """The buttons go; the message stays as a record."""
    return Rekey(message_id=params["message_id"])


def _line(scene: Scene, found: Reminder) -> str:
    reader = scene.reader
    anew = found.case is not None and found.kind is FollowUpKind.PROMISE
    moment = found.case.promised if found.case and anew else found.since
    return reader._(
        _sentence(found),
        reference=found.case.reference if found.case else "",
        line=found.line,
        day=reader.day(moment),
        time=reader.time(moment),
    )


def _instead_of(scene: Scene, name: str) -> str:
    return scene.reader._("🤝 <b>For {name}, who is away:</b>", name=name)


def _for_whom(scene: Scene, found: Reminder) -> str:
    """Stands before a line among others."""
    if found.instead_of is None:
        return ""
    return scene.reader._("for {name} · ", name=found.instead_of)


def _sentence(found: Reminder) -> str:
    if found.instead_of is not None and found.kind is FollowUpKind.OWN_REMINDER:
        return N_("{reference}: a reminder for today. {line}")
    return _LINES[found.kind]


def _short(scene: Scene, found: Reminder, _round: int) -> str:
    return _line(scene, found)


def _offer(scene: Scene, found: Reminder, _round: int) -> str:
    text = _line(scene, found)
    if found.case is not None:
        text += "\n" + promise(scene, found.case)
    return text + "\n" + end_line(scene, found.offer_end)


def _first_answer(scene: Scene, found: Reminder, number: int) -> str:
    """The morning of the day; once it has passed, also where it had been put off, that it has."""
    _ = scene.reader._
    if found.case is None:
        return ""
    promised = found.case.promised
    if number == 0 and scene.now < promised:
        zone = scene.reader.zone
        is_today = promised.astimezone(zone).date() == scene.now.astimezone(zone).date()
        named = {
            "reference": found.case.reference,
            "day": scene.reader.day(promised),
            "time": scene.reader.time(promised),
            "line": first_line(found.case.problem),
        }
        if is_today:
            return _("{reference} was promised a first answer by {time} today: {line}", **named)
        return _("{reference} was promised a first answer by {day} at {time}: {line}", **named)
    text = _(
        "{reference} was promised a first answer by now, and has none yet. Can you write a line?",
        reference=found.case.reference,
    )
    if found.case.promised_anew is None or found.case.promised_anew <= scene.now:
        return text
    told = _(
        "{name} has a new date: {day} at {time}.",
        name=found.case.requester or "",
        day=scene.reader.day(promised),
        time=scene.reader.time(promised),
    )
    return f"{text} {told}"


def _draft(scene: Scene, found: Reminder, number: int) -> str:
    _ = scene.reader._
    texts = (
        _("You have a request that is not sent yet. Your answers are still here."),
        _draft_warning(scene, found),
        _("I have erased the request that you did not send. /request begins a new one."),
    )
    return texts[min(number, len(texts) - 1)]


def _draft_warning(scene: Scene, found: Reminder) -> str:
    """When it will be erased, by the rule that erases it."""
    _ = scene.reader._
    ends = due(FollowUpKind.DRAFT_UNFINISHED, found.since, DRAFT_ERASED, scene.office.calendar)
    if ends is None or ends <= scene.now:
        return _("Your request is still not sent. I erase it today. Do you want to go on?")
    named = {"day": scene.reader.day(ends), "time": scene.reader.time(ends)}
    zone = scene.reader.zone
    if (ends.astimezone(zone).date() - scene.now.astimezone(zone).date()).days == A_WEEK:
        return _(
            "Your request is still not sent. In a week I erase it, on {day} at {time}. Do you want "
            "to go on?",
            **named,
        )
    return _(
        "Your request is still not sent. I erase it on {day} at {time}. Do you want to go on?",
        **named,
    )


def _silence(scene: Scene, found: Reminder, number: int) -> str:
    if number == 0 or found.case is None:
        return _line(scene, found)
    return scene.reader._(
        "{reference}: nothing has happened for two weeks or more, since {day}.",
        reference=found.case.reference,
        day=scene.reader.day(found.since),
    )


Text = Callable[[Scene, Reminder, int], str]

_TEXTS: dict[FollowUpKind, Text] = {
    FollowUpKind.OFFER_UNANSWERED: _offer,
    FollowUpKind.FIRST_ANSWER_DUE: _first_answer,
    FollowUpKind.DRAFT_UNFINISHED: _draft,
    FollowUpKind.VISIT: visit_words.reminder,
    FollowUpKind.NOTHING_LOGGED: _silence,
}


def _keyboard(scene: Scene, found: Reminder) -> Keyboard:
    """What answers it, and why it comes now.

    An offer is answered, not put off: it goes to the next one anyhow. After a draft is erased,
    there is nothing to do.
    """
    plain, why = scene.reader.plain, reminder_row(scene, found.id)
    snooze = Button(plain("Snooze"), f"fs:{found.id}")
    if found.kind is FollowUpKind.DRAFT_UNFINISHED:
        return _draft_keyboard(scene, found, snooze) if found.draft else ()
    # Not the form's "Done": in Danish a question is "Færdig", what one had to do is "Gjort".
    later = (Button(plain("✅ Done"), f"fd:{found.id}"), snooze)
    if found.kind is FollowUpKind.VISIT:
        return (*visit_words.reminder_rows(scene, found), later, why)
    opens = (Button(plain("Open case"), f"co:{found.case.id}"),) if found.case else ()
    if found.kind is FollowUpKind.OFFER_UNANSWERED:
        accept = Button("✅ " + plain("Accept"), f"oa:{found.offer}")
        return ((accept, Button(plain("Decline"), f"od:{found.offer}")), (*opens, *why))
    if found.kind is FollowUpKind.CONFLICT_NOT_TAKEN and found.case:
        choose = Button(plain("Choose an advisor"), f"ca:{found.case.id}")
        return ((choose,), later, (*opens, *why))
    return (later, (*opens, *why))


def _draft_keyboard(scene: Scene, found: Reminder, snooze: Button) -> Keyboard:
    plain = scene.reader.plain
    go_on = Button(plain("Continue"), f"dc:{found.draft}")
    discard = Button(plain("Discard"), f"fx:{found.id}")
    return ((go_on, discard), (snooze, *reminder_row(scene, found.id)))
