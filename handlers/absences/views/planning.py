"""What an advisor reads while planning to be away."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from casework.absences.rules import FURTHEST
from handlers.absences import buttons
from handlers.absences.notices import (
    AwayCheck,
    AwayFirst,
    AwayLast,
    AwayOverview,
    AwayStopMenu,
    AwaySubstitute,
)
from handlers.core.effects import Button, Effect, Keyboard
from handlers.core.keyboards import doors
from handlers.core.keyboards.buttons import back_button
from handlers.core.keyboards.month import month, month_text
from handlers.core.placing import placed
from handlers.core.scene import Scene, rows
from storage.absences.notices import AwaySaved, AwayStopped
from storage.absences.reading import Away


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who could stand in, and when they are away themselves within those days."""

    id: int
    name: str
    away: tuple[Away, ...]


def away_overview(scene: Scene, notice: AwayOverview, facts: tuple[Away, ...]) -> Effect:
    """What is planned and what goes on, each with what can be done about it."""
    _ = scene.reader._
    lines = [_planned(scene, each) for each in facts] or [_("You have planned no absence.")]
    keyboard = [row for each in facts for row in _absence_rows(scene, each, len(facts) > 1)]
    more = Button(scene.reader.plain("Plan an absence"), buttons.PLAN())
    text = "\n".join([_("<b>When you are away</b>"), *lines])
    return placed(notice, text, (*keyboard, (more,)))


def away_first(scene: Scene, notice: AwayFirst, _facts: None) -> Effect:
    """Asks for the first day."""
    _ = scene.reader._
    today = _today(scene)
    shown = notice.shown or today
    text = _("<b>When are you away?</b>\nTap the first day, or write it, for example 24/12.")
    picker = month(
        scene,
        shown,
        pick=buttons.CHOOSE_FIRST,
        turn=buttons.MONTH_OF_FIRST,
        earliest=today,
        latest=today + FURTHEST,
    )
    return placed(notice, with_holidays(scene, text, shown), (*picker, _leave(scene)))


def away_last(scene: Scene, notice: AwayLast, _facts: None) -> Effect:
    """Asks for the last day, which may be the first one."""
    _ = scene.reader._
    first = notice.first
    shown = notice.shown or first
    text = _(
        "<b>Away from {day}</b>\nTap the last day that you are away, or write it.",
        day=scene.reader.short_day(first),
    )
    at = first.toordinal()
    picker = month(
        scene,
        shown,
        pick=partial(buttons.CHOOSE_LAST, at),
        turn=partial(buttons.MONTH_OF_LAST, at),
        earliest=first,
        latest=_today(scene) + FURTHEST,
    )
    back = (back_button(scene, buttons.PLAN()),)
    return placed(notice, with_holidays(scene, text, shown), (*picker, back))


def away_substitute(scene: Scene, notice: AwaySubstitute, facts: tuple[Colleague, ...]) -> Effect:
    """Asks who stands in, and says who is away too."""
    _ = scene.reader._
    first, last = notice.first, notice.last
    lines = [
        _("<b>{days}</b>\nWho stands in for you?", days=span(scene, first, last)),
        _(
            "They get the reminders of your cases and what people write to you, and can open and "
            "log in your cases meanwhile."
        ),
    ]
    lines += [away_too(scene, each) for each in facts if each.away]
    choices = [Button(each.name, _choose(notice, each.id)) for each in facts]
    # Translators: on a button: nobody stands in
    nobody = Button(scene.reader.plain("Nobody"), _choose(notice, 0))
    if notice.absence is None:
        before = buttons.CHOOSE_FIRST(first.toordinal())
    else:
        before = buttons.OVERVIEW()
    back = back_button(scene, before)
    return placed(notice, "\n\n".join(lines), (*rows(choices, 2), (nobody,), (back,)))


def away_check(scene: Scene, notice: AwayCheck, facts: tuple[Colleague, ...]) -> Effect:
    """The days and who stands in once more, to be saved."""
    _ = scene.reader._
    first, last = notice.first, notice.last
    chosen = next((each for each in facts if each.id == notice.substitute), None)
    lines = [_("<b>You are away: {days}</b>", days=span(scene, first, last))]
    if chosen is None:
        lines.append(_("Nobody stands in. What people write waits for you, and they hear that."))
    else:
        lines.append(_("{name} stands in for you.", name=chosen.name))
    if chosen is not None and chosen.away:
        lines.append(away_too(scene, chosen))
    lines.append(
        _(
            "New cases pass you by. What you were asked and have not answered goes to the next "
            "advisor, or to the coordinators."
        )
    )
    days = (first.toordinal(), last.toordinal())
    save = Button("✅ " + scene.reader.plain("Save"), buttons.SAVE(*days, notice.substitute))
    back = back_button(scene, buttons.CHOOSE_LAST(*days))
    return placed(notice, "\n\n".join(lines), ((save,), (back,)))


