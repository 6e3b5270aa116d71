"""The summary: everything on one page, and what can be done with it."""

from datetime import UTC, datetime, timedelta

import pytest

from casework.core.vocabulary import FocusArea
from storage.erasure import kept_awhile
from tests.support.dialogue import City
from tests.support.kept import kept_in
from tests.support.telling_more import tell_more
from tests.support.texts import FORM, asks, title, told
from tests.support.walks import (
    PROBLEM,
    answer_until,
    command,
    in_danish,
    label,
    send_request,
    sentence,
)

BUTTONS = ("Send request", "Tell more", "Change", "Save for later", "Discard")
PROMISE = "{day} at {time}"


@in_danish
async def test_everything_on_one_page(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language)
    page = await chat.reads(
        sentence(language, "<b>Is this right?</b>"), "Tagensbo School", "Bispebjerg", PROBLEM,
        label(language, "Education"), label(language, "BUF"), label(language, "Within two weeks"),
    )  # fmt: skip
    asked = ("problem", "urgency", "organisation_kind", "organisation_name", "district",
             "administration", "focus_areas")  # fmt: skip
    others = {question.id for question in FORM.questions} - {*asked, "organisation"}
    assert all(f"{title(language, step)}:" in page for step in asked)
    assert not any(f"{title(language, step)}:" in page for step in others)
    shown = [button.lstrip("📨💬✏️💾🗑 ") for button in chat.buttons()]
    assert shown == [label(language, button) for button in BUTTONS]


@in_danish
async def test_change_one_answer_and_back_to_the_page(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language)
    await chat.taps(label(language, "Change"))
    assert title(language, "district") in chat.buttons()
    await chat.taps(title(language, "district"))
    await chat.reads(asks(language, "district"))
    await chat.taps("Valby")
    page = await chat.reads(PROBLEM, "Valby")
    assert "Bispebjerg" not in page


@in_danish
async def test_change_nothing_after_all(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language)
    await chat.taps(label(language, "Change"))
    await chat.taps(label(language, "Back"))
    assert label(language, "Send request") in chat.buttons()[0]
    await tell_more(chat, language, "Who it is about")
    await chat.reads(asks(language, "about", "school"))
    await chat.taps(label(language, "Back"))
    await chat.reads(sentence(language, "<b>Is this right?</b>"))


async def test_another_focus_area_asks_its_own_question(town: City) -> None:
    """What was told of the first one is void then, and the question stands behind Tell more."""
    chat = town.person(language="en")
    await answer_until(chat, "en")
    await tell_more(chat, "en", "More exactly")
    await chat.taps("Cooperation with parents")
    await chat.reads("Education", "Cooperation with parents")
    await chat.taps("Change")
    await chat.taps("Focus area")
    assert "★ Education" in chat.buttons()
    await chat.taps("Education")
    await chat.taps("Health")
    await chat.taps("Done")
    assert "Cooperation with parents" not in await chat.reads("Is this right?")
    await tell_more(chat, "en", "More exactly")
    await chat.reads(asks("en", "focus_detail"))
    await chat.taps("Healthy everyday life")
    await chat.reads("Health", "Healthy everyday life")


@in_danish
async def test_save_for_later_and_go_on(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language)
    await chat.taps(label(language, "Save for later"))
    await chat.reads(command(language, "request"))
    assert chat.buttons() == [label(language, "Continue")]
    town.moves_clock(days=30)
    await chat.taps(label(language, "Continue"))
    await chat.reads(sentence(language, "<b>Is this right?</b>"), PROBLEM)
    await chat.taps(label(language, "Send request"))
    await chat.reads("TF-")


@in_danish
async def test_discard_is_asked_once_and_then_kept_for_a_day(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language)
    await chat.taps(label(language, "Discard"))
    await chat.taps(label(language, "No, keep it"))
    await chat.taps(label(language, "Discard"))
    await chat.taps(label(language, "Yes, discard it"))
    tomorrow = (town.clock.now() + timedelta(hours=24)).isoformat()
    await chat.reads(told(language, "draft_discarded", until=tomorrow, draft=1))
    await chat.says("/request")
    await chat.reads(asks(language, "problem"))
    assert kept_in(town, PROBLEM, files=False) == ["draft"]
    town.moves_clock(hours=24, seconds=1)
    await town.running.database.run(kept_awhile.forget)
    assert not kept_in(town, PROBLEM, files=False)


@pytest.mark.parametrize(
    ("language", "promised"),
    [("en", "Wednesday 25 November at 16:00"), ("da", "onsdag den 25. november")],
)
async def test_the_promise_has_a_date_that_one_can_trust(
    town: City, language: str, promised: str
) -> None:
    town.moves_clock_to(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
    chat = town.person(language=language)
    await send_request(chat, language)
    assert chat.shows("TF-2026-0001", promised, "16")


@pytest.mark.parametrize(
    ("sent", "promised"),
    [
        (datetime(2026, 11, 27, 9, tzinfo=UTC), "Tuesday 1 December at 16:00"),  # over a weekend
        (datetime(2026, 4, 1, 8, tzinfo=UTC), "Wednesday 8 April at 16:00"),  # over Easter
        (datetime(2026, 12, 22, 9, tzinfo=UTC), "Monday 28 December at 16:00"),  # not the 24th
        (datetime(2027, 6, 3, 9, tzinfo=UTC), "Monday 7 June at 16:00"),  # 5 June is a Saturday
        (datetime(2026, 12, 24, 9, tzinfo=UTC), "Tuesday 29 December at 16:00"),  # Christmas
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), "Tuesday 5 January at 16:00"),  # New Year
    ],
)
async def test_weekends_and_holidays_are_left_out(
    town: City, sent: datetime, promised: str
) -> None:
    town.moves_clock_to(sent)
    chat = town.person(language="en")
    await send_request(chat, "en")
    assert chat.shows(promised)


async def test_references_count_per_year_without_gaps(city: City) -> None:
    city.moves_clock_to(datetime(2026, 12, 30, 12, tzinfo=UTC))
    ayse, omar = city.person("Ayşe", "en"), city.person("Omar", "en")
    assert await send_request(ayse, "en") == "TF-2026-0001"
    await answer_until(omar, "en")
    await omar.taps("Discard")
    await omar.taps("Yes, discard it")
    await omar.says("/request")
    await omar.says(PROBLEM)
    await answer_until(omar, "en", since="I understand")
    await omar.taps("Send request")
    await omar.reads("TF-2026-0002")
    city.moves_clock(days=4)
    await ayse.says("/request")
    await ayse.says(PROBLEM)
    for button in ("Within two weeks", "Tagensbo School", "Education", "Send request"):
        await ayse.taps(button)
    await ayse.reads("TF-2027-0001")


async def test_whom_we_ask_is_not_shown(town: City) -> None:
    await town.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    chat = town.person(language="en")
    await send_request(chat, "en")
    assert not chat.shows("Leyla")


async def test_what_people_write_is_shown_as_they_wrote_it(town: City) -> None:
    """Markup, braces and signs are text, in every message that shows it."""
    leyla = await town.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    wild = "<b>Klasse 4B</b> & {x} %s <script>1</script> \\n _så_ *da*"
    chat = town.person("A<i>", language="en")
    await answer_until(chat, "en", f"={PROBLEM}")
    await chat.says(wild)
    await answer_until(chat, "en", since=f"={PROBLEM}")
    await chat.reads(wild)
    await chat.taps("Send request")
    await leyla.reads(wild, "A<i>")
    await chat.says("/requests")
    await chat.reads(wild[:25])
