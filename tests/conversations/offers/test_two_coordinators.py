"""Two coordinators decide about one case: each hears of the other before anything is undone."""

from casework.core.vocabulary import FocusArea
from tests.conversations.worklist.test_daily_digest import TUESDAY, morning
from tests.support.dialogue import Chat, City
from tests.support.scenes.scene import scene
from tests.support.texts import refusal
from tests.support.troubles import rows
from tests.support.walks import in_danish, label, send_request, sentence

ASKED = "SELECT first_name FROM offer JOIN person ON person.id = advisor_id WHERE ended_at IS NULL"


@scene
async def chooses(chat: Chat, language: str, reference: str) -> None:
    """From the open cases to whom could be asked."""
    await chat.says("/cases")
    await chat.taps(reference)
    await chat.taps(label(language, "Choose an advisor"))


async def team(city: City, language: str) -> tuple[Chat, Chat, str]:
    """Karen and Kim, and a case that Leyla is asked about by the bot."""
    for name in ("Leyla", "Jonas", "Omar"):
        fields = (FocusArea.EDUCATION,) if name == "Leyla" else ()
        await city.advisor(name, language=language, focus_areas=fields)
    karen = await city.coordinator("Karen", language=language)
    kim = await city.coordinator("Kim", language=language)
    return karen, kim, await send_request(city.person("Ayşe", language=language), language)


def named(city: City, name: str) -> Chat:
    """The chat of somebody whom `team` has made."""
    return next(
        Chat(city, chat.user)
        for chat in city.messenger.chats.values()
        if chat.user.first_name == name
    )


def asks(language: str, name: str) -> str:
    return sentence(language, "Ask {name}", name=name)


def first(language: str, to: str, reference: str) -> str:
    text = "<b>{by} asked {to} to take {reference}, {when}.</b>"
    when = {"da": "kl. 10.0", "en": "at 10:0"}[language]
    said = sentence(language, text, by="Karen", to=to, reference=reference, when=when)
    return said.removesuffix(".").removesuffix(")")


@in_danish
async def test_the_second_reads_what_the_first_did_and_can_leave_it(
    town: City, language: str
) -> None:
    karen, kim, reference = await team(town, language)
    for chat in (karen, kim):
        await chooses(chat, language, reference)
    await karen.taps(asks(language, "Jonas"))
    await kim.taps(asks(language, "Omar"))
    await kim.reads(first(language, "Jonas", reference))
    await kim.taps(label(language, "No, leave it"))
    assert not kim.buttons()
    assert await rows(town, ASKED) == [("Jonas",)]


@in_danish
async def test_with_one_tap_more_it_counts_and_the_first_hears_so(
    city: City, language: str
) -> None:
    karen, kim, reference = await team(city, language)
    for chat in (karen, kim):
        await chooses(chat, language, reference)
    await karen.taps(asks(language, "Jonas"))
    karen.seen = karen.last().message_id
    await kim.taps(asks(language, "Omar"))
    await kim.taps(sentence(language, "Yes, ask {name}", name="Omar"))
    assert await rows(city, ASKED) == [("Omar",)]
    await karen.reads("Kim", "Omar", "Jonas", reference)


async def test_the_same_choice_is_said_to_be_made(town: City) -> None:
    karen, kim, reference = await team(town, "en")
    for chat in (karen, kim):
        await chooses(chat, "en", reference)
    await karen.taps("Ask Jonas")
    await kim.taps("Ask Jonas")
    await kim.reads(first("en", "Jonas", reference))
    assert "Yes, ask Jonas" not in kim.buttons()
    assert len(await rows(town, "SELECT 1 FROM offer")) == 2


async def test_who_has_declined_since_is_named(town: City) -> None:
    karen, kim, reference = await team(town, "en")
    for chat in (karen, kim):
        await chooses(chat, "en", reference)
    menu = kim.last()
    await karen.taps("Ask Jonas")
    jonas = named(town, "Jonas")
    await jonas.taps("Decline")
    await jonas.taps("Too much to do")
    await kim.taps("Ask Omar", on=menu)
    await kim.reads("Karen asked Jonas", reference, "Jonas has declined")


async def test_whoever_has_seen_it_need_not_be_told(town: City) -> None:
    karen, kim, reference = await team(town, "en")
    await chooses(karen, "en", reference)
    await karen.taps("Ask Jonas")
    await chooses(kim, "en", reference)
    await kim.taps("Ask Omar")
    await kim.reads("I have asked", "Omar", reference)
    await karen.reads("Kim has asked Omar", reference)


async def test_ones_own_choice_is_no_news(town: City) -> None:
    karen, _kim, reference = await team(town, "en")
    await chooses(karen, "en", reference)
    menu = karen.last()
    await karen.taps("Ask Jonas")
    await chooses(karen, "en", reference)
    await karen.taps("Ask Omar")
    await karen.reads("I have asked", "Omar")
    assert not karen.shows("Nothing has changed yet")
    assert menu is not None


async def test_a_button_of_before_tells_of_it_too(town: City) -> None:
    """It does not know what was decided when it was made."""
    karen, kim, reference = await team(town, "en")
    await chooses(karen, "en", reference)
    await chooses(kim, "en", reference)
    [(omar,)] = await rows(town, "SELECT id FROM person WHERE first_name = 'Omar'")
    await karen.taps("Ask Jonas")
    await kim.taps_data(f"cx:1:{omar}")
    await kim.reads(first("en", "Jonas", reference))


@in_danish
async def test_the_worklist_tells_of_it_too(town: City, language: str) -> None:
    """Kim's list has been open since Karen asked somebody from the card."""
    karen, kim, reference = await team(town, language)
    for name in ("Leyla", "Jonas", "Omar"):
        advisor = named(town, name)
        await advisor.taps(label(language, "Decline"))
        await advisor.taps(label(language, "Too much to do"))
    await morning(town, TUESDAY)
    await kim.reads(reference)
    await kim.taps("1")
    await kim.taps(label(language, "Assign"))
    menu = kim.last()
    await chooses(karen, language, reference)
    await karen.taps(asks(language, "Jonas"))
    answer = await kim.taps("Omar", on=menu)
    said = refusal(language, "settled_by_another", by="Karen", name="Jonas", at="7")
    assert answer.startswith(said.partition("7")[0])
    assert await rows(town, ASKED) == [("Jonas",)]
