"""Some days after a visit: both sides are asked the same, with one tap."""

import pytest

from casework.core.vocabulary import VisitAnswerKind
from storage.visits.answers import Disagreement, open_disagreements
from tests.support.absences import NEXT_MONDAY, TUESDAY, plans, time_passes
from tests.support.afterwards import MONDAY, after_a_visit, it_is
from tests.support.dialogue import City
from tests.support.scenes.scene import scene
from tests.support.texts import refusal
from tests.support.troubles import breaks, rows
from tests.support.walks import in_both_languages, in_danish, label, sentence
from tests.support.working import Running, closes, running_case

FIFTH_DAY = 7  # the Monday after
VISITED_ON = {"da": "mandag den 23. november", "en": "Monday 23 November"}
ANSWERS = ["It is moving", "It is stuck", "It is solved"]


@scene
async def visited(city: City, language: str = "en") -> Running:
    """Leyla has visited Ayşe on the Monday."""
    city.moves_clock_to(MONDAY)
    case = await running_case(city, language)
    await after_a_visit(city, case)
    await case.leyla.taps(label(language, "Log"))  # or she is reminded of her first answer
    await case.leyla.taps(label(language, "Visit"))
    await case.leyla.taps(label(language, "today").capitalize())
    await case.leyla.taps(label(language, "1 hour"))
    await case.leyla.taps(label(language, "Log without a line"))
    await all_read(case)
    return case


async def all_read(case: Running) -> None:
    for chat in (case.leyla, case.ayse):
        chat.seen = chat.last().message_id


async def disagreements(city: City) -> list[Disagreement]:
    return await city.running.database.read(open_disagreements)


@pytest.fixture
async def case(town: City) -> Running:
    """Both sides are asked now."""
    case = await visited(town)
    await it_is(town, FIFTH_DAY)
    return case


@in_both_languages
async def test_the_two_sides_see_it_differently(town: City, language: str) -> None:
    case = await visited(town, language)
    await it_is(town, FIFTH_DAY, hour=6, minute=59)
    for chat in (case.leyla, case.ayse):
        await chat.reads_nothing_new()

    await it_is(town, FIFTH_DAY)
    for chat in (case.leyla, case.ayse):
        await chat.reads(case.reference, VISITED_ON[language])
        assert chat.buttons()[:3] == [label(language, each) for each in ANSWERS]
    await case.leyla.taps(label(language, "It is moving"))
    await case.leyla.reads(label(language, "Thank you."))
    assert await disagreements(town) == []
    await case.ayse.reads_nothing_new()
    await case.ayse.taps(label(language, "It is stuck"))

    await case.ayse.reads("Leyla")
    assert case.ayse.shows(case.reference, "✓ " + label(language, "It is stuck"))
    told = sentence(language, "{reference}: after the visit, {name} says that it is stuck.\n{line}",
                    reference=case.reference, name="Ayşe", line="")  # fmt: skip
    await case.leyla.reads(told.strip())
    assert "💬 " + label(language, "Write to the requester") in case.leyla.buttons()
    [found] = await disagreements(town)
    assert (found.requisition_id, found.reference) == (1, case.reference)
    assert (found.requester, found.advisor) == (VisitAnswerKind.STUCK, VisitAnswerKind.MOVING)
    await case.ayse.says("/requests")
    await case.ayse.taps(case.reference)
    await case.ayse.reads(
        sentence(language, "{date}: you said that it was stuck", date="").strip(": ")
    )
    await case.leyla.taps(label(language, "Open case"))
    await closes(case.leyla, language)
    assert await disagreements(town) == []
    await all_read(case)
    await it_is(town, FIFTH_DAY + 1)
    for chat in (case.leyla, case.ayse):
        await chat.reads_nothing_new()


@pytest.mark.over_http
@in_danish
async def test_the_requester_says_that_it_is_solved(town: City, language: str) -> None:
    case = await visited(town, language)
    await it_is(town, FIFTH_DAY)
    await case.ayse.taps_twice_at_once(label(language, "It is solved"))

    await case.ayse.reads("Leyla")
    await case.ayse.reads_nothing_new()
    await case.leyla.reads("🌱", case.reference, "Ayşe")
    await case.leyla.reads_nothing_new()
    assert await rows(town, "SELECT answer FROM visit_answer") == [("done",)]
    await closes(case.leyla, language)
    assert await rows(town, "SELECT status FROM requisition") == [("closed",)]


