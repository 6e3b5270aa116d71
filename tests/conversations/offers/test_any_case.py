"""A coordinator asks or assigns somebody for any case, also for one that an advisor has."""

import pytest

from casework.core.vocabulary import FocusArea
from tests.conversations.offers.test_hand_over import owner
from tests.conversations.offers.test_two_coordinators import ASKED, asks, chooses
from tests.conversations.worklist.test_daily_digest import THURSDAY, morning, text
from tests.support.dialogue import Chat, City, text_of
from tests.support.texts import refusal
from tests.support.troubles import rows
from tests.support.walks import in_danish, label, send_request, sentence
from tests.support.working import Running, closes, running_case

BEST = "★ Ask the best"


@pytest.fixture
async def case(town: City) -> Running:
    """Leyla has a case; there are Jonas and Omar, and Karen and Kim coordinate."""
    return await with_others(town, "en")


async def with_others(city: City, language: str) -> Running:
    """The same, in a language."""
    for name in ("Jonas", "Omar"):
        await city.advisor(name, language=language, focus_areas=(FocusArea.HEALTH,))
    for name in ("Karen", "Kim"):
        await city.coordinator(name, language=language)
    return await running_case(city, language)


def chat_of(city: City, name: str) -> Chat:
    """The chat of somebody, from now on."""
    user = next(chat.user for chat in city.messenger.chats.values() if chat.user.first_name == name)
    said = city.messenger.from_bot(user)
    return Chat(city, user, said[-1].message_id if said else 0)


@in_danish
async def test_a_running_case_moves_when_the_one_who_is_asked_accepts(
    town: City, language: str
) -> None:
    case = await with_others(town, language)
    karen, jonas = chat_of(town, "Karen"), chat_of(town, "Jonas")
    await chooses(karen, language, case.reference)
    stands = sentence(language, "{name} has it and has not answered yet", name="Leyla")
    await karen.reads(case.reference, stands, sentence(language, "has it now"))
    assert asks(language, "Leyla") not in karen.buttons()
    await karen.taps(asks(language, "Jonas"))
    await karen.reads("Jonas", case.reference)
    await case.leyla.reads(
        sentence(
            language,
            "{by} has asked {name} to take over {reference} from you. Until {name} accepts, it "
            "stays with you.",
            by="Karen",
            name="Jonas",
            reference=case.reference,
        )
    )
    await case.ayse.reads_nothing_new()
    assert await owner(town) == "Leyla"
    await jonas.reads(
        sentence(
            language,
            "{name} has it now, and {by} asks whether you can take it over.",
            name="Leyla",
            by="Karen",
        )
    )

    await jonas.taps(label(language, "Accept"))

    assert await owner(town) == "Jonas"
    await case.leyla.reads("Jonas", case.reference)
    await case.ayse.reads("Jonas", "Leyla", case.reference)
    assert await case.leyla.taps_data("wl:1") == refusal(language, "stale_button")


@in_danish
async def test_it_is_given_to_whoever_has_said_yes_elsewhere(town: City, language: str) -> None:
    case = await with_others(town, language)
    karen, jonas = chat_of(town, "Karen"), chat_of(town, "Jonas")
    await chooses(karen, language, case.reference)
    await karen.taps(asks(language, "Jonas"))
    given = karen.last()
    await karen.taps(sentence(language, "Give it to {name} now", name="Jonas"))
    assert await owner(town) == "Jonas"
    await karen.reads("Jonas", "Leyla", case.reference)
    await jonas.reads(
        sentence(
            language,
            "<b>{reference} is yours.</b> {by} has given it to you in the place of {name}.",
            reference=case.reference,
            by="Karen",
            name="Leyla",
        )
    )
    await case.leyla.reads(case.reference, "Karen", "Jonas")
    await case.ayse.reads("Jonas", "Leyla", case.reference)
    assert not karen.buttons(given)
    assert not await rows(town, ASKED)


