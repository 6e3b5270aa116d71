"""Random moments that can be had again."""

import os
import random

import pytest

from tests.support import torture


@pytest.fixture
def dice() -> random.Random:
    """Others in each run. A test that fails shows its seed; CRASH_SEED repeats it.

    In `make torture` it is the seed of the run.
    """
    chosen = torture.seed() if torture.is_on() else random.randrange(2**32)
    seed = int(os.environ.get("CRASH_SEED") or chosen)
    print(f"CRASH_SEED={seed}")  # noqa: T201  (pytest shows it where the test fails)
    return random.Random(seed)