async def test_only_thanks_where_it_is_moving_and_closing_where_the_advisor_is_done(
    town: City, case: Running
) -> None:
    await case.leyla.reads(case.reference)
    asked = case.leyla.last()
    data = [str(each.data) for each in asked.buttons[:3]]
    await case.ayse.taps("It is moving")
    await case.ayse.reads("moving")
    await case.leyla.reads_nothing_new()
    await case.leyla.taps("It is solved")
    await case.leyla.reads("can be closed")
    assert case.leyla.buttons() == ["Close"]
    for each in data:
        assert await case.leyla.taps_data(each, on=asked) == refusal("en", "stale_button")
        assert await case.ayse.taps_data(each) == refusal("en", "stale_button")
    [found] = await disagreements(town)
    assert (found.requester, found.advisor) == (VisitAnswerKind.MOVING, VisitAnswerKind.DONE)


async def test_who_snoozes_is_asked_again_and_the_other_one_answers_meanwhile(
    town: City, case: Running
) -> None:
    await case.leyla.reads(case.reference)
    await case.leyla.taps("Snooze")
    await case.leyla.taps("Next working day")
    await case.ayse.taps("It is moving")
    await all_read(case)

    await it_is(town, FIFTH_DAY + 1)

    await case.leyla.reads(case.reference, "after the visit")
    await case.leyla.taps("It is moving")
    assert await disagreements(town) == []
    await all_read(case)
    await it_is(town, FIFTH_DAY + 2)
    for chat in (case.leyla, case.ayse):
        await chat.reads_nothing_new()


async def test_what_was_called_off_or_is_over_is_not_asked_about(town: City) -> None:
    first, second = await visited(town), await visited(town)
    await breaks(town, "UPDATE visit SET status = 'cancelled' WHERE requisition_id = 1")
    await second.leyla.taps("Open case")
    await closes(second.leyla, "en")
    for case in (first, second):
        await all_read(case)

    await it_is(town, FIFTH_DAY)

    for case in (first, second):
        for chat in (case.leyla, case.ayse):
            await chat.reads_nothing_new()


async def test_an_answer_after_the_end(town: City, case: Running) -> None:
    asked = case.ayse.last()
    await case.leyla.says("/cases")
    await case.leyla.taps(case.reference)
    await closes(case.leyla, "en")
    data = str(asked.buttons[1].data)
    assert await case.ayse.taps_data(data, on=asked) == refusal("en", "case_over")
    assert await rows(town, "SELECT answer FROM visit_answer") == []


async def test_whoever_has_taken_the_case_over_is_asked(town: City) -> None:
    case = await visited(town)
    jonas = await town.advisor("Jonas", language="en")
    await case.leyla.taps("Open case")
    await case.leyla.taps("Hand over")
    await case.leyla.taps("Ask Jonas")
    await jonas.taps("Accept")
    await jonas.reads(case.reference)
    jonas.seen = jonas.last().message_id
    await all_read(case)

    await it_is(town, FIFTH_DAY)

    await case.leyla.reads_nothing_new()
    await jonas.reads(case.reference, "after the visit")
    await jonas.taps("It is stuck")
    await case.ayse.taps("It is moving")
    [found] = await disagreements(town)
    assert found.advisor is VisitAnswerKind.STUCK


async def test_who_has_left_the_case_is_not_asked(town: City) -> None:
    case = await visited(town)
    await breaks(town, "UPDATE requisition SET requester_id = NULL")

    await it_is(town, FIFTH_DAY)

    await case.ayse.reads_nothing_new()
    await case.leyla.reads(case.reference, "after the visit")
    await case.leyla.reads_nothing_new()
    ended = "SELECT ended_as FROM follow_up WHERE kind = 'after_visit' ORDER BY ended_as"
    assert await rows(town, ended) == [("fired",), ("stale",)]


async def test_whoever_stands_in_answers_and_hears_of_it(town: City) -> None:
    case = await visited(town)
    jonas = await town.advisor("Jonas", language="en")
    await plans(case.leyla, "en", TUESDAY, NEXT_MONDAY, "Jonas")
    await jonas.says("/start")
    await all_read(case)
    jonas.seen = jonas.last().message_id

    await time_passes(town, NEXT_MONDAY)

    await jonas.reads(case.reference, "after the visit")
    jonas.seen = jonas.last().message_id
    await case.ayse.taps("It is stuck")
    await jonas.reads("it is stuck", case.reference)
    await jonas.taps("It is solved")
    await jonas.reads("Thank you.")
    await case.leyla.reads_nothing_new()
    [found] = await disagreements(town)
    assert (found.requester, found.advisor) == (VisitAnswerKind.STUCK, VisitAnswerKind.DONE)


@pytest.mark.over_http
async def test_both_answer_in_the_same_moment(city: City) -> None:
    case = await visited(city)
    await it_is(city, FIFTH_DAY)
    for chat, at in ((case.ayse, 1), (case.leyla, 0)):
        asked = chat.last()
        chat.messenger.person_taps(chat.user, asked.message_id, str(asked.buttons[at].data))
    await city.settled()
    assert len(await disagreements(city)) == 1
    assert not city.messenger.unanswered()
    assert city.metrics.updates_failed == 0
