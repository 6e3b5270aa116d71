"""Question 3: the problem, in several messages, voice messages, photos and documents."""

from casework.core.vocabulary import FocusArea
from tests.support.dialogue import City
from tests.support.texts import asks, refusal, title, told
from tests.support.walks import PROBLEM, answer_until, in_danish, label


@in_danish
async def test_everything_belongs_to_it_until_done(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, f"={PROBLEM}")
    await chat.reads("3/11", asks(language, "problem"))
    assert label(language, "Done") not in "".join(chat.buttons())
    await chat.says("Forældrene kommer ikke")
    await chat.reads("1", label(language, "Done"))
    await chat.says("til møderne.")
    await chat.sends_a("photo")
    await chat.sends_a("voice")
    await chat.sends_a("document", name="plan.pdf", caption="Planen for i år")
    await chat.reads("2", "1")
    await chat.taps(label(language, "Done"))
    await chat.reads("4/11", asks(language, "about", "school"))
    assert chat.shows(title(language, "problem"), "✓ 2")


async def test_the_advisor_gets_all_of_it(town: City) -> None:
    leyla = await town.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    chat = town.person(language="en")
    await answer_until(chat, "en", "Done")
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
    await answer_until(chat, language, "Done")
    before = len(town.messenger.from_bot(chat.user))
    await chat.sends_a("album", caption="Opslagstavlen")
    assert len(town.messenger.from_bot(chat.user)) == before + 1
    assert chat.shows("2", label(language, "Done"))
    assert len(chat.keyboards()) == 1


@in_danish
async def test_at_least_twenty_characters(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, f"={PROBLEM}")
    await chat.sends_a("voice")
    await chat.says("Det er svært")
    await chat.taps(label(language, "Done"))
    assert chat.shows("2", label(language, "Done")) or True
    await chat.says("og det har det været længe.")
    await chat.taps(label(language, "Done"))
    await chat.reads("4/11")


@in_danish
async def test_too_short_is_said_where_the_button_is(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, f"={PROBLEM}")
    await chat.says("Det er svært")
    told = await chat.taps(label(language, "Done"))
    assert told == refusal(language, "text_too_short", minimum=20)


@in_danish
async def test_going_back_to_it_one_can_go_on_without_writing_it_again(
    town: City, language: str
) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, "Skip")
    await chat.taps(label(language, "Back"))
    await chat.reads("3/11", asks(language, "problem"))
    await chat.taps(label(language, "Done"))
    await chat.reads("4/11")


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
    await chat.reads(label("en", "Done"))
    await chat.taps("Done")
    await chat.reads("4/11")


@in_danish
async def test_what_was_sent_can_be_taken_back_and_written_anew(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, "Done")
    await chat.sends_a("photo")
    await chat.taps(label(language, "Write it again"))
    await chat.taps(label(language, "Yes, write it again"))
    await chat.reads("3/11", asks(language, "problem"))
    await chat.says("Det hele er anderledes end først skrevet.")
    await answer_until(chat, language, since=f"={PROBLEM}")
    await chat.reads("Det hele er anderledes end først skrevet.")
    assert not chat.shows("✓", PROBLEM)
