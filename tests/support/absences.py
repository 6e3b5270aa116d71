"""Advisors who are away, for dialogues."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.jobs.follow_ups import follow_up
from bot.jobs.sweeps import sweep
from handlers import releasing
from storage.absences import absences
from tests.support.dialogue import Chat, City
from tests.support.scenes.scene import scene
from tests.support.walks import label, reader

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
MONDAY = date(2026, 11, 23)
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (MONDAY + timedelta(days=each) for each in range(1, 5))
NEXT_MONDAY = MONDAY + timedelta(days=7)


def day(language: str, on: date) -> str:
    """A day as people read it: `Tue 24 Nov`."""
    return reader(language).short_day(on)


def full_day(language: str, on: date) -> str:
    """The same in a sentence: `Tuesday 24 November`."""
    return reader(language).day_name(on)


@scene
async def begins_to_plan(chat: Chat, first: date, last: date) -> None:
    """`/away`, the first and the last day of November tapped."""
    await chat.says("/away")
    await taps_day(chat, "yf", first)
    await taps_day(chat, f"yl:{first.toordinal()}", last)


@scene
async def plans(
    chat: Chat, language: str, first: date, last: date, substitute: str | None = None
) -> None:
    """The whole way to a planned absence."""
    await begins_to_plan(chat, first, last)
    await chat.taps(substitute or label(language, "Nobody"))
    await chat.taps(label(language, "Save"))


async def taps_day(chat: Chat, pick: str, on: date) -> None:
    """Tap a day of the month that is shown."""
    data = f"{pick}:{on.toordinal()}"
    shown = [each.data for row in chat.last().keyboard for each in row]
    assert data in shown, (data, shown)
    await chat.taps_data(data)


@scene
async def time_passes(city: City, on: date, at: time = time(8, 1)) -> None:
    """It is this local time, and the jobs have run."""
    city.moves_clock_to(datetime.combine(on, at, COPENHAGEN).astimezone(UTC))
    await jobs_run(city)


@scene
async def jobs_run(city: City) -> None:
    """What the clock brings has happened, apart from agendas and digests."""
    for work in (sweep(absences.turn_over), sweep(releasing.release), follow_up):
        await work(city.running)
    await city.settled()
