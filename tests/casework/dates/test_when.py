"""Days and times that people type: names in every language, whole phrases in Danish and English."""

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from casework.core.errors import Refused
from casework.dates.day_words import LOCALES, months, weekdays, without_marks
from casework.dates.typed import LONGEST, MOST_YEARS, read_day, read_moment, read_time

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
TODAY = date(2026, 11, 18)
"""A Wednesday."""
NOW = datetime(2026, 11, 18, 9, tzinfo=UTC)
"""10:00 in Copenhagen."""

days = st.dates(date(2000, 1, 1), date(2100, 12, 31))
ALPHABET = "0123456789./:-, klatpmdenongiuærst" + "\u0663\uff11²½👋\u200b\n"
typed = st.one_of(st.text(), st.text(ALPHABET, max_size=LONGEST))


def code(text: str, *, past: bool = False, today: date = TODAY) -> str:
    with pytest.raises(Refused) as refusal:
        read_day(text, today, past=past)
    return refusal.value.code


def moment_code(text: str, now: datetime = NOW, zone: ZoneInfo = COPENHAGEN) -> str:
    with pytest.raises(Refused) as refusal:
        read_moment(text, now, zone)
    return refusal.value.code


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("i dag", "2026-11-18"),
        ("Today", "2026-11-18"),
        ("I MORGEN", "2026-11-19"),
        ("tomorrow!", "2026-11-19"),
        ("i overmorgen", "2026-11-20"),
        ("the day after tomorrow", "2026-11-20"),
        ("om 3 dage", "2026-11-21"),
        ("in 3 days", "2026-11-21"),
        ("om en uge", "2026-11-25"),
        ("in two weeks", "2026-12-02"),
        ("om en måned", "2026-12-18"),
        ("fredag", "2026-11-20"),
        ("fre.", "2026-11-20"),
        ("på mandag", "2026-11-23"),
        ("on Monday.", "2026-11-23"),
        ("onsdag", "2026-11-25"),
        ("this sunday", "2026-11-22"),
        ("næste fredag", "2026-11-27"),
        ("next friday", "2026-11-27"),
        ("next Mon", "2026-11-23"),
        ("søndag i næste uge", "2026-11-29"),
        ("28/11", "2026-11-28"),
        ("28.11.", "2026-11-28"),
        ("28. 11. 2026", "2026-11-28"),
        ("28-11-26", "2026-11-28"),
        ("28/11-2026", "2026-11-28"),
        ("3/12", "2026-12-03"),
        ("5/1", "2027-01-05"),
        ("17/11", "2027-11-17"),
        ("18/11", "2026-11-18"),
        ("29/2", "2028-02-29"),
        ("28. november", "2026-11-28"),
        ("d. 28. nov. 2026", "2026-11-28"),
        ("Nov 28", "2026-11-28"),
        ("28th of November", "2026-11-28"),
        ("November 28th, 2026", "2026-11-28"),
        ("mandag d. 30/11", "2026-11-30"),
        ("på mandag den 30. november", "2026-11-30"),
        ("Monday, 30 November", "2026-11-30"),
        ("den 28.", "2026-11-28"),
        ("the 3rd", "2026-12-03"),
        ("fredag den 20.", "2026-11-20"),
        ("2026-11-28", "2026-11-28"),
        ("  2026-11-28 \n", "2026-11-28"),
        ("om en ma\u030aned", "2026-12-18"),
    ],
)
def test_a_day_in_words(text: str, day: str) -> None:
    assert read_day(text, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize("code", LOCALES)
@pytest.mark.parametrize("width", ["wide", "abbreviated"])
def test_every_name_of_a_calendar_is_understood(code: str, width: str) -> None:
    """As it is printed, in capitals, and without its marks where that is no other name."""
    calendar = Locale.parse(code)
    for number, name in calendar.days["format"][width].items():
        for written in (name, name.upper(), f"{name.capitalize()} "):
            assert read_day(written, TODAY).weekday() == number, written
    for number, name in calendar.months["format"][width].items():
        for written in (f"28. {name}", f"28 {name.upper()}", f"{name} 28 2027"):
            found = read_day(written, TODAY)
            assert (found.month, found.day) == (number, 28), written
        bare = without_marks(name.casefold())
        assert bare == "sub" or read_day(f"28 {bare}", TODAY).month == number


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("bugün", "2026-11-18"), ("yarın", "2026-11-19"), ("YARIN", "2026-11-19"),
        ("yarin", "2026-11-19"), ("öbür gün", "2026-11-20"), ("Cuma günü", "2026-11-20"),
        ("carsamba", "2026-11-25"), ("ÇARŞAMBA", "2026-11-25"), ("SALI", "2026-11-24"),
        ("28 Kasım", "2026-11-28"), ("28 kasim 2026", "2026-11-28"), ("28 şub", "2027-02-28"),
        ("غداً", "2026-11-19"), ("بعد غد", "2026-11-20"), ("يوم الجمعة", "2026-11-20"),
        ("الاحد", "2026-11-22"), ("28 نوفمبر", "2026-11-28"), ("28 تشرين الثاني", "2026-11-28"),
        ("الجمعة، 28/11/2031", "2031-11-28"),
        ("کل", "2026-11-19"), ("پرسوں", "2026-11-20"), ("جمعہ", "2026-11-20"),
        ("پير", "2026-11-23"), ("28 نومبر", "2026-11-28"),
        ("berri", "2026-11-19"), ("saadambe", "2026-11-20"), ("Jimco", "2026-11-20"),
        ("28 Noofeembar", "2026-11-28"), ("3 Ogosto", "2027-08-03"),
        ("sutra", "2026-11-19"), ("prekosutra", "2026-11-20"), ("u srijedu", "2026-11-25"),
        ("u subotu, 28. novembra", "2026-11-28"), ("četvrtak", "2026-11-19"),
        ("cetvrtak", "2026-11-19"), ("sub", "2026-11-21"), ("3. kolovoza", "2027-08-03"),
        ("\u0443 петак", "2026-11-20"), ("28. новембра", "2026-11-28"),
        ("\u206828/11\u2069", "2026-11-28"), ("\u200f28/11", "2026-11-28"),
    ],
)  # fmt: skip
def test_a_day_in_the_words_of_other_languages(text: str, day: str) -> None:
    assert read_day(text, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("dün", 17), ("أمس", 17), ("کل", 17), ("پرسوں", 16), ("shalay", 17), ("juče", 17),
        ("jucer", 17), ("prekjučer", 16), ("evvelsi gün", 16),
    ],
)  # fmt: skip
def test_a_day_before_today_in_the_words_of_other_languages(text: str, day: int) -> None:
    assert read_day(text, TODAY, past=True) == date(2026, 11, day)


