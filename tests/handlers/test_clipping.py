"""Long texts are cut where it reads well, and keep their direction to themselves."""

from zoneinfo import ZoneInfo

import pytest

from handlers.core.scene import clipped, first_line
from locales.translator import Reader


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("short", 10, "short"),
        ("swimming in class 5. Some stay away", 24, "swimming in class 5…"),
        ("parents, teachers and pupils", 10, "parents…"),
        ("Konfliktmæglingsordning", 10, "Konfliktm…"),
    ],
)
def test_cut_at_a_word_and_without_its_stop(text: str, most: int, shown: str) -> None:
    assert clipped(text, most) == shown
    assert len(shown) <= most


def test_the_first_line_of_several() -> None:
    assert first_line("\n One line\nand another") == "One line"


def test_a_text_that_runs_the_other_way_is_isolated() -> None:
    reader = Reader("da", ZoneInfo("Europe/Copenhagen"))
    assert reader.isolated("Vi mangler frivillige.") == "Vi mangler frivillige."
    arabic = "نحتاج إلى مساعدة."
    assert reader.isolated(arabic) == f"\u2068{arabic}\u2069"
