"""What an advisor reads of a case that is offered to them."""

from dataclasses import dataclass
from typing import Any

from casework.core.vocabulary import DeclineReason
from casework.offers.ranking import Reason
from handlers.cases.views.sheet import body, contact, promise, read_everything
from handlers.core import labels
from handlers.core.effects import Button, Effect, Keyboard, Nothing, Rekey, Say, Style
from handlers.core.keyboards.buttons import back_button, open_row, promise_row, write_row
from handlers.core.scene import Scene
from handlers.offers import buttons
from handlers.offers.notices import DeclineMenu, OfferMenu
from handlers.offers.views.end import end_line
from handlers.relay.missing import ask_rows
from handlers.visits.views import words
from storage.cards.reading import CaseFacts, OfferFacts
from storage.offers.notices import CaseTaken, OfferDeclined, Offered, OfferMoved


@dataclass(frozen=True, slots=True)
class Taken:
    """A case that was just taken, and the questions of the form that nobody has answered."""

    case: CaseFacts
    missing: tuple[str, ...]


def offer(scene: Scene, _notice: Offered, facts: OfferFacts | None) -> Effect:
    """The card of an offered case: all answers, the promise, and why this advisor."""
    if facts is None or not facts.is_open:
        return Nothing("the offer is over")
    _ = scene.reader._
    head = [_("<b>Will you take {reference}?</b>", reference=facts.case.reference)]
    if facts.case.advisor and facts.arranged:
        head.append(
            _(
                "{name} has it now, and {by} asks whether you can take it over.",
                name=facts.case.advisor,
                by=facts.assigned_by or "",
            )
        )
    elif facts.case.advisor:
        head.append(_("{name} has it now and would like to hand it over.", name=facts.case.advisor))
    elif facts.assigned_by:
        head.append(_("{name} thinks that this one is for you.", name=facts.assigned_by))
    if facts.reasons:
        head.append(_("Why you: {reasons}", reasons=reasons(scene, facts.reasons)))
    parts = ["\n".join(head), body(scene, facts.case), *words.comes_along(scene, facts)]
    parts.append(end_line(scene, facts.end))
    return Say("\n\n".join(parts), _offer_keyboard(scene, facts))


def offer_menu(scene: Scene, notice: OfferMenu, facts: OfferFacts | None) -> Effect:
    """The buttons of an offer as they were."""
    if facts is None or not facts.is_open:
        return Rekey(message_id=notice.message_id)
    return Rekey(_offer_keyboard(scene, facts), message_id=notice.message_id)


def decline_menu(scene: Scene, notice: DeclineMenu, _facts: None) -> Rekey:
    """The reasons for saying no, in the place of the offer's buttons."""
    plain = scene.reader.plain
    because = tuple(
        (Button(plain(labels.DECLINE[reason]), buttons.DECLINE_BECAUSE(notice.offer, reason)),)
        for reason in DeclineReason
    )
    back = back_button(scene, buttons.BACK_TO_OFFER(notice.offer))
    return Rekey((*because, (back,)), message_id=notice.message_id)


def offer_declined(scene: Scene, notice: OfferDeclined, _facts: None) -> Say:
    """To the one who has declined: the next one is asked, or the coordinators decide."""
    _ = scene.reader._
    thanks = _(
        "Thank you for telling us. You don't need to do anything more about {reference}.",
        reference=notice.reference,
    )
    return Say(f"{thanks}\n{_then(scene, last=notice.last)}")


def _then(scene: Scene, *, last: bool) -> str:
    """What has become of a case that somebody was asked to take."""
    _ = scene.reader._
    if last:
        return _("Nobody is left to ask, so I have passed it to the coordinators.")
    return _("I am asking somebody else.")


def offer_moved(scene: Scene, notice: OfferMoved, _facts: None) -> Say:
    """To the one who has not answered: somebody else is asked, or the coordinators decide."""
    _ = scene.reader._
    if notice.last:
        return Say(
            _(
                "{reference} waits for you no longer. Nobody is left to ask, so I have passed it "
                "to the coordinators. You don't need to do anything.",
                reference=notice.reference,
            )
        )
    return Say(
        _(
            "{reference} is being offered to somebody else now. You don't need to do anything.",
            reference=notice.reference,
        )
    )


def case_taken(scene: Scene, notice: CaseTaken, found: Taken) -> Effect:
    """The case is theirs, what is promised, how to reach who waits, and what can be asked at once.

    The card stands above.
    """
    _ = scene.reader._
    facts = found.case
    yours = _("<b>{reference} is yours.</b> Thank you!", reference=facts.reference)
    if notice.by is not None:
        yours = _(
            "<b>{reference} is yours.</b> {by} has given it to you.",
            reference=facts.reference,
            by=notice.by,
        )
    lines = [
        yours,
        promise(scene, facts),
        _("<b>Contact:</b> {contact}", contact=contact(scene, facts)),
    ]
    writes = () if facts.involved.requester is None else (write_row(scene, facts.id),)
    asks = ask_rows(scene, facts.id, found.missing)
    return Say("\n".join(lines), (*writes, *asks, open_row(scene, facts.id)))


def reasons(scene: Scene, found: list[dict[str, Any]]) -> str:
    """Why this advisor: `Education · speaks Turkish · 2 open cases`."""
    return scene.reader.row(_reason(scene, Reason.from_json(each)) for each in found)


def _reason(scene: Scene, reason: Reason) -> str:
    reader = scene.reader
    if reason.area is not None:
        return labels.word(reader, "focus_area", reason.area)
    if reason.language is not None:
        return reader.plain("speaks {language}", language=reader.language_name(reason.language))
    if reason.district is not None:
        name = labels.district(scene.office, reader, reason.district)
        return reader.plain("works in {district}", district=name)
    if not reason.count:
        return reader.plain("no open cases")
    return reader.plural("{number} open case", "{number} open cases", reason.count)


def _offer_keyboard(scene: Scene, facts: OfferFacts) -> Keyboard:
    plain = scene.reader.plain
    row = (
        Button("✅ " + plain("Accept"), buttons.ACCEPT(facts.id), Style.SENDS),
        Button(plain("Decline"), buttons.DECLINE(facts.id)),
    )
    return (row, *read_everything(scene, facts.case), promise_row(scene, facts.case.id))
