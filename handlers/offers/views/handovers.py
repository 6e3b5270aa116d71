"""What is read when a case is handed over, by everybody it concerns."""

from dataclasses import dataclass
from functools import partial

from casework.core.vocabulary import CaseStatus
from casework.visits.rules import Slot
from handlers.cases.views.sheet import contact
from handlers.core.effects import Button, Effect, Nothing, Say
from handlers.core.keyboards import doors
from handlers.core.keyboards.buttons import leave_row, open_row
from handlers.core.naming import told
from handlers.core.scene import Scene, rows
from handlers.offers import buttons
from handlers.offers.notices import HandoverMenu
from handlers.offers.views.assigning import WHY, choosable
from handlers.offers.views.end import asked_line
from handlers.visits.views import words
from storage.cards.reading import CaseFacts
from storage.offers.advisors.choosable import Choosable
from storage.offers.notices import (
    HandedInCircles,
    HandedOver,
    HandoverAsked,
    HandoverBack,
    HandoverDeclined,
    HandoverExpired,
    HandoverKept,
    HandoverNobody,
    HandoverOver,
    HandoverStuck,
    NewAdvisor,
    TakenOver,
)


@dataclass(frozen=True, slots=True)
class Takers:
    """A case, those who could take it over, and who is being asked already."""

    case: CaseFacts
    advisors: tuple[Choosable, ...]
    asked: str | None


def handover_menu(scene: Scene, _notice: HandoverMenu, facts: Takers) -> Effect:
    """Asks to whom; where somebody is being asked already, whether to keep it."""
    return _choose(scene, facts) if facts.asked is None else _waiting(scene, facts)


def handover_asked(scene: Scene, notice: HandoverAsked, facts: CaseFacts) -> Effect:
    """Somebody has been asked; until they accept it stays."""
    _ = scene.reader._
    text = _(
        "I have asked {name} to take over {reference}. Until {name} accepts, it stays with you.",
        name=notice.name,
        reference=facts.reference,
    )
    return Say(f"{text} {asked_line(scene, notice)}".rstrip(), ((_keep(scene, facts.id),),))


def handover_nobody(scene: Scene, notice: HandoverNobody, facts: CaseFacts) -> Effect:
    """The ranking has nobody left; the coordinators hear of it, where there are others."""
    _ = scene.reader._
    text = _(
        "There is nobody left to ask for {reference}. It stays with you for now.",
        reference=facts.reference,
    )
    if notice.told:
        text += " " + _("I have told the coordinators.")
    return Say(text, (open_row(scene, facts.id),))


def handover_kept(scene: Scene, _notice: HandoverKept, facts: CaseFacts) -> Effect:
    """To its advisor: it stays with them."""
    _ = scene.reader._
    return Say(
        _("Fine. {reference} stays with you.", reference=facts.reference),
        (open_row(scene, facts.id),),
    )


def handover_back(scene: Scene, notice: HandoverBack, facts: CaseFacts) -> Effect:
    """Whoever was asked does not take it: with their reason, or without an answer."""
    if facts.status is not CaseStatus.ACTIVE:
        return Nothing("the case has moved on")
    _ = scene.reader._
    if notice.reason:
        reason = scene.reader.plain(WHY[notice.reason])
        text = _(
            "{name} cannot take over {reference}: {name} {reason}. It stays with you.",
            name=notice.name,
            reference=told(scene, facts),
            reason=reason,
        )
    else:
        text = _(
            "{name} has not answered about {reference}. It stays with you.",
            name=notice.name,
            reference=told(scene, facts),
        )
    again = Button(scene.reader.plain("Ask somebody else"), doors.HAND_OVER(facts.id))
    return Say(text, ((again,), open_row(scene, facts.id)))


def handed_over(scene: Scene, notice: HandedOver, facts: CaseFacts) -> Effect:
    """To the advisor who had it: who has it now."""
    _ = scene.reader._
    text = _(
        "{name} has taken over {reference}. You don't need to do anything more. Thank you for "
        "what you did.",
        name=notice.name,
        reference=facts.reference,
    )
    if notice.by is not None:
        text = _(
            "{by} has given {reference} to {name}. You don't need to do anything more. Thank you "
            "for what you did.",
            by=notice.by,
            name=notice.name,
            reference=facts.reference,
        )
    if notice.visit:
        text += "\n" + _(
            "📅 {name} holds the visit on {when}.",
            name=notice.name,
            when=words.when(scene, Slot(*notice.visit)),
        )
    return Say(text)


