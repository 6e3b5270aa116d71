"""An advisor's day: a numbered line each, with the button that opens what it is about."""

from functools import partial

from casework.agenda import MOST, Item, Matter, pages
from casework.cases.naming import IN_TWO
from casework.core.vocabulary import Role
from casework.core.words import N_
from handlers.agenda import buttons
from handlers.agenda.notices import Agenda
from handlers.core.effects import Button, Effect, Keyboard, Nothing, Say
from handlers.core.keyboards.doors import OPEN_CASE
from handlers.core.keyboards.lists import arrows
from handlers.core.naming import name_of
from handlers.core.placing import placed
from handlers.core.scene import Scene, first_line, rows
from storage.agenda.digest import AgendaFacts
from storage.agenda.notices import MorningAgenda

_LINES = {
    Matter.CONFLICT_OFFERED: N_("🚨 <b>{reference}</b>: a conflict. Will you take it? {about}"),
    Matter.ANSWER_OVERDUE: N_(
        "❗ <b>{reference}</b>: the first answer was due {day} at {time}. {about}"
    ),
    Matter.VISIT: N_("📅 <b>{time}</b> visit, {reference}. {about}"),
    Matter.ANSWER_DUE: N_("⏰ <b>{reference}</b>: first answer by {time}. {about}"),
    Matter.OFFERED: N_("📨 <b>{reference}</b>: will you take it? {about}"),
    Matter.REMINDER: N_("🔔 {reference} {about}"),
    Matter.AFTER_VISIT: N_("❓ <b>{reference}</b>: how is it going after the visit? {about}"),
    Matter.SILENT: N_("💤 <b>{reference}</b>: nothing since {day}. {about}"),
}


def agenda(scene: Scene, notice: Agenda, facts: AgendaFacts) -> Effect:
    """The day, a page of it; a kind line where there is nothing."""
    if not facts.agenda.items and not facts.agenda.left_out:
        return placed(notice, _nothing(scene, notice))
    number = min(notice.page, pages(facts.agenda.items) - 1)
    return placed(notice, _text(scene, facts, number), _keyboard(scene, facts, number))


def morning_agenda(scene: Scene, _notice: MorningAgenda, facts: AgendaFacts | None) -> Effect:
    """The same, as it comes in the morning."""
    if facts is None:
        return Nothing("the agenda is gone")
    _ = scene.reader._
    if facts.agenda.items:
        return Say(_text(scene, facts, 0), _keyboard(scene, facts, 0))
    if facts.agenda.left_out:
        return Say(_("Good morning. Apart from what I have just told you, nothing waits for you."))
    return Say(_("Good morning. Nothing waits for you today."))


def _nothing(scene: Scene, notice: Agenda) -> str:
    _ = scene.reader._
    if Role.ADVISOR in notice.roles:
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
        about=_about(scene, item),
        day=scene.reader.short_day(item.at.astimezone(scene.reader.zone).date()),
        time=scene.reader.time(item.at),
    )
    name = facts.names.get(item.advisor_id or 0)
    if name is None:
        return line.rstrip()
    return f"{line.rstrip()} " + scene.reader._("<i>(for {name})</i>", name=name)


def _about(scene: Scene, item: Item) -> str:
    """Somebody's own words, and what the case is called."""
    own = (first_line(item.about),) if item.about else ()
    named = (name_of(scene, item),) if item.reference else ()
    return scene.reader.row((*own, *named))


def _label(scene: Scene, at: int, item: Item) -> str:
    number = f"{at}."
    return scene.reader.row((number, name_of(scene, item, IN_TWO - len(number) - 1)), " ")


def _keyboard(scene: Scene, facts: AgendaFacts, number: int) -> Keyboard:
    opening = [
        Button(_label(scene, at, item), _opens(item))
        for at, item in _page(facts, number)
        if item.requisition_id is not None
    ]
    return (*rows(opening, 2), *_onward(scene, facts, number))


def _onward(scene: Scene, facts: AgendaFacts, number: int) -> Keyboard:
    """**More** below the first page; from then on, back and forth."""
    total = pages(facts.agenda.items)
    if total == 1:
        return ()
    if number == 0:
        # Translators: on a button: the next page
        return ((Button(scene.reader.plain("More"), buttons.PAGE(facts.morning, 1)),),)
    return arrows(scene, number, total, partial(buttons.PAGE, facts.morning))


def _page(facts: AgendaFacts, number: int) -> list[tuple[int, Item]]:
    """The lines of a page, numbered from 1 through all pages."""
    begins = number * MOST
    return list(enumerate(facts.agenda.items[begins : begins + MOST], begins + 1))


def _opens(item: Item) -> str:
    if item.offer_id is not None:
        return buttons.SHOW_OFFER(item.offer_id)
    return OPEN_CASE(item.requisition_id or 0)
