"""The lock files are the same on every machine, and the tests run on what people run."""

import re

import pytest

from tests.support import locks

PIN = re.compile(r"^([a-z0-9.-]+)==(\S+)", re.MULTILINE)


def text(lock: str) -> str:
    return (locks.ROOT / lock).read_text()


@pytest.mark.parametrize("lock", [locks.DEV, locks.RUN])
def test_a_lock_says_what_and_not_from_where(lock: str) -> None:
    assert not re.search(r"://|^#|^-|@ ", text(lock), re.MULTILINE)


@pytest.mark.parametrize("lock", [locks.DEV, locks.RUN])
def test_every_pin_has_its_hashes(lock: str) -> None:
    entries = re.split(r"\n(?=\S)", text(lock).strip())
    assert all("--hash=sha256:" in entry for entry in entries)


def test_the_tests_run_on_the_programs_versions() -> None:
    assert set(PIN.findall(text(locks.RUN))) < set(PIN.findall(text(locks.DEV)))
