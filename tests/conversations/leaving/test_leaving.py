"""Somebody leaves the team: nothing waits for them or acts for them; what they wrote stays."""

from datetime import datetime
from functools import partial

import pytest

from bot.jobs.follow_ups import follow_up
from bot.jobs.sweeps import sweep
from casework.core.vocabulary import FocusArea, Role
from handlers import releasing, subjects
from storage.leaving import leaving
from storage.people import people
from storage.transaction.unit_of_work import UnitOfWork
from tests.conversations.team.test_team_privacy import every_tap
from tests.support.dialogue import Chat, City, data_of
from tests.support.scenes.scene import scene
from tests.support.talking import answers, the
from tests.support.team import invites_advisor, opens
from tests.support.traces import rows_with
from tests.support.troubles import rows
from tests.support.visiting import proposes, sends
from tests.support.walks import in_both_languages, label, reader, send_request
from tests.support.working import Running, closes, running_case


@pytest.fixture
async def karen(town: City) -> Chat:
    """The only coordinator."""
    return await town.coordinator("Karen", language="en")


@scene
async def lets_leave(karen: Chat, name: str, language: str = "en") -> None:
    """**Team** → person → **Leave the team** → yes."""
    await karen.says("/team")
    await karen.taps(name)
    await karen.taps(label(language, "Leave the team"))
    await karen.taps(label(language, "Yes, end it"))


@scene
async def taps_each(chat: Chat, buttons: list[str]) -> None:
    """Tap all of these at once."""
    for data in buttons:
        chat.messenger.person_taps(chat.user, 1, data)
    await chat.city.settled()


async def role_of(city: City, chat: Chat) -> frozenset[Role]:
    found = await rows(city, "SELECT id FROM person WHERE telegram_id = :id", id=chat.user.id)
    return await city.running.database.read(partial(people.roles, person_id=found[0][0]))


@in_both_languages
async def test_open_cases_are_offered_on_and_everybody_hears(city: City, language: str) -> None:
    karen = await city.coordinator("Karen", language=language)
    berit = await city.coordinator("Berit", language=language)
    jonas = await city.advisor("Jonas", language=language)
    case = await running_case(city, language)

    await karen.says("/team")
    await karen.taps("Leyla")
    await karen.taps(label(language, "Leave the team"))
    assert case.reference in karen.last().content["text"]
    await karen.taps(label(language, "Yes, end it"))

    assert case.reference in karen.last().content["text"]
    await case.leyla.reads({"en": "no longer an advisor", "da": "ikke længere rådgiver"}[language])
    await berit.reads("Leyla", case.reference)
    await case.ayse.reads("Leyla", case.reference)
    await jonas.reads(case.reference)
    await jonas.taps(label(language, "Accept"))
    await case.ayse.reads("Jonas", case.reference)


async def test_nobody_left_to_ask_is_a_coordinators_to_decide(town: City, karen: Chat) -> None:
    case = await running_case(town)
    await lets_leave(karen, "Leyla")

    assert any(
        "needs an advisor" in str(each.content.get("text"))
        for each in town.messenger.from_bot(karen.user)
    )
    assert await rows(town, "SELECT status, advisor_id FROM requisition") == [("submitted", None)]
    await case.ayse.reads("finding somebody else")


async def test_the_last_coordinator_cannot_leave(town: City, karen: Chat) -> None:
    await karen.says("/team")
    await karen.taps("Karen")

    assert "last coordinator" in await karen.taps("Leave the team")
    assert Role.COORDINATOR in await role_of(town, karen)


async def test_a_coordinator_can_leave_themselves_where_another_stays(
    town: City, karen: Chat
) -> None:
    berit = await town.coordinator("Berit", language="en")
    await lets_leave(karen, "Karen")

    assert await role_of(town, karen) == {Role.REQUESTER}
    await berit.reads("Karen", "no longer a coordinator")
    await karen.says("/team")
    await karen.reads("I don't know that command")


async def test_one_of_two_roles_ends_alone(town: City, karen: Chat) -> None:
    leyla = await town.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))

    def grant(unit: UnitOfWork) -> None:
        known = people.recognise(unit, leyla.user.id, "Leyla", "en")
        people.grant(unit, known.id, Role.COORDINATOR)

    await town.running.database.run(grant)
    chat = town.person("Ayşe", language="en")
    await send_request(chat, "en")
    await leyla.taps("Accept")
    await karen.says("/team")
    await karen.taps("Leyla")
    await karen.taps("No longer a coordinator")
    await karen.taps("Yes, end it")

    assert await role_of(town, leyla) == {Role.REQUESTER, Role.ADVISOR}
    assert await rows(town, "SELECT status FROM requisition") == [("active",)]
    await leyla.reads("no longer a coordinator")


