"""Closing a case, and what the requester makes of it: it helped, or not solved."""

from datetime import UTC, datetime

import pytest

from casework.core.vocabulary import FocusArea
from tests.support.dialogue import City
from tests.support.texts import refusal
from tests.support.troubles import rows, taps_unwatched
from tests.support.walks import command, in_both_languages, in_danish, label, sentence, small
from tests.support.working import Running, closes, running_case, writes_closing

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
TEXT = "Vi holdt et møde."


@pytest.fixture
async def case(town: City) -> Running:
    """A case in Leyla's hands."""
    town.moves_clock_to(MONDAY)
    return await running_case(town)


@in_danish
async def test_a_case_is_closed_in_the_advisors_words(town: City, language: str) -> None:
    case = await running_case(town, language)
    await case.leyla.taps(label(language, "Close"))
    await case.leyla.taps(label(language, "Partly solved"))
    await case.leyla.taps(label(language, "A network"))
    await case.leyla.taps(label(language, "Go on"))
    await case.leyla.says("Forældrene mødes nu hver måned.")
    await case.ayse.reads_nothing_new()
    await case.leyla.reads(label(language, "A network"), "Forældrene mødes nu hver måned.")

    await case.leyla.taps(label(language, "Close the case"))

    outcome = small(language, "Partly solved")
    await case.leyla.reads("✓", case.reference, outcome, "Ayşe")
    await case.ayse.reads("Leyla", case.reference, "Forældrene mødes nu hver måned.")
    assert case.ayse.buttons() == [
        "✅ " + label(language, "It helped"),
        label(language, "Not solved"),
    ]
    assert await rows(town, "SELECT status, outcome FROM requisition") == [("closed", "partly")]
    assert await rows(town, "SELECT help_kind FROM help_used") == [("network",)]
    await case.leyla.taps(label(language, "Open case"))
    card = await case.leyla.reads(label(language, "Partly solved"), "hver måned")
    assert label(language, "Log") not in case.leyla.buttons()
    assert case.reference in card


@pytest.mark.over_http
@in_danish
async def test_it_helped(town: City, language: str) -> None:
    case = await running_case(town, language)
    await closes(case.leyla, language)
    await case.ayse.reads(TEXT)

    await case.ayse.taps_twice_at_once(label(language, "It helped"))

    await case.ayse.reads("Leyla", case.reference, command(language, "requests"))
    await case.ayse.reads_nothing_new()
    told = sentence(
        language, "🌱 {name} says that it helped: {reference}", name="Ayşe",
        reference=case.reference,
    )  # fmt: skip
    await case.leyla.reads(told)
    await case.leyla.reads_nothing_new()


@in_both_languages
async def test_not_solved_opens_it_again_with_the_same_advisor(town: City, language: str) -> None:
    town.moves_clock_to(MONDAY)
    case = await running_case(town, language)
    await closes(case.leyla, language)
    town.moves_clock(days=7)

    await case.ayse.taps(label(language, "Not solved"))

    promised = {"da": "onsdag den 2. december", "en": "Wednesday 2 December"}
    await case.ayse.reads(case.reference, "Leyla", promised[language])
    await case.leyla.reads(case.reference, "Ayşe")
    await case.leyla.taps(label(language, "Open case"))
    assert label(language, "Close") in case.leyla.buttons()
    assert await rows(town, "SELECT status, closed_at, outcome FROM requisition") == [
        ("active", None, None)
    ]


@in_danish
async def test_reopen_stands_in_the_opened_request_for_thirty_days(
    town: City, language: str
) -> None:
    case = await running_case(town, language)
    await closes(case.leyla, language)
    town.moves_clock(days=30, minutes=-1)
    await case.ayse.says("/requests")
    await case.ayse.taps(case.reference)
    await case.ayse.reads(label(language, "Closed"), TEXT)
    opened = case.ayse.last()
    assert "🔄 " + label(language, "Reopen") in case.ayse.buttons()

    town.moves_clock(minutes=2)

    answer = await case.ayse.taps(label(language, "Reopen"), on=opened)
    assert answer == refusal(language, "reopen_too_late", days=30)
    await case.ayse.says("/requests")
    await case.ayse.taps(case.reference)
    await case.ayse.reads(TEXT)
    assert "🔄 " + label(language, "Reopen") not in case.ayse.buttons()
    assert await rows(town, "SELECT status FROM requisition") == [("closed",)]


