"""What is read while an advisor is away: by the requester, the substitute and the coordinators."""

from collections.abc import Mapping
from datetime import date

from casework.core.words import N_
from handlers.core.effects import Button, Effect, Nothing, Say
from handlers.core.keyboards import doors
from handlers.core.naming import labels_of, name_of
from handlers.core.scene import Scene
from storage.absences.notices import (
    AnsweredMeanwhile,
    AskedToStandIn,
    CameBack,
    NobodyStandsIn,
    OfAbsence,
    StandInBegins,
    StandInCancelled,
    StandInOver,
)
from storage.absences.reading import Away
from storage.absences.while_away import CaseNews, WhileAway
from storage.cards.reading import CaseFacts

WithLastDay = tuple[CaseFacts, date]

MOST_CASES = 8
"""Cases in the message to somebody who is back; the others are under /cases."""

_TOLD: Mapping[type[OfAbsence], str] = {
    AskedToStandIn: N_(
        "🤝 {name} is away from {first} to {last} and would like you to stand in. I will tell you "
        "when it begins. If you can't, please say so to {name}."
    ),
    StandInBegins: N_(
        "🤝 <b>You stand in for {name} until the end of {last}.</b> You get the reminders and "
        "what people write, and you can open these cases, log, note and write there. You find "
        "them under /cases."
    ),
    StandInOver: N_("🤝 {name} no longer needs you to stand in. Thank you for looking after it."),
    StandInCancelled: N_(
        "🤝 {name} does not need you to stand in from {first} to {last} after all."
    ),
    NobodyStandsIn: N_(
        "⚠️ Nobody stands in for {name}, who is away until the end of {last}: the one who was "
        "chosen cannot. What people write waits for {name}."
    ),
}
"""What the substitute and the coordinators are told of an absence."""


def answered_meanwhile(
    scene: Scene, _notice: AnsweredMeanwhile, facts: WithLastDay | None
) -> Effect:
    """To the requester who has written: who answers, or until when nobody may."""
    if facts is None:
        return Nothing("the advisor is back")
    case, last = facts
    _ = scene.reader._
    until = scene.reader.day_name(last)
    if case.substitute:
        text = _(
            "{name} is away until the end of {day}, and {substitute} answers meanwhile.",
            substitute=case.substitute,
            name=case.advisor or "",
            day=until,
        )
    else:
        text = _(
            "{name} is away until the end of {day}, and might not answer before then.",
            name=case.advisor or "",
            day=until,
        )
    return Say(text)


def stand_in_begins(scene: Scene, notice: StandInBegins, facts: Away) -> Effect:
    """To the substitute, on the first morning; nothing once the absence is over."""
    if facts.ended_at is not None:
        return Nothing("the absence is over")
    return told(scene, notice, facts)


def told(scene: Scene, notice: OfAbsence, facts: Away) -> Effect:
    """To the substitute or the coordinators, in one sentence."""
    first, last = (scene.reader.day_name(day) for day in (facts.first, facts.last))
    return Say(scene.reader._(_TOLD[type(notice)], name=facts.name, first=first, last=last))


def came_back(scene: Scene, _notice: CameBack, facts: WhileAway) -> Say:
    """To the advisor who is back: what happened and what is due, a line a case."""
    _ = scene.reader._
    lines = [_("<b>Welcome back!</b> While you were away:")]
    shown = facts.cases[:MOST_CASES]
    lines += [_news(scene, each) for each in shown]
    if len(facts.cases) > MOST_CASES:
        lines.append(_("There is more: /cases shows all of them."))
    if facts.moved:
        moved = scene.reader.listed(facts.moved[:MOST_CASES])
        lines.append(_("• Offered to somebody else meanwhile: {references}", references=moved))
    if not facts.cases and not facts.moved:
        lines = [_("<b>Welcome back!</b> Nothing has happened in your cases.")]
    buttons = tuple(
        (Button(label, doors.OPEN_CASE(each.id)),)
        for label, each in zip(labels_of(scene, shown), shown, strict=True)
    )
    return Say("\n".join(lines), buttons)


def _news(scene: Scene, case: CaseNews) -> str:
    """`• TF-2026-0001: 2 new messages · Jonas logged 1 thing · no first answer yet, ...`."""
    reader = scene.reader
    parts = []
    if case.messages:
        parts.append(reader.plural("{number} new message", "{number} new messages", case.messages))
    parts += [
        reader.plural(
            "{name} logged {number} thing", "{name} logged {number} things", number, name=name
        )
        for name, number in case.done_by.items()
    ]
    if case.reminders:
        parts.append(
            reader.plural(
                "{number} reminder still waits",
                "{number} reminders still wait",
                case.reminders,
            )
        )
    if case.promised is not None:
        day, time = reader.day(case.promised), reader.time(case.promised)
        parts.append(
            reader._("no first answer yet, promised by {day} at {time}", day=day, time=time)
        )
    named = reader._("• <b>{reference}</b> {name}: ", reference=case.reference,
                     name=name_of(scene, case))  # fmt: skip
    return named + reader.row(parts)
