"""An advisor's day: a numbered line each, with the button that opens what it is about."""

from collections.abc import Mapping
from typing import Any

from casework.agenda import MOST, Item, Matter, pages
from casework.core.vocabulary import Role
from casework.core.words import N_
from handlers.core.effects import Button, Effect, Keyboard, Nothing, Say, anew_or_in_place
from handlers.core.lists import arrows
from handlers.core.scene import Scene, first_line, rows
from storage.agenda.digest import AgendaFacts

Params = Mapping[str, Any]

_LINES = {
    Matter.CONFLICT_OFFERED: N_("🚨 <b>{reference}</b>: a conflict. Will you take it? {about}"),
    Matter.ANSWER_OVERDUE: N_(
        "❗ <b>{reference}</b>: the first answer was due {day} at {time}. {about}"
    ),
    Matter.VISIT: N_("📅 <b>{time}</b> visit, {reference}. {about}"),
    Matter.ANSWER_DUE: N_("⏰ <b>{reference}</b>: first answer by {time}. {about}"),
    Matter.OFFERED: N_("📨 <b>{reference}</b>: will you take it? {about}"),
    Matter.REMINDER: N_("🔔 {reference} {about}"),
    Matter.AFTER_VISIT: N_("❓ <b>{reference}</b>: how is it going after the visit?"),
    Matter.SILENT: N_("💤 <b>{reference}</b>: nothing since {day}. {about}"),
}


def agenda(scene: Scene, params: Params, facts: AgendaFacts) -> Effect:
    """The day, a page of it; a kind line where there is nothing."""
    if not facts.agenda.items and not facts.agenda.left_out:
        return anew_or_in_place(params, _nothing(scene, params), ())
    number = min(params["page"], pages(facts.agenda.items) - 1)
    return anew_or_in_place(params, _text(scene, facts, number), _keyboard(scene, facts, number))


def morning_agenda(scene: Scene, _params: Params, facts: AgendaFacts | None) -> Effect:
    """The same, as it comes in the morning."""
    if facts is None:
        return Nothing("the agenda is gone")
    _ = scene.reader._
    if facts.agenda.items:
        return Say(_text(scene, facts, 0), _keyboard(scene, facts, 0))
    if facts.agenda.left_out:
        return Say(_("Good morning. Apart from what I have just told you, nothing waits for you."))
    return Say(_("Good morning. Nothing waits for you today."))


def _nothing(scene: Scene, params: Params) -> str:
    _ = scene.reader._
    if Role.ADVISOR in params["roles"]:
        return _("Nothing waits for you today.")
    return _("You have no cases of your own. /digest shows you how the team is doing.")


def _text(scene: Scene, facts: AgendaFacts, number: int) -> str:
    _ = scene.reader._
    lines = [f"{at}. {_line(scene, facts, item)}" for at, item in _page(facts, number)]
    heading = _("<b>Today, {day}</b>", day=scene.reader.day(facts.day.now))
    parts = [heading, *lines]
    if facts.agenda.left_out:
        parts.append(_("<i>Not here: what I have just told you.</i>"))
    return "\n\n".join(parts)


def _line(scene: Scene, facts: AgendaFacts, item: Item) -> str:
    line = scene.reader._(
        _LINES[item.matter],
        reference=item.reference,
        about=first_line(item.about),
        day=scene.reader.short_day(item.at.astimezone(scene.reader.zone).date()),
        time=scene.reader.time(item.at),
    )
    name = facts.names.get(item.advisor_id or 0)
    if name is None:
        return line.rstrip()
    return f"{line.rstrip()} " + scene.reader._("<i>(for {name})</i>", name=name)


def _keyboard(scene: Scene, facts: AgendaFacts, number: int) -> Keyboard:
    buttons = [
        Button(scene.reader.row((str(at), item.reference)), _opens(item))
        for at, item in _page(facts, number)
        if item.requisition_id is not None
    ]
    return (*rows(buttons, 2), *_onward(scene, facts, number))


def _onward(scene: Scene, facts: AgendaFacts, number: int) -> Keyboard:
    """**More** below the first page; from then on, back and forth."""
    total, route = pages(facts.agenda.items), f"ga:{facts.morning}"
    if total == 1:
        return ()
    if number == 0:
        # Translators: on a button: the next page
        return ((Button(scene.reader.plain("More"), f"{route}:1"),),)
    return arrows(scene, number, total, route)


def _page(facts: AgendaFacts, number: int) -> list[tuple[int, Item]]:
    """The lines of a page, numbered from 1 through all pages."""
    begins = number * MOST
    return list(enumerate(facts.agenda.items[begins : begins + MOST], begins + 1))


def _opens(item: Item) -> str:
    return f"go:{item.offer_id}" if item.offer_id is not None else f"co:{item.requisition_id}"
