"""What comes to somebody by itself: the list, and one of them with its buttons."""

from collections.abc import Mapping
from datetime import time
from typing import Any

from casework.core.vocabulary import DigestKind
from casework.core.words import N_
from casework.digests.times import OFFERED, minutes_of
from handlers.core.buttons import back_button
from handlers.core.effects import Button, Effect, Keyboard, Nothing, anew_or_in_place
from handlers.core.scene import Scene, rows
from storage.digests.choices import Wish

Params = Mapping[str, Any]

_NAMES = {
    DigestKind.DAILY: N_("What needs a decision"),
    DigestKind.WEEKLY: N_("How the week went"),
    DigestKind.AGENDA: N_("Your day"),
}
_WHEN = {
    DigestKind.DAILY: N_("on working days at {time}"),
    DigestKind.WEEKLY: N_("on Mondays at {time}"),
    DigestKind.AGENDA: N_("on your working days at {time}"),
}


def digests(scene: Scene, params: Params, facts: tuple[Wish, ...]) -> Effect:
    """All that somebody may have, a button each."""
    _ = scene.reader._
    lines = [
        _("<b>{name}</b>\n{when}", name=_name(scene, each.kind), when=_when(scene, each))
        for each in facts
    ]
    text = "\n\n".join([_("What comes to you by itself:"), *lines])
    buttons = [Button(_name(scene, each.kind), f"gk:{each.kind}") for each in facts]
    return anew_or_in_place(params, text, rows(buttons))


def digest_choice(scene: Scene, params: Params, facts: Wish | None) -> Effect:
    """One of them: whether and when it comes, and what can be done about it."""
    if facts is None:
        return Nothing("they may no longer have it")
    _ = scene.reader._
    name, when = _name(scene, facts.kind), _when(scene, facts)
    text = _("<b>{name}</b>\nComes {when}.", name=name, when=when)
    if not facts.wanted:
        text = _("<b>{name}</b>\nDoes not come by itself.", name=name)
    return anew_or_in_place(params, text, _keyboard(scene, facts))


def digest_time(scene: Scene, params: Params, _facts: None) -> Effect:
    """When should it come?"""
    _ = scene.reader._
    kind = DigestKind(params["digest"])
    text = _(
        "<b>{name}</b>\nWhen should it come? Tap a time, or write one, for example 7.15.",
        name=_name(scene, kind),
    )
    buttons = [Button(_clock(scene, at), f"gs:{kind}:{minutes_of(at)}") for at in OFFERED]
    keyboard = (*rows(buttons, 3), (_back(scene, f"gk:{kind}"),))
    return anew_or_in_place(params, text, keyboard)


def _keyboard(scene: Scene, facts: Wish) -> Keyboard:
    plain, kind = scene.reader.plain, facts.kind
    show = Button(plain("Show it now"), f"gn:{kind}")
    if not facts.wanted:
        start = Button(plain("Start it"), f"gw:{kind}:1")
        return ((start,), (show,), (_back(scene, "gl"),))
    change = Button(plain("Another time"), f"gt:{kind}")
    stop = Button(plain("Stop it"), f"gw:{kind}:0")
    return ((change, stop), (show,), (_back(scene, "gl"),))


def _name(scene: Scene, kind: DigestKind) -> str:
    return scene.reader.plain(_NAMES[kind])


def _when(scene: Scene, facts: Wish) -> str:
    if not facts.wanted:
        return scene.reader.plain("does not come")
    return scene.reader.plain(_WHEN[facts.kind], time=_clock(scene, facts.at))


def _clock(scene: Scene, at: time) -> str:
    return scene.reader.clock(at)


def _back(scene: Scene, data: str) -> Button:
    return back_button(scene, data)
