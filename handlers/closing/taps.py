"""Closing a case, as it is tapped and written, and what the requester answers."""

from collections.abc import Mapping
from typing import Any

from casework import closing as rules
from casework.prompts.several import joined
from casework.relay import Written
from handlers.cases.own_case import named
from handlers.core import awaited as waiting
from handlers.core.incoming import Kind
from handlers.core.turn import Turn, stale
from storage.closing import closing
from storage.prompts import prompts as errands
from storage.prompts import put_away
from storage.prompts.prompts import ErrandKind, OpenErrand
from storage.prompts.put_away import Kept, PutAwayKind
from storage.queues import outbox
from storage.visits import reading as visit_facts
from storage.work import activities


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
        errands.end(turn.unit, turn.person.id, unless=turn.incoming.message_id)
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
    errands.begin(turn.unit, turn.person.id, ErrandKind.CLOSE, requisition_id, data=what)
    turn.say("close_text", **case, **what)


def ask_again(turn: Turn, errand: OpenErrand) -> None:
    """Ask for the text once more, in a new message: **Write it again** was typed."""
    what = {name: errand.data[name] for name in ("outcome", "mask")}
    case = named(turn, errand.case)
    asked = outbox.answer(turn.unit, "close_text", {**case, **what})
    person = turn.person.id
    errands.begin(turn.unit, person, ErrandKind.CLOSE, errand.case, data=what, asked_id=asked)


def show_text(turn: Turn, errand: OpenErrand, text: str) -> None:
    """The closing as the requester will read it, to be sent with one tap."""
    _show(turn, errand, [(turn.incoming.message_id, text)])


def add_text(turn: Turn, errand: OpenErrand, text: str) -> None:
    """The same with one more message below those before."""
    _show(turn, errand, [*errands.closing_messages(errand.data), (turn.incoming.message_id, text)])


def edited(turn: Turn) -> bool:
    """A message of the text that is about to be sent was edited; False if it is none of these."""
    errand = errands.open_errand(turn.session, turn.person.id)
    source = turn.incoming.message_id
    if errand is None or source not in {
        each for each, _text in errands.closing_messages(errand.data)
    }:
        return False
    text = waiting.words(turn, rules.LONGEST_TEXT)
    messages = [
        (each, text if each == source else said)
        for each, said in errands.closing_messages(errand.data)
    ]
    if messages != errands.closing_messages(errand.data):
        _show(turn, errand, messages)
    return True


def get_back(turn: Turn, kept: Kept) -> None:
    """The closing text that was put away, to be sent with one tap. Closes nothing."""
    case = kept.requisition_id or 0
    named(turn, case)
    _ask(turn, case, kept.data, errands.closing_messages(kept.data))


def get_back_typed(turn: Turn, errand: OpenErrand) -> None:
    """The same, written instead of tapped: the last one that was put away."""
    person, case = turn.person.id, errand.case
    kept = put_away.newest(turn.session, person, PutAwayKind.CLOSING, case, turn.now)
    get_back(turn, kept)
    put_away.drop(turn.unit, kept.id)


def _show(turn: Turn, errand: OpenErrand, messages: list[tuple[int, str]]) -> None:
    _ask(turn, errand.case, errand.data, messages)


def _ask(turn: Turn, case: int, chosen: Mapping[str, Any], messages: list[tuple[int, str]]) -> None:
    """Show what was `chosen` and written, and wait for a yes."""
    text = joined((text for _message, text in messages), rules.LONGEST_TEXT)
    what = {"outcome": chosen["outcome"], "mask": chosen["mask"], "text": text}
    what["visit"] = _visit(turn, case)
    asked = outbox.answer(turn.unit, "close_check", {"requisition": case, **what})
    errands.begin(
        turn.unit,
        turn.person.id,
        ErrandKind.CLOSE,
        case,
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
    errands.end(turn.unit, turn.person.id, used=True)
    named(turn, errand.case)
    if errand.data.get("visit", "") != _visit(turn, errand.case):
        if turn.incoming.kind is Kind.TAP:
            turn.say("buttons_gone", message_id=turn.incoming.message_id)
        _show(turn, errand, errands.closing_messages(errand.data))
        return
    closing.close(
        turn.unit,
        errand.case,
        turn.person,
        rules.outcome(errand.data["outcome"]),
        [Written(message, text) for message, text in errands.closing_messages(errand.data)],
        rules.from_mask(errand.data["mask"]),
    )


def _visit(turn: Turn, requisition_id: int) -> str:
    """Which visit of a case is to come, and which version of it; "" where there is none."""
    found = visit_facts.of_case(turn.session, requisition_id)
    return found.version if found is not None else ""


def say_it_helped(turn: Turn, requisition_id: int) -> None:
    """The requester is content."""
    closing.helped(turn.unit, requisition_id, turn.person)
    turn.say("buttons_gone", message_id=turn.incoming.message_id)


def reopen(turn: Turn, requisition_id: int) -> None:
    """The requester says that it is not solved."""
    closing.reopen(turn.unit, requisition_id, turn.person)
    turn.say("buttons_gone", message_id=turn.incoming.message_id)
