"""Two coordinators decide about one case: what each reads of the other."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from handlers.core.buttons import open_row
from handlers.core.effects import Button, Effect, Nothing, Say
from handlers.core.scene import Scene
from storage.cards.reading import CaseFacts

Params = Mapping[str, Any]


def decided_first(scene: Scene, params: Params, facts: CaseFacts | None) -> Effect:
    """To the second, before theirs counts: what the first has done, and whether to go on."""
    if facts is None or facts.involved.advisor is not None:
        return Nothing("somebody has it by now")
    _, plain = scene.reader._, scene.reader.plain
    said = {
        "by": params["by"],
        "to": params["to"],
        "reference": facts.reference,
        "when": moment(scene, datetime.fromisoformat(params["at"])),
    }
    text = _("<b>{by} asked {to} to take {reference}, {when}.</b>", **said)
    if params["declined"]:
        text = _("<b>{by} asked {to} to take {reference}, {when}.</b> {to} has declined.", **said)
    if "advisor" not in params:
        return Say(text, (open_row(scene, facts.id),))
    text += "\n" + _("Nothing has changed yet. Do you want to ask {name} now?", name=params["name"])
    at = f"{facts.id}:{params['advisor']}:{params['seen']}"
    keyboard = (
        (Button(plain("Yes, ask {name}", name=params["name"]), f"cx:{at}"),),
        (Button(plain("No, leave it"), "cz"),),
    )
    return Say(text, keyboard)


def decided_anew(scene: Scene, params: Params, facts: CaseFacts | None) -> Effect:
    """To the first: another coordinator has chosen somebody else since."""
    if facts is None:
        return Nothing("the case is gone")
    _ = scene.reader._
    text = _(
        "{by} has asked {to} to take {reference}, in the place of {former}.",
        by=params["by"],
        to=params["to"],
        former=params["former"],
        reference=facts.reference,
    )
    return Say(text, (open_row(scene, facts.id),))


def moment(scene: Scene, at: datetime) -> str:
    """`at 9:12`, or with its day where that is another one."""
    zone, plain = scene.reader.zone, scene.reader.plain
    if at.astimezone(zone).date() == scene.now.astimezone(zone).date():
        return plain("at {time}", time=scene.reader.time(at))
    return plain("{day} at {times}", day=scene.reader.day(at), times=scene.reader.time(at))
