"""What may be a CPR number: the person is asked, and until they answer it is nowhere."""

from datetime import timedelta

import pytest

from bot.receiving.doubts import MOST_OF_ONE
from handlers.core.scene import Scene
from handlers.cpr.notices import CprSettled, Settled
from handlers.cpr.taps import WAITS
from handlers.cpr.views import cpr_settled
from tests.support.dialogue import City, data_of
from tests.support.kept import kept_in
from tests.support.rows import draft_of
from tests.support.texts import NOON, OFFICE, asks, refusal, told
from tests.support.walks import PROBLEM, answer_until, in_danish, label, plain, reader

DOUBTFUL = "Mødet med familien: 24-12-26 1430x nr. 102901234"
DIGITS = ("102901234", "24-12-26 1430")
YES, NO = "Yes, delete it", "No, it is something else"


def question(language: str) -> str:
    return told(language, "cpr_doubt", message=1, minutes=15)


def settled(language: str, answer: str) -> str:
    effect = cpr_settled(
        Scene(reader(language), OFFICE, NOON),
        CprSettled(message_id=1, answer=Settled(answer)),
        None,
    )
    return plain(effect.text)


@in_danish
async def test_no_lets_the_message_count_as_it_was_written(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, f"={PROBLEM}")
    message = await chat.says(f"{PROBLEM} {DOUBTFUL}")
    await chat.reads(question(language))
    assert chat.last().reply_to == message.message_id
    assert kept_in(town, *DIGITS) == []
    await chat.taps(label(language, NO))
    assert chat.shows(settled(language, "no"))
    assert not message.deleted
    await answer_until(chat, language, since=f"={PROBLEM}")
    await chat.reads(DOUBTFUL)
    assert kept_in(town, *DIGITS)


@in_danish
async def test_yes_deletes_it_and_asks_for_it_again(city: City, language: str) -> None:
    chat = city.person(language=language)
    await answer_until(chat, language, f"={PROBLEM}")
    message = await chat.says(DOUBTFUL)
    await chat.reads(question(language))
    await chat.taps(label(language, YES))
    await chat.reads(refusal(language, "text_has_cpr"))
    await chat.reads(asks(language, "problem", "school"))
    assert message.deleted
    assert kept_in(city, *DIGITS) == []


async def test_what_is_no_toss_up_is_not_asked_about(town: City) -> None:
    """Each is put to the problem: the first begins it, the others come while a tap is wanted."""
    chat = town.person(language="da")
    await answer_until(chat, "da", f"={PROBLEM}")
    for written in (
        "Skolens P-nr. er 1012345678, og CVR er 29189668.",
        "Foreningen er stiftet 01.02.1990, 2400 København NV.",
        "Vi kan i uge 10, 12, 14 2026 og på tlf. 20  10  12  90.",
    ):
        await chat.says(written)
        assert not chat.shows(question("da"))
    await chat.reads("2/5", asks("da", "privacy"))
    assert len((await draft_of(town, chat)).answers["problem"]) == 3


@pytest.mark.parametrize("answer", [YES, NO])
async def test_a_second_tap_does_nothing(town: City, answer: str) -> None:
    chat = town.person(language="en")
    await answer_until(chat, "en", f"={PROBLEM}")
    await chat.says(DOUBTFUL)
    asked = chat.last()
    data = dict(data_of(asked))[answer]
    await chat.taps_data(data, asked)
    before = [each.content for each in town.messenger.from_bot(chat.user)]
    await chat.taps_data(data, asked)
    assert [each.content for each in town.messenger.from_bot(chat.user)] == before


async def test_it_is_forgotten_after_a_while(town: City) -> None:
    chat = town.person(language="en")
    await answer_until(chat, "en", f"={PROBLEM}")
    message = await chat.says(DOUBTFUL)
    town.moves_clock(seconds=WAITS / timedelta(seconds=1) + 1)
    await chat.taps(NO)
    assert chat.shows(settled("en", "gone"))
    assert not message.deleted
    assert kept_in(town, *DIGITS) == []


async def test_a_restart_forgets_it(city: City) -> None:
    chat = city.person(language="da")
    await answer_until(chat, "da", f"={PROBLEM}")
    await chat.says(DOUBTFUL)
    await city.stop_bot()
    await city.start_bot()
    await chat.taps(label("da", NO))
    assert chat.shows(settled("da", "gone"))
    assert kept_in(city, *DIGITS) == []
    message = await chat.says(DOUBTFUL)
    await city.stop_bot()
    await city.start_bot()
    await chat.taps(label("da", YES))
    await chat.reads(refusal("da", "text_has_cpr"))
    assert message.deleted


