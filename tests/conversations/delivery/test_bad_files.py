"""Files that cannot be taken, and what is sent where it makes no sense."""

import pytest

from tests.support.dialogue import Chat, City
from tests.support.texts import asks, refusal
from tests.support.walks import PROBLEM, answer_until, in_danish, label

MEGABYTE = 1024 * 1024
PROGRAMS = ("besked.exe", "faktura.pdf.exe", "kør.BAT", "makro.docm")
ODD = ("sticker", "animation", "location", "poll")


async def changes_the_problem(chat: Chat, language: str) -> None:
    """From the summary back to the problem, which takes more until it is done."""
    await answer_until(chat, language)
    for button in ("Change", "The problem"):
        await chat.taps(label(language, button))


@in_danish
async def test_a_file_of_more_than_20_megabytes(town: City, language: str) -> None:
    chat = town.person(language=language)
    await changes_the_problem(chat, language)
    await chat.sends_a("document", name="film.mov", size=21 * MEGABYTE)
    await chat.reads(refusal(language, "file_too_large", limit_mb=20), "20")
    await chat.sends_a("document", name="plan.pdf", size=20 * MEGABYTE)
    await chat.taps(label(language, "Done"))
    await chat.reads(PROBLEM, "📎 1")


@in_danish
async def test_a_program(town: City, language: str) -> None:
    chat = town.person(language=language)
    await changes_the_problem(chat, language)
    for name in PROGRAMS:
        await chat.sends_a("document", name=name)
        await chat.reads(refusal(language, "file_executable"))
    await chat.taps(label(language, "Done"))
    page = await chat.reads(PROBLEM)
    assert "📎" not in page


@in_danish
async def test_more_than_ten_files(town: City, language: str) -> None:
    chat = town.person(language=language)
    await changes_the_problem(chat, language)
    for _time in range(10):
        await chat.sends_a("photo")
    await chat.sends_a("photo")
    await chat.reads(refusal(language, "too_many_attachments", limit=10))
    await chat.taps(label(language, "Done"))
    await chat.reads(PROBLEM, "📎 10")


async def test_an_album_that_is_too_much_is_said_once(town: City) -> None:
    """Eight photos, then an album of ten: the first two of it are kept, and one line says so."""
    chat = town.person(language="en")
    await changes_the_problem(chat, "en")
    for _time in range(8):
        await chat.sends_a("photo")
    await chat.reads("8 photos")
    await chat.sends_a("album", uploads=[("photo", f"{n}.jpg", b"photo") for n in range(10)])
    await chat.reads(refusal("en", "too_many_attachments", limit=10))
    await chat.reads("10 photos")
    await chat.reads_nothing_new()


@in_danish
@pytest.mark.parametrize(
    ("question", "before"), [("problem", f"={PROBLEM}"), ("organisation_name", "=Tagensbo School")]
)
async def test_a_sticker_and_the_like(
    town: City, language: str, question: str, before: str
) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, before)
    code = "odd_message" if question == "problem" else "words_wanted"
    for what in ODD:
        await chat.sends_a(what)
        await chat.reads(refusal(language, code))
        await chat.reads(asks(language, question, "school"))


@in_danish
async def test_something_else_where_a_tap_is_wanted(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, "Within two weeks")
    await chat.sends_a("sticker")
    await chat.reads(refusal(language, "odd_message"))
    await chat.reads(asks(language, "urgency"))
    for what in ("photo", "voice", "document"):
        await chat.sends_a(what)
        await chat.reads(asks(language, "urgency"))
    assert chat.shows("✓", "1")


@in_danish
async def test_a_photo_where_a_text_is_wanted(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, "=Tagensbo School")
    await chat.sends_a("photo", caption="Skolen")
    await chat.reads(refusal(language, "words_wanted"))
    await chat.reads(asks(language, "organisation_name"))


@in_danish
async def test_a_forwarded_message_where_it_makes_no_sense(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, "=Tagensbo School")
    await chat.forwards("Fra en kollega")
    await chat.reads(refusal(language, "words_wanted"))
    await chat.reads(asks(language, "organisation_name"))


async def test_a_forwarded_message_belongs_to_the_problem(town: City) -> None:
    chat = town.person(language="en")
    await answer_until(chat, "en", "I understand")
    await chat.forwards("A colleague wrote this about the meetings.")
    await answer_until(chat, "en", since=f"={PROBLEM}")
    await chat.reads(PROBLEM, "A colleague wrote this about the meetings.")


@in_danish
async def test_a_sticker_while_nothing_is_asked(town: City, language: str) -> None:
    chat = town.person(language=language)
    await chat.says("/start")
    await chat.reads("Ayşe")
    await chat.sends_a("sticker")
    await chat.reads(label(language, "Ask for help"))


async def test_a_position_that_moves_is_answered_once(town: City) -> None:
    """Telegram edits a live position every few seconds."""
    chat = town.person(language="en")
    await answer_until(chat, "en", f"={PROBLEM}")
    sent = await chat.sends_a("location")
    await chat.reads(refusal("en", "odd_message"))
    await chat.reads("1/5")
    for _time in range(3):
        town.messenger.push_update({"edited_message": town.messenger.render(sent)})
    await chat.reads_nothing_new()
