"""What an advisor reads while proposing times, one step after the other in one message."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from casework.dates.working_days import ClosedBy
from casework.visits.rules import FURTHEST, HOURS, LENGTHS, MOST_TIMES, Slot, free_day
from handlers.cases.views.sheet import contact
from handlers.core.effects import Button, Effect, Keyboard, Style
from handlers.core.keyboards.buttons import back_button
from handlers.core.keyboards.doors import GIVE_UP
from handlers.core.keyboards.month import month, month_text
from handlers.core.placing import placed
from handlers.core.scene import Scene, choice_text, day_off_name, rows
from handlers.visits import buttons
from handlers.visits.notices import OtherVisit, VisitProposing
from handlers.visits.views.words import full_day, when
from storage.cards.reading import CaseFacts

Said = tuple[str, Keyboard]
T = TypeVar("T")


def visit_step(scene: Scene, notice: VisitProposing, facts: CaseFacts) -> Effect:
    """The open step, below what was put together so far."""
    text, keyboard = _STEPS[notice.step](scene, notice, facts)
    parts = [_heading(scene, notice, facts), _so_far(scene, notice), text]
    back = GIVE_UP(facts.id) if notice.step == "day" else buttons.BACK(facts.id)
    last = (back_button(scene, back),)
    return placed(notice, "\n\n".join(each for each in parts if each), (*keyboard, last))


def _heading(scene: Scene, notice: VisitProposing, facts: CaseFacts) -> str:
    _ = scene.reader._
    if not notice.alone:
        return _("<b>{reference}: propose a time</b>", reference=facts.reference)
    heading = _("<b>{reference}: note an agreed time</b>", reference=facts.reference)
    if facts.requester is None:
        return heading
    return heading + "\n" + _(
        "{name} can't be asked here any more. {contact}",
        name=facts.requester,
        contact=contact(scene, facts),
    )  # fmt: skip


def _so_far(scene: Scene, notice: VisitProposing) -> str:
    slots = [Slot(*each) for each in notice.times]
    return "\n".join(f"• {when(scene, slot)}" for slot in slots)


def _day(scene: Scene, notice: VisitProposing, facts: CaseFacts) -> Said:
    """The month, and what can be written instead."""
    _ = scene.reader._
    today = scene.now.astimezone(scene.reader.zone).date()
    shown = notice.shown or today
    text = _("Which day? You can also write it, with or without the hour: “Friday 14.30”.")
    named = month_text(scene, shown)
    keyboard = month(
        scene,
        shown,
        pick=partial(buttons.CHOOSE_DAY, facts.id),
        turn=partial(buttons.TURN_MONTH, facts.id),
        earliest=today,
        latest=today + FURTHEST,
    )
    return f"{text}\n\n{named}" if named else text, keyboard


def _day_off(scene: Scene, notice: VisitProposing, facts: CaseFacts) -> Said:
    """A holiday or a weekend, asked about once."""
    _ = scene.reader._
    day = _chosen(notice.day)
    named = full_day(scene, day)
    why = free_day(day, scene.office.calendar)
    text = _("{day} is at the weekend. Propose it all the same?", day=named)
    if why is ClosedBy.HOLIDAY:
        name = day_off_name(scene, day)
        text = _("{day} is {holiday}. Propose it all the same?", day=named, holiday=name)
    same = Button(scene.reader.plain("Yes, that day"), buttons.ALLOW_DAY(facts.id, day.toordinal()))
    return text, ((same,),)


def _hour(scene: Scene, notice: VisitProposing, facts: CaseFacts) -> Said:
    _ = scene.reader._
    day = _chosen(notice.day)
    text = _("{day}: at what time? You can also write it: “14.30”.",
             day=full_day(scene, day))  # fmt: skip
    hours = [
        Button(
            scene.reader.clock(each), buttons.CHOOSE_HOUR(facts.id, each.hour * 60 + each.minute)
        )
        for each in HOURS
    ]
    return text, rows(hours, 4)


def _length(scene: Scene, notice: VisitProposing, facts: CaseFacts) -> Said:
    _ = scene.reader._
    starts_at = _chosen(notice.starts)
    text = _(
        "{day} at {time}: how long? You can also write when it ends: “16.00”.",
        day=scene.reader.capital(scene.reader.day(starts_at)),
        time=scene.reader.time(starts_at),
    )
    lengths = [
        Button(choice_text(scene.reader, each), buttons.CHOOSE_LENGTH(facts.id, int(each.code)))
        for each in LENGTHS
    ]
    return text, rows(lengths, 2)


def _more(scene: Scene, notice: VisitProposing, facts: CaseFacts) -> Said:
    """Another time, or on to the place."""
    _ = scene.reader._
    plain = scene.reader.plain
    onward = (Button("✅ " + plain("Go on"), buttons.ASK_PLACE(facts.id)),)
    if len(notice.times) >= MOST_TIMES:
        return _("You can propose up to three times to choose from."), (onward,)
    text = _("Do you want to give {name} another time to choose from?", name=facts.requester or "")
    return text, ((Button(plain("Add another time"), buttons.ADD_ANOTHER(facts.id)),), onward)


def _place(scene: Scene, _notice: VisitProposing, facts: CaseFacts) -> Said:
    theirs = Button(scene.reader.plain("At their place"), buttons.AT_THEIR_PLACE(facts.id))
    return scene.reader._("Where? Write the place, or tap."), ((theirs,),)


def _check(scene: Scene, notice: VisitProposing, facts: CaseFacts) -> Said:
    """All of it once more, before it goes out."""
    _ = scene.reader._
    place = notice.place or facts.organisation_name
    text = _("📍 {place}", place=place)
    if notice.alone:
        noted = Button("✅ " + scene.reader.plain("Note the visit"), buttons.SEND(facts.id))
        return text, ((noted,),)
    label = "📨 " + scene.reader.plain("Send to {name}", name=facts.requester or "")
    return text, ((Button(label, buttons.SEND(facts.id), Style.SENDS),),)


def _clash(scene: Scene, notice: VisitProposing, facts: CaseFacts) -> Said:
    """Another visit of theirs at that hour, before this one is proposed."""
    _ = scene.reader._
    lines = [_one_clash(scene, each) for each in notice.clashes]
    text = "\n".join([*lines, _("Propose it all the same?")])
    same = Button(scene.reader.plain("Yes, all the same"), buttons.ALLOW_CLASH(facts.id))
    return text, ((same,),)


def _one_clash(scene: Scene, clash: OtherVisit) -> str:
    _ = scene.reader._
    values = {
        "when": scene.reader.capital(when(scene, Slot(*clash.wanted))),
        "reference": clash.reference,
        "other": when(scene, Slot(*clash.times)),
    }
    if clash.agreed:
        return _("⚠️ {when}: you have the visit of {reference} then, {other}.", **values)
    return _("⚠️ {when}: you have proposed {other} for {reference}, not answered yet.", **values)


def _chosen(value: T | None) -> T:
    """What the steps before have asked for. Raises LookupError where they have not."""
    if value is None:
        raise LookupError("this step asks about something that was not chosen yet")
    return value


_STEPS: dict[str, Callable[[Scene, VisitProposing, CaseFacts], Said]] = {
    "day": _day,
    "day_off": _day_off,
    "hour": _hour,
    "length": _length,
    "more": _more,
    "place": _place,
    "check": _check,
    "clash": _clash,
}
