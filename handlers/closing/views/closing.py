"""What is read when a case is closed, and when it is opened again."""

from casework.closing import OUTCOMES, Ending, as_mask, from_mask
from casework.core.vocabulary import CaseStatus, HelpKind, Urgency
from handlers.cases.views.sheet import contact
from handlers.closing import buttons
from handlers.closing.notices import CloseCheck, CloseOutcome, CloseText, CloseTools
from handlers.core import labels
from handlers.core.effects import Button, Effect, Nothing, Rewrite, Say, Style
from handlers.core.keyboards import doors
from handlers.core.keyboards.buttons import back_button, leave_row, open_row
from handlers.core.placing import placed
from handlers.core.scene import Scene, choice_text, clipped, rows
from handlers.intake.views import conflict
from handlers.visits.views.words import ends_with_case
from storage.cards.reading import CaseFacts
from storage.closing.notices import (
    CaseClosed,
    CaseReopened,
    Closed,
    ClosedAgain,
    Helped,
    HelpedThanks,
    Reopened,
)

LONGEST_SHOWN = 350
"""Characters of the closing text beside all the rest of a case; whole, it was sent on closing."""


# The advisor


def close_outcome(scene: Scene, notice: CloseOutcome, _facts: None) -> Effect:
    """How did it end?"""
    _ = scene.reader._
    case = notice.requisition
    outcomes = [
        Button(choice_text(scene.reader, each), buttons.CHOOSE_OUTCOME(case, each.code))
        for each in OUTCOMES
    ]
    text = _("<b>Close {reference}</b>\nHow did it end?", reference=notice.reference)
    return placed(notice, text, (*rows(outcomes, 2), leave_row(scene, case)))


def close_tools(scene: Scene, notice: CloseTools, _facts: None) -> Effect:
    """Which kinds of help were used? To be ticked."""
    _ = scene.reader._
    text = _(
        "<b>Close {reference}</b> · {outcome}\nWhich kinds of help did you use? Tap all that fit.",
        reference=notice.reference,
        outcome=labels.word(scene.reader, "outcome", notice.outcome),
    )
    ticks = [_tick(scene, each, notice) for each in HelpKind]
    onward = Button(
        "✅ " + scene.reader.plain("Go on"),
        buttons.ASK_TEXT(notice.requisition, notice.outcome, notice.mask),
    )
    back = back_button(scene, buttons.BACK_TO_OUTCOME(notice.requisition))
    return placed(notice, text, (*rows(ticks), (onward,), (back,)))


def close_text(scene: Scene, notice: CloseText, _facts: None) -> Effect:
    """What came of it, in words?"""
    _ = scene.reader._
    text = _(
        "<b>Close {reference}</b> · {outcome}\nWrite a few words to the requester: what came of "
        "it, and what they can do next. You see it once more before it is sent.",
        reference=notice.reference,
        outcome=labels.word(scene.reader, "outcome", notice.outcome),
    )
    back = doors.GIVE_UP(notice.requisition)
    if notice.message_id is not None:
        back = buttons.TICK(notice.requisition, notice.outcome, notice.mask)
    keyboard = ((back_button(scene, back),),)
    return placed(notice, text, keyboard)


def close_check(scene: Scene, notice: CloseCheck, facts: CaseFacts) -> Effect:
    """The closing as it will be read, before it is done."""
    _ = scene.reader._
    used = [labels.word(scene.reader, "help_kind", each) for each in from_mask(notice.mask)]
    text = _(
        "<b>Close {reference}</b> · {outcome}\nHelp used: {used}\n\nThe requester reads:\n{text}",
        reference=facts.reference,
        outcome=labels.word(scene.reader, "outcome", notice.outcome),
        used=scene.reader.listed(used) or "–",
        text=notice.text,
    )
    text = "\n\n".join([text, *ends_with_case(scene, facts)])
    plain = scene.reader.plain
    anew = buttons.ASK_TEXT(facts.id, notice.outcome, notice.mask)
    keyboard = (
        (Button("✅ " + plain("Close the case"), buttons.SEND(facts.id), Style.SENDS),),
        (Button("✏️ " + plain("Write it again"), anew),),
        (back_button(scene, doors.GIVE_UP(facts.id)),),
    )
    return Say(text, keyboard)


def case_closed(scene: Scene, notice: CaseClosed, facts: CaseFacts) -> Effect:
    """It is closed, and what the requester was told."""
    _ = scene.reader._
    outcome = scene.reader.small(labels.word(scene.reader, "outcome", notice.outcome))
    if facts.requester and not notice.told:
        return Say(
            _(
                "✓ {reference} is closed: {outcome}. {name} cannot be reached here any more, so "
                "please tell them yourself. {contact}",
                reference=facts.reference,
                outcome=outcome,
                name=facts.requester,
                contact=contact(scene, facts),
            )
        )
    if facts.requester and facts.ending:
        until = facts.ending.reopens_until
        named = {
            "reference": facts.reference,
            "outcome": outcome,
            "name": facts.requester,
            "day": scene.reader.day(until),
            "time": scene.reader.time(until),
        }
        if notice.until is not None:
            told_at = notice.until
            return Say(
                _(
                    "✓ {reference} is closed: {outcome}. {name} hears it on {told_day} at "
                    "{told_time}, not to be disturbed before, and can open it again until {day} at "
                    "{time}.",
                    told_day=scene.reader.day(told_at),
                    told_time=scene.reader.time(told_at),
                    **named,
                )
            )
        return Say(
            _(
                "✓ {reference} is closed: {outcome}. I have told {name}, who can open it again "
                "until {day} at {time}.",
                **named,
            )
        )
    return Say(_("✓ {reference} is closed: {outcome}.", reference=facts.reference, outcome=outcome))