async def test_whoever_writes_it_differently_has_answered(town: City) -> None:
    """The message has never counted: what it says now is no change of anything."""
    chat = town.person(language="en")
    await answer_until(chat, "en", f"={PROBLEM}")
    message = await chat.says(f"{PROBLEM} Nr. 1012 345 678")
    await chat.reads(question("en"))
    await chat.edits(message, f"{PROBLEM} P-nr. 1012 345 678")
    await chat.taps(NO)
    await answer_until(chat, "en", since=f"={PROBLEM}")
    await chat.reads("P-nr. 1012 345 678")
    assert not chat.shows("Nr. 1012 345 678")


async def test_an_edit_is_asked_about_and_counts_then(town: City) -> None:
    chat = town.person(language="en")
    await answer_until(chat, "en", f"={PROBLEM}")
    message = await chat.says(PROBLEM)
    await chat.edits(message, f"{PROBLEM} {DOUBTFUL}")
    await chat.reads(question("en"))
    await chat.taps(NO)
    await answer_until(chat, "en", since=f"={PROBLEM}")
    await chat.reads(DOUBTFUL)


async def test_an_edit_that_is_a_number_leaves_what_was_there(town: City) -> None:
    chat = town.person(language="en")
    await answer_until(chat, "en", f"={PROBLEM}")
    message = await chat.says(PROBLEM)
    await chat.edits(message, f"{PROBLEM} {DOUBTFUL}")
    await chat.taps(YES)
    await chat.reads(refusal("en", "edit_has_cpr"))
    assert message.deleted
    await answer_until(chat, "en", since=f"={PROBLEM}")
    await chat.reads(PROBLEM)


async def test_a_file_and_its_caption_wait_together(town: City) -> None:
    chat = town.person(language="en")
    await answer_until(chat, "en", "I understand")
    await chat.sends_a("document", name="Scan 20150201-4567.pdf", caption="Se her")
    await chat.reads(question("en"))
    await chat.taps(NO)
    await answer_until(chat, "en", since=f"={PROBLEM}")
    await chat.reads("Se her", "📎")


async def test_two_are_asked_about_one_by_one(town: City) -> None:
    chat = town.person(language="en")
    await answer_until(chat, "en", f"={PROBLEM}")
    await chat.says(f"{PROBLEM} 24-12-26 1430")
    await chat.says("Nr. 900201-1234")
    first, second = town.messenger.from_bot(chat.user)[-2:]
    await chat.taps(YES, on=second)
    await chat.taps(NO, on=first)
    await answer_until(chat, "en", since=f"={PROBLEM}")
    await chat.reads("24-12-26 1430")
    assert kept_in(town, "900201") == []


async def test_only_so_many_are_held(town: City) -> None:
    chat = town.person(language="en")
    await answer_until(chat, "en", f"={PROBLEM}")
    await chat.says(f"{PROBLEM} 24-12-26 1430")
    first = chat.last()
    for number in range(MOST_OF_ONE):
        await chat.says(f"Nr. {number} 900201-1234")
    await chat.taps(NO, on=first)
    assert chat.shows(settled("en", "gone"))


async def test_telegram_does_not_let_an_old_message_be_deleted(town: City) -> None:
    """Somebody edits a number into what they wrote three days ago."""
    chat = town.person(language="en")
    await answer_until(chat, "en", f"={PROBLEM}")
    message = await chat.says(PROBLEM)
    town.moves_clock(days=3)
    await chat.edits(message, f"{PROBLEM} 010290-1234")
    assert not message.deleted
    await chat.reads(told_to_delete("en"))
    await chat.reads(refusal("en", "edit_has_cpr"))
    assert kept_in(town, "010290") == []


def told_to_delete(language: str) -> str:
    return {"en": "Please delete it yourself", "da": "Slet den selv"}[language]


async def test_who_has_deleted_it_already_is_not_asked_to(town: City) -> None:
    chat = town.person(language="en")
    await answer_until(chat, "en", f"={PROBLEM}")
    await town.stop_bot()
    message = town.messenger.person_writes(chat.user, "010290-1234")
    town.messenger.person_deletes(chat.user, message.message_id)
    await town.start_bot()
    await chat.reads(refusal("en", "text_has_cpr"))
    assert not chat.shows(told_to_delete("en"))
