"""What is written about a request while nobody works on it: added to it, and told."""

from casework.core.vocabulary import FocusArea
from storage.tables import CaseMessage, Requisition
from tests.support.dialogue import Chat, City
from tests.support.rows import all_of
from tests.support.scenes.scene import scene
from tests.support.talking import active_case, advisor, answers, the
from tests.support.texts import refusal
from tests.support.walks import PROBLEM, ask_again, in_danish, label, send_request, sentence

FORGOT = "I forgot to say: it is about class 4B."


@scene
async def closes(leyla: Chat, reference: str) -> None:
    await leyla.says("/cases")
    await leyla.taps(reference)
    for button in ("Close", "Solved", "Go on"):
        await leyla.taps(button)
    await leyla.says("We held two meetings.")
    await leyla.taps("Close the case")


def was_added(language: str, reference: str) -> str:
    return sentence(
        language,
        "✓ Added to {reference}. The advisor who takes it can read it.",
        reference=reference,
    )


@in_danish
async def test_what_was_forgotten_is_added_and_told_to_who_was_asked(
    city: City, language: str
) -> None:
    leyla = await advisor(city, language)
    chat = city.person(language=language)
    reference = await send_request(chat, language)
    await leyla.reads(PROBLEM)
    await chat.says(FORGOT)
    await chat.reads(was_added(language, reference))
    await leyla.reads(reference, "Ayşe", FORGOT)

    await leyla.taps(label(language, "Accept"))
    await chat.reads("Leyla")
    await chat.says("And it is urgent.")
    await leyla.reads("And it is urgent.")
    await leyla.says("/cases")
    await leyla.taps(reference)
    await leyla.reads(PROBLEM, FORGOT)


async def test_photo_voice_and_a_reply_to_the_receipt_are_added_too(town: City) -> None:
    leyla = await advisor(town)
    chat = town.person(language="en")
    reference = await send_request(chat, "en")
    receipt = chat.last()
    await chat.sends_a("photo", caption="The notice board")
    await chat.sends_a("voice")
    await answers(chat, receipt, FORGOT)
    await chat.reads(was_added("en", reference))
    kinds = [set(each.content) for each in leyla.messenger.from_bot(leyla.user)[-3:]]
    assert "photo" in kinds[0]
    assert "voice" in kinds[1]
    await leyla.reads(FORGOT)
    await chat.says("/requests")
    await chat.taps(reference)
    await chat.reads("(+1)", FORGOT)
    await chat.taps("Messages")
    await chat.reads("The notice board", FORGOT)


async def test_an_album_is_told_once(town: City) -> None:
    await advisor(town)
    chat = town.person(language="en")
    await send_request(chat, "en")
    before = len(chat.messenger.from_bot(chat.user))
    await chat.sends_a("album", caption="The board")
    assert len(chat.messenger.from_bot(chat.user)) == before + 1


async def test_whoever_is_asked_next_reads_it_on_the_card(city: City) -> None:
    leyla = await advisor(city)
    jonas = await city.advisor("Jonas", language="en", focus_areas=(FocusArea.HEALTH,))
    chat = city.person(language="en")
    reference = await send_request(chat, "en")
    await leyla.taps("Decline")
    await leyla.taps("Too much to do")
    await jonas.reads(reference)
    seen = len(leyla.messenger.from_bot(leyla.user))
    await chat.says(FORGOT)
    await jonas.reads(FORGOT)
    assert len(leyla.messenger.from_bot(leyla.user)) == seen
    await jonas.taps("Decline")
    await jonas.taps("Too much to do")
    await chat.says("y" * 700)
    karen = await city.coordinator(language="en")
    await karen.says("/cases")
    await karen.taps(reference)
    await karen.reads(FORGOT, "yyy")
    await karen.taps("Read everything")
    await karen.reads("y" * 700)


async def test_with_two_requests_it_is_asked_which_one(town: City) -> None:
    await advisor(town)
    chat = town.person(language="en")
    first = await send_request(chat, "en")
    town.moves_clock(hours=3)
    second = await _another(chat)
    town.moves_clock(hours=3)
    await chat.says(FORGOT)
    await chat.reads("Which case is this about?", first, second)
    await chat.taps(f"{first} · {label('en', 'an advisor')}")
    await chat.reads(was_added("en", first))
    (message,) = await all_of(town, CaseMessage)
    assert message.text == FORGOT


async def test_a_cpr_number_is_refused_there_too(town: City) -> None:
    await advisor(town)
    chat = town.person(language="en")
    await send_request(chat, "en")
    await chat.says("Her number is 010290-1234")
    await chat.reads(refusal("en", "text_has_cpr"))
    assert not await all_of(town, CaseMessage)


async def test_there_is_room_for_so_much(town: City) -> None:
    await advisor(town)
    chat = town.person(language="en")
    await send_request(chat, "en")
    for _each in range(10):
        await chat.sends_a("photo")
    await chat.sends_a("photo")
    await chat.reads(refusal("en", "too_many_attachments", limit=10))


async def test_an_edit_changes_what_was_added(town: City) -> None:
    leyla = await advisor(town)
    chat = town.person(language="en")
    await send_request(chat, "en")
    written = await chat.says(FORGOT)
    await chat.edits(written, "It is about class 5A.")
    await leyla.reads("It is about class 5A.")
    (message,) = await all_of(town, CaseMessage)
    assert message.text == "It is about class 5A."


@in_danish
async def test_thanks_after_closing_reach_who_closed_it(town: City, language: str) -> None:
    leyla = await advisor(town)
    chat, reference = await active_case(town, leyla, language)
    await closes(leyla, reference)
    await chat.says("Thank you so much!")
    await chat.reads(
        sentence(
            language, "✓ {name} will get it. {reference} stays closed.",
            name="Leyla", reference=reference,
        )
    )  # fmt: skip
    assert label(language, "Reopen") in "".join(chat.buttons())
    await leyla.reads(reference, "Ayşe", "Thank you so much!")
    (requisition,) = await all_of(town, Requisition)
    assert requisition.status == "closed"
    await chat.taps(label(language, "Reopen"))
    await leyla.reads(reference)


async def test_a_reply_to_closed_goes_there_weeks_later(town: City) -> None:
    leyla = await advisor(town)
    chat, reference = await active_case(town, leyla)
    await closes(leyla, reference)
    town.moves_clock(days=21)
    await answers(chat, the(chat, reference, "closed"), "It still works.")
    await leyla.reads("It still works.")


async def test_after_the_time_for_opening_again_it_goes_nowhere_by_itself(town: City) -> None:
    leyla = await advisor(town)
    chat, reference = await active_case(town, leyla)
    await closes(leyla, reference)
    town.moves_clock(days=31)
    await chat.says("Hello again")
    assert not leyla.shows("Hello again")


async def _another(chat: Chat) -> str:
    await ask_again(chat, "en")
    await chat.taps("Send request")
    told = await chat.reads("TF-")
    return told[told.index("TF-") :][:12]
