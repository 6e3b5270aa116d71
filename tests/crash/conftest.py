"""Random moments that can be had again."""

import os
import random

import pytest


@pytest.fixture
def dice() -> random.Random:
    """Others in each run. A test that fails shows its seed; CRASH_SEED repeats it."""
    seed = int(os.environ.get("CRASH_SEED") or random.randrange(2**32))
    print(f"CRASH_SEED={seed}")  # noqa: T201  (pytest shows it where the test fails)
    return random.Random(seed)
