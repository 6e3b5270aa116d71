"""A button's text, typed, is its tap: in any language, however it is spelt, one's own first."""

import pytest

from locales.typed import is_named, meant, names


@pytest.mark.parametrize(
    "typed",
    ["Back", "back", "BACK ", "⬅️ Back", "tilbage", "Tilbage!", "  TILBAGE", "\u2068Back\u2069"],
)
def test_a_buttons_text_is_known_in_every_language_however_it_is_typed(typed: str) -> None:
    assert is_named(typed, "Back")


@pytest.mark.parametrize("typed", ["", "Backs", "go back", "👍", "Done"])
def test_another_text_is_another_text(typed: str) -> None:
    assert not is_named(typed, "Back")


def test_ones_own_language_goes_before_another() -> None:
    offered = [("end", {"da": "slut", "tr": "son"}), ("last", {"da": "son", "tr": "sonuncu"})]
    assert meant("Son", offered, "da") == "last"
    assert meant("Son", offered, "tr") == "end"
    assert meant("slut", offered, "tr") == "end"
    assert meant("andet", offered, "da") is None


def test_of_two_that_are_called_the_same_the_first_is_meant() -> None:
    offered = [("one", names("Done")), ("other", names("Done"))]
    assert meant("done", offered, "da") == "one"