@pytest.mark.parametrize("text", ["sub 28", "28 sub", "su", "mo 28", "on", "pe", "cuma çarşamba"])
def test_what_means_two_things_is_asked_again(text: str) -> None:
    assert code(text) == "day_unreadable"


def test_a_name_means_one_thing_in_all_languages() -> None:
    meant: dict[str, set[tuple[str, int]]] = {}
    for locale in LOCALES:
        calendar = Locale.parse(locale)
        for kind, widths in (("days", ("wide", "abbreviated", "short")),
                             ("months", ("wide", "abbreviated"))):  # fmt: skip
            for width in widths:
                for number, name in getattr(calendar, kind)["format"][width].items():
                    written = name.casefold().rstrip(".")
                    meant.setdefault(written, set()).add((kind, number))
    assert {name: found for name, found in meant.items() if len(found) > 1 and len(name) > 2} == {}
    assert set(weekdays()) & set(months()) == set()


def test_no_calendar_is_loaded_before_a_day_is_read() -> None:
    code = "import sys, casework.dates.typed; print('babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("i går", "2026-11-17"),
        ("yesterday", "2026-11-17"),
        ("fredag", "2026-11-13"),
        ("i fredags", "2026-11-13"),
        ("sidste fredag", "2026-11-13"),
        ("last Friday", "2026-11-13"),
        ("20/11", "2025-11-20"),
        ("17/11", "2026-11-17"),
        ("den 28.", "2026-10-28"),
        ("2024-02-29", "2024-02-29"),
    ],
)
def test_of_what_has_been_the_last_one_is_meant(text: str, day: str) -> None:
    assert read_day(text, TODAY, past=True) == date.fromisoformat(day)


