"""Why this date? The steps lead to where the rules say, for every kind and whatever the anchor."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from casework.core.vocabulary import FollowUpKind
from casework.dates.working_time import (
    Absence,
    Calendar,
    DateStep,
    StepCode,
    add_working_hours,
    response_due,
    working_hour_steps,
    working_hours_between,
)
from casework.follow_ups.explaining import explain, explain_promise
from casework.follow_ups.kinds import FOLLOW_UPS, due

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
OFFICE = Calendar(COPENHAGEN)
AWAY = OFFICE.without([Absence(date(2026, 7, 1), date(2026, 7, 31))])
EVENINGS = OFFICE.with_week((None, None, *[(time(17), time(21, 30))] * 5))
"""Off on Monday and Tuesday, and works at weekends."""

moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
calendars = st.sampled_from([OFFICE, AWAY, EVENINGS])
CLOSED = frozenset({StepCode.WEEKEND, StepCode.HOLIDAY, StepCode.ABSENCE, StepCode.DAY_OFF})


def at(text: str) -> datetime:
    """A moment as the clock in Copenhagen shows it."""
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN)


def told(steps: tuple[DateStep, ...]) -> list[str]:
    """Each step as its code, with the day of the month."""
    return [f"{step.code} {step.day.day}" for step in steps]


@example(FollowUpKind.VISIT, datetime(2026, 1, 1, 23, tzinfo=UTC), 1, OFFICE)  # at midnight
@given(st.sampled_from(sorted(FOLLOW_UPS)), moments, st.integers(0, 9), calendars)
def test_the_steps_lead_to_the_moment_that_the_rule_says(
    kind: FollowUpKind, anchor: datetime, number: int, calendar: Calendar
) -> None:
    moment = due(kind, anchor, number, calendar)
    steps = explain(kind, anchor, number, calendar)

    if moment is None:
        assert steps == ()
        return
    assert steps[0].code is StepCode.BEGAN
    assert steps[0].at == anchor
    assert steps[-1].code is StepCode.DUE
    assert steps[-1].at == moment
    assert steps[-2].day == steps[-1].day == moment.astimezone(COPENHAGEN).date()
    assert not CLOSED & {steps[-2].code}
    assert [DateStep.from_json(step.as_json()) for step in steps] == list(steps)


@given(moments, calendars)
def test_the_promise_is_explained_to_its_end(sent: datetime, calendar: Calendar) -> None:
    steps = explain_promise(sent, calendar)

    assert steps[:-1] == response_due(sent, calendar).steps
    assert steps[-1].at == response_due(sent, calendar).due
    assert steps[-1].day == steps[-2].day


@given(moments, st.integers(0, 60).map(lambda quarters: quarters / 4), calendars)
def test_hours_add_up_day_by_day(start: datetime, hours: float, calendar: Calendar) -> None:
    steps = working_hour_steps(start, hours, calendar)
    end = add_working_hours(start, hours, calendar)

    assert sum(step.hours or 0 for step in steps) == pytest.approx(hours)
    assert working_hours_between(start, end, calendar) == pytest.approx(hours)
    if hours:
        assert steps[-1].at == end


def test_every_kind_is_explained() -> None:
    for kind in FOLLOW_UPS:
        assert explain(kind, at("2026-11-20 16:20"), 0, OFFICE), kind


@pytest.mark.parametrize(
    ("kind", "anchor", "number", "steps"),
    [
        (
            FollowUpKind.OFFER_UNANSWERED, "2026-11-20 14:00", 0,
            ["began 20", "worked 20", "weekend 21", "weekend 22", "worked 23", "due 23"],
        ),
        (
            FollowUpKind.OFFER_UNANSWERED, "2026-11-20 16:20", 1,
            ["began 20", "after_hours 20", "weekend 21", "weekend 22", "worked 23", "due 23"],
        ),
        (
            FollowUpKind.CONFLICT_NOT_TAKEN, "2026-11-23 06:30", 0,
            ["began 23", "before_hours 23", "worked 23", "due 23"],
        ),
        (FollowUpKind.FIRST_ANSWER_DUE, "2026-11-24 16:00", 0,
         ["began 24", "same_morning 24", "due 24"]),
        (FollowUpKind.FIRST_ANSWER_DUE, "2026-11-24 16:00", 1, ["began 24", "due 24"]),
        (
            FollowUpKind.DRAFT_UNFINISHED, "2026-05-13 10:00", 0,
            ["began 13", "holiday 14", "working_day 15", "due 15"],
        ),
        (
            FollowUpKind.NOTHING_LOGGED, "2026-12-11 10:00", 0,
            ["began 11", "days_later 25", "holiday 25", "holiday 26", "weekend 27",
             "next_working_day 28", "due 28"],
        ),
        (FollowUpKind.OWN_REMINDER, "2026-11-28 08:00", 0, ["began 28", "due 28"]),
        (FollowUpKind.VISIT, "2026-11-23 10:00", 0, ["began 23", "day_before 22", "due 22"]),
        (FollowUpKind.VISIT, "2026-11-23 10:00", 1, ["began 23", "hour_before 23", "due 23"]),
        (
            FollowUpKind.AFTER_VISIT, "2026-11-25 11:00", 0,
            ["began 25", "working_day 26", "working_day 27", "weekend 28", "weekend 29",
             "working_day 30", "working_day 1", "working_day 2", "due 2"],
        ),
        (FollowUpKind.EVALUATION, "2026-11-20 16:20", 0,
         ["began 20", "days_later 18", "due 18"]),
    ],
)  # fmt: skip
def test_a_date_step_by_step(
    kind: FollowUpKind, anchor: str, number: int, steps: list[str]
) -> None:
    assert told(explain(kind, at(anchor), number, OFFICE)) == steps


def test_an_absence_and_days_off_are_named() -> None:
    away = explain(FollowUpKind.AFTER_VISIT, at("2026-06-24 10:00"), 0, AWAY)
    assert told(away)[5:8] == ["working_day 29", "working_day 30", "absence 1"]

    evenings = explain(FollowUpKind.OFFER_UNANSWERED, at("2026-11-22 20:00"), 0, EVENINGS)
    assert told(evenings) == [
        "began 22", "worked 22", "day_off 23", "day_off 24", "worked 25", "due 25",
    ]  # fmt: skip
    assert [step.hours for step in evenings if step.hours] == [1.5, 2.5]