async def test_a_new_case_is_given_too_and_its_requester_hears_it(town: City) -> None:
    jonas = await town.advisor("Jonas", language="en")
    karen = await town.coordinator("Karen", language="en")
    ayse = town.person("Ayşe", language="en")
    reference = await send_request(ayse, "en")
    await chooses(karen, "en", reference)
    await karen.reads("Jonas was asked on", "no answer yet", "Nobody has it; Jonas was asked today")
    menu = karen.last()
    await karen.taps("Give it to Jonas now")
    await karen.reads("Jonas has", reference, "I have told Jonas")
    await jonas.reads(reference, "is yours", "Karen has given it to you")
    await ayse.reads("Good news: Jonas has your request", reference)
    assert await karen.taps_data("cg:1", on=menu) == refusal("en", "case_taken", name="Jonas")
    assert await jonas.taps_data("oa:1") == refusal("en", "case_already_yours")
    assert await jonas.taps_data("cg:1") == refusal("en", "stale_button"), "no coordinator"


async def test_both_hear_that_it_stays(town: City, case: Running) -> None:
    karen, jonas = chat_of(town, "Karen"), chat_of(town, "Jonas")
    await chooses(karen, "en", case.reference)
    await karen.taps("Ask Jonas")
    await jonas.taps("Decline")
    await jonas.taps("Too much to do")
    await case.leyla.reads("Jonas cannot take over", "It stays with you")
    await karen.reads("Jonas cannot take over", "It stays with Leyla")
    await karen.taps("Choose an advisor")
    await karen.reads("Karen asked Jonas on", "no (Too much to do)")


async def test_its_advisor_can_keep_it_and_the_coordinator_hears_so(
    town: City, case: Running
) -> None:
    karen, jonas = chat_of(town, "Karen"), chat_of(town, "Jonas")
    await chooses(karen, "en", case.reference)
    await karen.taps("Ask Jonas")
    menu = karen.last()
    await case.leyla.taps("Keep it after all")
    await karen.reads("Leyla keeps", "Jonas is no longer asked")
    await jonas.reads("Leyla no longer needs you", case.reference)
    answer = await karen.taps("Give it to Jonas now", on=menu)
    assert answer == refusal("en", "case_taken", name="Leyla")
    assert await owner(town) == "Leyla"


async def test_a_handover_of_its_advisor_is_replaced(town: City, case: Running) -> None:
    karen, jonas, omar = (chat_of(town, each) for each in ("Karen", "Jonas", "Omar"))
    await case.leyla.taps("Hand over")
    await case.leyla.taps("Ask Jonas")
    await chooses(karen, "en", case.reference)
    await karen.reads("Leyla asked Jonas on", "Leyla has it; Jonas was asked today")
    await karen.taps("Ask Omar")
    await jonas.reads("being offered to somebody else")
    await omar.reads("Karen asks whether you can take it over")
    await case.leyla.reads("Karen has asked Omar to take over")
    assert await rows(town, ASKED) == [("Omar",)]


async def test_closed_meanwhile(town: City, case: Running) -> None:
    karen = chat_of(town, "Karen")
    await chooses(karen, "en", case.reference)
    menu = karen.last()
    await closes(case.leyla, "en")
    assert await karen.taps("Ask Jonas", on=menu) == refusal("en", "case_over")
    assert await karen.taps_data("cw:1:1:0", on=menu) == refusal("en", "case_over")
    assert await karen.taps_data("ca:1") == refusal("en", "case_over")
    assert not await rows(town, ASKED)


async def test_the_second_coordinator_reads_what_the_first_did(town: City, case: Running) -> None:
    karen, kim = chat_of(town, "Karen"), chat_of(town, "Kim")
    for each in (karen, kim):
        await chooses(each, "en", case.reference)
    await karen.taps("Ask Jonas")
    await kim.taps("Ask Omar")
    await kim.reads("Karen asked Jonas to take", "Nothing has changed yet")
    assert await rows(town, ASKED) == [("Jonas",)]
    await kim.taps("Yes, ask Omar")
    assert await rows(town, ASKED) == [("Omar",)]
    await karen.reads("Kim has asked Omar")


