"""Being greeted, the four buttons, and the commands that do the same."""

import pytest

from handlers.core.command_names import name_in
from handlers.welcome.facts import TeamSize
from tests.support.dialogue import City
from tests.support.texts import asks, nothing_sent, refusal, told
from tests.support.walks import answer_until, command, in_both_languages, label

FOUR_BUTTONS = ("Ask for help", "My requests", "Language", "About")
COMMANDS = [
    "start",
    "request",
    "requests",
    "language",
    "about",
    "privacy",
    "pause",
    "cancel",
    "help",
]


@pytest.mark.parametrize(
    ("telegram_speaks", "bot_speaks"),
    [("da", "da"), ("en", "en"), ("en-GB", "en"), ("de", "da"), ("", "da")],
)
async def test_greeted_by_name_in_the_language_of_telegram_or_danish(
    town: City, telegram_speaks: str, bot_speaks: str
) -> None:
    chat = town.person("Ayşe <3", language=telegram_speaks)
    await chat.says("/start")
    await chat.reads("Ayşe <3")
    assert chat.buttons() == [label(bot_speaks, button) for button in FOUR_BUTTONS]


@in_both_languages
async def test_the_four_buttons_lead_where_they_say(town: City, language: str) -> None:
    chat = town.person(language=language)
    await chat.says("/start")
    await chat.taps(label(language, "Ask for help"))
    await chat.reads(asks(language, "problem"))
    await chat.taps(label(language, "My requests"))
    await chat.reads(nothing_sent(language))
    await chat.taps(label(language, "Language"))
    await chat.reads(told(language, "choose_language"))
    assert chat.buttons() == ["Dansk", "English"]
    await chat.taps(label(language, "About"))
    await chat.reads(told(language, "about", facts=TeamSize(0, 0)))


@in_both_languages
async def test_the_commands_do_the_same(town: City, language: str) -> None:
    chat = town.person(language=language)
    await chat.says("/request")
    await chat.reads(asks(language, "problem"))
    await chat.says("/requests")
    await chat.reads(nothing_sent(language))
    await chat.says("/language")
    await chat.reads(told(language, "choose_language"))
    await chat.says("/about")
    await chat.reads(told(language, "about", facts=TeamSize(0, 0)))
    await chat.says("/privacy")
    await chat.reads("CPR", "24")
    await chat.says("/help")
    shown = ("request", "requests", "cancel", "language", "privacy")
    await chat.reads(*(command(language, each) for each in shown))
    assert not chat.shows(command(language, "cases"))
    await chat.says("/nonsense")
    await chat.reads(command(language, "help"))


@pytest.mark.parametrize("written", ["/henvendelser", "/Henvendelser@task_force_bot", "/requests"])
@in_both_languages
async def test_a_command_works_by_its_name_in_every_language(
    town: City, language: str, written: str
) -> None:
    chat = town.person(language=language)
    await chat.says(written)
    await chat.reads(nothing_sent(language))


@pytest.mark.parametrize("written", ["/hjaelp", "/hjælp", "/help"])
async def test_a_danish_command_may_be_written_with_danish_letters(
    town: City, written: str
) -> None:
    chat = town.person(language="da")
    await chat.says(written)
    await chat.reads("/henvendelse", "/henvendelser", "/gem", "/sprog", "/privatliv")


async def test_a_danish_command_of_the_team_is_for_the_team(town: City) -> None:
    leyla = await town.advisor("Leyla", language="en")
    ayse = town.person(language="en")
    await leyla.says("/sager")
    assert not leyla.shows("/help")
    await ayse.says("/sager")
    await ayse.reads("/help")


@pytest.mark.parametrize("written", ["ask for help", "BED OM HJÆLP", " Bed om hjælp! "])
async def test_the_text_of_a_menu_button_works_as_tapping_it(town: City, written: str) -> None:
    chat = town.person(language="da")
    await chat.says(written)
    await chat.reads(asks("da", "problem"))


async def test_who_just_writes_is_greeted_and_later_shown_what_to_do(town: City) -> None:
    chat = town.person(language="en")
    await chat.says("hej hej")
    await chat.reads("Ayşe")
    await chat.says("er der nogen?")
    await chat.reads(label("en", "Ask for help"))
    assert chat.buttons() == [label("en", button) for button in FOUR_BUTTONS]


@in_both_languages
async def test_the_command_menu_speaks_the_language(town: City, language: str) -> None:
    await town.running.publish_commands()
    menus = {
        call.params.get("language_code"): call.params["commands"]
        for call in town.messenger.calls_of("setMyCommands")
    }
    menu = menus[language]
    assert [each["command"] for each in menu] == [name_in(language, each) for each in COMMANDS]
    assert label(language, "My requests") in [each["description"] for each in menu]


async def test_another_language_from_the_next_message_on(town: City) -> None:
    """In the middle of a question: it is asked again, and no answer is lost."""
    chat = town.person(language="da")
    await answer_until(chat, "da", "=Tagensbo School")
    await chat.reads(asks("da", "organisation_name"))
    await chat.says("/language")
    await chat.taps("English")
    await chat.reads("English")
    await chat.reads(asks("en", "organisation_name"))
    await chat.says("Tagensbo School")
    await chat.reads(asks("en", "district"))
    assert chat.shows(label("en", "Name of the organisation"), "✓ Tagensbo School")


async def test_a_language_is_also_chosen_by_writing_its_name(town: City) -> None:
    chat = town.person(language="da")
    await chat.says("/language")
    await chat.says("english")
    await chat.reads("English")
    await chat.says("/requests")
    await chat.reads(nothing_sent("en"))


async def test_a_language_that_the_bot_does_not_speak(town: City) -> None:
    chat = town.person(language="en")
    await chat.says("/start")
    assert await chat.taps_data("l:xx") == refusal("en", "stale_button")
