import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.core.vocabulary import FocusArea
from casework.offers.ranking import (
    Candidate,
    CaseNeeds,
    PassedOver,
    Ranking,
    Reason,
    ReasonCode,
    Why,
    rank,
)
from casework.places import WHOLE_CITY

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)

CASE = CaseNeeds(
    primary=FocusArea.EDUCATION,
    others=frozenset({FocusArea.HOUSING, FocusArea.HEALTH}),
    language="tr",
    district="norrebro",
)


def advisor(advisor_id: int, **facts: object) -> Candidate:
    """An advisor who fits nothing in particular, apart from what is said."""
    plain = Candidate(
        advisor_id,
        f"Advisor {advisor_id}",
        focus_areas=frozenset(),
        languages=frozenset({"da"}),
        districts=frozenset(),
        open_cases=3,
        last_offer_at=NOW - timedelta(days=3),
    )
    return replace(plain, **facts)  # type: ignore[arg-type]


def order(ranking: Ranking) -> list[int]:
    return [match.advisor_id for match in ranking.ranked]


# Each criterion decides, given that the earlier ones are equal

IMPROVEMENTS: list[tuple[str, Callable[[Candidate], Candidate]]] = [
    ("primary", lambda one: replace(one, focus_areas=frozenset({CASE.primary}))),
    ("secondary", lambda one: replace(one, focus_areas=frozenset({FocusArea.HEALTH}))),
    ("language", lambda one: replace(one, languages=one.languages | {"tr"})),
    ("district", lambda one: replace(one, districts=one.districts | {"norrebro"})),
    ("load", lambda one: replace(one, open_cases=0)),
    ("waited", lambda one: replace(one, last_offer_at=NOW - timedelta(days=4))),
    ("never asked", lambda one: replace(one, last_offer_at=None)),
]
names = [name for name, _ in IMPROVEMENTS]


@pytest.mark.parametrize(("name", "improve"), IMPROVEMENTS, ids=names)
def test_one_who_fits_better_is_asked_first(
    name: str, improve: Callable[[Candidate], Candidate]
) -> None:
    assert order(rank(CASE, [advisor(1), improve(advisor(2))])) == [2, 1]


PRIMARY = {"focus_areas": frozenset({FocusArea.EDUCATION})}
SECONDARY = {"focus_areas": frozenset({FocusArea.HEALTH})}
TURKISH = {"languages": frozenset({"da", "tr"})}
LOCAL = {"districts": frozenset({"norrebro"})}
IDLE = {"open_cases": 0}
NEVER_ASKED = {"last_offer_at": None}


@pytest.mark.parametrize(
    ("decisive", "all_that_comes_later"),
    [
        pytest.param(PRIMARY, SECONDARY | TURKISH | LOCAL | IDLE | NEVER_ASKED, id="primary"),
        pytest.param(SECONDARY, TURKISH | LOCAL | IDLE | NEVER_ASKED, id="secondary"),
        pytest.param(TURKISH, LOCAL | IDLE | NEVER_ASKED, id="language"),
        pytest.param(LOCAL, IDLE | NEVER_ASKED, id="district"),
        pytest.param(IDLE, NEVER_ASKED, id="load"),
    ],
)
def test_an_earlier_criterion_outweighs_all_later_ones_together(
    decisive: dict[str, object], all_that_comes_later: dict[str, object]
) -> None:
    better = advisor(2, **decisive)
    assert order(rank(CASE, [advisor(1, **all_that_comes_later), better])) == [2, 1]


def test_between_equals_the_id_decides() -> None:
    assert order(rank(CASE, [advisor(3), advisor(1), advisor(2)])) == [1, 2, 3]


def test_two_matching_areas_are_no_better_than_the_primary_one() -> None:
    both = advisor(2, focus_areas=frozenset({CASE.primary, FocusArea.HEALTH}))
    assert order(rank(CASE, [advisor(1, focus_areas=frozenset({CASE.primary})), both])) == [1, 2]


# What speaks for an advisor


def test_education_speaks_turkish_2_open_cases() -> None:
    fitting = advisor(
        1,
        focus_areas=frozenset({FocusArea.EDUCATION, FocusArea.HEALTH}),
        languages=frozenset({"da", "tr"}),
        open_cases=2,
    )
    assert rank(CASE, [fitting]).ranked[0].reasons == (
        Reason(ReasonCode.FOCUS_AREA, area=FocusArea.EDUCATION),
        Reason(ReasonCode.LANGUAGE, language="tr"),
        Reason(ReasonCode.OPEN_CASES, count=2),
    )


def test_other_areas_and_the_district_are_told_where_they_count() -> None:
    fitting = advisor(
        1,
        focus_areas=frozenset({FocusArea.HEALTH, FocusArea.HOUSING, FocusArea.SAFETY}),
        districts=frozenset({"norrebro", "valby"}),
        open_cases=0,
    )
    assert rank(CASE, [fitting]).ranked[0].reasons == (
        Reason(ReasonCode.FOCUS_AREA, area=FocusArea.HOUSING),
        Reason(ReasonCode.FOCUS_AREA, area=FocusArea.HEALTH),
        Reason(ReasonCode.DISTRICT, district="norrebro"),
        Reason(ReasonCode.OPEN_CASES, count=0),
    )


