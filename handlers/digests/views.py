"""What comes to somebody by itself: the list, and one of them with its buttons."""

from datetime import time

from casework.core.vocabulary import DigestKind
from casework.core.words import N_
from casework.digests.times import OFFERED, minutes_of
from handlers.core.effects import Button, Effect, Keyboard, Nothing
from handlers.core.keyboards.buttons import back_button
from handlers.core.placing import placed
from handlers.core.scene import Scene, rows
from handlers.digests import buttons
from handlers.digests.notices import DigestChoice, Digests, DigestTime
from storage.digests.choices import Wish

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


def digests(scene: Scene, notice: Digests, facts: tuple[Wish, ...]) -> Effect:
    """All that somebody may have, a button each."""
    _ = scene.reader._
    lines = [
        _("<b>{name}</b>\n{when}", name=_name(scene, each.kind), when=_when(scene, each))
        for each in facts
    ]
    text = "\n\n".join([_("What comes to you by itself:"), *lines])
    offered = [Button(_name(scene, each.kind), buttons.OPEN(each.kind)) for each in facts]
    return placed(notice, text, rows(offered))


def digest_choice(scene: Scene, notice: DigestChoice, facts: Wish | None) -> Effect:
    """One of them: whether and when it comes, and what can be done about it."""
    if facts is None:
        return Nothing("they may no longer have it")
    _ = scene.reader._
    name, when = _name(scene, facts.kind), _when(scene, facts)
    text = _("<b>{name}</b>\nComes {when}.", name=name, when=when)
    if not facts.wanted:
        text = _("<b>{name}</b>\nDoes not come by itself.", name=name)
    return placed(notice, text, _keyboard(scene, facts))


def digest_time(scene: Scene, notice: DigestTime, _facts: None) -> Effect:
    """When should it come?"""
    _ = scene.reader._
    kind = notice.digest
    text = _(
        "<b>{name}</b>\nWhen should it come? Tap a time, or write one, for example 7.15.",
        name=_name(scene, kind),
    )
    offered = [Button(_clock(scene, at), buttons.SET_TIME(kind, minutes_of(at))) for at in OFFERED]
    keyboard = (*rows(offered, 3), (_back(scene, buttons.OPEN(kind)),))
    return placed(notice, text, keyboard)


def _keyboard(scene: Scene, facts: Wish) -> Keyboard:
    plain, kind = scene.reader.plain, facts.kind
    show = Button(plain("Show it now"), buttons.SHOW_NOW(kind))
    if not facts.wanted:
        start = Button(plain("Start it"), buttons.SWITCH(kind, 1))
        return ((start,), (show,), (_back(scene, buttons.ALL()),))
    change = Button(plain("Another time"), buttons.ASK_TIME(kind))
    stop = Button(plain("Stop it"), buttons.SWITCH(kind, 0))
    return ((change, stop), (show,), (_back(scene, buttons.ALL()),))


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
