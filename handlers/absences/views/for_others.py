"""What is read when a coordinator says that an advisor is away."""

from functools import partial

from casework.absences.rules import FURTHEST
from handlers.absences import buttons
from handlers.absences.notices import AwayForCheck, AwayForLast, AwayForSubstitute
from handlers.absences.views.planning import Colleague, away_too, span, with_holidays
from handlers.core.effects import Button, Effect, Nothing, Say
from handlers.core.keyboards.buttons import back_button
from handlers.core.keyboards.month import month
from handlers.core.placing import placed
from handlers.core.scene import Scene, rows
from storage.absences.notices import AwaySetByAnother, AwaySetFor
from storage.absences.reading import Away

OtherAndColleagues = tuple[str, tuple[Colleague, ...]]


def last(scene: Scene, notice: AwayForLast, name: str | None) -> Effect:
    """Until when?"""
    if name is None:
        return Nothing("the advisor is gone")
    today = scene.now.astimezone(scene.reader.zone).date()
    shown = notice.shown or today
    text = scene.reader._(
        "<b>{name} is away from today</b>\nTap the last day that {name} is away.", name=name
    )
    picker = month(
        scene,
        shown,
        pick=partial(buttons.LAST_FOR_OTHER, notice.person),
        turn=partial(buttons.MONTH_FOR_OTHER, notice.person),
        earliest=today,
        latest=today + FURTHEST,
    )
    return placed(notice, with_holidays(scene, text, shown), picker)


def substitute(scene: Scene, notice: AwayForSubstitute, found: OtherAndColleagues) -> Effect:
    """Who stands in, and who is away too."""
    name, colleagues = found
    lines = [
        scene.reader._(
            "<b>{days}</b>\nWho stands in for {name}?",
            days=span(scene, notice.first, notice.last),
            name=name,
        ),
        *(away_too(scene, each) for each in colleagues if each.away),
    ]
    chooses = partial(buttons.SUBSTITUTE_FOR_OTHER, notice.person, notice.last.toordinal())
    choices = [Button(each.name, chooses(each.id)) for each in colleagues]
    # Translators: on a button: nobody stands in
    nobody = Button(scene.reader.plain("Nobody"), chooses(0))
    back = back_button(
        scene, buttons.MONTH_FOR_OTHER(notice.person, notice.last.year * 12 + notice.last.month - 1)
    )
    return placed(notice, "\n\n".join(lines), (*rows(choices, 2), (nobody,), (back,)))


def check(scene: Scene, notice: AwayForCheck, found: OtherAndColleagues) -> Effect:
    """Everything once more, to be saved, with what comes of it."""
    (name, colleagues), _ = found, scene.reader._
    chosen = next((each for each in colleagues if each.id == notice.substitute), None)
    days = span(scene, notice.first, notice.last)
    lines = [_("<b>{name} is away: {days}</b>", name=name, days=days)]
    if chosen is None:
        lines.append(_("Nobody stands in. What people write waits for {name}.", name=name))
    else:
        lines.append(_("{other} stands in for {name}.", other=chosen.name, name=name))
    if chosen is not None and chosen.away:
        lines.append(away_too(scene, chosen))
    lines.append(
        _(
            "I will tell {name}, who can end it. What {name} was asked and has not answered goes "
            "to the next advisor, or to the coordinators.",
            name=name,
        )
    )
    at = notice.last.toordinal()
    save = buttons.SAVE_FOR_OTHER(notice.person, at, notice.substitute)
    keyboard = (
        (Button("✅ " + scene.reader.plain("Save"), save),),
        (back_button(scene, buttons.LAST_FOR_OTHER(notice.person, at)),),
    )
    return placed(notice, "\n\n".join(lines), keyboard)


def is_set(scene: Scene, notice: AwaySetFor, facts: Away) -> Effect:
    """To the coordinator: it is done, and who knows."""
    _ = scene.reader._
    days = span(scene, facts.first, facts.last)
    lines = [_("✓ <b>{name} is away: {days}</b>", name=facts.name, days=days)]
    if facts.substitute is not None:
        lines.append(_("{other} stands in for {name}.", other=facts.substitute, name=facts.name))
    else:
        lines.append(_("Nobody stands in. What people write waits for {name}.", name=facts.name))
    if notice.told:
        lines.append(_("I have told {name}, who can end it with /away.", name=facts.name))
    else:
        lines.append(_("I could not tell {name}.", name=facts.name))
    return placed(notice, "\n".join(lines))


def set_by_another(scene: Scene, notice: AwaySetByAnother, facts: Away) -> Effect:
    """To the advisor: who has said it, until when, who stands in, and how to end it."""
    if facts.ended_at is not None:
        return Nothing("the absence is over")
    reader, _ = scene.reader, scene.reader._
    text = _(
        "{by} has noted that you are away: <b>{days}</b>.",
        by=notice.by,
        days=span(scene, facts.first, facts.last),
    )
    if facts.substitute is not None:
        text += " " + _("{name} stands in for you.", name=facts.substitute)
    else:
        text += " " + _("Nobody stands in for you.")
    text += "\n" + _("If that is wrong, or you are back, you can end it here or with /away.")
    keyboard = (
        (Button(reader.plain("I'm back"), buttons.ASK_TO_STOP(facts.id)),),
        (Button(reader.plain("Somebody else stands in"), buttons.ASK_OTHER_SUBSTITUTE(facts.id)),),
    )
    return Say(text, keyboard)
