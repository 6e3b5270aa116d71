"""Closing a case, in taps and words, and what its requester answers."""

from dataclasses import dataclass, replace

from casework import closing as rules
from casework.core.vocabulary import Outcome
from casework.core.words import N_
from casework.prompts.several import joined
from casework.relay import Written
from handlers.cases.own_case import reference
from handlers.closing.notices import CloseCheck, CloseOutcome, CloseText, CloseTools
from handlers.core.dialogue import awaited
from handlers.core.dialogue.answers import OfCase
from handlers.core.dialogue.steps import Dialogue, Next, Question, Step, Twin
from handlers.core.keyboards.buttons import GET_BACK
from handlers.core.turn import Turn, stale
from handlers.core.updates.incoming import Kind
from storage.closing import closing
from storage.prompts import prompts, put_away
from storage.prompts.prompts import OpenPrompt, PromptKind
from storage.prompts.put_away import Kept, PutAwayKind
from storage.visits import reading
from storage.work.reading import tools_used

Messages = tuple[tuple[int, str], ...]
"""The messages that a text came in: their ids, and what they say."""


@dataclass(frozen=True)
class Closing(OfCase):
    """How a case ends: which kinds of help were used (`rules.as_mask`), and in which words.

    `visit` is the version of the visit to come that was named when the text was shown; "" for none.
    `messages` are those in which the `text` came.
    """

    outcome: Outcome | None = None
    mask: int | None = None
    text: str | None = None
    visit: str = ""
    messages: Messages | None = None

    @property
    def written(self) -> Messages:
        """The text as it was written; the version before kept it whole."""
        if self.messages is None:
            return () if self.text is None else ((0, self.text),)
        return self.messages


# The questions


def _ask_outcome(turn: Turn, ending: Closing) -> Question:
    return CloseOutcome(requisition=ending.case, reference=reference(turn, ending.case))


def _ask_tools(turn: Turn, ending: Closing) -> Question:
    """Ask which kinds of help were used; those that were logged are ticked already."""
    named, mask = reference(turn, ending.case), ending.mask
    if mask is None:
        mask = rules.as_mask(tools_used(turn.session, ending.case))
    rules.from_mask(mask)
    return CloseTools(requisition=ending.case, reference=named, outcome=_outcome(ending), mask=mask)


def _ask_text(turn: Turn, ending: Closing) -> Question:
    """Ask what came of it, in words that the requester will read."""
    named = reference(turn, ending.case)
    rules.from_mask(ending.mask or 0)
    return CloseText(
        requisition=ending.case,
        reference=named,
        outcome=_outcome(ending),
        mask=ending.mask or 0,
    )


def _ask_yes(_turn: Turn, ending: Closing) -> Question:
    """Show the closing as the requester will read it, to be sent with one tap."""
    return CloseCheck(
        requisition=ending.case,
        outcome=_outcome(ending),
        mask=ending.mask or 0,
        text=ending.text or "",
        visit=ending.visit,
    )


def _outcome(ending: Closing) -> Outcome:
    """How it ended. Raises Refused("stale_button") where that is not chosen."""
    if ending.outcome is None:
        raise stale()
    return ending.outcome


# The text


def show(turn: Turn, ending: Closing, messages: Messages) -> None:
    """Show what was chosen and written in a message of its own, and wait for a yes.

    Raises what `joined` raises.
    """
    text = joined((text for _message, text in messages), rules.LONGEST_TEXT)
    visit = _visit(turn, ending.case)
    CLOSE.begin(turn, replace(ending, text=text, visit=visit, messages=messages), "yes")


def _read_text(turn: Turn, ending: Closing, text: str) -> None:
    show(turn, ending, ((turn.incoming.message_id, text),))


def add_text(turn: Turn, prompt: OpenPrompt, text: str) -> None:
    """Show the text with one more message below those before."""
    ending = CLOSE.read(prompt)
    show(turn, ending, (*ending.written, (turn.incoming.message_id, text)))


def edited(turn: Turn) -> bool:
    """Show the text anew where a message of it was edited; False if it is none of these."""
    prompt = prompts.open_prompt(turn.session, turn.person.id)
    if prompt is None or prompt.kind != PromptKind.CLOSE:
        return False
    ending, source = CLOSE.read(prompt), turn.incoming.message_id
    if source not in {each for each, _text in ending.written}:
        return False
    text = awaited.words(turn, rules.LONGEST_TEXT)
    messages = tuple((each, text if each == source else said) for each, said in ending.written)
    if messages != ending.written:
        show(turn, ending, messages)
    return True


def _anew(_turn: Turn, ending: Closing) -> Next[Closing]:
    """Ask for the text once more."""
    return Closing(ending.case, ending.outcome, ending.mask), "text"


def get_back(turn: Turn, kept: Kept) -> None:
    """Show the closing text that was put away, to be sent with one tap; nothing is closed by it."""
    ending = Closing.from_json(kept.data, case=kept.requisition_id or 0)
    reference(turn, ending.case)
    show(turn, ending, ending.written)


def _get_back_newest(turn: Turn, ending: Closing) -> None:
    """The same for the last text that was put away. Raises what `put_away.newest` raises."""
    person, case = turn.person.id, ending.case
    kept = put_away.newest(turn.session, person, PutAwayKind.CLOSING, case, turn.now)
    get_back(turn, kept)
    put_away.drop(turn.unit, kept.id)


# Closing


def close(turn: Turn, ending: Closing) -> None:
    """Close the case with what was chosen and written.

    The closing was shown with the visit to come that ends with it; where that is another by now,
    it is shown again in the place of closing. Raises what `closing.close` raises.
    """
    CLOSE.finish(turn, ending, used=True)
    reference(turn, ending.case)
    if ending.visit != _visit(turn, ending.case):
        if turn.incoming.kind is Kind.TAP:
            turn.buttons_done()
        show(turn, ending, ending.written)
        return
    closing.close(
        turn.unit,
        ending.case,
        turn.person,
        _outcome(ending),
        [Written(message, text) for message, text in ending.written],
        rules.from_mask(ending.mask or 0),
    )


def _visit(turn: Turn, requisition_id: int) -> str:
    """Which visit of a case is to come, and which version of it; "" where there is none."""
    found = reading.of_case(turn.session, requisition_id)
    return found.version if found is not None else ""


CLOSE = Dialogue(
    Closing,
    PromptKind.CLOSE,
    {
        "outcome": Step(_ask_outcome),
        "tools": Step(_ask_tools),
        "text": Step(
            _ask_text,
            _read_text,
            typed=(Twin(GET_BACK, _get_back_newest),),
            longest=rules.LONGEST_TEXT,
        ),
        "yes": Step(
            _ask_yes,
            _read_text,
            typed=(
                Twin(N_("Close the case"), close),
                Twin(N_("Write it again"), _anew),
                Twin(GET_BACK, _get_back_newest),
            ),
            longest=rules.LONGEST_TEXT,
        ),
    },
    at=lambda ending: "text" if ending.text is None else "yes",
)
"""How did it end, which help was used, what came of it, and everything once more."""


# The requester


def say_it_helped(turn: Turn, requisition_id: int) -> None:
    """The requester says that it helped. Raises what `closing.helped` raises."""
    closing.helped(turn.unit, requisition_id, turn.person)
    turn.buttons_done()


def reopen(turn: Turn, requisition_id: int) -> None:
    """The requester opens the case again. Raises what `closing.reopen` raises."""
    closing.reopen(turn.unit, requisition_id, turn.person)
    turn.buttons_done()
