"""A database that version 0004 has written, in the middle of everything, goes on.

`rows_of_0004.sql` holds its rows as that version left them on a Tuesday at nine in the evening,
when Telegram was away. Leyla has three cases: Ayşe's two, with a visit of the first agreed for
Friday and one of the second half proposed at the same hour, and Bent's, with two times that wait
for him. Cem's is offered to her. What Ayşe wrote last could be about either of hers. Omar is in the
middle of a form, and Eva has written before she has agreed to anything.
"""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy import text
from sqlmodel import Session

from casework.offers.ranking import Reason
from storage.tables import OutboxMessage
from storage.tables.queues import OutboxStatus
from tests.support.databases import Databases
from tests.support.dialogue import Chat, City
from tests.support.quiet import release
from tests.support.troubles import rows
from tests.support.versions import goes_on, written_by
from tests.support.visiting import invitations
from tests.support.walks import PROBLEM, label

ROWS = Path(__file__).parent / "rows_of_0004.sql"
WORDINGS = Path(__file__).parent / "notices_of_0004.jsonl"
NINE_IN_THE_EVENING = datetime(2026, 11, 24, 20, 1, tzinfo=UTC)


class Going(City):
    """The city that goes on, with the people that the rows know."""

    karen: Chat
    leyla: Chat
    ayse: Chat
    bent: Chat
    cem: Chat
    omar: Chat
    eva: Chat


@pytest.fixture
async def going(databases: Databases) -> AsyncIterator[Going]:
    """The program of today on the database of that version."""
    url = databases.new("sqlite", prepare=lambda each: written_by(each, "0004", ROWS))
    names = ("Karen", "Leyla", "Ayşe", "Bent", "Cem", "Omar", "Eva")
    city = await goes_on(url, NINE_IN_THE_EVENING, names=names)
    yield cast("Going", city)
    await city.close()
    databases.drop(url)


async def test_what_waited_for_telegram_goes_out(going: Going) -> None:
    await going.ayse.reads("Why this date?", "Monday 23 November at 10:00", "2nd working day")
    await going.bent.reads("Why this date?")
    await going.leyla.reads("Tuesday 24 November", "TF-2026-0004")
    assert await rows(going, "SELECT kind FROM outbox WHERE status != 'sent'") == []


async def test_every_notice_of_then_can_be_said_today(going: Going) -> None:
    """`notices_of_0004.jsonl` holds what that version put into its rows, of each kind it knew."""
    written = [json.loads(line) for line in WORDINGS.read_text(encoding="utf-8").splitlines()]
    await going.settled()
    await going.running.database.run(lambda unit: _put_into_the_outbox(unit.session, written))
    await going.running.delivery.pick_up()
    await going.settled()
    unsaid = await rows(going, "SELECT kind, error FROM outbox WHERE status != 'sent'")
    assert unsaid == []
    assert len({kind for kind, _params in written}) > 200


def _put_into_the_outbox(session: Session, written: list[tuple[str, dict[str, Any]]]) -> None:
    chat_id = session.execute(text("SELECT telegram_id FROM person WHERE id = 2")).scalar_one()
    for kind, params in written:
        session.add(
            OutboxMessage(
                chat_id=chat_id, person_id=2, kind=kind, params=params, waiting=True,
                status=OutboxStatus.PENDING, created_at=NINE_IN_THE_EVENING,
            )
        )  # fmt: skip


async def test_an_offer_is_accepted_by_its_old_button_and_knows_why(going: Going) -> None:
    await going.leyla.taps_data("co:4", 139)
    await going.leyla.reads("TF-2026-0004", "We have asked an advisor")
    await going.leyla.taps_data("oa:4", 123)
    await going.leyla.reads("TF-2026-0004")
    assert await rows(going, "SELECT status FROM requisition WHERE id = 4") == [("active",)]
    kept = [each for (each,) in await rows(going, "SELECT reasons FROM offer")]
    codes = [[Reason.from_json(reason).code for reason in json.loads(each)] for each in kept]
    assert codes == [["focus_area", "district", "open_cases"]] * 4


async def test_a_time_is_taken_by_its_old_button(going: Going) -> None:
    await going.bent.taps_data("vk:2:1:1", 96)
    await going.bent.reads("Thursday 26 November", "09:30–10:30", "Byens Skole")
    [invitation] = invitations(going.bent)
    assert invitation.about == ("REQUEST", 0, datetime(2026, 11, 26, 8, 30, tzinfo=UTC))


async def test_a_visit_that_a_calendar_has_is_taken_off_it(going: Going) -> None:
    await going.settled()
    [uid] = [each for (each,) in await rows(going, "SELECT uid FROM visit WHERE id = 1")]
    await going.ayse.taps_data("vc:1", 61)
    await going.ayse.taps(label("en", "Yes, call it off"))
    [file] = invitations(going.ayse)
    starts_at = datetime(2026, 11, 27, 13, 30, tzinfo=UTC)
    assert (file.about, str(file.event["UID"])) == (("CANCEL", 1, starts_at), uid)


async def test_a_question_about_two_visits_at_once_is_answered(going: Going) -> None:
    await going.leyla.taps_data("vo:3", 102)
    await going.leyla.taps_data("vg:3", 102)
    await going.leyla.taps_data("vw:3", 102)
    await going.leyla.taps_data("vs:3", 102)
    going.moves_clock(hours=11)
    await release(going.running)
    await going.ayse.reads("TF-2026-0003")
    assert "📅 Fri 27 Nov 14:30–15:30" in going.ayse.buttons()


async def test_words_that_could_be_about_two_cases_reach_the_one_that_is_chosen(
    going: Going,
) -> None:
    await going.ayse.taps_data("tc:1", 84)
    going.moves_clock(hours=11)
    await release(going.running)
    await going.leyla.reads("Kommer du alene?")
    said = "SELECT requisition_id FROM case_message WHERE text = 'Kommer du alene?'"
    assert await rows(going, said) == [(1,)]


async def test_words_before_the_first_question_are_taken_into_the_form(going: Going) -> None:
    await going.eva.taps_data("m:request", 138)
    await going.eva.taps(label("en", "I understand"))
    [(form,)] = await rows(going, "SELECT form FROM draft JOIN person ON person.id = person_id"
                                  " WHERE first_name = 'Eva'")  # fmt: skip
    assert "for ingen kommer." in str(json.loads(form))


async def test_a_form_goes_on_where_it_was_with_all_its_answers(going: Going) -> None:
    await going.omar.taps_data("q:5:9:!skip", 136)
    await going.omar.reads("How soon do you need us?")
    [(form,)] = await rows(going, "SELECT form FROM draft WHERE id = 5")
    answers = json.loads(form)["answers"]
    assert (answers["about"], answers["tried"]) == ("Om 4. B.", None)
    assert PROBLEM in str(answers["problem"])


async def test_an_agenda_of_then_still_opens_what_it_names(going: Going) -> None:
    await going.leyla.taps_data("go:4", 142)
    await going.leyla.reads("TF-2026-0004")
