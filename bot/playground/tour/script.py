"""The six steps: what people do in each. Why it matters, the page says (static/tour_texts.js)."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date, datetime, time, timedelta

from bot.playground.page.calendar_steps import CALENDAR
from bot.playground.page.language_switch import switch_language
from bot.playground.tour.form import Answer, fill_in
from bot.playground.tour.quiet_work import keep_the_promises
from bot.playground.tour.stage import Stage
from casework.core.vocabulary import Outcome
from casework.dates.working_days import is_working_day
from casework.intake.choices import NOT_SURE
from handlers.closing import buttons as closing
from handlers.core.keyboards import doors
from handlers.evaluations import buttons as evaluations
from handlers.offers import buttons as offers
from handlers.visits import buttons as visits
from handlers.worklist import buttons as worklist

AYSE, SAMIRA = 9001, 9004
LEYLA, JONAS, HODAN, IMRAN = ADVISORS = 9101, 9102, 9103, 9104
KARIN = 9201

CPR = "010290-1234"
"""Nobody's: its check digit is wrong, as it may be in new numbers."""

A_REQUEST: Mapping[str, Answer] = {
    "organisation_name": {"da": "Tagensbo Skole", "en": "Tagensbo Skole"},
    "problem": {
        "da": "Forældrene til ni nye elever kommer ikke til møderne, og vi ved ikke hvorfor.",
        "en": "The parents of nine new pupils stay away from our meetings, and we don't know why.",
    },
    "focus_areas": ("education",),
    "focus_detail": "parents",
    "help_kinds": (NOT_SURE,),
    "urgency": "soon",
    "contact_method": "telegram",
}
"""What Ayşe answers. All else is skipped: a request takes a minute."""

IN_ARABIC: Mapping[str, Answer] = {
    "organisation_name": {"da": "Børnehuset Solsikken", "en": "Børnehuset Solsikken"},
    "problem": dict.fromkeys(
        ("da", "en"), "ثلاث عائلات جديدة تخاف من ترك أطفالها عندنا، ونريد أن نطمئنها بلغتها."
    ),
    "focus_areas": ("culture_leisure",),
    "help_kinds": (NOT_SURE,),
    "urgency": "soon",
    "contact_method": "telegram",
}

SOLVED = {
    "da": "Vi inviterede forældrene på kaffe og talte tyrkisk. Otte af de ni kom.",
    "en": "We asked the parents in for coffee and spoke Turkish. Eight of the nine came.",
}
WHAT_WAS_GOOD = {
    "da": "Leyla ringede samme dag, og nu kommer forældrene.",
    "en": "Leyla called the same day, and now the parents come.",
}
WITH_A_NUMBER = {
    "da": f"Det drejer sig især om Alis mor, {CPR}. Hun svarer ikke.",
    "en": f"It is mostly about Ali's mother, {CPR}. She does not answer.",
}
WITHOUT_IT = {
    "da": "Det drejer sig især om en mor i 2. b. Hun svarer ikke.",
    "en": "It is mostly about a mother in 2b. She does not answer.",
}


async def a_request(stage: Stage) -> None:
    """In one minute: Ayşe asks, and is promised an answer by a date that explains itself."""
    await stage.turn_to(AYSE)
    await fill_in(stage, AYSE, A_REQUEST)
    await stage.beat()
    await stage.taps(AYSE, doors.WHY_PROMISE, await stage.newest_case(AYSE))


async def the_offer(stage: Stage) -> None:
    """Whoever fits best is asked, with the reasons, and takes it."""
    asked = stage.who_has(ADVISORS, offers.ACCEPT)
    await stage.looks_at(asked, stage.message_with(asked, offers.ACCEPT))
    for _ in range(_BEATS_TO_READ):
        await stage.beat()
    await stage.taps(asked, offers.ACCEPT)
    await stage.turn_to(AYSE)


async def arabic_in_a_visit_out(stage: Stage) -> None:
    """Samira writes Arabic, somebody who reads it is asked, and they agree on a time."""
    await stage.turn_to(SAMIRA)
    stage.quick = True
    await fill_in(stage, SAMIRA, IN_ARABIC)
    if stage.language != "da":  # hers is none of the bot's languages: it wrote Danish until now
        await switch_language(stage.messenger, stage.messenger.chat(SAMIRA), stage.language)
    stage.quick = False
    asked = stage.who_has(ADVISORS, offers.ACCEPT)
    await stage.looks_at(asked, stage.message_with(asked, offers.ACCEPT))
    await stage.taps(asked, offers.ACCEPT)
    stage.quick = True
    await _propose(stage, asked, await stage.newest_case(SAMIRA))
    stage.quick = False
    await stage.taps(SAMIRA, visits.TAKE)


