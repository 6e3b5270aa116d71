"""How far the tests go that try things at random: a little in `make test`, far in `make torture`.

Such a test asks `steps` how often and `seed` where to begin, and is marked `torture`; crash tests
and those of hypothesis are marked by themselves. `TORTURE=1` in the environment makes them large,
`SEED=<number>` repeats a run; both are in the head of a run and below each failure.
"""

import os
import random
from collections.abc import Generator, Sequence

import hypothesis
import pytest

_EXAMPLES, _FAR = 50, 2_000
"""Of each test of hypothesis: in `make test`, and in `make torture`."""

hypothesis.settings.register_profile(
    "quick",
    max_examples=_EXAMPLES,
    derandomize=True,  # the same ones in each run
    deadline=None,  # a busy machine fails no test
)
hypothesis.settings.register_profile(
    "torture",
    max_examples=_FAR,
    deadline=None,
    suppress_health_check=list(hypothesis.HealthCheck),
)


def is_on() -> bool:
    """Whether this is `make torture`."""
    return os.environ.get("TORTURE", "") not in {"", "0"}


def steps(quick: int, torture: int) -> int:
    """How many steps a test takes: `quick` in `make test`, `torture` in `make torture`."""
    return torture if is_on() else quick


def seed() -> int:
    """Where chance begins: SEED, else always the same place, so that `make test` is repeatable."""
    return int(os.environ.get("SEED") or 1)


def chance(salt: object = "") -> random.Random:
    """A source of chance that begins at the seed; with a `salt`, one of its own."""
    return random.Random(f"{seed()}{salt}")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Choose a seed for all processes of the run, and let hypothesis go as far as the others."""
    config.addinivalue_line("markers", "torture: tries things at random; goes far in make torture")
    if not is_on():
        hypothesis.settings.load_profile("quick")
        return
    os.environ.setdefault("SEED", str(random.SystemRandom().randrange(2**32)))
    hypothesis.settings.load_profile("torture")
    if config.getoption("hypothesis_seed", None) is None:
        config.option.hypothesis_seed = seed()


def pytest_report_header() -> str:
    """How to do this run again."""
    return f"random tests: {_again()}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The same below a long run, also where its head is not shown."""
    if is_on():
        terminalreporter.write_line(f"random tests: {_again()}")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Mark what is torture by its nature, before `-m torture` looks."""
    for item in items:
        of_hypothesis = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
        if of_hypothesis or item.nodeid.startswith("tests/crash/"):
            item.add_marker(pytest.mark.torture)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Say with a failure how to see it again."""
    report = yield
    if report.failed and item.get_closest_marker("torture"):
        report.sections.append(("seed", _again()))
    return report


def _again() -> str:
    return f"{'TORTURE=1 ' if is_on() else ''}SEED={seed()}"