@pytest.mark.parametrize("text", ["i går", "yesterday", "17/11/2026", "2025-11-28", "i fredags"])
def test_a_day_that_has_passed(text: str) -> None:
    assert code(text) == "day_past"


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "soon", "31/2", "31. juni", "0/11", "11/28", "2026-13-01", "mandag d. 29/11",
        "tirsdag den 20.", "28", "28 11", "uge 48", "fredag 14.30", "👋",
        "\u0662\u0668/\u0661\u0661", "\uff12\uff18/\uff11\uff11",
        "²/³", "1/1/0000", "1/1/9999", "om 999 måneder", "x" * 5000, "28/11 " + "9" * 5000,
        "fredag eller lørdag", "den 32.", "in 0", "--", ".",
    ],
)  # fmt: skip
def test_what_is_no_day_is_asked_again(text: str) -> None:
    assert code(text) == "day_unreadable"


@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("fredag 14.30", "2026-11-20 14:30"),
        ("Cuma saat 14:30", "2026-11-20 14:30"),
        ("yarın 10:00", "2026-11-19 10:00"),
        ("u petak u 14:30", "2026-11-20 14:30"),
        ("28. novembra u 9", "2026-11-28 09:00"),
        ("الجمعة الساعة 14:30", "2026-11-20 14:30"),
        ("جمعہ 14:30", "2026-11-20 14:30"),
        ("Jimco 14.30", "2026-11-20 14:30"),
        ("fre. kl 14", "2026-11-20 14:00"),
        ("fredag, kl. 9", "2026-11-20 09:00"),
        ("28/11 kl. 9", "2026-11-28 09:00"),
        ("28.11.2026 09:00", "2026-11-28 09:00"),
        ("28. november kl. 14", "2026-11-28 14:00"),
        ("Nov 28 at 2 pm", "2026-11-28 14:00"),
        ("28 Nov 14:30", "2026-11-28 14:30"),
        ("28 nov 14", "2026-11-28 14:00"),
        ("i morgen 10", "2026-11-19 10:00"),
        ("tomorrow at 10", "2026-11-19 10:00"),
        ("i dag 10.01", "2026-11-18 10:01"),
        ("om 3 dage kl. 1430", "2026-11-21 14:30"),
        ("kl. 9 på mandag", "2026-11-23 09:00"),
        ("2pm next friday", "2026-11-27 14:00"),
        ("10.11 fredag", "2026-11-20 10:11"),
        ("10.12 11.12", "2026-12-10 11:12"),
        ("2026-11-28 09:00", "2026-11-28 09:00"),
        ("17/11 9", "2027-11-17 09:00"),
    ],
)
def test_a_moment_in_words(text: str, local: str) -> None:
    found = read_moment(text, NOW, COPENHAGEN)

    assert found.tzinfo is UTC
    assert f"{found.astimezone(COPENHAGEN):%Y-%m-%d %H:%M}" == local


@pytest.mark.parametrize("text", ["i dag 10", "18/11 kl. 9", "yesterday at 10", "1/1/2026 9"])
def test_a_moment_that_has_passed(text: str) -> None:
    assert moment_code(text) == "time_past"


@pytest.mark.parametrize(
    "text",
    ["", "fredag", "14.30", "fredag 24", "fredag 14-15", "fredag 9.5", "31/2 kl. 9", "👋 9",
     "fredag \u0661\u0664", "fredag 13 pm", "fredag halv tre", "a " * 40],
)  # fmt: skip
def test_what_is_no_moment_is_asked_again(text: str) -> None:
    assert moment_code(text) == "time_unreadable"


