"""What the two sides of a case read of each other, and what they are told about it."""

from functools import partial

from casework.core.vocabulary import ContactMethod
from handlers.cases.views.sheet import contact
from handlers.core.effects import (
    Button,
    Effect,
    Keyboard,
    Nothing,
    Recaption,
    Remove,
    Rewrite,
    Say,
    SendFile,
)
from handlers.core.keyboards.buttons import get_back_button
from handlers.core.keyboards.doors import GET_BACK
from handlers.core.naming import beside, name_of, told_apart
from handlers.core.scene import Scene, clipped
from handlers.relay.buttons import CHOOSE_CASE, SEND_TO_NOBODY, SHOW_MESSAGE, SHOW_PAGE
from handlers.relay.notices import (
    MessageShown,
    MessagesShown,
    PassedOn,
    UnassignedPassedOn,
)
from handlers.relay.views.parts import (
    LONGEST_ENTRY,
    caption,
    entry,
    file_label,
    held_line,
    is_requester,
    other,
    rest_of,
    whole_text,
    why_not,
)
from storage.addressing.notices import WhichCase
from storage.cards.reading import CaseFacts
from storage.cards.which_case import Meant
from storage.queues.notices import (
    PerhapsUndelivered,
    Relayed,
    RelayedEdit,
    RelayedRest,
    RelayedText,
    Undelivered,
)
from storage.relay.notices import NotPassedOn, RelayedGone, WritingBegun
from storage.relay.reading import MessageFacts, MessagesPage
from storage.relay.relay import LONGEST_CAPTION

# What is passed on


def relayed(scene: Scene, _notice: Relayed, facts: MessageFacts | None) -> Effect:
    """What the other side wrote: a text, or a file with its text below it."""
    if facts is None or facts.is_gone:
        return Nothing("it was taken back, or its writer has been erased")
    if facts.file_kind is None or facts.file_id is None:
        return Say(whole_text(scene, facts))
    album = f"{facts.case}:{facts.album}" if facts.album else None
    return SendFile(facts.file_kind, facts.file_id, caption(scene, facts), album)


def relayed_text(scene: Scene, _notice: RelayedText, facts: MessageFacts | None) -> Effect:
    """The text of a file, where it is too long to stand below it."""
    if facts is None or facts.is_gone or not facts.text:
        return Nothing("it was taken back, or its writer has been erased")
    return Say(whole_text(scene, facts))


def relayed_rest(_scene: Scene, _notice: RelayedRest, facts: MessageFacts | None) -> Effect:
    """The end of a text that one message could not show."""
    rest = rest_of(facts) if facts is not None and not facts.is_gone else ""
    return Say(rest) if rest else Nothing("it is shorter by now")


def relayed_gone(_scene: Scene, notice: RelayedGone, _facts: None) -> Remove:
    """What was passed on and has been taken back."""
    return Remove(outbox_id=notice.target)


def relayed_edit(scene: Scene, _notice: RelayedEdit, facts: MessageFacts | None) -> Effect:
    """The same message, changed, and marked as changed."""
    if facts is None or facts.is_gone:
        return Nothing("it was taken back, or its writer has been erased")
    if facts.file_id is None:
        return Rewrite(whole_text(scene, facts), outbox_id=facts.outbox_id)
    if len(facts.text) > LONGEST_CAPTION:
        return Say(whole_text(scene, facts))
    return Recaption(caption(scene, facts), outbox_id=facts.outbox_id)


# What the one who writes is told


def writing_begun(scene: Scene, notice: WritingBegun, facts: CaseFacts) -> Effect:
    """Invites to write what is for the other side of this case."""
    _ = scene.reader._
    if is_requester(notice.person, facts):
        return Say(
            _(
                "Write to {name} here, about {reference}. Photos, files and voice messages are "
                "fine too.",
                name=other(scene, notice.person, facts),
                reference=facts.reference,
            )
        )
    return Say(
        _(
            "Write to {name} here, about {reference}. I pass it on under your first name.",
            name=facts.requester or "",
            reference=facts.reference,
        )
    )


def passed_on(scene: Scene, notice: PassedOn, facts: CaseFacts) -> Effect:
    """It was passed on: a row of the version before."""
    _ = scene.reader._
    return Say(_("✓ Passed on to {name}", name=other(scene, notice.person, facts)))


def which_case(scene: Scene, notice: WhichCase, facts: Meant) -> Effect:
    """Asks what something is about, with a button for each case."""
    if not facts.held:
        return Nothing("nothing waits any more")
    _ = scene.reader._
    parts = [*why_not(scene, notice), _asked_about(scene, facts)]
    parts += [
        _(
            "<b>{reference}</b> · {name}\n{line}",
            reference=case.reference,
            name=other(scene, notice.person, case),
            line=name_of(scene, case),
        )
        for case in facts.cases
    ]
    if facts.more:
        parts.append(_("Is it another one? Open the case, and write from there."))
    whose = partial(_whose, scene, notice)
    labels = told_apart(scene, facts.cases, lambda case: beside(scene, whose(case), case), whose)
    buttons = [
        (Button(label, CHOOSE_CASE(case.id)),)
        for label, case in zip(labels, facts.cases, strict=True)
    ]
    drop = Button(scene.reader.plain("Don't send it"), SEND_TO_NOBODY())
    return Say("\n\n".join(parts), (*buttons, (drop,)))


