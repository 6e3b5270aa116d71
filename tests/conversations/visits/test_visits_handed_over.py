"""A visit whose case goes to another advisor, or whose advisor is away."""

from datetime import UTC, date, datetime

from tests.conversations.visits.test_visits_changed import (
    FRIDAY,
    MONDAY,
    is_cancelled,
    opens,
    visit_agreed,
)
from tests.support.absences import plans
from tests.support.dialogue import Chat, City
from tests.support.scenes.scene import scene
from tests.support.texts import refusal
from tests.support.troubles import rows
from tests.support.visiting import invitations, proposes, reminds, sends
from tests.support.walks import in_both_languages, in_danish, label, sentence
from tests.support.working import running_case


@in_danish
async def test_the_visit_goes_to_the_next_advisor_with_the_case(town: City, language: str) -> None:
    jonas = await town.advisor("Jonas", language=language)
    case = await visit_agreed(town, language)
    await opens(case.leyla, language, case)
    await case.leyla.taps(label(language, "Hand over"))
    await case.leyla.taps(sentence(language, "Ask {name}", name="Jonas"))
    await jonas.taps(label(language, "Accept"))

    assert is_cancelled(case.leyla, 1)
    for chat in (jonas, case.ayse):
        last = invitations(chat)[-1]
        assert last.about == ("REQUEST", 1, FRIDAY)
        assert {each.params["CN"] for each in last.event["ATTENDEE"]} == {"Jonas", "Ayşe"}
        assert last.event["UID"] == invitations(case.leyla)[0].event["UID"]
    for chat in (jonas, case.leyla, case.ayse):
        chat.seen = chat.last().message_id
    town.moves_clock_to(datetime(2026, 10, 22, 13, 1, tzinfo=UTC))
    await reminds(town)
    town.moves_clock_to(datetime(2026, 10, 23, 11, 31, tzinfo=UTC))
    await reminds(town)
    for word in ("Tomorrow at {time}", "Today at {time}"):
        await jonas.reads(sentence(language, word, time=""), "Ayşe")
        await case.ayse.reads(sentence(language, word, time=""), "Jonas")
    await case.leyla.reads_nothing_new()
    await opens(jonas, language, case)
    assert label(language, "Cancel the visit") in jonas.buttons()


@in_both_languages
async def test_times_that_wait_are_off_when_the_case_goes_to_another_advisor(
    town: City, language: str
) -> None:
    """They were free in the former advisor's week; what is agreed holds for the next one."""
    town.moves_clock_to(MONDAY)
    jonas = await town.advisor("Jonas", language=language)
    case = await running_case(town, language)
    off = sentence(
        language, "The times that were proposed for {reference} are off.", reference=case.reference
    )
    await proposes(case.leyla, language, "fredag 14.30")
    await sends(case.leyla, language)
    await case.ayse.reads("Leyla", case.reference)
    asked = case.ayse.last()
    await opens(case.leyla, language, case)
    await hands_over(case.leyla, jonas, language, "Jonas")
    for chat in (case.ayse, jonas):
        await chat.reads(off)
    assert not case.ayse.buttons(asked)
    assert await case.ayse.taps_data("vk:1:1:0", asked) == refusal(language, "visit_gone")

    await proposes(jonas, language, "fredag 14.30")
    await sends(jonas, language)
    await case.ayse.reads("Jonas", case.reference)
    await case.ayse.taps(case.ayse.buttons()[0])
    await opens(jonas, language, case)
    await jonas.taps(label(language, "Move the visit"))
    await jonas.says("tirsdag 9")
    for step in ("1 hour", "Go on", "At their place"):
        await jonas.taps(label(language, step))
    await sends(jonas, language)
    await opens(jonas, language, case)
    await hands_over(jonas, case.leyla, language, "Leyla")
    still = {"da": "Fredag den 23. oktober", "en": "Friday 23 October"}[language]
    for chat in (case.ayse, case.leyla):
        await chat.reads(off, still)
    assert invitations(case.leyla)[-1].about == ("REQUEST", 1, FRIDAY)
    assert await rows(town, "SELECT status, waits FROM visit ORDER BY id") == [
        ("cancelled", False), ("agreed", False),
    ]  # fmt: skip


@scene
async def hands_over(former: Chat, taker: Chat, language: str, name: str) -> None:
    """From the card to the other one's yes."""
    await former.taps(label(language, "Hand over"))
    await former.taps(sentence(language, "Ask {name}", name=name))
    await taker.taps(label(language, "Accept"))


@in_both_languages
async def test_whoever_stands_in_hears_that_none_fits_and_can_call_off(
    town: City, language: str
) -> None:
    """The advisor is ill: proposing is theirs, but what is agreed for Friday can be called off."""
    jonas = await town.advisor("Jonas", language=language)
    case = await visit_agreed(town, language)
    await opens(case.leyla, language, case)
    await case.leyla.taps(label(language, "Move the visit"))
    await case.leyla.says("27/10 9")
    for step in ("1 hour", "Go on", "At their place"):
        await case.leyla.taps(label(language, step))
    await sends(case.leyla, language)
    await plans(case.leyla, language, date(2026, 10, 19), date(2026, 10, 24), "Jonas")
    case.leyla.seen = case.leyla.last().message_id

    await case.ayse.taps(label(language, "None fits"))
    still = {"da": "fredag den 23. oktober", "en": "Friday 23 October"}[language]
    await jonas.reads("Ayşe", case.reference, still)
    await case.leyla.reads_nothing_new()
    assert label(language, "Propose other times") not in "".join(jonas.buttons())
    assert label(language, "Write to the requester") in "".join(jonas.buttons())
    await jonas.taps(label(language, "Open case"))
    await jonas.taps(label(language, "Cancel the visit"))
    await jonas.reads(case.reference, still)
    await jonas.taps(label(language, "Yes, call it off"))
    await case.ayse.reads("Jonas", case.reference, still)
    await jonas.reads(case.reference, still)
    for chat in (case.leyla, case.ayse):
        assert is_cancelled(chat, 1)
    assert await jonas.taps_data("vp:1") == refusal(language, "case_not_yours")
