"""The first question: the problem, in several messages, voice messages, photos and documents."""

from casework.core.vocabulary import FocusArea
from tests.support.dialogue import City, text_of
from tests.support.rows import draft_of
from tests.support.texts import asks, refusal, title, told
from tests.support.walks import PROBLEM, answer_until, in_danish, label, reader, sentence

TOO_LITTLE = "Got it: {amount}. Tell a little more: what is the problem?"


def counted(language: str, kind: str, number: int = 1) -> str:
    return reader(language).plural(f"{{number}} {kind}", f"{{number}} {kind}s", number)


@in_danish
async def test_it_goes_on_as_soon_as_enough_was_said(town: City, language: str) -> None:
    """What comes before that, and while taps are wanted, belongs to it."""
    chat = town.person(language=language)
    await answer_until(chat, language, f"={PROBLEM}")
    await chat.reads("1/5", asks(language, "problem"))
    assert label(language, "Done") not in "".join(chat.buttons())
    await chat.sends_a("photo")
    await chat.reads(sentence(language, TOO_LITTLE, amount=counted(language, "photo")))
    await chat.says("Forældrene")
    assert label(language, "Done") not in "".join(chat.buttons())
    await chat.says("kommer ikke til møderne.")
    await chat.reads("2/5", asks(language, "privacy"))
    await chat.sends_a("voice")
    await chat.sends_a("document", name="plan.pdf", caption="Planen for i år")
    added = sentence(language, "✓ Added to: {title}", title=title(language, "problem"))
    await chat.reads(added, "2/5", asks(language, "privacy"))
    kinds = ("message", "photo", "document", "voice message")
    two, *others = (counted(language, kind, 1 + (kind == "message")) for kind in kinds)
    assert chat.shows(title(language, "problem"), f"✓ {' · '.join([two, *others])}")
    assert [each.text for each in chat.keyboards()] == [text_of(chat.last())]


@in_danish
async def test_gone_back_to_everything_belongs_to_it_until_done(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, "I understand")
    await chat.taps(label(language, "Back"))
    await chat.sends_a("photo")
    await chat.sends_a("voice")
    await chat.reads("1", label(language, "Done"))
    await chat.taps(label(language, "Done"))
    await chat.reads("2/5", asks(language, "privacy"))
    kinds = ("message", "photo", "voice message")
    assert chat.shows(f"✓ {' · '.join(counted(language, kind) for kind in kinds)}")


async def test_the_advisor_gets_all_of_it(town: City) -> None:
    leyla = await town.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    chat = town.person(language="en")
    await answer_until(chat, "en", "I understand")
    await chat.sends_a("photo", caption="The notice board")
    await chat.sends_a("voice")
    await chat.says("It has been so for a year.")
    await answer_until(chat, "en", since=f"={PROBLEM}")
    assert chat.shows(PROBLEM, "The notice board", "It has been so for a year.", "1 photo")
    await chat.taps("Send request")
    await leyla.reads(PROBLEM, "The notice board", "It has been so for a year.", "2 files")
    kinds = [kind for kind in ("photo", "voice") for each in leyla.messenger.from_bot(leyla.user)
             if kind in each.content]  # fmt: skip
    assert kinds == ["photo", "voice"]


@in_danish
async def test_an_album_counts_as_one_answer(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, "I understand")
    await chat.taps(label(language, "Back"))
    before = len(town.messenger.from_bot(chat.user))
    await chat.sends_a("album", caption="Opslagstavlen")
    assert len(town.messenger.from_bot(chat.user)) == before + 1
    assert chat.shows("2", label(language, "Done"))
    assert len(chat.keyboards()) == 1


@in_danish
async def test_an_album_where_a_tap_is_wanted_is_one_answer_too(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, "I understand")
    before = len(town.messenger.from_bot(chat.user))
    await chat.sends_a("album", caption="Opslagstavlen")
    assert len(town.messenger.from_bot(chat.user)) == before
    await chat.reads(asks(language, "privacy"))
    assert len((await draft_of(town, chat)).answers["problem"]) == 3


