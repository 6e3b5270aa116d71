"""A visit in words: when, where, on a card, in a reminder; and the buttons that go with it."""

from datetime import date

from casework.core.vocabulary import CaseStatus
from casework.visits.rules import Slot
from handlers.core.effects import Button, Keyboard, Style
from handlers.core.scene import Scene
from handlers.visits import buttons
from locales.moments import Told
from storage.cards.reading import CaseFacts, OfferFacts
from storage.visits.reading import VisitFacts


def when(scene: Scene, slot: Slot) -> str:
    """`Thursday 26 November at 14:30–15:30`, in the reader's zone."""
    day = scene.reader.day(slot.starts_at)
    words = scene.reader.plain("{day} at {times}", day=day, times=times(scene, slot))
    return Told.of(slot.starts_at, words)


def short_when(scene: Scene, slot: Slot) -> str:
    """`Thu 26 Nov 14:30–15:30`, for a button."""
    day = scene.reader.short_day(slot.starts_at.astimezone(scene.reader.zone).date())
    return scene.reader.row((day, times(scene, slot)), " ")


def times(scene: Scene, slot: Slot) -> str:
    """`14:30–15:30`."""
    words = scene.reader.row(map(scene.reader.time, (slot.starts_at, slot.ends_at)), "–")
    return Told.of(slot.starts_at, words)


def full_day(scene: Scene, day: date) -> str:
    """`Thursday 26 November`, as a sentence begins."""
    return scene.reader.capital(scene.reader.day_name(day))


def place(case: CaseFacts, slot: Slot) -> str:
    """Where; the organisation's own place has its name."""
    return slot.place or case.organisation_name


def lines(scene: Scene, case: CaseFacts) -> list[str]:
    """What stands on the card, and in the opened request, of the visit that is to come."""
    visit = case.visit
    if visit is None or case.status is not CaseStatus.ACTIVE:
        return []
    _ = scene.reader._
    found = []
    if ahead := visit.ahead(scene.now):
        found.append(
            _(
                "📅 <b>Agreed:</b> {when}\n📍 {place}",
                when=when(scene, ahead),
                place=place(case, ahead),
            )
        )
    if visit.slots:
        proposed = _listed(scene, visit)
        found.append(_("📅 <b>Proposed, not answered yet:</b> {times}", times=proposed))
    return found


def ends_with_case(scene: Scene, case: CaseFacts) -> list[str]:
    """What closing a case does to the visit that is still to come, before it is done."""
    visit, _ = case.visit, scene.reader._
    if visit is None or _has_begun(scene, visit):
        return []
    found = []
    if ahead := visit.ahead(scene.now):
        found.append(
            _("📅 There is a visit on {when}. Closing calls it off.", when=when(scene, ahead))
        )
    if visit.slots:
        found.append(_("📅 Times to meet are proposed: {times}. Closing takes them back.",
                       times=_listed(scene, visit)))  # fmt: skip
    return found


def goes_along(scene: Scene, case: CaseFacts) -> list[str]:
    """What handing a case over does to the visit that is still to come."""
    visit, _ = case.visit, scene.reader._
    if visit is None:
        return []
    found = []
    if ahead := visit.ahead(scene.now):
        found.append(
            _(
                "📅 The visit on {when} goes along: whoever takes over holds it.",
                when=when(scene, ahead),
            )
        )
    if visit.slots:
        found.append(
            _(
                "📅 Times to meet are proposed: {times}. They are taken back when somebody takes "
                "over.",
                times=_listed(scene, visit),
            )
        )
    return found


def comes_along(scene: Scene, facts: OfferFacts) -> list[str]:
    """The visit that whoever takes a case over takes with it, and what they have then."""
    ahead = visit_ahead(scene, facts.case)
    if ahead is None:
        return []
    _ = scene.reader._
    found = [_("📅 A visit comes with it: {when}", when=when(scene, ahead))]
    found += [
        _(
            "⚠️ You have the visit of {reference} then, {other}.",
            reference=each.reference,
            other=when(scene, each.slot),
        )
        for each in facts.clashes
        if each.agreed
    ]
    return ["\n".join(found)]


def visit_ahead(scene: Scene, case: CaseFacts) -> Slot | None:
    """The agreed time of a case that has not come yet."""
    return case.visit.ahead(scene.now) if case.visit is not None else None


def _has_begun(scene: Scene, visit: VisitFacts) -> bool:
    return visit.holds is not None and visit.holds.starts_at <= scene.now


def _listed(scene: Scene, visit: VisitFacts) -> str:
    return scene.reader.row((short_when(scene, each) for each in visit.slots), "; ")


def requester_rows(scene: Scene, case: CaseFacts) -> Keyboard:
    """What the requester can do about a visit: answer what is proposed, call off what is agreed."""
    visit = case.visit
    if visit is None or case.status is not CaseStatus.ACTIVE:
        return ()
    rows = choices(scene, visit.id, visit.proposal, visit.slots) if visit.slots else ()
    return (*rows, cannot_row(scene, visit.id)) if visit.ahead(scene.now) else rows


def choices(scene: Scene, visit: int, proposal: int, slots: tuple[Slot, ...]) -> Keyboard:
    """A button for each time, and one for none of them."""
    times_to_take = [
        (Button("📅 " + short_when(scene, slot), buttons.TAKE(visit, proposal, position)),)
        for position, slot in enumerate(slots)
    ]
    none = Button(scene.reader.plain("None fits"), buttons.NONE_FITS(visit, proposal))
    return (*times_to_take, (none,))


def cannot_row(scene: Scene, visit: int) -> tuple[Button, ...]:
    """Calling off, for the requester."""
    label = scene.reader.plain("I can't make it")
    return (Button(label, buttons.ASK_TO_CANCEL(visit), Style.TAKES_AWAY),)
