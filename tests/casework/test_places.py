import pytest

from casework.core.vocabulary import OrganisationKind
from casework.places import COPENHAGEN, WHOLE_CITY, Administration, District, Municipality


def test_copenhagen_has_seven_administrations_and_ten_districts() -> None:
    assert [each.code for each in COPENHAGEN.administrations] == [
        *("OKF", "BIF", "BUF", "KFF", "SOF", "SUF", "TMF")
    ]
    assert len(COPENHAGEN.districts) == 10 + 1
    assert COPENHAGEN.district("norrebro").name == "Nørrebro"


def test_the_whole_city_is_the_last_choice_and_a_sentence_of_the_catalogues() -> None:
    last = COPENHAGEN.districts[-1]
    assert (last.code, last.name) == (WHOLE_CITY, "Whole city / outside")


def test_every_code_is_short_and_ascii_so_that_a_button_can_carry_it() -> None:
    codes = [each.code for each in COPENHAGEN.administrations]
    codes += [each.code for each in COPENHAGEN.districts]
    assert all(code.isascii() and len(code) <= 16 for code in codes)


@pytest.mark.parametrize(
    ("kind", "proposed"),
    [
        (OrganisationKind.SCHOOL, "BUF"),
        (OrganisationKind.DAY_CARE, "BUF"),
        (OrganisationKind.STREET_TEAM, "SOF"),
        (OrganisationKind.MUNICIPAL_OFFICE, None),
        (OrganisationKind.SPORTS_CLUB, None),
        ("other", None),
        ("nonsense", None),
        (None, None),
    ],
)
def test_the_obvious_administration_of_a_kind(kind: str | None, proposed: str | None) -> None:
    assert COPENHAGEN.proposed_administration(kind) == proposed


def test_only_municipal_organisations_have_an_administration() -> None:
    having = {kind for kind in OrganisationKind if COPENHAGEN.has_administration(kind)}
    assert having == {"school", "day_care", "street_team", "municipal_office"}
    assert not COPENHAGEN.has_administration(None)


def test_an_administration_is_found_by_its_code() -> None:
    assert COPENHAGEN.administration("SOF").english == "Social Services"
    with pytest.raises(KeyError):
        COPENHAGEN.administration("ZZZ")
    with pytest.raises(KeyError):
        COPENHAGEN.district("paris")


HELLERUP = District("hellerup", "Hellerup")


@pytest.mark.parametrize(
    ("north", "east", "district"),
    [
        (55.7130, 12.5370, "bispebjerg"),
        (55.6761, 12.5683, "indre_by"),  # the town hall
        (55.6617, 12.5160, "valby"),  # Valby station
        (55.8623, 12.4906, "whole_city"),  # Birkerød
    ],
)
def test_a_place_lies_in_the_district_whose_middle_is_nearest(
    north: float, east: float, district: str
) -> None:
    assert COPENHAGEN.district_at(north, east) == district


def test_where_no_middle_is_known_a_place_says_nothing() -> None:
    nowhere = Municipality("Aarhus", (SCHOOLS,), (District("gellerup", "Gellerup"),))
    assert nowhere.district_at(56.16, 10.13) is None


SCHOOLS = Administration("MBU", "Børn og Unge", "Children and Youth")


def test_another_municipality_brings_its_own_lists() -> None:
    gentofte = Municipality("Gentofte", (SCHOOLS,), (HELLERUP,), {OrganisationKind.SCHOOL: "MBU"})
    assert [each.code for each in gentofte.districts] == ["hellerup", WHOLE_CITY]
    assert gentofte.proposed_administration("school") == "MBU"
    assert gentofte.proposed_administration("day_care") is None
    assert Municipality("Gentofte", (SCHOOLS,), (HELLERUP,)).proposed_administration("x") is None


@pytest.mark.parametrize(
    ("administrations", "districts", "proposals"),
    [
        ((), (HELLERUP,), {}),
        ((SCHOOLS,), (), {}),
        ((SCHOOLS, SCHOOLS), (HELLERUP,), {}),
        ((SCHOOLS,), (HELLERUP,), {OrganisationKind.SCHOOL: "ZZZ"}),
        ((SCHOOLS,), (HELLERUP,), {OrganisationKind.COMPANY: "MBU"}),
    ],
)
def test_lists_that_cannot_work_are_refused(
    administrations: tuple[Administration, ...],
    districts: tuple[District, ...],
    proposals: dict[OrganisationKind, str],
) -> None:
    with pytest.raises(ValueError, match="Municipality"):
        Municipality("Gentofte", administrations, districts, proposals)
