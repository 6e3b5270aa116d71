"""Random moments that can be had again."""

import os
import random

import pytest

from tests.support import torture


@pytest.fixture
def dice(request: pytest.FixtureRequest) -> random.Random:
    """Others in each run. A test that fails shows its seed, always; CRASH_SEED repeats it.

    In `make torture` it is the seed of the run.
    """
    chosen = torture.seed() if torture.is_on() else random.randrange(2**32)
    seed = int(os.environ.get("CRASH_SEED") or chosen)
    request.node.add_report_section("setup", "crash seed", f"CRASH_SEED={seed}")
    return random.Random(seed)