async def test_what_was_offered_goes_to_the_next(town: City, karen: Chat) -> None:
    jonas = await town.advisor("Jonas", language="en")
    await town.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    reference = await send_request(town.person("Ayşe", language="en"), "en")
    await jonas.reads_nothing_new()

    await lets_leave(karen, "Leyla")

    await jonas.reads(reference)


async def test_whoever_was_asked_to_take_over_is_asked_still(town: City, karen: Chat) -> None:
    jonas = await town.advisor("Jonas", language="en")
    case = await running_case(town)
    await case.leyla.taps("Hand over")
    await case.leyla.taps(reader("en").plain("Ask {name}", name="Jonas"))

    await lets_leave(karen, "Leyla")
    await jonas.taps("Accept")

    await jonas.reads(case.reference, "is yours")
    await case.ayse.reads("Jonas")


async def test_a_visit_ahead_is_called_off_and_named_before(town: City, karen: Chat) -> None:
    case = await running_case(town)
    await proposes(case.leyla, "en", "tomorrow 10:00")
    await sends(case.leyla, "en")
    await case.ayse.taps(next(each for each in case.ayse.buttons() if "10:00" in each))
    await karen.says("/team")
    await karen.taps("Leyla")
    await karen.taps("Leave the team")
    assert "visit ahead is called off" in str(karen.last().content["text"])
    await karen.taps("Yes, end it")

    assert case.ayse.shows("is off")
    assert case.leyla.shows("this takes the visit off your calendar")
    assert await rows(town, "SELECT status FROM visit") == [("cancelled",)]


async def test_who_stood_in_and_who_was_to_be_stood_in_for_hear_of_it(
    town: City, karen: Chat
) -> None:
    jonas = await town.advisor("Jonas", language="en")
    leyla = await town.advisor("Leyla", language="en")
    await jonas.says("/away")
    await jonas.says("30/11")
    await jonas.says("4/12")
    await jonas.taps("Leyla")
    await jonas.taps("Save")
    await leyla.says("/away")
    await leyla.says("7/12")
    await leyla.says("8/12")
    await leyla.taps("Jonas")
    await leyla.taps("Save")

    await lets_leave(karen, "Leyla")

    await jonas.reads("Leyla", "cannot stand in for you")
    assert jonas.shows("does not need you to stand in")
    assert await rows(town, "SELECT count(*) FROM away_time WHERE ended_at IS NULL") == [(1,)]


async def test_every_old_button_is_dead_at_once(town: City, karen: Chat) -> None:
    jonas = await town.advisor("Jonas", language="en")
    case = await running_case(town)
    await case.leyla.taps("Note")
    await case.leyla.says("Et notat")
    await case.leyla.says("/agenda")
    await case.leyla.says("/cases")
    shown = {
        data for each in town.messenger.from_bot(case.leyla.user) for _t, data in data_of(each)
    }
    await lets_leave(karen, "Leyla")
    await jonas.taps("Accept")
    kept = ("SELECT id, status, advisor_id FROM requisition", "SELECT id, text FROM note",
            "SELECT id FROM activity", "SELECT id FROM invitation")  # fmt: skip
    before = [await rows(town, statement) for statement in kept]
    case.leyla.seen = case.leyla.last().message_id

    team_alone = {key for key, tap in subjects.TAPS.items() if tap.role is not Role.REQUESTER}
    others = [each for each in every_tap() if each.partition(":")[0] in team_alone]
    await taps_each(case.leyla, [*sorted(shown), *others])

    assert [await rows(town, statement) for statement in kept] == before
    new = [
        each
        for each in town.messenger.from_bot(case.leyla.user)
        if each.message_id > case.leyla.seen
    ]
    assert not [each for each in new if case.reference in str(each.content)]


async def test_their_words_and_replies_reach_nobody_any_more(town: City, karen: Chat) -> None:
    case = await running_case(town)
    await case.leyla.taps("Write to the requester")
    await case.leyla.says("Hvornår passer det?")
    await answers(case.ayse, the(case.ayse, "Hvornår passer det?"), "På fredag")
    told = the(case.leyla, "På fredag")
    await lets_leave(karen, "Leyla")
    case.ayse.seen = case.ayse.last().message_id

    await case.leyla.says("Er I der?")
    await answers(case.leyla, told, "Fint, på fredag")

    await case.ayse.reads_nothing_new()