def test_danish_is_no_reason_because_everybody_speaks_it() -> None:
    danish = replace(CASE, language="da")
    silent, listed = advisor(1, languages=frozenset()), advisor(2, languages=frozenset({"da"}))
    ranking = rank(danish, [listed, silent])
    assert order(ranking) == [1, 2]
    assert ranking.ranked[1].reasons == (Reason(ReasonCode.OPEN_CASES, count=3),)


def test_nobody_is_local_to_the_whole_city() -> None:
    anywhere = replace(CASE, district=WHOLE_CITY)
    ranking = rank(anywhere, [advisor(1), advisor(2, districts=frozenset({WHOLE_CITY}))])
    assert order(ranking) == [1, 2]
    assert ranking.ranked[1].reasons == (Reason(ReasonCode.OPEN_CASES, count=3),)


@pytest.mark.parametrize(
    "reason",
    [
        Reason(ReasonCode.FOCUS_AREA, area=FocusArea.EDUCATION),
        Reason(ReasonCode.LANGUAGE, language="tr"),
        Reason(ReasonCode.DISTRICT, district="norrebro"),
        Reason(ReasonCode.OPEN_CASES, count=0),
    ],
    ids=lambda reason: reason.code,
)
def test_a_reason_is_stored_and_read_again(reason: Reason) -> None:
    stored = json.loads(json.dumps(reason.as_json()))
    assert Reason.from_json(stored) == reason
    assert len(stored) == 2


# Who is not asked


def test_who_is_passed_over_is_told_with_why() -> None:
    ranking = rank(
        CASE,
        [
            advisor(4, absent=True, declined=True),
            advisor(3, absent=True),
            advisor(2, declined=True),
            advisor(1),
        ],
    )
    assert order(ranking) == [1]
    assert ranking.passed_over == (
        PassedOver(2, "Advisor 2", Why.DECLINED),
        PassedOver(3, "Advisor 3", Why.ABSENT),
        PassedOver(4, "Advisor 4", Why.DECLINED),
    )


def test_with_nobody_there_nobody_is_ranked() -> None:
    assert rank(CASE, []) == Ranking((), ())


# For any team and any case

areas = st.sampled_from(FocusArea)
languages = st.sampled_from(["da", "en", "tr", "ar"])
districts = st.sampled_from(["norrebro", "valby", WHOLE_CITY])
cases = st.builds(
    CaseNeeds, primary=areas, others=st.frozensets(areas), language=languages, district=districts
)
people = st.builds(
    Candidate,
    advisor_id=st.integers(1, 99),
    name=st.just("Somebody"),
    focus_areas=st.frozensets(areas),
    languages=st.frozensets(languages),
    districts=st.frozensets(districts),
    open_cases=st.integers(0, 2),
    last_offer_at=st.none() | st.sampled_from([NOW, NOW - timedelta(days=1)]),
    absent=st.booleans(),
    declined=st.booleans(),
)
teams = st.lists(people, max_size=6, unique_by=lambda each: each.advisor_id)


@given(cases, teams.flatmap(lambda team: st.tuples(st.just(team), st.permutations(team))))
def test_the_order_in_which_they_are_given_does_not_matter(
    case: CaseNeeds, twice: tuple[list[Candidate], list[Candidate]]
) -> None:
    assert rank(case, twice[0]) == rank(case, twice[1])


@given(cases, teams)
def test_everybody_is_there_once_and_only_the_able_are_ranked(
    case: CaseNeeds, team: list[Candidate]
) -> None:
    ranking = rank(case, team)
    left_out = [each.advisor_id for each in ranking.passed_over]
    assert sorted(order(ranking) + left_out) == sorted(each.advisor_id for each in team)
    assert set(left_out) == {each.advisor_id for each in team if each.absent or each.declined}


@given(cases, teams)
def test_nobody_stands_before_one_who_is_strictly_better_at_the_first_difference(
    case: CaseNeeds, team: list[Candidate]
) -> None:
    by_id = {each.advisor_id: each for each in team}
    ranked = [by_id[each] for each in order(rank(case, team))]
    for before, after in pairwise(ranked):
        assert not better(case, after, before)


def better(case: CaseNeeds, one: Candidate, other: Candidate) -> bool:
    """The rule once more, in other words: the first criterion that differs decides."""

    def fits(each: Candidate) -> int:
        return 2 * (case.primary in each.focus_areas) or len(case.others & each.focus_areas) > 0

    def speaks(each: Candidate) -> bool:
        return case.language in each.languages | {"da"}

    def local(each: Candidate) -> bool:
        return case.district in each.districts - {WHOLE_CITY}

    def waited(each: Candidate) -> timedelta:
        return NOW - each.last_offer_at if each.last_offer_at else timedelta.max

    for differs in (
        fits(one) - fits(other),
        speaks(one) - speaks(other),
        local(one) - local(other),
        other.open_cases - one.open_cases,
        (waited(one) > waited(other)) - (waited(one) < waited(other)),
        other.advisor_id - one.advisor_id,
    ):
        if differs:
            return differs > 0
    return False