def taken_over(scene: Scene, notice: TakenOver, facts: CaseFacts) -> Effect:
    """To the advisor who has it now: whose it was."""
    _ = scene.reader._
    named = {"reference": facts.reference, "name": notice.former}
    yours = _("<b>{reference} is yours.</b> Thank you for taking it over from {name}!", **named)
    if notice.by is not None:
        yours = _(
            "<b>{reference} is yours.</b> {by} has given it to you in the place of {name}.",
            by=notice.by,
            **named,
        )
    lines = [
        yours,
        _("<b>Contact:</b> {contact}", contact=contact(scene, facts)),
        *words.lines(scene, facts),
    ]
    return Say("\n".join(lines), (open_row(scene, facts.id),))


def new_advisor(scene: Scene, notice: NewAdvisor, facts: CaseFacts) -> Effect:
    """To the requester: who goes on with their case."""
    if facts.status is not CaseStatus.ACTIVE:
        return Nothing("the case has moved on")
    _ = scene.reader._
    text = _(
        "<b>{name}</b> goes on with your request {reference} in the place of {former}, and "
        "can read all that you wrote.",
        name=notice.name,
        reference=facts.reference,
        former=notice.former,
    )
    if ahead := words.visit_ahead(scene, facts):
        text += "\n" + _(
            "📅 The visit on {when} stays as it is: {name} comes.",
            when=words.when(scene, ahead),
            name=notice.name,
        )
    return Say(text)


def handed_in_circles(scene: Scene, notice: HandedInCircles, facts: CaseFacts) -> Effect:
    """To the coordinators: somebody has it for the second time."""
    _ = scene.reader._
    return Say(
        _(
            "{reference} is being passed around: {name} has it for the second time, now from "
            "{former}. Perhaps they need you.",
            reference=facts.reference,
            name=notice.name,
            former=notice.former,
        ),
        (open_row(scene, facts.id),),
    )


def handover_stuck(scene: Scene, notice: HandoverStuck, facts: CaseFacts) -> Effect:
    """To the coordinators: its advisor wants to hand it over, and nobody is left."""
    _ = scene.reader._
    return Say(
        _(
            "{name} would like to hand over {reference}, and there is nobody left to ask. Please "
            "talk to {name}.",
            name=notice.name,
            reference=facts.reference,
        ),
        (open_row(scene, facts.id),),
    )


def handover_over(scene: Scene, notice: HandoverOver, facts: CaseFacts) -> Effect:
    """To the one who was asked: kept or closed meanwhile."""
    _ = scene.reader._
    return Say(
        _(
            "{name} no longer needs you for {reference}. You don't need to do anything.",
            name=notice.name,
            reference=facts.reference,
        )
    )


def handover_expired(scene: Scene, notice: HandoverExpired, _facts: None) -> Say:
    """To the one who was asked, and has not answered."""
    _ = scene.reader._
    return Say(
        _(
            "{reference} stays where it is, since you have not answered. You don't need to do "
            "anything.",
            reference=notice.reference,
        )
    )


def handover_declined(scene: Scene, notice: HandoverDeclined, _facts: None) -> Say:
    """To the one who was asked, and said no."""
    _ = scene.reader._
    return Say(
        _(
            "Thank you for telling us. {reference} stays where it is.",
            reference=notice.reference,
        )
    )


def _choose(scene: Scene, facts: Takers) -> Say:
    _ = scene.reader._
    case = facts.case
    lines = [
        _(
            "<b>Hand over {reference}</b>\nWho should take over? Until somebody accepts, it stays "
            "with you.",
            reference=case.reference,
        ),
        *words.goes_along(scene, case),
        "",
        *(choosable(scene, each) for each in facts.advisors),
    ]
    plain = scene.reader.plain
    asks = partial(buttons.ASK_TO_TAKE_OVER, case.id)
    best = Button("★ " + plain("Whoever fits best"), asks(buttons.WHOEVER_FITS_BEST))
    names = [
        Button(plain("Ask {name}", name=each.name), asks(each.advisor_id))
        for each in facts.advisors
    ]
    return Say("\n".join(lines), ((best,), *rows(names, 2), leave_row(scene, case.id)))


def _waiting(scene: Scene, facts: Takers) -> Say:
    _ = scene.reader._
    text = _(
        "{name} is being asked to take over {reference} and has not answered yet.",
        name=facts.asked or "",
        reference=facts.case.reference,
    )
    text = "\n".join([text, *words.goes_along(scene, facts.case)])
    keep = (_keep(scene, facts.case.id),)
    return Say(text, (keep, leave_row(scene, facts.case.id)))


def _keep(scene: Scene, case: int) -> Button:
    return Button(scene.reader.plain("Keep it after all"), buttons.KEEP_CASE(case))
