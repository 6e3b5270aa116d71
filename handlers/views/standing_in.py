"""What is read while an advisor is away: by the requester, the substitute and the coordinators."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from handlers.messages import Effect, Nothing, Say
from handlers.views.scene import Scene
from storage.cases import CaseFacts

Params = Mapping[str, Any]
WithLastDay = tuple[CaseFacts, date]


def answered_meanwhile(scene: Scene, _params: Params, facts: WithLastDay | None) -> Effect:
    """To the requester who has written: who answers, or until when nobody may."""
    if facts is None:
        return Nothing("the advisor is back")
    case, last = facts
    _ = scene.reader._
    until = scene.reader.short_day(last)
    if case.substitute:
        text = _(
            "✓ Passed on to {substitute}. {name} is away until {day} included, and {substitute} "
            "answers meanwhile.",
            substitute=case.substitute,
            name=case.advisor or "",
            day=until,
        )
    else:
        text = _(
            "✓ Passed on to {name}, who is away until {day} included and may not answer before "
            "that.",
            name=case.advisor or "",
            day=until,
        )
    return Say(text)
