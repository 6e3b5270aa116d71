"""The table of cases, one by one."""

import pytest

from casework.cpr import MASK, Verdict, contains_cpr, look, without_cpr
from tests.casework.cpr.cases import ASK, GO, PASS, Case


def named(cases: tuple[Case, ...]) -> list[object]:
    return [pytest.param(text, id=f"{n} {reason}") for n, (text, reason) in enumerate(cases)]


def test_the_table_is_long_enough_and_names_nothing_twice() -> None:
    assert len(GO) >= 120
    assert len(PASS) >= 60
    every = [text for text, _reason in (*GO, *PASS, *ASK)]
    assert len(every) == len(set(every))


@pytest.mark.parametrize("text", named(GO))
def test_it_goes(text: str) -> None:
    assert look(text) is Verdict.CERTAIN
    assert contains_cpr(text)
    covered = without_cpr(text)
    assert MASK in covered
    assert look(covered) is Verdict.NONE


@pytest.mark.parametrize("text", named(PASS))
def test_it_is_kept(text: str) -> None:
    assert look(text) is Verdict.NONE
    assert without_cpr(text) == text


@pytest.mark.parametrize("text", named(ASK))
def test_it_is_asked_about(text: str) -> None:
    assert look(text) is Verdict.ASKS
    assert not contains_cpr(text)
    assert look(without_cpr(text)) is Verdict.NONE
