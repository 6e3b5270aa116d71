"""What becomes of an update: the one way in, a function that runs as one transaction."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from casework.core.errors import Refused
from handlers import dispatch
from handlers.closing import taps
from handlers.core import unchanged
from handlers.core.turn import Turn
from handlers.core.unchanged import Change
from handlers.core.updates.incoming import Incoming, Kind
from handlers.cpr import taps as cpr
from handlers.cpr.notices import RemoveMessage
from handlers.intake import answering
from handlers.intake import taps as intake_taps
from handlers.prompts import late, meanwhile, pieces
from handlers.prompts import taps as prompt_taps
from handlers.relay import taps as relay_taps
from handlers.subjects import PROMPTS
from handlers.welcome import taps as welcome_taps
from handlers.welcome.notices import Apology, CommandUnknown, PrivateOnly, SlowDown
from locales.translator import supported
from storage.erasure.notices import Erased
from storage.people import people
from storage.queues import inbox, outbox
from storage.queues.answers import TapRefusal
from storage.queues.outbox import Outgoing, Waiting
from storage.relay import redelivery
from storage.rewording import rewording
from storage.transaction.unit_of_work import UnitOfWork

ONLY_PRIVATE_EVERY = timedelta(hours=1)
"""How often a group is told that this works in a private chat only."""


@dataclass(frozen=True, slots=True)
class Handled:
    """What handling an update gave: the messages to send, and whether its button was stale."""

    messages: list[Outgoing]
    stale: bool = False

    @property
    def erased(self) -> bool:
        """Whether somebody was forgotten by it, so that no byte of them may be left."""
        return any(each.kind == Erased.kind for each in self.messages)


def handle(
    unit: UnitOfWork, incoming: Incoming, *, too_fast: bool = False, beforehand: Any = None
) -> Handled:
    """Handle one update whole, once: one that was handled before changes nothing.

    With `too_fast`, the person is also asked to slow down. `beforehand` is what
    `dispatch.long_read` has read for it.
    """
    received = inbox.finish(unit, incoming.update_id)
    if received is None:
        return Handled([])
    if incoming.chat_id is None:
        return Handled([])
    if not incoming.private or incoming.from_bot:
        _only_in_private(unit, incoming)
        return Handled(unit.enqueued)
    return _handle_private(unit, incoming, received, beforehand, too_fast=too_fast)


def apologise(unit: UnitOfWork, incoming: Incoming, error: str, error_id: str) -> list[Outgoing]:
    """Keep an update whose handling failed, and tell the person, with an id to name."""
    inbox.fail(unit, incoming.update_id, error, error_id)
    if incoming.chat_id is None or not incoming.private or incoming.from_bot:
        return []
    chosen = people.chosen_language(unit.session, incoming.user_id)
    language = supported(chosen, incoming.language)
    unit.begin(Waiting(incoming.chat_id, None, language, incoming.callback_id))
    outbox.answer(unit, Apology(id=error_id, language=language))
    return unit.enqueued


def _handle_private(
    unit: UnitOfWork, incoming: Incoming, received: datetime, beforehand: Any, *, too_fast: bool
) -> Handled:
    if not _may_begin(incoming) and not people.is_known(unit.session, incoming.user_id):
        return _not_known(unit, incoming)
    person = people.recognise(unit, incoming.user_id, incoming.first_name, incoming.language)
    language = supported(person.language, person.telegram_language)
    unit.begin(Waiting(incoming.user_id, person.id, language, incoming.callback_id))
    turn = Turn(unit, incoming, person, received=received, beforehand=beforehand)
    stale = False
    try:
        _act(turn)
        if turn.then is not None:
            turn = replace(turn, incoming=turn.then, then=None)
            _act(turn)
        pieces.remember(turn)
    except Refused as refusal:
        stale = refusal.code == "stale_button"
        pieces.remember(turn, refusal, intake_taps.refuse(turn, refusal))
    if person.was_away:
        redelivery.bring_what_was_lost(unit, person)
    if too_fast:
        turn.say(SlowDown())
    outbox.end_tap(unit)
    return Handled(unit.enqueued, stale)


def _may_begin(incoming: Incoming) -> bool:
    """Whether somebody whom we do not know begins with this.

    An old button or an edited message is left from before they were erased, and does not bring
    them back.
    """
    if incoming.kind is Kind.TAP:
        return incoming.data.partition(":")[0] in dispatch.BEGIN
    return incoming.kind is not Kind.EDIT


def _not_known(unit: UnitOfWork, incoming: Incoming) -> Handled:
    """Somebody who has been erased taps or edits something old: nothing of them is kept again."""
    inbox.forget_chat(unit, incoming.update_id)
    if incoming.kind is not Kind.TAP:
        return Handled([])
    language = supported(incoming.language)
    unit.begin(Waiting(incoming.user_id, None, language, incoming.callback_id))
    refusal = Refused("not_known")
    outbox.answer(unit, TapRefusal(code=refusal.code, data=refusal.data, language=language))
    return Handled(unit.enqueued, stale=True)


def _act(turn: Turn) -> None:
    incoming = turn.incoming
    if not _is_news(turn):
        return
    if incoming.cpr_asked:
        cpr.ask(turn)
        return
    if incoming.has_cpr:
        turn.say(RemoveMessage(message_id=incoming.message_id))
        if pieces.took_along(turn):
            return
        raise Refused("edit_has_cpr" if incoming.kind is Kind.EDIT else "text_has_cpr")
    if incoming.kind is Kind.TAP:
        dispatch.tap(turn)
    elif incoming.kind is Kind.EDIT:
        _edited(turn)
    elif not pieces.went_on(turn) and not _command(turn):
        _written(turn)


def _is_news(turn: Turn) -> bool:
    """False for an edit that changes nothing. Raises Refused("edit_file") where it does a file."""
    if turn.incoming.kind is Kind.MESSAGE:
        unchanged.remember(turn)
    if turn.incoming.kind is not Kind.EDIT:
        return True
    change = unchanged.change(turn)
    if change is Change.FILE:
        raise Refused("edit_file")
    return change is Change.TEXT


def _command(turn: Turn) -> bool:
    text = turn.incoming.text
    if not text.startswith("/") or turn.incoming.file:
        return False
    name, _, argument = text[1:].partition(" ")
    if dispatch.command(turn, name.split("@")[0].casefold(), argument.strip()):
        return True
    turn.say(CommandUnknown())
    return True


def _edited(turn: Turn) -> None:
    """A message was edited: it was relayed, is part of a text, was kept, or is an answer."""
    if not (relay_taps.edited(turn) or taps.edited(turn) or _kept_words_edited(turn)):
        answering.edited(turn)


def _kept_words_edited(turn: Turn) -> bool:
    incoming = turn.incoming
    return rewording.edit(turn.unit, turn.person, incoming.message_id, incoming.text)


def _written(turn: Turn) -> None:
    """What is written answers a message of a case, or what is asked; else it is for a case."""
    if late.answered_earlier(turn) or relay_taps.replied(turn):
        return
    if late.took(turn) or meanwhile.asked_about(PROMPTS, turn):
        return
    if intake_taps.is_asking(turn):
        answering.written(turn)
        return
    if prompt_taps.written(PROMPTS, turn):
        return
    if (
        intake_taps.written_while_paused(turn)
        or welcome_taps.written(turn)
        or relay_taps.written(turn)
    ):
        return
    welcome_taps.greet_again(turn)


def _only_in_private(unit: UnitOfWork, incoming: Incoming) -> None:
    """One line in a group or channel or to a bot, and not again for a while."""
    chat_id = incoming.chat_id
    if chat_id is None or incoming.kind not in {Kind.MESSAGE, Kind.TAP}:
        return
    language = supported(incoming.language)
    unit.begin(Waiting(chat_id, None, language, incoming.callback_id))
    if not _was_told_lately(unit, chat_id):
        outbox.answer(unit, PrivateOnly(language=language))
    outbox.end_tap(unit)


def _was_told_lately(unit: UnitOfWork, chat_id: int) -> bool:
    since = unit.now - ONLY_PRIVATE_EVERY
    return outbox.told_since(unit.session, chat_id, PrivateOnly.kind, since)
