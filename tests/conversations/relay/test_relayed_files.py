"""Photos, files, voice messages and albums, from one side of a case to the other."""

import pytest

from bot.playground.chats.model import Message
from tests.support.dialogue import Chat, City, text_of
from tests.support.talking import active_case, advisor, answers, the
from tests.support.texts import refusal
from tests.support.troubles import calls_to, rows
from tests.support.walks import in_danish, label


@pytest.fixture
async def leyla(town: City) -> Chat:
    """The advisor."""
    return await advisor(town)


@pytest.fixture
async def ayse(town: City, leyla: Chat) -> Chat:
    """The requester of an active case."""
    chat, _reference = await active_case(town, leyla)
    return chat


def with_a(chat: Chat, kind: str) -> list[Message]:
    """The bot's messages in a chat that bring a file of this kind."""
    return [each for each in chat.messenger.from_bot(chat.user) if kind in each.content]


@pytest.mark.parametrize(
    ("kind", "details"),
    [
        ("photo", {"caption": "Se <her> & nu"}),
        ("document", {"name": "plan.pdf", "caption": "The plan"}),
        ("voice", {}),
        ("audio", {"name": "song.mp3"}),
        ("video", {"caption": "Look"}),
    ],
)
@pytest.mark.parametrize("language", ["da", "en"])
async def test_a_file_goes_on_by_its_id_with_what_stood_below_it(
    town: City, language: str, kind: str, details: dict[str, str]
) -> None:
    leyla = await advisor(town, language)
    ayse, reference = await active_case(town, leyla, language)

    await ayse.sends_a(kind, **details)
    await leyla.sends_a(kind, **details)

    for chat, sender in ((leyla, "Ayşe"), (ayse, "Leyla")):
        (shown,) = with_a(chat, kind)
        below = [f"{reference} · {sender}", *([details["caption"]] if "caption" in details else [])]
        assert text_of(shown) == "\n".join(below)


async def test_a_reply_with_a_file_goes_to_the_case(town: City, leyla: Chat, ayse: Chat) -> None:
    bent, _second = await active_case(town, leyla, name="Bent")
    await ayse.sends_a("photo", caption="Which one?")

    photo = town.messenger.person_sends_photo(
        leyla.user, caption="This one", reply_to=the(leyla, "Which one?").message_id
    )
    await leyla.sends(photo)

    assert len(with_a(ayse, "photo")) == 1
    assert not with_a(bent, "photo")


async def test_an_album_stays_together(town: City, leyla: Chat, ayse: Chat) -> None:
    sent = await ayse.sends_a("album", caption="Both sides of the letter")

    first, second = with_a(leyla, "photo")
    assert len(calls_to(leyla, "sendMediaGroup")) == 1
    assert first.content["media_group_id"] == second.content["media_group_id"]
    assert "Ayşe\nBoth sides of the letter" in text_of(first)
    assert not text_of(second)
    assert len(sent) == 2
    await ayse.reads("→ Leyla")
    await ayse.reads_nothing_new()


async def test_each_file_of_an_album_can_be_answered(town: City, leyla: Chat, ayse: Chat) -> None:
    bent, _second = await active_case(town, leyla, name="Bent")
    await ayse.sends_a("album")

    await answers(leyla, with_a(leyla, "photo")[1], "This one is good")

    await ayse.reads("This one is good")
    assert not bent.shows("This one")


async def test_an_album_whose_case_is_asked_for_waits_whole(
    town: City, leyla: Chat, ayse: Chat
) -> None:
    _bent, _second = await active_case(town, leyla, name="Bent")
    await leyla.sends_a("album", caption="Two photos")
    questions = [each for each in leyla.keyboards() if "Don't send it" in leyla.buttons(each)]

    await leyla.taps(next(each for each in leyla.buttons() if "Ayşe" in each))

    assert len(questions) == 1
    first, second = with_a(ayse, "photo")
    assert first.content["media_group_id"] == second.content["media_group_id"]


async def test_documents_of_an_album_stay_together_too(town: City, leyla: Chat, ayse: Chat) -> None:
    uploads = [("document", f"{name}.pdf", b"%PDF") for name in "abc"]
    await ayse.sends_a("album", uploads=uploads)

    assert len({each.content["media_group_id"] for each in with_a(leyla, "document")}) == 1
    assert [each.content["document"]["file_name"] for each in with_a(leyla, "document")] == [
        "a.pdf", "b.pdf", "c.pdf"
    ]  # fmt: skip


async def test_a_text_that_does_not_fit_below_a_file_comes_after_it(
    town: City, leyla: Chat, ayse: Chat
) -> None:
    long = "word " * 200 + "the end"
    await ayse.sends_a("photo", caption=long)

    (photo,) = with_a(leyla, "photo")
    assert "the end" not in text_of(photo)
    await leyla.reads("Ayşe", "the end")


@in_danish
async def test_a_changed_caption_is_shown_as_changed(town: City, language: str) -> None:
    leyla = await advisor(town, language)
    ayse, _reference = await active_case(town, leyla, language)
    photo = await ayse.sends_a("photo", caption="The fence")

    await ayse.edits(photo, "The door")

    (shown,) = with_a(leyla, "photo")
    assert "✏️" in text_of(shown)
    assert "The door" in text_of(shown)
    assert "The fence" not in text_of(shown)


@in_danish
async def test_what_cannot_be_passed_on_is_said(town: City, language: str) -> None:
    leyla = await advisor(town, language)
    ayse, _reference = await active_case(town, leyla, language)

    await ayse.sends_a("sticker")
    await ayse.reads(refusal(language, "relay_odd"))
    await ayse.sends_a("document", name="run.exe")
    await ayse.reads(refusal(language, "file_executable"))

    assert not with_a(leyla, "document")


async def test_a_large_file_goes_on_all_the_same(town: City, leyla: Chat, ayse: Chat) -> None:
    await ayse.sends_a("document", name="film.pdf", size=50 * 1024 * 1024)

    assert len(with_a(leyla, "document")) == 1


async def test_files_can_be_had_again_from_the_messages(
    town: City, leyla: Chat, ayse: Chat
) -> None:
    await ayse.sends_a("document", name="plan.pdf", caption="The plan")
    karen = await town.coordinator("Karen", language="en")
    await karen.taps_data("tl:1", 1)
    await karen.reads("plan.pdf", "The plan")

    (file,) = await rows(town, "SELECT id FROM case_message")
    await karen.taps_data(f"tf:{file.id}", 1)

    assert len(with_a(karen, "document")) == 1
    assert label("en", "📎 File") in karen.buttons(the(karen, "Messages in"))[0]