def _whose(scene: Scene, notice: WhichCase, case: CaseFacts) -> str:
    return clipped(other(scene, notice.person, case), 20)


def unassigned_passed_on(scene: Scene, notice: UnassignedPassedOn, facts: CaseFacts) -> Effect:
    """The question becomes the record of its answer: a row of the version before."""
    _ = scene.reader._
    text = _(
        "✓ Passed on to {name}, about {reference}",
        name=other(scene, notice.person, facts),
        reference=facts.reference,
    )
    return Rewrite(text, message_id=notice.message_id)


def not_passed_on(scene: Scene, notice: NotPassedOn, _facts: None) -> Effect:
    """The question becomes the record of its answer, and what was thrown away can be got back."""
    text = scene.reader._("Not sent.")
    keyboard = _get_back(scene, notice.put_away)
    if notice.message_id is None:
        return Say(text, keyboard)
    return Rewrite(text, keyboard, message_id=notice.message_id)


def undelivered(scene: Scene, notice: Undelivered, found: tuple[CaseFacts, str | None]) -> Effect:
    """The other side cannot be reached; the advisor also reads how else to."""
    facts, name = found
    _ = scene.reader._
    if is_requester(notice.person, facts):
        return Say(
            _(
                "⚠️ Your message about {reference} has not reached {name}. It is kept in the case, "
                "where the coordinator can read it too.",
                reference=facts.reference,
                name=name or other(scene, notice.person, facts),
            )
        )
    lines = [
        _(
            "⚠️ Your message about {reference} has not reached {name}, who cannot be reached "
            "here just now.",
            reference=facts.reference,
            name=facts.requester or "",
        )
    ]
    if facts.contact_method is not ContactMethod.TELEGRAM:
        lines.append(_("<b>Contact:</b> {contact}", contact=contact(scene, facts)))
    return Say("\n".join(lines))


def perhaps_undelivered(
    scene: Scene, notice: PerhapsUndelivered, found: tuple[CaseFacts, str | None]
) -> Effect:
    """Telegram did not say whether it has brought a message: most likely it has."""
    facts, name = found
    _ = scene.reader._
    return Say(
        _(
            "⚠️ Telegram has not confirmed that your latest message about {reference} has reached "
            "{name}. It probably has. If you hear nothing, write it once more.",
            reference=facts.reference,
            name=name or other(scene, notice.person, facts),
        )
    )


def _get_back(scene: Scene, put_away: int | None) -> Keyboard:
    return ((get_back_button(scene, GET_BACK(put_away)),),) if put_away is not None else ()


# What was written


def messages(scene: Scene, notice: MessagesShown, facts: MessagesPage) -> Effect:
    """A page of what the two sides wrote to each other, newest last."""
    _ = scene.reader._
    parts = [_("<b>Messages in {reference}</b>", reference=facts.reference)]
    parts += [entry(scene, each) for each in facts.messages]
    if not facts.messages:
        parts.append(_("Nobody has written yet."))
    text, keyboard = "\n\n".join(parts), (*_whole(scene, facts), *_pages(scene, facts))
    if notice.message_id is not None:
        return Rewrite(text, keyboard, message_id=notice.message_id)
    return Say(text, keyboard)


def _whole(scene: Scene, facts: MessagesPage) -> Keyboard:
    """A button for each file, and for each text that is cut."""
    shown_in_part = [
        each
        for each in facts.messages
        if each.file_id is not None or len(each.text) > LONGEST_ENTRY
    ]
    return tuple(
        (Button(_whole_label(scene, each), SHOW_MESSAGE(each.id)),) for each in shown_in_part
    )


def _whole_label(scene: Scene, message: MessageFacts) -> str:
    label = (
        file_label(scene, message)
        if message.file_id is not None
        else scene.reader.plain("Read everything")
    )
    return scene.reader.row((label, scene.reader.time(message.sent_at)))


def _pages(scene: Scene, facts: MessagesPage) -> Keyboard:
    reader = scene.reader
    # Translators: on a button: the page with the messages before these
    back = reader.turned("◀️ ") + reader.plain("Older")
    # Translators: on a button: the page with the messages after these
    forth = reader.plain("Newer") + reader.turned(" ▶️")
    older = Button(back, SHOW_PAGE(facts.case, facts.number + 1))
    newer = Button(forth, SHOW_PAGE(facts.case, facts.number - 1))
    row = [older] if facts.number + 1 < facts.pages else []
    row += [newer] if facts.number > 0 else []
    return (tuple(row),) if row else ()


def case_message(scene: Scene, _notice: MessageShown, facts: MessageFacts | None) -> Effect:
    """One message whole."""
    if facts is None or facts.is_empty:
        return Nothing("its writer has been erased")
    if facts.file_kind is None or facts.file_id is None:
        return Say(whole_text(scene, facts))
    return SendFile(facts.file_kind, facts.file_id, caption(scene, facts, headed=True))


# Their parts


def _asked_about(scene: Scene, facts: Meant) -> str:
    """What waits, and what is to be decided about it."""
    _, line = scene.reader._, held_line(scene, facts)
    if facts.cases:
        return _("<b>Which case is this about?</b>\n{line}", line=line)
    return _(
        "<b>I have kept this for now. There is no case that I could pass it on to.</b>\n{line}",
        line=line,
    )
