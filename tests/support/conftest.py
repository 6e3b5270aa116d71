"""For the tests of the tests' own tools."""

from pathlib import Path

import pytest


@pytest.fixture
def inner_tests(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """Runs tests inside a test; they can import what these can."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    return pytester
