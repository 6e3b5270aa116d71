import pytest

from casework.absences.standing_in import substitute

LEYLA, JONAS, SAMIRA, OMAR = 1, 2, 3, 4
TEAM = {LEYLA, JONAS, SAMIRA, OMAR}


@pytest.mark.parametrize(
    ("away", "stands_in"),
    [
        pytest.param({}, None, id="Leyla is there herself"),
        pytest.param({LEYLA: None}, None, id="nobody was chosen"),
        pytest.param({LEYLA: JONAS}, JONAS, id="Jonas is there"),
        pytest.param({LEYLA: JONAS, JONAS: SAMIRA}, SAMIRA, id="Jonas is away too"),
        pytest.param({LEYLA: JONAS, JONAS: None}, None, id="Jonas is away and has nobody"),
        pytest.param({LEYLA: JONAS, JONAS: LEYLA}, None, id="a loop of two"),
        pytest.param({LEYLA: JONAS, JONAS: SAMIRA, SAMIRA: JONAS}, None, id="a loop behind her"),
        pytest.param({LEYLA: LEYLA}, None, id="herself"),
        pytest.param({LEYLA: 9}, None, id="somebody who has left or cannot be reached"),
    ],
)
def test_who_stands_in_for_leyla(away: dict[int, int | None], stands_in: int | None) -> None:
    assert substitute(LEYLA, away, TEAM) == stands_in
