"""A time was chosen at which whoever goes has another visit by now: what both sides read."""

from dataclasses import dataclass

from casework.visits.rules import Clash
from handlers.core.effects import Button, Effect, Nothing, Say
from handlers.core.keyboards.buttons import open_row
from handlers.core.scene import Scene
from handlers.visits import buttons
from handlers.visits.views.visits import OfCase
from handlers.visits.views.words import choices, when
from storage.cards.reading import CaseFacts
from storage.visits.notices import VisitAskedFirst, VisitClash, VisitTimeOff
from storage.visits.reading import VisitFacts


@dataclass(frozen=True, slots=True)
class Chosen:
    """The case, its visit, and what else whoever goes has at that hour."""

    case: CaseFacts
    visit: VisitFacts
    clashes: tuple[Clash, ...]


def visit_clash(scene: Scene, notice: VisitClash, facts: Chosen | None) -> Effect:
    """To whoever goes, before it is agreed: two visits at the same hour."""
    if facts is None or not _waits(notice, facts.visit):
        return Nothing("other times are proposed, or one is agreed")
    _ = scene.reader._
    case, visit = facts.case, facts.visit
    lines = [
        _(
            "<b>{name} has chosen {when}</b> ({reference}). Nothing is agreed yet.",
            name=case.requester or "",
            when=when(scene, visit.slots[notice.position]),
            reference=case.reference,
        )
    ]
    lines += [_one(scene, each, notice.holder) for each in facts.clashes]
    plain = scene.reader.plain
    at = (visit.id, visit.proposal, notice.position)
    keyboard = (
        (Button(plain("Agree all the same"), buttons.AGREE_ALL_THE_SAME(*at)),),
        (Button(plain("Not that time"), buttons.NOT_THAT_TIME(*at)),),
        open_row(scene, case.id),
    )
    return Say("\n".join(lines), keyboard)


def _one(scene: Scene, clash: Clash, holder: str | None) -> str:
    """Another visit, of the reader or of who stands in for them on that day."""
    _ = scene.reader._
    values = {"reference": clash.reference, "other": when(scene, clash.slot)}
    if holder is None:
        return _("⚠️ You have the visit of {reference} then, {other}.", **values)
    return _(
        "⚠️ {name} stands in that day, and has the visit of {reference} then, {other}.",
        name=holder,
        **values,
    )


def visit_asked_first(scene: Scene, notice: VisitAskedFirst, facts: OfCase) -> Effect:
    """To the requester: nothing is agreed yet, and why; another time can be chosen meanwhile."""
    if not _waits(notice, facts[1]):
        return Nothing("other times are proposed, or one is agreed")
    case, visit = facts
    _ = scene.reader._
    chosen = notice.position
    text = _(
        "{name} may have something else on {when} by now. I ask {name}, and you hear from me. "
        "Nothing is agreed yet ({reference}).",
        name=case.advisor or "",
        when=when(scene, visit.slots[chosen]),
        reference=case.reference,
    )
    if len(visit.slots) > 1:
        text += "\n" + _("You can also choose another time now:")
    keyboard = choices(scene, visit.id, visit.proposal, visit.slots)
    return Say(text, (*keyboard[:chosen], *keyboard[chosen + 1 :]))


def visit_time_off(scene: Scene, _notice: VisitTimeOff, facts: OfCase) -> Effect:
    """To whoever goes: the requester chooses among the other times."""
    case, _visit = facts
    _ = scene.reader._
    text = _(
        "Fine. {name} chooses among the other times for {reference}.",
        name=case.requester or "",
        reference=case.reference,
    )
    return Say(text, (open_row(scene, case.id),))


def _waits(notice: VisitClash | VisitAskedFirst, visit: VisitFacts) -> bool:
    return visit.proposal == notice.proposal and notice.position < len(visit.slots)
