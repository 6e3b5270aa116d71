"""A case from the first word on, read from right to left, through the whole program."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from casework.core.vocabulary import FocusArea
from tests.support.dialogue import Chat, City, text_of
from tests.support.right_to_left import direction, made_up, outside, values
from tests.support.walks import answer_until, label, send_request


@pytest.fixture
def arabic(tmp_path: Path) -> Iterator[str]:
    """A language that runs from right to left."""
    with made_up(tmp_path) as code:
        yield code


async def test_a_case_is_asked_for_taken_and_written_about(city: City, arabic: str) -> None:
    city.walks = True
    leyla = await city.advisor("Leyla", language=arabic, focus_areas=(FocusArea.EDUCATION,))
    ayse = city.person("Ayşe", language=arabic)
    await ayse.says("/start")
    reference = await send_request(ayse, arabic)
    await leyla.taps(label(arabic, "Accept"))
    await ayse.taps(label(arabic, "Write to your advisor"))
    await ayse.says("When?")
    await leyla.reads(reference, "When?")
    await ayse.reads("←", "Leyla", reference)
    for chat in (ayse, leyla):
        reads_from_the_right(chat)
    assert city.metrics.updates_failed == city.metrics.messages_failed == 0


async def test_a_button_is_typed_without_marks_and_in_other_letters(
    city: City, arabic: str
) -> None:
    ayse = city.person("Ayşe", language=arabic)
    await answer_until(ayse, arabic, "Within two weeks")
    back = label(arabic, "Back").replace("ا", "أ").replace("ك", "ک")
    await ayse.says(f"{back[:1]}ـ{back[1:]}\u064e!")
    assert label(arabic, "I understand") in ayse.buttons()


def reads_from_the_right(chat: Chat) -> None:
    """Each line of ours begins there; bold words are what was to be bold, isolates counted in."""
    for message in chat.messenger.from_bot(chat.user):
        for line in text_of(message).split("\n"):
            if values(line) and outside(line).strip("\u200f \n"):
                assert direction(line) == "R", line
        for entity in message.content.get("entities", ()):
            assert cut(text_of(message), entity["offset"], entity["length"]).strip(), entity


def cut(text: str, offset: int, length: int) -> str:
    """A part of a text as Telegram counts, in UTF-16."""
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le")