def away_saved(scene: Scene, notice: AwaySaved, facts: Away) -> Effect:
    """Says that the absence is planned."""
    _ = scene.reader._
    lines = [
        _("✓ <b>Your absence is saved</b>"),
        _planned(scene, facts),
        _("With /away you see it, change it, or come back early."),
    ]
    return placed(notice, "\n".join(lines))


def away_stop_menu(scene: Scene, notice: AwayStopMenu, facts: Away) -> Effect:
    """Asks once whether to cancel an absence, or to be back already."""
    _ = scene.reader._
    days = span(scene, facts.first, facts.last)
    if facts.began_at is None:
        text = _("Do you want to cancel your absence ({days})?", days=days)
        yes = scene.reader.plain("Yes, cancel it")
    else:
        text = _("Are you back already? Then your absence ({days}) ends now.", days=days)
        yes = scene.reader.plain("Yes, I'm back")
    keyboard = (
        (Button(yes, buttons.STOP(facts.id)),),
        (back_button(scene, buttons.OVERVIEW()),),
    )
    return placed(notice, text, keyboard)


def away_stopped(scene: Scene, notice: AwayStopped, facts: Away) -> Effect:
    """Says that the absence is cancelled, or over."""
    _ = scene.reader._
    days = span(scene, facts.first, facts.last)
    if facts.began_at is None:
        text = _("✓ Cancelled ({days}). You are here as usual.", days=days)
    else:
        text = _("✓ You are back.")
    return placed(notice, text)


def _planned(scene: Scene, facts: Away) -> str:
    _ = scene.reader._
    days = span(scene, facts.first, facts.last)
    if facts.substitute is None:
        return _("• {days}, and nobody stands in", days=days)
    return _("• {days}, and {name} stands in", days=days, name=facts.substitute)


def _absence_rows(scene: Scene, facts: Away, several: bool) -> Keyboard:  # noqa: FBT001
    """What can be done about one; among several it is named by its first day."""
    plain = scene.reader.plain
    stop = plain("Cancel it") if facts.began_at is None else plain("I'm back")
    other = plain("Somebody else stands in")
    if several:
        day = scene.reader.short_day(facts.first)
        stop, other = (scene.reader.row((day, each), ": ") for each in (stop, other))
    return (
        (Button(stop, buttons.ASK_TO_STOP(facts.id)),),
        (Button(other, buttons.ASK_OTHER_SUBSTITUTE(facts.id)),),
    )


def away_too(scene: Scene, colleague: Colleague) -> str:
    """Who is away too, and what that means."""
    _ = scene.reader._
    days = scene.reader.listed([span(scene, each.first, each.last) for each in colleague.away])
    return _(
        "⚠️ {name} is away too ({days}). Then whoever stands in for {name} helps, if anybody does.",
        name=colleague.name,
        days=days,
    )


def span(scene: Scene, first: date, last: date) -> str:
    """`Mon 23 Nov – Fri 27 Nov`, or one day."""
    if first == last:
        return scene.reader.short_day(first)
    return scene.reader.row((scene.reader.short_day(first), scene.reader.short_day(last)), " – ")


def with_holidays(scene: Scene, text: str, shown: date) -> str:
    """The text, with the holidays of the month below it."""
    names = month_text(scene, shown)
    return f"{text}\n\n{names}" if names else text


def _choose(notice: AwaySubstitute, substitute: int) -> str:
    """What the button of a substitute sends: an advisor's id, or 0 for nobody."""
    if notice.absence is not None:
        return buttons.CHANGE_SUBSTITUTE(notice.absence, substitute)
    days = (notice.first.toordinal(), notice.last.toordinal())
    return buttons.CHOOSE_SUBSTITUTE(*days, substitute)


def _today(scene: Scene) -> date:
    return scene.now.astimezone(scene.reader.zone).date()


def _leave(scene: Scene) -> tuple[Button, ...]:
    return (back_button(scene, doors.GIVE_UP(0)),)
