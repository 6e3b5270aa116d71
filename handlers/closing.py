"""Closing a case, as it is tapped and written, and what the requester answers."""

from casework import closing as rules
from casework.several import joined
from casework.talk import Written
from handlers import waiting
from handlers.incoming import Kind
from handlers.own_case import named
from handlers.turn import Turn, stale
from storage import activities, closing, errands, outbox, visit_facts
from storage.errands import ErrandKind, OpenErrand


def open_close(turn: Turn, requisition_id: int) -> None:
    """How did it end?"""
    turn.say("close_outcome", **named(turn, requisition_id))


def back_to_outcomes(turn: Turn, requisition_id: int) -> None:
    """The same question, in the place of the next one."""
    turn.say("close_outcome", **named(turn, requisition_id), message_id=turn.incoming.message_id)


def choose_outcome(turn: Turn, requisition_id: int, outcome: str) -> None:
    """Which kinds of help were used? Those that were logged are ticked already."""
    mask = rules.as_mask(activities.tools_used(turn.session, requisition_id))
    tick(turn, requisition_id, outcome, mask)


def tick(turn: Turn, requisition_id: int, outcome: str, mask: int) -> None:
    """Other ticks, in place. What is waited for in this message is given up."""
    case = named(turn, requisition_id)
    rules.from_mask(mask)
    errand = errands.open_errand(turn.session, turn.person.id)
    if errand is not None and errand.data.get("message_id") == turn.incoming.message_id:
        errands.end(turn.session, turn.person.id, turn.now, unless=turn.incoming.message_id)
    turn.say(
        "close_tools",
        **case,
        outcome=rules.outcome(outcome),
        mask=mask,
        message_id=turn.incoming.message_id,
    )


def ask_text(turn: Turn, requisition_id: int, outcome: str, mask: int) -> None:
    """What came of it, in words that the requester will read."""
    case = named(turn, requisition_id)
    rules.from_mask(mask)
    what = {
        "outcome": rules.outcome(outcome),
        "mask": mask,
        "message_id": turn.incoming.message_id,
    }
    errands.begin(
        turn.session, turn.person.id, ErrandKind.CLOSE, requisition_id, turn.now, data=what
    )
    turn.say("close_text", **case, **what)


def ask_again(turn: Turn, errand: OpenErrand) -> None:
    """Ask for the text once more, in a new message: **Write it again** was typed."""
    what = {name: errand.data[name] for name in ("outcome", "mask")}
    case = named(turn, errand.case)
    asked = outbox.answer(turn.session, "close_text", {**case, **what}, turn.now)
    person, now = turn.person.id, turn.now
    errands.begin(
        turn.session, person, ErrandKind.CLOSE, errand.case, now, data=what, asked_id=asked
    )


def show_text(turn: Turn, errand: OpenErrand, text: str) -> None:
    """The closing as the requester will read it, to be sent with one tap."""
    _show(turn, errand, [(turn.incoming.message_id, text)])


def add_text(turn: Turn, errand: OpenErrand, text: str) -> None:
    """The same with one more message below those before."""
    _show(turn, errand, [*_messages(errand), (turn.incoming.message_id, text)])


def edited(turn: Turn) -> bool:
    """A message of the text that is about to be sent was edited; False if it is none of these."""
    errand = errands.open_errand(turn.session, turn.person.id)
    source = turn.incoming.message_id
    if errand is None or source not in {each for each, _text in _messages(errand)}:
        return False
    text = waiting.words(turn, rules.LONGEST_TEXT)
    messages = [(each, text if each == source else said) for each, said in _messages(errand)]
    if messages != _messages(errand):
        _show(turn, errand, messages)
    return True


def _messages(errand: OpenErrand) -> list[tuple[int, str]]:
    """The messages that the text came in: their ids, and what they say."""
    known = errand.data.get("messages")
    if known is None:  # an errand of the version before
        return [(0, errand.data["text"])] if "text" in errand.data else []
    return [(message, text) for message, text in known]


def _show(turn: Turn, errand: OpenErrand, messages: list[tuple[int, str]]) -> None:
    text = joined((text for _message, text in messages), rules.LONGEST_TEXT)
    what = {"outcome": errand.data["outcome"], "mask": errand.data["mask"], "text": text}
    case = {"requisition": errand.case}
    what["visit"] = _visit(turn, errand.case)
    asked = outbox.answer(turn.session, "close_check", case | what, turn.now)
    errands.begin(
        turn.session,
        turn.person.id,
        ErrandKind.CLOSE,
        errand.case,
        turn.now,
        data={**what, "messages": messages},
        asked_id=asked,
    )


def close(turn: Turn, requisition_id: int) -> None:
    """Close it with what was written."""
    errand = errands.open_errand(turn.session, turn.person.id)
    if errand is None or errand.requisition_id != requisition_id or "text" not in errand.data:
        raise stale()
    close_typed(turn, errand)


def close_typed(turn: Turn, errand: OpenErrand) -> None:
    """The same, written instead of tapped.

    Where a visit was agreed or changed since the closing was shown, it is shown again: it names it.
    """
    errands.end(turn.session, turn.person.id, turn.now)
    named(turn, errand.case)
    if errand.data.get("visit", "") != _visit(turn, errand.case):
        if turn.incoming.kind is Kind.TAP:
            turn.say("buttons_gone", message_id=turn.incoming.message_id)
        _show(turn, errand, _messages(errand))
        return
    closing.close(
        turn.session,
        turn.office,
        errand.case,
        turn.person,
        rules.outcome(errand.data["outcome"]),
        [Written(message, text) for message, text in _messages(errand)],
        rules.from_mask(errand.data["mask"]),
        turn.now,
    )


def _visit(turn: Turn, requisition_id: int) -> str:
    """Which visit of a case is to come, and which version of it; "" where there is none."""
    found = visit_facts.of_case(turn.session, requisition_id)
    return found.version if found is not None else ""


def say_it_helped(turn: Turn, requisition_id: int) -> None:
    """The requester is content."""
    closing.helped(turn.session, requisition_id, turn.person, turn.now)
    turn.say("buttons_gone", message_id=turn.incoming.message_id)


def reopen(turn: Turn, requisition_id: int) -> None:
    """The requester says that it is not solved."""
    closing.reopen(turn.session, turn.office, requisition_id, turn.person, turn.now)
    turn.say("buttons_gone", message_id=turn.incoming.message_id)
