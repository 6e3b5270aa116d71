"""A text longer than a message may be: its pieces are one text, wherever they are written."""

from bot.playground.chats.model import Message
from casework.core.pasting import LONGEST_ANSWER, MOST_IN_ONE
from storage.tables import Draft, Requisition
from tests.support.dialogue import Chat, City
from tests.support.rows import one_of
from tests.support.talking import active_case, advisor, the
from tests.support.telling_more import asked_more, tell_more
from tests.support.texts import asks, refusal
from tests.support.walks import PROBLEM, answer_until, in_danish, sentence

ABOUT = "Who it is about"
FULL = ("Vi har skrevet det hele ned her. " * 125)[: MOST_IN_ONE - 1] + "x"
TAIL = "og det er enden på det."


async def pastes(chat: Chat, *pieces: str) -> list[Message]:
    """Send the pieces of one text as Telegram's apps do."""
    sent = [chat.messenger.person_writes(chat.user, each) for each in pieces]
    await chat.city.settled()
    return sent


@in_danish
async def test_one_answer_and_not_two(town: City, language: str) -> None:
    chat = town.person(language=language)
    await asked_more(chat, language, ABOUT)
    await pastes(chat, FULL, TAIL)
    await chat.reads(sentence(language, "<b>Is this right?</b>"))
    assert (await one_of(town, Draft)).form["answers"]["about"] == FULL + TAIL
    await tell_more(chat, language, "What has been tried")
    await chat.says("Ikke noget.")
    draft = await one_of(town, Draft)
    assert draft.form["answers"]["tried"] == "Ikke noget."


async def test_three_pieces_of_the_problem_are_one_text(city: City) -> None:
    await advisor(city)
    chat = city.person(language="en")
    await answer_until(chat, "en", f"={PROBLEM}")
    await pastes(chat, FULL, FULL, TAIL)
    await answer_until(chat, "en", since=f"={PROBLEM}")
    await chat.taps("Send request")
    await chat.reads("TF-")
    assert (await one_of(city, Requisition)).problem == FULL + FULL + TAIL


async def test_the_last_question_shows_the_whole_on_the_summary(town: City) -> None:
    chat = town.person(language="en")
    await answer_until(chat, "en")
    await tell_more(chat, "en", "A good result")
    await pastes(chat, FULL, TAIL)
    assert (await one_of(town, Draft)).form["answers"]["wished_result"] == FULL + TAIL
    assert "Send request" in "".join(chat.buttons())


@in_danish
async def test_longer_than_an_answer_may_be_nothing_is_kept_by_half(
    town: City, language: str
) -> None:
    chat = town.person(language=language)
    await asked_more(chat, language, ABOUT)
    await pastes(chat, FULL, FULL, FULL, TAIL)
    length = 3 * len(FULL) + len(TAIL)
    said = refusal(language, "text_too_long", limit=LONGEST_ANSWER, length=length)
    await chat.reads(said)
    await chat.reads(asks(language, "about", "school"))
    assert "about" not in (await one_of(town, Draft)).form["answers"]


async def test_the_rest_of_what_was_refused_is_no_answer(town: City) -> None:
    chat = town.person(language="en")
    await answer_until(chat, "en", "=Tagensbo School")
    await pastes(chat, FULL, TAIL)
    await chat.reads(refusal("en", "name_too_long", limit=120))
    await chat.reads(asks("en", "organisation_name"))
    await chat.reads_nothing_new()
    assert "organisation_name" not in (await one_of(town, Draft)).form["answers"]


async def test_how_long_it_is_in_all_is_told_where_it_was_told_before(town: City) -> None:
    leyla = await advisor(town)
    _ayse, reference = await active_case(town, leyla)
    await leyla.taps("Open case")
    await leyla.reads(reference)
    await leyla.taps("Note")
    before = len(leyla.messenger.from_bot(leyla.user))
    await pastes(leyla, FULL, TAIL)
    length = len(FULL + TAIL)
    assert leyla.shows(refusal("en", "text_too_long", limit=700, length=length))
    assert len(leyla.messenger.from_bot(leyla.user)) == before + 1