def helped(scene: Scene, _notice: Helped, facts: CaseFacts) -> Effect:
    """The requester says that it helped."""
    _ = scene.reader._
    return Say(
        _(
            "🌱 {name} says that it helped: {reference}",
            name=facts.requester or "",
            reference=facts.reference,
        )
    )


def case_reopened(scene: Scene, _notice: CaseReopened, facts: CaseFacts) -> Effect:
    """Their case is open again, and what was promised anew."""
    if facts.status is not CaseStatus.ACTIVE:
        return Nothing("the case has moved on")
    _ = scene.reader._
    return Say(
        _(
            "<b>{reference} is open again.</b> {name} says that it is not solved yet. I have "
            "promised an answer by {day} at {time}.",
            reference=facts.reference,
            name=facts.requester or "",
            day=scene.reader.day(facts.promised),
            time=scene.reader.time(facts.promised),
        ),
        (open_row(scene, facts.id),),
    )


# The requester


def closed(scene: Scene, _notice: Closed | ClosedAgain, facts: CaseFacts) -> Effect:
    """The case is closed, in its advisor's words; did it help?"""
    if facts.ending is None:
        return Nothing("the case is open again")
    _ = scene.reader._
    text = _(
        "<b>{name} has closed your request {reference}</b> and writes:\n\n{text}\n\nDid it help? "
        "If it is not solved, one tap is enough, and we go on with it. You can do that until "
        "{day} at {time}.",
        name=facts.advisor or "",
        reference=facts.reference,
        text=facts.ending.text,
        day=scene.reader.day(facts.ending.reopens_until),
        time=scene.reader.time(facts.ending.reopens_until),
    )
    plain = scene.reader.plain
    row = (
        Button("✅ " + plain("It helped"), buttons.IT_HELPED(facts.id)),
        Button(plain("Not solved"), doors.REOPEN(facts.id)),
    )
    return Say(text, (row,))


def closed_again(scene: Scene, notice: ClosedAgain, facts: CaseFacts) -> Effect:
    """The same message in other words of the advisor's, marked as changed."""
    said = closed(scene, notice, facts)
    if not isinstance(said, Say):
        return said
    time = scene.reader.time(notice.at)
    mark = scene.reader._("✏️ changed {time}", time=time)
    keyboard = said.keyboard if notice.buttons else ()
    return Rewrite(f"{said.text}\n\n{mark}", keyboard, outbox_id=notice.target)


def helped_thanks(scene: Scene, _notice: HelpedThanks, facts: CaseFacts) -> Effect:
    """Thanks for saying so, and to whom it is passed on."""
    _ = scene.reader._
    return Say(
        _(
            "Good to hear! I pass it on to {name}. If it comes back, you find {reference} under "
            "/requests.",
            name=facts.advisor or "",
            reference=facts.reference,
        )
    )


def reopened(scene: Scene, notice: Reopened, facts: CaseFacts) -> Effect:
    """It is open again: with whom, and by when one will hear; of a conflict, whom to call."""
    text = _reopened(scene, facts)
    if facts.urgency is Urgency.CONFLICT_NOW:
        text += "\n\n" + conflict.when_sent(scene, notice.read_from)
    return Say(text)


def _reopened(scene: Scene, facts: CaseFacts) -> str:
    _ = scene.reader._
    day = scene.reader.day(facts.promised)
    time = scene.reader.time(facts.promised)
    if facts.status is CaseStatus.ACTIVE:
        return _(
            "Thank you for telling us. <b>{reference} is open again</b>, and {name} goes on "
            "with it. You will hear by {day} at {time}.",
            reference=facts.reference,
            name=facts.advisor or "",
            day=day,
            time=time,
        )
    return _(
        "Thank you for telling us. <b>{reference} is open again.</b> We are finding an "
        "advisor for it, and you will hear by {day} at {time}.",
        reference=facts.reference,
        day=day,
        time=time,
    )


def ending(scene: Scene, found: Ending) -> str:
    """How a case ended, as it stands in an opened request or on a card; cut to fit there."""
    return scene.reader._(
        "<b>How it ended:</b> {outcome}\n{text}",
        outcome=labels.word(scene.reader, "outcome", found.outcome),
        text=clipped(found.text, LONGEST_SHOWN),
    )


def _tick(scene: Scene, kind: HelpKind, notice: CloseTools) -> Button:
    """A kind of help; its button carries all ticks as they are after it."""
    used = from_mask(notice.mask)
    ticked = kind in used
    others = {each for each in used if each is not kind}
    after = as_mask(others if ticked else others | {kind})
    mark = "☑ " if ticked else ""
    data = buttons.TICK(notice.requisition, notice.outcome, after)
    return Button(mark + labels.word(scene.reader, "help_kind", kind), data)
