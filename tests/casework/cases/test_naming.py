"""What a case is called: the organisation, and a few words of the problem."""

import pytest

from casework.cases.naming import ALONE, IN_TWO, LONGEST, cut, parts

SCHOOL, PROBLEM = "Tagensbo School", "parents' meetings stay empty, and we do not know why"


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        (LONGEST, (SCHOOL, "parents' meetings stay empty, and we do…")),
        (ALONE, (SCHOOL, "parents' meetings…")),
        (IN_TWO, (SCHOOL,)),
        (12, ("Tagensbo…",)),
    ],
)
def test_the_name_is_cut_at_a_words_end(most: int, expected: tuple[str, ...]) -> None:
    assert parts(SCHOOL, PROBLEM, most, 3) == expected
    assert len(" · ".join(expected)) <= most


@pytest.mark.parametrize("most", range(8, 90))
@pytest.mark.parametrize(
    ("organisation", "words"),
    [
        (SCHOOL, PROBLEM),
        ("Boligorganisationen for alle i Bispebjerg og Nordvest", "Støj\n\nom natten"),
        ("BIF", "https://example.org/" + "a" * 90),
        ("A" * 100, PROBLEM),
        ("FC", "🎤"),
        ("", PROBLEM),
        (SCHOOL, ""),
    ],
)
def test_a_name_is_one_line_and_never_too_long(organisation: str, words: str, most: int) -> None:
    found = " · ".join(parts(organisation, words, most, 3))
    assert found
    assert len(found) <= most
    assert "\n" not in found


def test_a_word_is_whole_or_not_there() -> None:
    for most in range(20, 80):
        for each in parts(SCHOOL, PROBLEM, most, 3):
            whole = each.removesuffix("…")
            assert whole in (SCHOOL, "Tagensbo") or PROBLEM.startswith(whole)
            rest = PROBLEM.removeprefix(whole)
            assert whole in (SCHOOL, "Tagensbo") or not rest[:1].isalnum()


def test_what_was_only_spoken_is_a_sign() -> None:
    assert parts(SCHOOL, "🎤", ALONE, 3) == (SCHOOL, "🎤")


def test_a_single_word_that_is_too_long_is_cut_within() -> None:
    assert cut("Kulturhusforeningen", 10) == "Kulturhus…"