@in_danish
async def test_the_best_is_asked_in_one_tap_and_once(town: City, language: str) -> None:
    leyla = await town.advisor("Leyla", language=language)
    karen = await town.coordinator("Karen", language=language)
    reference = await send_request(town.person("Ayşe", language=language), language)
    for tap in ("Decline", "Too much to do"):
        await leyla.taps(label(language, tap))
    await town.advisor("Jonas", language=language, focus_areas=(FocusArea.HEALTH,))
    await town.advisor("Omar", language=language, focus_areas=(FocusArea.EDUCATION,))
    await karen.says("/cases")
    await karen.taps(reference)
    card = karen.last()
    await karen.taps(label(language, "Ask the best"))
    await karen.reads("Omar", reference)
    again = "cw:1:1:0"
    assert await karen.taps_data(again, on=card) == refusal(language, "handover_open", name="Omar")
    assert await rows(town, ASKED) == [("Omar",)]


@pytest.mark.over_http
async def test_two_taps_on_the_best_ask_one(city: City) -> None:
    await city.coordinator("Karen", language="en")
    reference = await send_request(city.person("Ayşe", language="en"), "en")
    for name in ("Jonas", "Omar"):
        await city.advisor(name, language="en")
    karen = chat_of(city, "Karen")
    await karen.says("/cases")
    await karen.taps(reference)
    await karen.taps_twice_at_once(BEST)
    assert len(await rows(city, "SELECT 1 FROM offer")) == 1


async def test_nobody_is_left_to_ask(town: City, case: Running) -> None:
    karen = chat_of(town, "Karen")
    await chooses(karen, "en", case.reference)
    await karen.taps("Ask Jonas")
    await chooses(karen, "en", case.reference)
    await karen.taps("Ask Omar")
    await chooses(karen, "en", case.reference)
    assert BEST not in karen.buttons()
    [(leyla,)] = await rows(town, "SELECT advisor_id FROM requisition")
    assert await karen.taps_data(f"cw:1:3:{leyla}") == refusal("en", "nobody_left")


@in_danish
async def test_a_line_of_the_list_too(town: City, language: str) -> None:
    """Leyla has not answered; Karen asks whoever fits best from her list, in one tap."""
    case = await with_others(town, language)
    karen = chat_of(town, "Karen")
    await morning(town, THURSDAY)
    await karen.reads(case.reference)
    digest = karen.last()
    await karen.taps("1")
    stands = sentence(language, "{name} has it and has not answered yet", name="Leyla")
    assert stands in text(karen)
    assert label(language, "Assign") in karen.buttons()
    await karen.taps(label(language, "Ask the best"))
    assert sentence(language, "you have asked {to}", to="Jonas") in text_of(digest)
    await case.leyla.reads("Karen", "Jonas", case.reference)
    assert await rows(town, ASKED) == [("Jonas",)]


async def test_who_was_asked_is_no_advisors_business(town: City) -> None:
    leyla = await town.advisor("Leyla", language="en")
    jonas = await town.advisor("Jonas", language="en")
    karen = await town.coordinator("Karen", language="en")
    reference = await send_request(town.person("Ayşe", language="en"), "en")
    await leyla.taps("Decline")
    await leyla.taps("Too much to do")
    await jonas.taps("Accept")
    await jonas.taps("Open case")
    assert "was asked on" not in text(jonas)
    await karen.says("/cases")
    await karen.taps(reference)
    await karen.reads("Leyla was asked on", "no (Too much to do)", "Jonas was asked on", ": yes")
    assert await jonas.taps_data("ca:1") == refusal("en", "stale_button")
