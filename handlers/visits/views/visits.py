"""What both sides read of a visit: proposed, agreed, moved, called off."""

from casework.core.vocabulary import VisitStatus
from casework.visits.rules import Side, Slot
from handlers.cases.views.sheet import contact
from handlers.core.effects import Button, Effect, Nothing, Rewrite, Say, Style
from handlers.core.keyboards.buttons import open_row, write_row
from handlers.core.scene import Scene
from handlers.visits import buttons
from handlers.visits.notices import VisitCancelMenu, VisitKept
from handlers.visits.views.words import cannot_row, choices, place, when
from storage.cards.reading import CaseFacts
from storage.visits.notices import (
    VisitAgreed,
    VisitCancelled,
    VisitNoneFits,
    VisitNoneFitted,
    VisitPerhapsUntold,
    VisitProposed,
    VisitTimes,
    VisitUntold,
)
from storage.visits.reading import VisitFacts

OfCase = tuple[CaseFacts, VisitFacts]

# Proposed


def visit_proposed(scene: Scene, notice: VisitProposed, facts: OfCase) -> Effect:
    """To the advisor: the requester has the times."""
    case, visit = facts
    _ = scene.reader._
    text = _(
        "✓ {name} can choose a time for {reference} now. I will tell you what comes of it.",
        name=case.requester or "",
        reference=case.reference,
    )
    if notice.until is not None:
        text = _(
            "✓ {name} gets the times for {reference} on {day} at {time}, not to be disturbed "
            "before. I will tell you what comes of it.",
            name=case.requester or "",
            reference=case.reference,
            day=scene.reader.day(notice.until),
            time=scene.reader.time(notice.until),
        )
    if visit.holds:
        text += "\n" + _("Until then, {when} still holds.", when=when(scene, visit.holds))
    return Say(text, (open_row(scene, case.id),))


def visit_times(scene: Scene, notice: VisitTimes, facts: OfCase) -> Effect:
    """To the requester: the times, with a button each."""
    if facts[1].proposal != notice.proposal or not facts[1].slots:
        return Nothing("other times are proposed, or none")
    case, visit = facts
    _ = scene.reader._
    parts = [
        _(
            "<b>{name} would like to meet</b> about your request {reference}.",
            name=case.advisor or "",
            reference=case.reference,
        )
    ]
    if visit.holds:
        parts = [
            _(
                "<b>{name} would like to move the visit</b> about your request {reference}. Until "
                "you choose another time, {when} still holds.",
                name=case.advisor or "",
                reference=case.reference,
                when=when(scene, visit.holds),
            )
        ]
    if notice.off is not None:
        parts = [
            _(
                "<b>{name} has something else on {when} by now</b> ({reference}). Does another "
                "time suit you?",
                name=case.advisor or "",
                when=when(scene, Slot(*notice.off)),
                reference=case.reference,
            )
        ]
    parts.append("\n".join(f"• {when(scene, slot)}" for slot in visit.slots))
    parts.append(_("📍 {place}", place=place(case, visit.slots[0])))
    parts.append(_("Which time suits you?"))
    keyboard = choices(scene, visit.id, visit.proposal, visit.slots)
    return Say("\n\n".join(parts), keyboard)


def visit_none_fits(scene: Scene, notice: VisitNoneFits, facts: OfCase) -> Effect:
    """To the requester who has just said so."""
    case, visit = facts
    _ = scene.reader._
    text = _(
        "Fine. I will tell {name}, who can propose other times for {reference}.",
        name=case.advisor or "",
        reference=case.reference,
    )
    text += _still_holds(scene, notice, visit)
    return Say(text)


def visit_none_fitted(scene: Scene, notice: VisitNoneFitted, facts: OfCase) -> Effect:
    """To the advisor: other times are wanted. Who stands in proposes none, but can write."""
    case, visit = facts
    _ = scene.reader._
    text = _(
        "None of the times fits {name} ({reference}).",
        name=case.requester or "",
        reference=case.reference,
    )
    text += _still_holds(scene, notice, visit)
    plain = scene.reader.plain
    answer = write_row(scene, case.id)
    if notice.proposes:
        answer = (Button("📅 " + plain("Propose other times"), buttons.PROPOSE(case.id)),)
    return Say(text, (answer, open_row(scene, case.id)))


