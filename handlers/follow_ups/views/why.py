"""**Why this date?** in words: one line for each step."""

from collections.abc import Callable, Mapping
from itertools import groupby

from casework.core.words import N_
from casework.dates.working_time import DateStep, StepCode
from handlers.core.amounts import amount
from handlers.core.effects import Say
from handlers.core.scene import Scene, day_off_name
from handlers.follow_ups.notices import WhyThisDate

PROMISE = "promise"

Began = Mapping[str, str]
"""What each kind of reminder counts from."""

_SENTENCES = {
    StepCode.SENT: N_("{day} at {time}: sent"),
    StepCode.BEFORE_HOURS: N_("That was before working hours."),
    StepCode.AFTER_HOURS: N_("That was after working hours."),
    StepCode.HOLIDAY: N_("{day}: {holiday}, closed"),
    StepCode.NEXT_WORKING_DAY: N_("{day}: the next working day"),
    StepCode.SAME_MORNING: N_("I will remind you in the morning of that day."),
    StepCode.DAY_BEFORE: N_("{day}: the day before"),
    StepCode.HOUR_BEFORE: N_("I will remind you an hour before."),
    StepCode.MOVED: N_("It was moved to {day} at {time}."),
    StepCode.STANDS: N_("It was promised for {day} at {time}, and that still holds."),
    StepCode.ANEW: N_("It did not come. The new date is {day} at {time}."),
    StepCode.PUT_OFF: N_("You put it off to {day} at {time}."),
}

_CLOSED = {
    StepCode.WEEKEND: N_("{days}: weekend"),
    StepCode.DAY_OFF: N_("{days}: your days off"),
    StepCode.ABSENCE: N_("{days}: away"),
}
"""Days that do not count, and that stand in one line where several follow each other."""

_NTH = (
    N_("{day}: 1st working day"),
    N_("{day}: 2nd working day"),
    N_("{day}: 3rd working day"),
    N_("{day}: 4th working day"),
    N_("{day}: 5th working day"),
)


def why_this_date(began: Began, scene: Scene, notice: WhyThisDate, _facts: None) -> Say:
    """Every step from the beginning to the date."""
    _ = scene.reader._
    heading = _("<b>Why this date?</b>")
    if notice.reference:
        heading = scene.reader.row((heading, notice.reference), " ")
    runs = groupby(notice.steps, key=lambda step: step.code)
    lines = [
        line for code, run in runs for line in _lines(scene, began, notice.of, code, list(run))
    ]
    return Say("\n".join([heading, *(f"• {scene.reader.capital(line)}" for line in lines)]))


def _lines(scene: Scene, began: Began, of: str, code: StepCode, run: list[DateStep]) -> list[str]:
    """A line for each step of the same code, or one for all of them."""
    if code in _CLOSED:
        return [scene.reader._(_CLOSED[code], days=_days(scene, run))]
    if code is StepCode.BEGAN:
        return [_sentence(scene, began[of], step) for step in run]
    word = _WORDS.get(code)
    if word is not None:
        return [word(scene, of, step) for step in run]
    return [_sentence(scene, _SENTENCES[code], step) for step in run]


def _days(scene: Scene, run: list[DateStep]) -> str:
    """`Saturday and Sunday`; from the first to the last where there are more."""
    names = [scene.reader.weekday(step.day.weekday()) for step in run[:2]]
    if len(run) <= len(names):
        return scene.reader.listed(names)
    first, last = scene.reader.day_name(run[0].day), scene.reader.day_name(run[-1].day)
    return scene.reader.row((first, last), " – ")


def _sentence(scene: Scene, sentence: str, step: DateStep) -> str:
    return scene.reader._(
        sentence,
        day=scene.reader.day_name(step.day),
        time=scene.reader.time(step.at) if step.at else "",
        holiday=day_off_name(scene, step.day),
    )


def _working_day(scene: Scene, _of: str, step: DateStep) -> str:
    return _sentence(scene, _NTH[(step.ordinal or 1) - 1], step)


def _days_later(scene: Scene, _of: str, step: DateStep) -> str:
    day = scene.reader.day_name(step.day)
    return scene.reader.plural(
        "{number} day later: {day}", "{number} days later: {day}", step.ordinal or 0, day=day
    )


def _worked(scene: Scene, _of: str, step: DateStep) -> str:
    return scene.reader._(
        "{day}: {spent} of working time, until {time}",
        day=scene.reader.day_name(step.day),
        spent=_spent(scene, step.hours or 0),
        time=scene.reader.time(step.at) if step.at else "",
    )


def _spent(scene: Scene, hours: float) -> str:
    whole, minutes = divmod(round(hours * 60), 60)
    if not minutes:
        return amount(scene.reader, "hours", whole)
    return scene.reader.plain("{hours} h {minutes} min", hours=whole, minutes=minutes)


def _due(scene: Scene, of: str, step: DateStep) -> str:
    _ = scene.reader._
    day, time = scene.reader.day_name(step.day), scene.reader.time(step.at) if step.at else ""
    if of == PROMISE:
        return _("<b>So the answer is due on {day} at {time}.</b>", day=day, time=time)
    return _("<b>So I will remind you on {day} at {time}.</b>", day=day, time=time)


_WORDS: dict[StepCode, Callable[[Scene, str, DateStep], str]] = {
    StepCode.WORKING_DAY: _working_day,
    StepCode.DAYS_LATER: _days_later,
    StepCode.WORKED: _worked,
    StepCode.DUE: _due,
}
