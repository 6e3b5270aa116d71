"""Tell more: from the summary each further question is a tap away, and none has to be answered."""

from casework.core.vocabulary import FocusArea
from tests.support.dialogue import City, data_of
from tests.support.rows import draft_of
from tests.support.telling_more import change, tell_more
from tests.support.texts import asks, refusal, title
from tests.support.walks import PROBLEM, answer_until, in_both_languages, in_danish, label, sentence

QUESTIONS = (
    "Who it is about", "What has been tried", "A good result", "More exactly", "Kind of help",
    "Contact",
)  # fmt: skip


@in_both_languages
async def test_each_of_its_questions(town: City, language: str) -> None:
    """What was told goes from there to what can be changed, and at the end the button goes."""
    leyla = await town.advisor("Leyla", language=language, focus_areas=(FocusArea.EDUCATION,))
    chat = town.person(language=language)
    await answer_until(chat, language)
    await chat.taps(label(language, "Tell more"))
    back = "⬅️ " + label(language, "Back")
    assert chat.buttons() == [*(label(language, each) for each in QUESTIONS), back]
    await chat.taps(label(language, "Back"))

    for question, words in zip(QUESTIONS, ("Klasse 4B", "Breve", "At de kommer"), strict=False):
        await tell_more(chat, language, question)
        await chat.says(words)
        await chat.reads(sentence(language, "<b>Is this right?</b>"), words)
    await tell_more(chat, language, "More exactly")
    await chat.taps(label(language, "Cooperation with parents"))
    await tell_more(chat, language, "Kind of help")
    for kind in ("Advice", "A talk"):
        await chat.taps(label(language, kind))
    await chat.taps(label(language, "Done"))
    await chat.taps(label(language, "Tell more"))
    assert chat.buttons() == [label(language, "Contact"), back]
    await chat.taps(label(language, "Contact"))
    await chat.taps(label(language, "By e-mail"))
    await chat.says("ayse@skole.dk")

    assert "💬 " + label(language, "Tell more") not in chat.buttons()
    shown = [each for each in chat.messenger.from_bot(chat.user) if PROBLEM in each.text]
    assert shown == [chat.last()]
    await change(chat, language, "Who it is about")
    await chat.reads(asks(language, "about", "school"))
    await chat.says("Klasse 5B")
    await chat.taps(label(language, "Send request"))
    for words in ("Klasse 5B", "Breve", "At de kommer", "ayse@skole.dk", label(language, "A talk")):
        await leyla.reads(words)
        leyla.seen = 0


@in_danish
async def test_what_is_not_told_is_assumed(town: City, language: str) -> None:
    leyla = await town.advisor("Leyla", language=language, focus_areas=(FocusArea.EDUCATION,))
    chat = town.person(language=language)
    await answer_until(chat, language)
    await chat.taps(label(language, "Send request"))
    card = await leyla.reads("TF-", PROBLEM)
    assert label(language, "Here in Telegram") in card
    assert label(language, "Not sure yet") in card


@in_danish
async def test_back_from_one_tells_nothing(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language)
    for question in QUESTIONS:
        await tell_more(chat, language, question)
        assert not any(f"{number}/5" in chat.last().text for number in range(1, 7))
        await chat.taps(label(language, "Back"))
        await chat.reads(sentence(language, "<b>Is this right?</b>"), PROBLEM)
    answers = (await draft_of(town, chat)).answers
    assert not {"about", "tried", "wished_result", "focus_detail", "contact_method"} & set(answers)
    assert chat.keyboards() == [chat.last()]


@in_danish
async def test_its_old_button_does_nothing(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language)
    page = chat.last()
    words = label(language, "Tell more")
    more = next(data for text, data in data_of(page) if words in text)
    await tell_more(chat, language, "Who it is about")
    asked = chat.last()
    told = await chat.taps_data(more, on=page.message_id)
    assert told == refusal(language, "stale_button")
    assert chat.last() is asked
    await chat.says("Klasse 4B")
    await chat.reads(title(language, "about"), "Klasse 4B")
