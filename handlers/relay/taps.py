"""What is written about a case, to the other side of it."""

from dataclasses import replace

from casework.core.errors import Refused
from casework.relay import Written, may_read_messages
from handlers.core.turn import Turn, stale
from handlers.intake import taps
from handlers.relay.notices import MessageShown, MessagesShown
from handlers.relay.views.what_for import MORE, NEITHER
from locales import typed
from storage.addressing import current_case, just_done, unassigned
from storage.addressing import reading as addressing_reading
from storage.addressing.just_done import Done
from storage.cases import reading as case_reading
from storage.intake import messages
from storage.prompts import kept_words, prompts
from storage.prompts.put_away import Kept
from storage.queues.about import Answered
from storage.relay import edits, relay, replies, taking_back
from storage.relay import reading as relay_reading
from storage.rewording import more_of

NEWEST = 0


def begin(turn: Turn, requisition_id: int) -> None:
    """What is written next is about this case, and answers nothing that was asked before."""
    _check_is_a_side(turn, requisition_id)
    if taps.is_asking(turn):
        taps.cancel(turn)
    prompts.end(turn.unit, turn.person.id)
    relay.begin(turn.unit, requisition_id, turn.person)


def replied(turn: Turn) -> bool:
    """Pass on an answer to a message of a case, to that case and no other.

    Where that cannot be, or it is not clear which case is meant, the words are kept and asked
    about. False if it answers the question that is open, or can be about no case.
    """
    message_id = turn.incoming.reply_to
    if message_id is None or _is_open_question(turn, message_id):
        return False
    about = replies.answered(turn.session, turn.person, message_id)
    if about is None:
        return _hold_for_a_case(turn)
    if about.internal:
        _ask_what_for(turn, about.case, message_id)
        return True
    _pass_on_or_hold(turn, about.case, _quoting(turn, about))
    return True


def decided_in_words(turn: Turn) -> bool:
    """Do what a button of the question says whose text was written; False if it is none."""
    offered = [(label, typed.names(label)) for label in (NEITHER, *MORE.values())]
    label = typed.meant(turn.incoming.text, offered, turn.language)
    if label is None:
        return False
    if label == NEITHER and addressing_reading.is_asking_what_for(turn.session, turn.person.id):
        relay.drop_held(turn.unit, turn.person, None)
        return True
    more = addressing_reading.more_of(turn.session, turn.person.id) if label != NEITHER else None
    if more is None:
        return False
    more_of.add(turn.unit, turn.person, more.row, None)
    return True


def hold_as_answer(turn: Turn, question: str, case: int | None) -> bool:
    """Keep what may answer a question of the bot's, or be for somebody, and ask.

    `case` is the one in which somebody has just written. False for what cannot be passed on.
    """
    try:
        words = _written(turn)
        more = {addressing_reading.ANSWERS: question, "case": case}
        unassigned.hold(turn.unit, turn.person, words, more=more)
    except Refused:
        return False
    return True


def written(turn: Turn) -> bool:
    """Pass on what is written while nothing is asked; False if it can be about no case.

    What follows upon a note and the like may be for nobody, and is asked about; so is what goes on
    with words that wait to be decided about.
    """
    done = just_done.of(turn.session, turn.person.id, turn.now)
    if done is not None and _is_for_somebody_or_something(turn, done):
        unassigned.hold(turn.unit, turn.person, _written(turn), more=done.beside_more())
        return True
    if addressing_reading.of(turn.session, turn.person.id) and unassigned.join(
        turn.unit, turn.person, _written(turn)
    ):
        return True
    meant = relay.meant(turn.session, turn.person, turn.now)
    if not meant:
        return False
    if len(meant) == 1:
        _pass_on_or_hold(turn, meant[0], _written(turn))
    else:
        unassigned.hold(turn.unit, turn.person, _written(turn))
    return True


def edited(turn: Turn) -> bool:
    """Change what was passed on; False if the message was about no case."""
    incoming = turn.incoming
    return edits.change(turn.unit, turn.person, incoming.message_id, incoming.text)


def choose(turn: Turn, requisition_id: int) -> None:
    """What waited is about this case."""
    _check_is_a_side(turn, requisition_id)
    relay.choose(turn.unit, requisition_id, turn.person, turn.incoming.message_id)


def keep(turn: Turn, row: int) -> None:
    """What waited is more of a note and the like."""
    more_of.add(turn.unit, turn.person, row, turn.incoming.message_id)


