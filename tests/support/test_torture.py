"""How far random tests go, and how a run of them is repeated."""

from pathlib import Path

import pytest

from tests.support import torture

_FILE = """
    import pytest
    from hypothesis import given, strategies as st
    from tests.support import torture

    @given(st.integers())
    def test_property(number):
        pass

    @pytest.mark.torture
    def test_fuzz():
        assert torture.steps(1, 20) == 1, "far"

    def test_plain():
        pass
"""


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A folder with a test of each kind."""
    for name in ("TORTURE", "SEED"):
        monkeypatch.delenv(name, raising=False)
    pytester.makeconftest('pytest_plugins = ("tests.support.torture",)')
    pytester.makepyfile(_FILE)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    return pytester


def test_by_itself_it_goes_a_little_way_and_begins_at_the_same_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """`make test` is repeatable."""
    monkeypatch.delenv("TORTURE", raising=False)
    monkeypatch.delenv("SEED", raising=False)
    assert torture.steps(10, 1000) == 10
    assert torture.seed() == torture.seed()
    assert torture.chance("a").random() == torture.chance("a").random()
    assert torture.chance("a").random() != torture.chance("b").random()


def test_torture_goes_far_from_the_seed_that_it_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    """TORTURE and SEED."""
    monkeypatch.setenv("TORTURE", "1")
    monkeypatch.setenv("SEED", "42")
    assert torture.steps(10, 1000) == 1000
    assert torture.seed() == 42


def test_torture_takes_what_is_random_and_says_how_to_repeat_a_failure(
    run: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Properties are taken too, and what is not random is left out."""
    monkeypatch.setenv("TORTURE", "1")
    monkeypatch.setenv("SEED", "42")
    result = run.runpytest_subprocess("-m", "torture", "-p", "no:cacheprovider")
    result.assert_outcomes(passed=1, failed=1, deselected=1)
    result.stdout.fnmatch_lines(
        [
            "random tests: TORTURE=1 SEED=42",
            "*- seed -*",
            "TORTURE=1 SEED=42",
            "random tests: TORTURE=1 SEED=42",
        ]
    )