@in_danish
async def test_reopened_while_its_advisor_is_gone_it_is_offered_anew(
    town: City, language: str
) -> None:
    case = await running_case(town, language)
    await closes(case.leyla, language)
    await case.ayse.reads(TEXT)
    jonas = await town.advisor("Jonas", language=language)
    town.messenger.person_blocks_bot(case.leyla.user)
    await case.ayse.taps(label(language, "It helped"))  # what Leyla is told does not arrive

    await case.ayse.says("/requests")
    await case.ayse.taps(case.reference)
    await case.ayse.taps(label(language, "Reopen"))

    await jonas.reads(case.reference)
    await jonas.taps(label(language, "Accept"))
    await case.ayse.reads("Jonas", case.reference)


@pytest.mark.over_http
async def test_reopened_twice_in_the_same_moment(city: City) -> None:
    case = await running_case(city)
    await closes(case.leyla, "en")
    await case.ayse.taps_twice_at_once("Not solved")
    assert len(await rows(city, "SELECT 1 FROM event WHERE kind = 'reopened'")) == 1
    await case.leyla.reads("open again")
    await case.leyla.reads_nothing_new()


async def test_an_old_not_solved_after_it_was_opened_again(case: Running) -> None:
    await closes(case.leyla, "en")
    told = case.ayse.last()
    helped, not_solved = (str(each.data) for each in told.buttons)
    await case.ayse.taps("Not solved")
    assert await case.ayse.taps_data(not_solved, on=told) == refusal("en", "case_open")
    assert await case.ayse.taps_data(helped, on=told) == refusal("en", "stale_button")


async def test_a_case_can_be_closed_again(town: City, case: Running) -> None:
    await closes(case.leyla, "en", text="The first try.")
    await case.ayse.taps("Not solved")
    await case.leyla.taps("Open case")
    await closes(case.leyla, "en", text="The second try.")
    await case.ayse.reads("The second try.")
    await case.ayse.says("/requests")
    await case.ayse.taps(case.reference)
    request = await case.ayse.reads("The second try.", "you opened it again")
    assert "The first try." not in request
    assert request.count("Leyla closed it") == 2


@pytest.mark.over_http
async def test_what_was_logged_is_ticked_already(town: City, case: Running) -> None:
    for tap in ("Log", "A campaign", "Today", "1 hour", "Log without a line", "Close", "Solved"):
        await case.leyla.taps(tap)
    assert "☑ A campaign" in case.leyla.buttons()
    await case.leyla.taps("A campaign")
    assert "A campaign" in case.leyla.buttons()
    await case.leyla.taps_twice_at_once("Advice")
    assert "☑ Advice" in case.leyla.buttons()


async def test_the_text_can_be_written_again(town: City, case: Running) -> None:
    await writes_closing(case.leyla, "en", text="Tpyo")
    await case.leyla.taps("Write it again")
    await case.leyla.says("Typed well")
    await case.leyla.reads("Typed well")
    await case.leyla.says("Typed even better")
    await case.leyla.reads("Typed even better")
    await case.leyla.taps("Close the case")
    text = await case.ayse.reads("Typed even better")
    assert "Tpyo" not in text


async def test_back_leads_out_and_nothing_is_closed(town: City, case: Running) -> None:
    await writes_closing(case.leyla, "en")
    await case.leyla.taps("Back")
    await case.leyla.reads("Nothing has changed")
    for tap in ("Close", "Solved", "Go on", "Back", "Back", "Back"):
        await case.leyla.taps(tap)
    assert case.leyla.last().text == f"Fine. Nothing has changed in {case.reference}."
    assert await rows(town, "SELECT status FROM requisition") == [("active",)]
    assert not await rows(town, "SELECT 1 FROM errand")


@pytest.mark.over_http
async def test_two_taps_close_once(city: City) -> None:
    case = await running_case(city)
    await writes_closing(case.leyla, "en")
    await case.leyla.taps_twice_at_once("Close the case")
    await case.ayse.reads(TEXT)
    await case.ayse.reads_nothing_new()
    assert len(await rows(city, "SELECT 1 FROM event WHERE kind = 'closed'")) == 1