def drop(turn: Turn) -> None:
    """What waited is not passed on."""
    relay.drop_held(turn.unit, turn.person, turn.incoming.message_id)


def get_back(turn: Turn, kept: Kept) -> None:
    """What was not to be passed on waits again, and is asked about; nothing is sent by it."""
    unassigned.put_back(turn.unit, turn.person, kept.data["held"])


def take_back(turn: Turn, message_id: int) -> None:
    """The other side is to read a message no more."""
    taking_back.take_back(turn.unit, turn.person, message_id, turn.incoming.message_id)


def show_messages(turn: Turn, requisition_id: int) -> None:
    """The newest messages of a case."""
    _check_may_read(turn, requisition_id)
    turn.say(MessagesShown(requisition=requisition_id, page=NEWEST, person=turn.person.id))


def show_page(turn: Turn, requisition_id: int, page: int) -> None:
    """Another page of them, in the same message."""
    _check_may_read(turn, requisition_id)
    turn.say(
        MessagesShown(
            requisition=requisition_id,
            page=page,
            person=turn.person.id,
            message_id=turn.incoming.message_id,
        )
    )


def show_message(turn: Turn, message_id: int) -> None:
    """One message whole: its file, or all of its text."""
    found = relay_reading.message(turn.session, message_id)
    if found is None or not relay_reading.is_shown(turn.session, message_id, turn.person.id):
        raise stale()
    _check_may_read(turn, found.case)
    turn.say(MessageShown(message=message_id))


def _is_open_question(turn: Turn, message_id: int) -> bool:
    """Whether what was answered is what the form, or a prompt, asks just now."""
    if turn.draft is not None and turn.draft.asked_id is not None:
        step = messages.step_of(turn.session, turn.draft, message_id)
        return step == turn.draft.state.step
    return replies.is_prompts_question(turn.session, turn.person.id, message_id)


def _pass_on_or_hold(turn: Turn, case: int, words: Written) -> None:
    """Pass words on in this case; where that cannot be, say why and keep them for a decision."""
    refusal = relay.refusal(turn.unit, case, turn.person)
    if refusal is None:
        relay.relay(turn.unit, case, turn.person, words)
    else:
        unassigned.hold(turn.unit, turn.person, words, refusal=refusal)


def _hold_for_a_case(turn: Turn) -> bool:
    """Ask which case is meant, where the message that was answered does not say."""
    if not current_case.may_be_meant(turn.session, turn.person.id, turn.now):
        return False
    unassigned.hold(turn.unit, turn.person, _written(turn))
    return True


def _ask_what_for(turn: Turn, case: int, message_id: int) -> None:
    """What answers a note and the like may be more of it, or for the other side, or for nobody."""
    subject = kept_words.subject_of(turn.session, turn.person.id, message_id)
    done = Done(subject or "", case, turn.now)
    unassigned.hold(turn.unit, turn.person, _written(turn), more=done.beside_more())


def _is_for_somebody_or_something(turn: Turn, done: Done) -> bool:
    may_be = current_case.may_be_meant(turn.session, turn.person.id, turn.now)
    return bool(done.subject or may_be)


def _quoting(turn: Turn, about: Answered) -> Written:
    """What came, with the part that it answers, where the other side may read that.

    It may where both sides have the message, or where its reader is the requester: they are given
    nothing of a case that its advisor may not read.
    """
    written = _written(turn)
    involved = case_reading.involved(turn.session, about.case)
    theirs = involved is not None and involved.requester == turn.person.id
    if not turn.incoming.quote or not (about.shared or theirs):
        return written
    return replace(written, quote=turn.incoming.quote, quote_of=about.case)


def _written(turn: Turn) -> Written:
    """What came, if it can be passed on. Raises Refused("relay_odd") for a sticker and the like."""
    incoming = turn.incoming
    if incoming.odd:
        raise Refused("relay_odd")
    return Written(incoming.message_id, incoming.text, incoming.file, incoming.album)


def _check_is_a_side(turn: Turn, requisition_id: int) -> None:
    involved = case_reading.involved(turn.session, requisition_id)
    sides = involved and {involved.requester, involved.advisor, involved.substitute}
    if not sides or turn.person.id not in sides:
        raise stale()


def _check_may_read(turn: Turn, requisition_id: int) -> None:
    involved = case_reading.involved(turn.session, requisition_id)
    if involved is None or not may_read_messages(turn.person.id, turn.roles, involved):
        raise stale()
