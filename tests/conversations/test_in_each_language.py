"""All that happens to a case, and what the team does around it, walked once in each language.

Nothing is played at once here: each step is polled, handled, committed and sent by itself.
"""

from datetime import UTC, datetime

from casework.core.vocabulary import FocusArea
from tests.support.absences import FRIDAY, THURSDAY, plans
from tests.support.afterwards import it_is
from tests.support.dialogue import Chat, City, text_of
from tests.support.noting import notes
from tests.support.visiting import agreed
from tests.support.walks import in_both_languages, label, send_request, sentence
from tests.support.working import Running, closes

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
THANKS = "Thank you for taking the time. It helps us to do better."
COMMANDS = ("/start", "/help", "/about", "/privacy", "/requests", "/language")
OF_THE_TEAM = ("/cases", "/agenda", "/hours", "/away", "/digest", "/team", "/help")


@in_both_languages
async def test_from_the_first_word_to_the_last_answer(city: City, language: str) -> None:
    city.walks = True
    city.moves_clock_to(MONDAY)
    karen = await city.coordinator(language=language)
    leyla = await city.advisor("Leyla", language=language, focus_areas=(FocusArea.EDUCATION,))
    jonas = await city.advisor("Jonas", language=language)
    ayse = city.person("Ayşe", language=language)
    await says_each(ayse, *COMMANDS)

    case = Running(leyla, ayse, await send_request(ayse, language))
    await leyla.taps(label(language, "Accept"))
    await ayse.reads("Leyla", case.reference)
    await leyla.taps(label(language, "Open case"))
    await leyla.reads(case.reference, label(language, "An advisor is on it"))
    await write_to_each_other(case, language)
    await leyla.taps(label(language, "Open case"))
    await notes(leyla, "En note", language=language)
    await agreed(case, language, "fredag 14.30" if language == "da" else "Friday 14:30")
    await says_each(leyla, *OF_THE_TEAM)
    await says_each(karen, *OF_THE_TEAM)
    await plans(jonas, language, THURSDAY, FRIDAY)

    await it_is(city, 11)
    await leyla.says("/cases")
    await leyla.taps(case.reference)
    await closes(leyla, language)
    await ayse.reads(case.reference, "Vi holdt et møde.")
    await it_is(city, 11 + 31)
    await ayse.taps("4")
    for _question in range(3):
        await ayse.says("Godt nok")
    await ayse.reads(sentence(language, THANKS))
    assert city.metrics.updates_failed == city.metrics.messages_failed == 0
    assert not city.messenger.unanswered()


async def says_each(chat: Chat, *commands: str) -> None:
    """Each is answered, with something that can be read."""
    for each in commands:
        chat.seen = max((one.message_id for one in chat.messenger.from_bot(chat.user)), default=0)
        await chat.says(each)
        assert text_of(chat.last()), each
        assert chat.last().message_id > chat.seen, each


async def write_to_each_other(case: Running, language: str) -> None:
    """Each side writes, and reads the other's words and where their own went."""
    for one, other, button in (
        (case.ayse, case.leyla, "Write to your advisor"),
        (case.leyla, case.ayse, "Write to the requester"),
    ):
        await one.taps(label(language, button))
        await one.says("Hvornår passer det?")
        await other.reads(case.reference, "Hvornår passer det?")
        name = other.user.first_name
        await one.reads(
            sentence(language, "→ {name} · {reference}", name=name, reference=case.reference)
        )