async def test_what_was_written_stays_and_they_can_be_erased(town: City, karen: Chat) -> None:
    case = await running_case(town)
    await case.leyla.taps("Note")
    await case.leyla.says("Et notat")
    await case.leyla.says("/cases")
    await case.leyla.taps(case.reference)
    await closes(case.leyla, "en", text="Det lykkedes.")
    await lets_leave(karen, "Leyla")
    await case.leyla.says("/privacy")
    await case.leyla.taps("Erase my data")
    await case.leyla.taps("Yes, erase it all")

    await case.leyla.reads("are erased")
    assert await rows_with(town, "Leyla", case.leyla.user.id) == []
    await karen.taps_data("co:1")
    await karen.reads("Det lykkedes.", "Et notat")


async def test_who_left_can_be_invited_again(town: City, karen: Chat) -> None:
    leyla = await town.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    await lets_leave(karen, "Leyla")
    await opens(leyla, await invites_advisor(karen))

    await leyla.reads("Welcome to the team")
    assert await role_of(town, leyla) == {Role.REQUESTER, Role.ADVISOR}


@pytest.mark.over_http
async def test_two_taps_end_it_once(town: City, karen: Chat) -> None:
    leyla = await town.advisor("Leyla", language="en")
    await karen.says("/team")
    await karen.taps("Leyla")
    await karen.taps("Leave the team")
    await karen.taps_twice_at_once("Yes, end it")

    told = [
        each for each in town.messenger.from_bot(leyla.user) if "no longer" in str(each.content)
    ]
    assert len(told) == 1


async def test_what_the_requester_wrote_in_the_night_is_for_whoever_takes_it(
    town: City, karen: Chat
) -> None:
    jonas = await town.advisor("Jonas", language="en")
    case = await running_case(town)
    town.moves_clock(hours=12)
    await case.ayse.taps("Write to your advisor")
    await case.ayse.says("Kan I komme i morgen?")
    await lets_leave(karen, "Leyla")
    town.moves_clock_to(datetime.fromisoformat("2026-11-24T09:00:00+00:00"))
    await town.running.delivery.pick_up()
    await follow_up(town.running)
    [(offer,)] = await rows(town, "SELECT max(id) FROM offer")
    await jonas.taps_data(f"oa:{offer}")
    await town.settled()

    await jonas.reads("Kan I komme i morgen?")
    assert not case.leyla.shows("Kan I komme i morgen?")


async def test_from_another_process_those_it_concerns_hear_within_a_minute(
    town: City, karen: Chat
) -> None:
    case: Running = await running_case(town)

    def leave(unit: UnitOfWork) -> None:
        [(person,)] = (
            unit.session.connection()
            .exec_driver_sql("SELECT id FROM person WHERE first_name = 'Leyla'")
            .all()
        )
        leaving.leave(unit, person, "all")

    await town.running.database.run(leave)
    await town.running.delivery.pick_up()

    await case.leyla.reads("no longer an advisor")
    await karen.reads("Leyla", case.reference)


async def test_the_command_menu_is_a_requesters_again_also_after_quiet_hours(
    town: City, karen: Chat
) -> None:
    leyla = await town.advisor("Leyla", language="en")
    town.moves_clock(hours=10)  # in the evening, so it is told in the morning
    await lets_leave(karen, "Leyla")
    town.moves_clock(hours=14)
    await sweep(releasing.release)(town.running)
    await town.settled()

    await leyla.reads("no longer an advisor")
    menus = [each for each in town.messenger.calls_of("setMyCommands")
             if str(leyla.user.id) in str(each.params)]  # fmt: skip
    assert menus
    assert "outreach" not in str(menus[-1].params)


async def test_a_note_of_theirs_is_edited_no_more(town: City, karen: Chat) -> None:
    case = await running_case(town)
    await case.leyla.taps("Note")
    written = await case.leyla.says("Et notat")
    await case.leyla.says("/cases")
    await lets_leave(karen, "Leyla")

    await case.leyla.edits(written, "Noget helt andet")
    await case.leyla.says("Og mere")

    assert await rows(town, "SELECT text FROM note") == [("Et notat",)]
