"""Two coordinators decide about one case: what each reads of the other."""

from datetime import datetime

from casework.cases.permissions import OPEN
from handlers.core.effects import Button, Effect, Nothing, Say
from handlers.core.keyboards.buttons import open_row
from handlers.core.scene import Scene
from handlers.offers import buttons
from storage.cards.reading import CaseFacts
from storage.offers.notices import DecidedAnew, DecidedFirst


def decided_first(scene: Scene, notice: DecidedFirst, facts: CaseFacts) -> Effect:
    """To the second, before theirs counts: what the first has done, and whether to go on."""
    if facts.status not in OPEN:
        return Nothing("the case is over")
    _, plain = scene.reader._, scene.reader.plain
    said = {
        "by": notice.by,
        "to": notice.to,
        "reference": facts.reference,
        "when": moment(scene, notice.at),
    }
    text = _("<b>{by} asked {to} to take {reference}, {when}.</b>", **said)
    if notice.declined:
        text = _("<b>{by} asked {to} to take {reference}, {when}.</b> {to} has declined.", **said)
    if notice.advisor is None:
        return Say(text, (open_row(scene, facts.id),))
    text += "\n" + _("Nothing has changed yet. Do you want to ask {name} now?", name=notice.name)
    ask = buttons.ASSIGN(facts.id, notice.advisor, notice.seen, facts.involved.advisor or 0)
    keyboard = (
        (Button(plain("Yes, ask {name}", name=notice.name), ask),),
        (Button(plain("No, leave it"), buttons.LEAVE_AS_IT_IS()),),
    )
    return Say(text, keyboard)


def decided_anew(scene: Scene, notice: DecidedAnew, facts: CaseFacts) -> Effect:
    """To the first: another coordinator has chosen somebody else since."""
    _ = scene.reader._
    text = _(
        "{by} has asked {to} to take {reference}, in the place of {former}.",
        by=notice.by,
        to=notice.to,
        former=notice.former,
        reference=facts.reference,
    )
    return Say(text, (open_row(scene, facts.id),))


def moment(scene: Scene, at: datetime) -> str:
    """`at 9:12`, or with its day where that is another one."""
    zone, plain = scene.reader.zone, scene.reader.plain
    if at.astimezone(zone).date() == scene.now.astimezone(zone).date():
        return plain("at {time}", time=scene.reader.time(at))
    return plain("{day} at {times}", day=scene.reader.day(at), times=scene.reader.time(at))
