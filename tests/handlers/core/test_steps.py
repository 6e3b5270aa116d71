"""A made-up dialogue of three steps: on which day, where, and everything once more."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest

from casework.core.errors import Refused
from casework.dates.months import number_of
from casework.dates.typed import read_day
from handlers.core.dialogue.answers import Answers
from handlers.core.dialogue.prompt import Prompts
from handlers.core.dialogue.steps import Dialogue, Question, Step, Twin
from handlers.core.turn import Turn, stale
from handlers.core.updates.incoming import Incoming, Kind
from handlers.prompts import taps as prompt_taps
from storage.people.people import Known
from storage.prompts import prompts
from storage.prompts.prompts import PromptKind
from storage.queues import outbox
from storage.queues.outbox import Sent
from storage.transaction.notice import InPlace
from storage.transaction.unit_of_work import UnitOfWork
from tests.storage import town

TODAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)
DECEMBER = number_of(date(2026, 12, 1))


@dataclass(frozen=True)
class Trip(Answers):
    """Where somebody goes, and when."""

    day: date | None = None
    place: str = ""


class WhichDay(InPlace, kind="day"):
    """On which day? `shown` is one of the month that is shown."""

    shown: date


class WhichPlace(InPlace, kind="place"):
    """Where to?"""

    day: date


class Sure(InPlace, kind="yes"):
    """Everything once more."""

    day: date
    place: str


class Gone(InPlace, kind="gone"):
    """They go."""

    day: date
    place: str


def _ask_day(_turn: Turn, trip: Trip) -> Question:
    return WhichDay(shown=trip.shown or TODAY)


def _ask_place(turn: Turn, trip: Trip) -> Question:
    if trip.day is None or trip.day < TODAY:
        raise stale()
    return WhichPlace(day=trip.day)


def _ask_yes(_turn: Turn, trip: Trip) -> Question:
    if trip.place == "Mars":
        raise Refused("case_not_yours")
    return Sure(day=_day_of(trip), place=trip.place)


def _read_day(_turn: Turn, trip: Trip, text: str) -> tuple[Trip, str]:
    return replace(trip, day=read_day(text, TODAY)), "place"


def _read_place(_turn: Turn, trip: Trip, text: str) -> tuple[Trip, str]:
    return replace(trip, place=text), "yes"


def _at_home(_turn: Turn, trip: Trip) -> tuple[Trip, str]:
    return replace(trip, place="home"), "yes"


def _go(turn: Turn, trip: Trip) -> None:
    TRIP.finish(turn, trip, Gone(day=_day_of(trip), place=trip.place))


def _day_of(trip: Trip) -> date:
    if trip.day is None:
        raise stale()
    return trip.day


def _at(trip: Trip) -> str:
    if trip.day is None:
        return "day"
    return "yes" if trip.place else "place"


TRIP = Dialogue(
    Trip,
    PromptKind.AWAY,
    {
        "day": Step(_ask_day, _read_day, typed=(Twin("Tomorrow", "place"),)),
        "place": Step(_ask_place, _read_place, typed=(Twin("At their place", _at_home),)),
        "yes": Step(_ask_yes, lambda _turn, _trip, _text: None, typed=(Twin("Save", _go),)),
    },
    at=_at,
)
OPEN, BACK, TURN = TRIP.opens("day"), TRIP.leads("day"), TRIP.turns("day")
DAY, HOME, YES = TRIP.leads("place"), TRIP.kept(_at_home, at="place"), TRIP.kept(_go, at="yes")


@dataclass
class Chat:
    """Somebody who taps and writes. What the bot says stands in `messages`, or in none."""

    unit: UnitOfWork
    person: Known
    prompts: Prompts
    messages: dict[int, tuple[str, Any]] = field(default_factory=dict)
    newest: int = 100

    def taps(self, handler: Callable[..., None], *values: int | str, on: int | None = None) -> None:
        """Tap a button below a message, the newest if none is named."""
        handler(self._turn(Kind.TAP, on or max(self.messages, default=0)), *values)
        self._delivered()

    def says(self, text: str) -> bool:
        """Write something. Returns whether the bot has waited for it."""
        self.newest += 1
        taken = prompt_taps.written(self.prompts, self._turn(Kind.MESSAGE, self.newest, text))
        self._delivered()
        return taken

    def waits_for(self) -> dict[str, Any] | None:
        """What is kept of the dialogue while words are waited for."""
        found = prompts.open_prompt(self.unit.session, self.person.id)
        return None if found is None else dict(found.data)

    def kind(self, message: int) -> str:
        """What a message is now."""
        return self.messages[message][0]

    def _turn(self, kind: Kind, message: int, text: str = "") -> Turn:
        return Turn(self.unit, Incoming(1, kind, message_id=message, text=text), self.person)

    def _delivered(self) -> None:
        for row in self.unit.enqueued:
            params = dict(row.params)
            target = params.pop("message_id", None)
            if row.kind in {"keyboard_gone", "buttons_gone"}:
                sent = outbox.message_ids(self.unit.session, [params.get("target", 0)])
                kind, said = self.messages[target or sent[params["target"]]]
                self.messages[target or sent[params["target"]]] = (f"{kind} without buttons", said)
                continue
            self.newest += target is None
            self.messages[target or self.newest] = (row.kind, params)
            outbox.mark_sent(self.unit, [Sent(row.id, target or self.newest, self.unit.now)])
        self.unit.enqueued.clear()


@pytest.fixture
def chat(unit: UnitOfWork) -> Chat:
    """Somebody who has been asked for the day, in message 101."""
    found = Chat(unit, town.person(unit, 1), TRIP.prompts())
    found.taps(OPEN)
    return found


def test_what_is_tapped_stands_in_one_message(chat: Chat) -> None:
    assert chat.messages == {101: ("day", {"shown": "2026-11-23"})}
    chat.taps(TURN, DECEMBER)
    assert chat.messages == {101: ("day", {"shown": "2026-12-01"})}
    chat.taps(DAY, FRIDAY.toordinal())
    assert chat.messages == {101: ("place", {"day": "2026-11-27"})}
    assert chat.waits_for() == {"day": "2026-11-27", "place": "", "message_id": 101}
    chat.taps(BACK)
    assert chat.messages == {101: ("day", {"shown": "2026-11-23"})}
    chat.taps(DAY, FRIDAY.toordinal())
    chat.taps(HOME)
    chat.taps(YES)

    assert chat.messages == {101: ("gone", {"day": "2026-11-27", "place": "home"})}
    assert chat.waits_for() is None


def test_what_is_typed_is_answered_below_and_the_question_loses_its_buttons(chat: Chat) -> None:
    assert chat.says("Friday")
    assert chat.messages == {
        101: ("day without buttons", {"shown": "2026-11-23"}),
        103: ("place", {"day": "2026-11-27"}),
    }
    assert chat.says("At their place")
    assert chat.messages[103] == ("place without buttons", {"day": "2026-11-27"})
    assert chat.messages[105] == ("yes", {"day": "2026-11-27", "place": "home"})
    assert chat.says("save")

    assert chat.messages[107] == ("gone", {"day": "2026-11-27", "place": "home"})
    assert chat.kind(105) == "yes without buttons"
    assert chat.waits_for() is None


def test_taps_and_words_take_turns(chat: Chat) -> None:
    chat.taps(DAY, FRIDAY.toordinal())
    assert chat.says("in the library")
    assert chat.kind(101) == "place without buttons"
    chat.taps(YES)

    assert chat.messages[103] == ("gone", {"day": "2026-11-27", "place": "in the library"})


def test_words_that_cannot_be_read_are_asked_for_again(chat: Chat) -> None:
    with pytest.raises(Refused, match="day_unreadable"):
        chat.says("whenever")

    assert chat.waits_for() == {"place": ""}
    assert chat.says("Friday")


def test_an_older_message_goes_on_and_the_newer_one_loses_its_buttons(chat: Chat) -> None:
    chat.taps(OPEN)
    assert chat.kind(101) == "day without buttons"

    chat.taps(DAY, FRIDAY.toordinal(), on=101)

    assert chat.kind(101) == "place"
    assert chat.kind(102) == "day without buttons"


@pytest.mark.parametrize(
    ("handler", "values"),
    [
        (DAY, (0,)),
        (DAY, (2**31 - 1,)),
        (DAY, ((TODAY.toordinal() - 1),)),
        (TURN, (0,)),
        (HOME, ()),
        (YES, ()),
    ],
)
def test_a_button_that_cannot_be_meant_is_stale_and_changes_nothing(
    chat: Chat, handler: Callable[..., None], values: tuple[int, ...]
) -> None:
    before, waited = dict(chat.messages), chat.waits_for()

    with pytest.raises(Refused, match="stale_button"):
        chat.taps(handler, *values)

    assert (chat.messages, chat.waits_for()) == (before, waited)


def test_a_button_of_a_step_is_stale_once_something_else_is_waited_for(chat: Chat) -> None:
    chat.taps(DAY, FRIDAY.toordinal())
    prompts.begin(chat.unit, chat.person.id, PromptKind.HOURS, None, data={"weekday": 1})

    with pytest.raises(Refused, match="stale_button"):
        chat.taps(HOME)


def test_what_another_dialogue_waits_for_stays(chat: Chat) -> None:
    prompts.begin(chat.unit, chat.person.id, PromptKind.HOURS, None, data={"weekday": 1})

    chat.taps(TRIP.leads(_go), FRIDAY.toordinal(), on=101)

    assert chat.kind(101) == "gone"
    assert chat.waits_for() == {"weekday": 1}


def test_what_has_gone_to_somebody_else_is_not_waited_for_any_more(chat: Chat) -> None:
    chat.taps(DAY, FRIDAY.toordinal())

    with pytest.raises(Refused, match="case_moved"):
        chat.says("Mars")

    assert chat.waits_for() is None


def test_back_in_words_gives_up(chat: Chat) -> None:
    chat.taps(DAY, FRIDAY.toordinal())

    assert chat.says("Back")

    assert chat.kind(103) == "work_left"
    assert chat.waits_for() is None


def test_words_that_the_version_before_waited_for_are_read(chat: Chat) -> None:
    before = {"day": "2026-11-27", "message_id": 101, "more": "than there is now"}
    prompts.begin(chat.unit, chat.person.id, PromptKind.AWAY, None, data=before)

    assert chat.says("in the library")

    assert chat.messages[103] == ("yes", {"day": "2026-11-27", "place": "in the library"})