async def _propose(stage: Stage, advisor: int, case: int) -> None:
    """A working day next week, at ten, for an hour, at the day-care."""
    day = _next_week(stage.bot.clock.now())
    await stage.taps(advisor, doors.OPEN_CASE, case)
    await stage.taps(advisor, visits.PROPOSE, case)
    if stage.find(advisor, visits.CHOOSE_DAY, case, day.toordinal()) is None:
        await stage.taps(advisor, visits.TURN_MONTH, case)
    await stage.taps(advisor, visits.CHOOSE_DAY, case, day.toordinal())
    await stage.taps(advisor, visits.CHOOSE_HOUR, case, 10 * 60)
    await stage.taps(advisor, visits.CHOOSE_LENGTH, case, 60)
    for code in (visits.ASK_PLACE, visits.AT_THEIR_PLACE, visits.SEND):
        await stage.taps(advisor, code, case)


def _next_week(now: datetime) -> date:
    day = now.astimezone(CALENDAR.zone).date() + timedelta(days=5)
    while not is_working_day(day, CALENDAR):
        day += timedelta(days=1)
    return day


async def mondays_worklist(stage: Stage) -> None:
    """Half past seven on Monday: what needs a decision, line by line, until nothing is new."""
    await monday_comes(stage)
    worked = stage.message_with(KARIN, worklist.OPEN_LINE)
    await stage.looks_at(KARIN, worked)
    await stage.beat()
    for _ in range(_MOST_LINES):
        if not await deal_with_a_line(stage):
            break
    await stage.looks_at(KARIN, worked)
    await keep_the_promises(stage)


async def monday_comes(stage: Stage) -> None:
    """Up to ten minutes after the list."""
    await stage.turn_to(KARIN)
    await stage.walks(_until_monday)


async def deal_with_a_line(stage: Stage) -> bool:
    """Ask somebody, else nudge, else put it off; whether there was a line left."""
    if not await stage.may_tap(KARIN, worklist.OPEN_LINE):
        return False
    if await stage.may_tap(KARIN, worklist.CHOOSE_ADVISOR):
        await stage.taps(KARIN, worklist.ASSIGN)
    elif not await stage.may_tap(KARIN, worklist.NUDGE):
        await stage.taps(KARIN, worklist.PUT_OFF)
    return True


async def a_number_refused(stage: Stage) -> None:
    """A CPR number is refused before it is written anywhere; without it the words go through."""
    await stage.walks(_until_nine)
    await stage.taps(AYSE, doors.WRITE, await stage.newest_case(AYSE))
    await stage.says(AYSE, WITH_A_NUMBER)
    await stage.beat()
    await stage.says(AYSE, WITHOUT_IT)


async def four_weeks_later(stage: Stage) -> None:
    """Leyla closes it, Ayşe says whether it helped, and Karin reads the week's figures."""
    case = await stage.newest_case(AYSE)
    advisor = stage.who_has(ADVISORS, doors.OPEN_CASE, case)
    stage.quick = True
    await _close(stage, advisor, case)
    stage.quick = False
    await stage.taps(AYSE, closing.IT_HELPED, case)
    await stage.walks(_four_weeks)
    await stage.taps(AYSE, evaluations.SCORE, None, 5)
    await stage.says(AYSE, WHAT_WAS_GOOD)
    stage.quick = True
    while await stage.may_tap(AYSE, evaluations.SKIP):
        pass
    stage.quick = False
    await stage.turn_to(KARIN)
    await stage.walks(_until_monday)
    await stage.looks_at(KARIN, stage.newest_without_buttons(KARIN))


async def _close(stage: Stage, advisor: int, case: int) -> None:
    await stage.taps(advisor, doors.OPEN_CASE, case)
    await stage.taps(advisor, doors.CLOSE_CASE, case)
    await stage.taps(advisor, closing.CHOOSE_OUTCOME, case, Outcome.SOLVED)
    await stage.taps(advisor, closing.ASK_TEXT, case)
    await stage.says(advisor, SOLVED)
    await stage.taps(advisor, closing.SEND, case)


def _until_monday(now: datetime) -> timedelta:
    """Ten minutes after list and figures: the first working day of a week may be a later one."""
    day = now.astimezone(CALENDAR.zone).date() + timedelta(days=1)
    while day.weekday() != 0:
        day += timedelta(days=1)
    while not is_working_day(day, CALENDAR):
        day += timedelta(days=1)
    return datetime.combine(day, time(7, 40), CALENDAR.zone) - now


def _until_nine(now: datetime) -> timedelta:
    nine = datetime.combine(now.astimezone(CALENDAR.zone).date(), time(9), CALENDAR.zone)
    return max(nine - now, timedelta())


def _four_weeks(_now: datetime) -> timedelta:
    """And an hour, so that what is asked then has been asked."""
    return timedelta(weeks=4, hours=1)


_MOST_LINES = 12
_BEATS_TO_READ = 3

Step = Callable[[Stage], Awaitable[None]]

STEPS_OF_THE_TOUR: Mapping[str, Step] = {
    "request": a_request,
    "offer": the_offer,
    "visit": arabic_in_a_visit_out,
    "worklist": mondays_worklist,
    "cpr": a_number_refused,
    "figures": four_weeks_later,
}
"""In this order; the names are those of the page's texts."""