def test_hours_that_the_clock_leaves_out_or_strikes_twice_are_asked_again() -> None:
    assert moment_code("28/3/2027 2.30") == "time_not_once"
    assert moment_code("31/10/2027 2.30") == "time_not_once"

    assert read_moment("28/3/2027 3.00", NOW, COPENHAGEN) == datetime(2027, 3, 28, 1, tzinfo=UTC)
    assert read_moment("31/10/2027 3.00", NOW, COPENHAGEN) == datetime(2027, 10, 31, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("9", time(9)), ("kl. 9", time(9)), ("klokken 14.30", time(14, 30)),
        ("14:30", time(14, 30)),
        ("at 2 pm", time(14)), ("2 p.m.", time(14)), ("12 am", time(0)), ("12 pm", time(12)),
        ("00.00", time(0)), ("kl 0830", time(8, 30)), ("23:59", time(23, 59)),
    ],
)  # fmt: skip
def test_a_time_in_words(text: str, at: time) -> None:
    assert read_time(text) == at


@pytest.mark.parametrize("text", ["", "24", "9.60", "0 am", "1430", "9 9", "nine", "-9", "\uff19"])
def test_what_is_no_time_is_asked_again(text: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_time(text)
    assert refusal.value.code == "time_unreadable"


@given(days, st.integers(0, 3000), st.sampled_from(["{d}/{m}/{y}", "{d}.{m}.{y}", "{y}-{m}-{d}"]))
def test_a_whole_date_is_that_date_whoever_writes_it(today: date, ahead: int, form: str) -> None:
    day = today + timedelta(days=ahead)

    assert read_day(form.format(d=day.day, m=day.month, y=day.year), today) == day


@given(days, st.integers(0, 364), st.sampled_from(["{}/{}", "{}.{}", "{}. {}."]))
def test_a_date_without_its_year_is_the_next_such_day(today: date, ahead: int, form: str) -> None:
    day = today + timedelta(days=ahead)

    assert read_day(form.format(day.day, day.month), today) == day


@given(days, st.integers(0, 364), st.sampled_from(sorted(months())))
def test_a_month_by_name_is_the_same_month(today: date, ahead: int, name: str) -> None:
    day = today + timedelta(days=ahead)
    if months()[name] == day.month:
        assert read_day(f"{day.day}. {name}", today) == day
        assert read_day(f"{name.title()} {day.day}", today) == day


@given(days, st.sampled_from(sorted(weekdays())))
def test_a_weekday_is_within_a_week_and_the_next_one_within_the_next(
    today: date, name: str
) -> None:
    soon, later = read_day(name, today), read_day(f"next {name}", today)
    monday = today - timedelta(days=today.weekday())

    assert soon.weekday() == later.weekday() == weekdays()[name]
    assert 1 <= (soon - today).days <= 7
    assert 7 <= (later - monday).days <= 13
    assert -7 <= (read_day(name, today, past=True) - today).days <= -1


@given(typed, days, st.booleans())
def test_whatever_is_typed_is_a_day_or_a_refusal(text: str, today: date, past: bool) -> None:
    day = read(lambda: read_day(text, today, past=past))

    if isinstance(day, date):
        assert abs(day.year - today.year) <= MOST_YEARS
        assert past or day >= today
    else:
        assert day in {"day_unreadable", "day_past"}


@given(typed, days, st.times())
def test_whatever_is_typed_is_a_moment_ahead_or_a_refusal(text: str, on: date, at: time) -> None:
    now = datetime.combine(on, at, UTC)
    moment = read(lambda: read_moment(text, now, COPENHAGEN))

    if isinstance(moment, datetime):
        assert moment > now
    else:
        assert moment in {"time_unreadable", "time_past", "time_not_once"}


def read(reading: Callable[[], date]) -> date | str:
    """What was read, or the code of the refusal."""
    try:
        return reading()
    except Refused as refusal:
        return refusal.code
