"""What is under way between the program and Telegram is the subject of every dialogue here."""

import pytest


@pytest.fixture
def over_http() -> bool:
    """Always."""
    return True