async def test_a_cpr_number_cut_in_two_is_found(city: City) -> None:
    chat = city.person(language="da")
    await asked_more(chat, "da", ABOUT)
    first, second = await pastes(chat, FULL[:-6] + "010203", "-1234 hedder hun.")
    await chat.reads(refusal("da", "text_has_cpr"))
    await chat.reads(asks("da", "about", "school"))
    gone = {first.message_id, second.message_id}
    assert not gone & {each.message_id for each in chat.messenger.messages(chat.user)}
    assert "010203" not in str((await one_of(city, Draft)).form)


async def test_a_cpr_number_in_the_rest_takes_the_beginning_along(town: City) -> None:
    chat = town.person(language="da")
    await asked_more(chat, "da", ABOUT)
    await pastes(chat, FULL, "010203-1234 hedder hun.")
    await chat.reads(refusal("da", "text_has_cpr"))
    await chat.reads(asks("da", "about", "school"))
    assert "about" not in (await one_of(town, Draft)).form["answers"]


async def test_a_cpr_number_in_the_beginning_takes_the_rest_along(town: City) -> None:
    chat = town.person(language="da")
    await asked_more(chat, "da", ABOUT)
    await pastes(chat, "010203-1234 " + FULL[:-12], TAIL)
    await chat.reads(refusal("da", "text_has_cpr"))
    await chat.reads(asks("da", "about", "school"))
    assert "about" not in (await one_of(town, Draft)).form["answers"]


async def test_all_of_it_reaches_the_other_side_of_the_same_case(town: City) -> None:
    leyla = await advisor(town)
    ayse, _first = await active_case(town, leyla)
    _other, second = await active_case(town, leyla, name="Omar")
    await leyla.taps("Write to the requester", on=the(leyla, second, "yours"))
    await pastes(leyla, FULL, TAIL)
    shown = _other.messenger.from_bot(_other.user)
    assert "".join(str(each.content["text"]) for each in shown[-3:]).endswith(
        FULL[-50:] + str(shown[-1].content["text"])
    )
    assert TAIL in str(shown[-1].content["text"])
    assert not ayse.shows(TAIL)


async def test_an_edit_of_a_piece_changes_that_piece_alone(town: City) -> None:
    chat = town.person(language="en")
    await asked_more(chat, "en", ABOUT)
    _first, second = await pastes(chat, FULL, TAIL)
    await chat.edits(second, "and that is all.")
    assert (await one_of(town, Draft)).form["answers"]["about"] == FULL + "and that is all."


async def test_two_long_messages_minutes_apart_are_two(town: City) -> None:
    chat = town.person(language="en")
    await asked_more(chat, "en", ABOUT)
    await chat.says(FULL)
    town.moves_clock(minutes=2)
    await tell_more(chat, "en", "What has been tried")
    await chat.says(TAIL)
    answers = (await one_of(town, Draft)).form["answers"]
    assert (answers["about"], answers["tried"]) == (FULL, TAIL)


async def test_after_a_restart_the_rest_still_belongs_to_it(town: City) -> None:
    chat = town.person(language="en")
    await asked_more(chat, "en", ABOUT)
    await pastes(chat, FULL)
    await town.stop_bot()
    chat.messenger.person_writes(chat.user, TAIL)
    town.moves_clock(hours=1)
    await town.start_bot()
    await town.settled()
    assert (await one_of(town, Draft)).form["answers"]["about"] == FULL + TAIL


async def test_what_begins_with_a_slash_is_no_command_there(town: City) -> None:
    chat = town.person(language="en")
    await asked_more(chat, "en", ABOUT)
    await pastes(chat, FULL, "/cancel the meeting")
    assert (await one_of(town, Draft)).form["answers"]["about"].endswith("/cancel the meeting")
