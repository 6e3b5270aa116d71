"""What every test gets; the fixtures live in tests/support, each where its subject is."""

import gc
from collections.abc import Generator
from pathlib import Path

import pytest

from locales import catalogues
from tests.support.scenes import remembered

gc.disable()  # until all is loaded: what is imported is no garbage

pytest_plugins = (
    "tests.support.network",
    "tests.support.databases",
    "tests.support.compiled",
    "tests.support.tables",
    "tests.support.units",
    "tests.support.browser",
    "tests.support.torture",
    "pytester",
)


def pytest_configure(config: pytest.Config) -> None:
    """Let dialogues say that the road of their acts is what they are about."""
    config.addinivalue_line("markers", "over_http: by polls, threads and HTTP, not at once")


def pytest_sessionstart() -> None:
    """Let the tests read the texts as they stand, also when pytest is called without make."""
    catalogues.compile_stale(Path(__file__).parents[1])


def pytest_runtest_setup(item: pytest.Item) -> None:
    """In a test that changes the program, no scene is what it is in others."""
    remembered.test_begins(getattr(item, "fixturenames", ()))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for garbage rarely, and not among all that was imported: it was a fifth of the time."""
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000, 20, 50)
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that at the end no processor waits for another."""
    items.sort(key=lambda item: "tests/crash/" not in item.nodeid)