@in_danish
async def test_at_least_twenty_characters(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, f"={PROBLEM}")
    await chat.says("Det er svært")
    await chat.reads(sentence(language, TOO_LITTLE, amount=counted(language, "message")))
    await chat.says("og det har det været længe.")
    await chat.reads("2/5", asks(language, "privacy"))


async def test_a_voice_message_alone_is_enough_and_the_advisor_hears_it(town: City) -> None:
    leyla = await town.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    chat = town.person(language="en")
    await chat.sends_a("voice")
    await chat.reads("The problem", "✓ 1 voice message")
    await answer_until(chat, "en", since=f"={PROBLEM}")
    await chat.reads("Is this right?", "📎 1 voice message")
    await chat.taps("Send request")
    await leyla.reads("🎤", "Tagensbo School")
    assert [each for each in leyla.messenger.from_bot(leyla.user) if "voice" in each.content]
    await chat.says("/requests")
    await chat.reads("🎤")


@in_danish
async def test_too_short_is_said_where_the_button_is(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, "I understand")
    await chat.taps(label(language, "Back"))
    await chat.taps(label(language, "Write it again"))
    await chat.taps(label(language, "Yes, write it again"))
    await chat.says("Det er svært")
    told = await chat.taps(label(language, "Done"))
    assert told == refusal(language, "text_too_short", minimum=20)


@in_danish
async def test_done_can_be_typed_before_there_is_enough(town: City, language: str) -> None:
    """It is taken for no part of the problem."""
    chat = town.person(language=language)
    await answer_until(chat, language, f"={PROBLEM}")
    await chat.says("Det er svært")
    await chat.says(label(language, "Done"))
    await chat.reads(refusal(language, "text_too_short", minimum=20))
    assert len((await draft_of(town, chat)).picked) == 1


@in_danish
async def test_going_back_to_it_one_can_go_on_without_writing_it_again(
    town: City, language: str
) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, "I understand")
    await chat.taps(label(language, "Back"))
    await chat.reads("1/5", asks(language, "problem"))
    await chat.taps(label(language, "Done"))
    await chat.reads("2/5")


async def test_a_message_edited_before_sending_is_edited_here(town: City) -> None:
    leyla = await town.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    chat = town.person(language="en")
    await answer_until(chat, "en", f"={PROBLEM}")
    first = await chat.says("The parents do not come.")
    photo = await chat.sends_a("photo", caption="The board")
    await chat.edits(first, "The parents of 4B do not come.")
    await chat.reads(told("en", "edit_noted"))
    await answer_until(chat, "en", since=f"={PROBLEM}")
    await chat.edits(photo, "The notice board")
    await chat.reads("The parents of 4B do not come.", "The notice board")
    await chat.taps("Send request")
    await leyla.reads("The parents of 4B do not come.", "The notice board")
    await chat.edits(first, "Nobody comes.")
    await chat.reads(refusal("en", "edit_too_late"))


async def test_a_message_that_was_refused_is_mended_by_editing_it(town: City) -> None:
    chat = town.person(language="en")
    await answer_until(chat, "en", f"={PROBLEM}")
    waved = await chat.says("👋")
    await chat.reads(refusal("en", "text_only_emoji"))
    await chat.edits(waved, PROBLEM)
    await chat.reads("2/5", asks("en", "privacy"))
    assert (await draft_of(town, chat)).answers["problem"][0]["text"] == PROBLEM


@in_danish
async def test_what_was_sent_can_be_taken_back_and_written_anew(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, "I understand")
    await chat.taps(label(language, "Back"))
    await chat.sends_a("photo")
    await chat.taps(label(language, "Write it again"))
    await chat.taps(label(language, "Yes, write it again"))
    await chat.reads("1/5", asks(language, "problem"))
    await chat.says("Det hele er anderledes end først skrevet.")
    await chat.taps(label(language, "Done"))
    await answer_until(chat, language, since=f"={PROBLEM}")
    await chat.reads("Det hele er anderledes end først skrevet.")
    assert not chat.shows("✓", PROBLEM)