def visit_untold(scene: Scene, _notice: VisitUntold, facts: CaseFacts) -> Effect:
    """To the advisor: what concerns a visit could not be brought to the requester."""
    _ = scene.reader._
    text = _(
        "{name} can't be reached here any more, and does not know about the visit of {reference}. "
        "Please tell them yourself. {contact}",
        name=facts.requester or "–",
        reference=facts.reference,
        contact=contact(scene, facts),
    )
    return Say(text, (open_row(scene, facts.id),))


def visit_perhaps_untold(scene: Scene, _notice: VisitPerhapsUntold, facts: CaseFacts) -> Effect:
    """To the advisor: Telegram did not say whether the requester was told about a visit."""
    _ = scene.reader._
    text = _(
        "⚠️ Telegram has not confirmed that {name} was told about the visit of {reference}. "
        "Please make sure that they know.",
        name=facts.requester or "–",
        reference=facts.reference,
    )
    return Say(text, (open_row(scene, facts.id),))


# Agreed


def visit_agreed(scene: Scene, notice: VisitAgreed, facts: OfCase) -> Effect:
    """To both: when, where, with whom."""
    if facts[1].sequence != notice.sequence or facts[1].holds is None:
        return Nothing("the visit was moved or called off meanwhile")
    case, visit = facts
    slot = facts[1].holds
    _ = scene.reader._
    mine = notice.side is Side.ADVISOR
    head = _("<b>You meet about {reference}.</b>", reference=case.reference)
    if other := case.requester if mine else case.advisor:
        head = _("<b>You meet {name} about {reference}.</b>", name=other, reference=case.reference)
    if notice.moved:
        head += " " + _("This takes the place of the time before.")
    lines = [
        head,
        _("📅 {when}", when=when(scene, slot)),
        _("📍 {place}", place=place(case, slot)),
        _("I will remind you in good time. Here it is for your calendar:"),
    ]
    row = open_row(scene, case.id) if mine else cannot_row(scene, visit.id)
    return Say("\n".join(lines), (row,))


# Called off


def visit_cancel_menu(scene: Scene, _notice: VisitCancelMenu, facts: OfCase) -> Effect:
    """Really? With the case, and what would be off."""
    case, visit = facts
    _ = scene.reader._
    text = _("Take back the times you proposed for {reference}?", reference=case.reference)
    if visit.holds:
        text = _(
            "Call off the visit of {reference}, {when}?",
            reference=case.reference,
            when=when(scene, visit.holds),
        )
    plain = scene.reader.plain
    yes = Button(plain("Yes, call it off"), buttons.CANCEL(visit.id), Style.TAKES_AWAY)
    return Say(text, ((yes, Button(plain("No, keep it"), buttons.KEEP(visit.id))),))


def visit_kept(scene: Scene, notice: VisitKept, facts: OfCase) -> Effect:
    """Nothing was called off."""
    _ = scene.reader._
    text = _("Fine. Nothing has changed in {reference}.", reference=facts[0].reference)
    return Rewrite(text, message_id=notice.message_id)


def visit_cancelled(scene: Scene, notice: VisitCancelled, facts: OfCase) -> Effect:
    """To both: it is off, and who called it off; or only the times are that were proposed."""
    if notice.agreed and facts[1].status is not VisitStatus.CANCELLED:
        return Nothing("the visit is gone")
    case, visit = facts
    _ = scene.reader._
    name = notice.name or case.requester
    mine = notice.side is Side.ADVISOR
    if not notice.agreed or visit.agreed is None:
        text = _("The times that were proposed for {reference} are off.", reference=case.reference)
        if visit.holds:
            text += "\n" + _(
                "{when} still holds.", when=scene.reader.capital(when(scene, visit.holds))
            )
    else:
        text = _("The visit of {reference}, {when}, is off.", reference=case.reference,
                 when=when(scene, visit.agreed))  # fmt: skip
        if name and notice.by not in {None, notice.side}:
            text = _(
                "{name} has called off the visit of {reference}, {when}.",
                name=name,
                reference=case.reference,
                when=when(scene, visit.agreed),
            )
    if not mine or notice.by is None:
        return Say(text)
    anew = Button("📅 " + scene.reader.plain("Propose a time"), buttons.PROPOSE(case.id))
    return Say(text, ((anew,), open_row(scene, case.id)))


def _still_holds(scene: Scene, notice: VisitNoneFits | VisitNoneFitted, visit: VisitFacts) -> str:
    """A line of its own about the time that was agreed before; nothing where there is none."""
    if not (notice.holds and visit.holds):
        return ""
    return "\n" + scene.reader._("Until then, {when} still holds.", when=when(scene, visit.holds))
