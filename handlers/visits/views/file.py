"""The calendar's file of a visit, made when it is sent, in the reader's language."""

from casework.dates.calendar_file import MIME, CalendarEvent, Method, as_file
from casework.visits.rules import Slot
from handlers.core.effects import Effect, Nothing, SendNewFile
from handlers.core.scene import Scene
from handlers.visits.views.visits import OfCase
from handlers.visits.views.words import place
from storage.cards.reading import CaseFacts
from storage.visits.notices import VisitFile
from storage.visits.reading import VisitFacts


def visit_file(scene: Scene, notice: VisitFile, facts: OfCase) -> Effect:
    """The file for the calendar; of a version that has been replaced meanwhile, none."""
    if facts[1].agreed is None:
        return Nothing("the visit is gone")
    case, visit = facts
    if notice.method is not Method.CANCEL and visit.sequence != notice.sequence:
        return Nothing("a newer file follows")
    _ = scene.reader._
    number = notice.sequence
    name = f"{case.reference}-{number}.ics" if number else f"{case.reference}.ics"
    # a later time is none of the business of somebody who has left the case
    slot = facts[1].agreed if notice.was is None else Slot(*notice.was)
    content = as_file(_event(scene, notice, case, visit, slot))
    return SendNewFile(name, content, MIME, _caption(scene, case, notice))


def is_of_who_has_left(notice: VisitFile) -> bool:
    """Whether it is for somebody who is in the case no more: it shows only what they knew."""
    return notice.left is not None


def _caption(scene: Scene, case: CaseFacts, notice: VisitFile) -> str:
    """What the file does to the calendar of whoever gets it: to one who has had none, it is new."""
    plain = scene.reader.plain
    if notice.method is Method.CANCEL:
        return plain("{reference}: this takes the visit off your calendar.",
                     reference=case.reference)  # fmt: skip
    if notice.sequence and not notice.first:
        return plain("{reference}: this changes the visit in your calendar.",
                     reference=case.reference)  # fmt: skip
    return plain("{reference}: the visit for your calendar.", reference=case.reference)


def _event(
    scene: Scene, notice: VisitFile, case: CaseFacts, visit: VisitFacts, slot: Slot
) -> CalendarEvent:
    plain = scene.reader.plain
    both = tuple(each for each in (case.advisor, case.requester) if each)
    return CalendarEvent(
        uid=visit.uid,
        sequence=notice.sequence,
        method=notice.method,
        made_at=scene.now,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        summary=plain("Visit {reference}: {organisation}", reference=case.reference,
                      organisation=case.organisation_name),
        place=place(case, slot),
        description=plain("The task force for integration, request {reference}. To move it or "
                          "call it off, use the bot in Telegram.", reference=case.reference),
        organizer=plain("The task force for integration"),
        attendees=both if notice.left is None else (notice.left,),
    )  # fmt: skip
