"""Thanks and nothing besides."""

import pytest

from casework.intake.thanks import are_all


@pytest.mark.parametrize(
    "text",
    ["Tak!", "Mange tak for hjælpen 🙏", "tusind tak", "Thank you so much", "شكرا جزيلا", "شکریہ",
     "Çok teşekkür ederim", "Hvala lijepo", "Mahadsanid", "🙏", "❤️"],
)  # fmt: skip
def test_it_is_thanks(text: str) -> None:
    assert are_all(text)


@pytest.mark.parametrize(
    "text",
    ["", "Nej tak", "Tak?", "Tak, men det er ikke løst", "Tak. Vi har et nyt problem", "hjælp",
     "for", "Mange", "Tak 12", "Thanks, can you call me", "👎", "Ja"],
)  # fmt: skip
def test_it_is_more_or_something_else(text: str) -> None:
    assert not are_all(text)