@pytest.mark.over_http
async def test_both_sides_end_it_in_the_same_moment(city: City) -> None:
    """Leyla closes while Ayşe withdraws: the first one counts, and the other one is told."""
    case = await running_case(city)
    await writes_closing(case.leyla, "en")
    await case.ayse.says("/requests")
    await case.ayse.taps(case.reference)
    await case.ayse.taps("Withdraw")

    taps_unwatched(case.leyla, "Close the case")
    taps_unwatched(case.ayse, "Yes, withdraw it")
    await city.settled()

    [(status,)] = await rows(city, "SELECT status FROM requisition")
    ends = await rows(city, "SELECT kind FROM event WHERE kind IN ('closed', 'withdrawn')")
    assert ends == [(status,)]
    assert not city.messenger.unanswered()
    assert city.metrics.updates_failed == 0
    answers = [query.text for query in city.messenger.queries.values()]
    assert refusal("en", "case_over") in answers


@in_danish
async def test_nobody_else_closes_logs_or_answers(town: City, language: str) -> None:
    case = await running_case(town, language)
    jonas = await town.advisor("Jonas", language=language, focus_areas=(FocusArea.HEALTH,))
    karen = await town.coordinator("Karen", language=language)
    await writes_closing(case.leyla, language)
    work = (
        "wl:1", "wk:1", "ww:1:visit", "wn:1", "wx:1", "wz:1", "ws:1", "ho:1", "hp:1:0", "hk:1",
        "zo:1", "zb:1", "zi:1:solved", "zu:1:solved:0", "zt:1:solved:0", "zy:1",
    )  # fmt: skip
    for chat in (jonas, karen, case.ayse):
        await chat.says("/start")
        for data in work:
            assert await chat.taps_data(data) == refusal(language, "stale_button"), data
    await case.leyla.taps(label(language, "Close the case"))
    await case.ayse.reads(TEXT)
    for chat in (jonas, karen, case.leyla):
        for data in ("ch:1", "cn:1"):
            assert await chat.taps_data(data) == refusal(language, "stale_button"), data
    assert await rows(town, "SELECT status FROM requisition") == [("closed",)]


@pytest.mark.parametrize("data", ["zi:1:won", "zu:1:won:0", "zu:1:solved:128", "zt:1:solved:-1"])
async def test_an_outcome_or_a_tick_that_nobody_was_offered_is_refused(
    case: Running, data: str
) -> None:
    await case.leyla.taps("Close")
    assert await case.leyla.taps_data(data) == refusal("en", "stale_button")


async def test_buttons_of_a_closed_case(case: Running) -> None:
    card = case.leyla.last()
    taps = [str(each.data) for each in card.buttons if str(each.data)[0] in "whz"]
    await closes(case.leyla, "en")
    assert len(taps) == 4
    for data in taps:
        assert await case.leyla.taps_data(data, on=card) == refusal("en", "case_over")


async def test_a_closing_text_with_a_cpr_number_is_not_kept(town: City, case: Running) -> None:
    for tap in ("Close", "Solved", "Go on"):
        await case.leyla.taps(tap)
    await case.leyla.says("It was 010190-1234")
    await case.leyla.reads(refusal("en", "text_has_cpr"))
    await case.leyla.says("It went well")
    await case.leyla.reads("It went well")
    assert not await rows(town, "SELECT 1 FROM errand WHERE data LIKE '%010190%'")


@in_danish
async def test_a_requester_who_is_gone_is_told_by_the_advisor(town: City, language: str) -> None:
    case = await running_case(town, language)
    town.messenger.person_blocks_bot(case.ayse.user)
    await case.leyla.taps(label(language, "Write to the requester"))
    await case.leyla.says("Are you there?")  # does not arrive
    await closes(case.leyla, language)
    gone = sentence(
        language,
        "✓ {reference} is closed: {outcome}. {name} cannot be reached here any more, so please "
        "tell them yourself. {contact}",
        reference=case.reference,
        outcome=small(language, "Solved"),
        name="Ayşe",
        contact=label(language, "Here in Telegram"),
    )
    await case.leyla.reads(gone)
