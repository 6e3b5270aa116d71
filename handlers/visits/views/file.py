"""The calendar's file of a visit, made when it is sent, in the reader's language."""

from casework.dates.calendar_file import CANCEL, MIME, CalendarEvent, as_file
from casework.visits.rules import Slot
from handlers.core.effects import Effect, Nothing, Params, SendNewFile
from handlers.core.scene import Scene
from handlers.visits.views.visits import OfCase
from handlers.visits.views.words import place
from storage.cards.reading import CaseFacts
from storage.visits.reading import VisitFacts


def visit_file(scene: Scene, params: Params, facts: OfCase | None) -> Effect:
    """The file for the calendar; of a version that has been replaced meanwhile, none."""
    if facts is None or facts[1].agreed is None:
        return Nothing("the visit is gone")
    case, visit = facts
    cancelled = params["method"] == CANCEL
    if not cancelled and visit.sequence != params["sequence"]:
        return Nothing("a newer file follows")
    _ = scene.reader._
    number = params["sequence"]
    name = f"{case.reference}-{number}.ics" if number else f"{case.reference}.ics"
    slot = _slot_of_then(params) or facts[1].agreed
    content = as_file(_event(scene, params, case, visit, slot))
    return SendNewFile(name, content, MIME, _caption(scene, case, params))


def _slot_of_then(params: Params) -> Slot | None:
    """The time that somebody knew who has left the case; a later one is none of their business."""
    if params.get("was") is None:
        return None
    *times, where = params["was"]
    return Slot.from_pair(times, where)


def _caption(scene: Scene, case: CaseFacts, params: Params) -> str:
    """What the file does to the calendar of whoever gets it: to one who has had none, it is new."""
    plain = scene.reader.plain
    if params["method"] == CANCEL:
        return plain("{reference}: this takes the visit off your calendar.",
                     reference=case.reference)  # fmt: skip
    if params["sequence"] and not params.get("first"):
        return plain("{reference}: this changes the visit in your calendar.",
                     reference=case.reference)  # fmt: skip
    return plain("{reference}: the visit for your calendar.", reference=case.reference)


def _event(
    scene: Scene, params: Params, case: CaseFacts, visit: VisitFacts, slot: Slot
) -> CalendarEvent:
    plain = scene.reader.plain
    both = tuple(each for each in (case.advisor, case.requester) if each)
    return CalendarEvent(
        uid=visit.uid,
        sequence=params["sequence"],
        method=params["method"],
        made_at=scene.now,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        summary=plain("Visit {reference}: {organisation}", reference=case.reference,
                      organisation=case.organisation_name),
        place=place(case, slot),
        description=plain("The task force for integration, request {reference}. To move it or "
                          "call it off, use the bot in Telegram.", reference=case.reference),
        organizer=plain("The task force for integration"),
        attendees=(params["left"],) if "left" in params else both,
    )  # fmt: skip
