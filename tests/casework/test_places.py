import json
from typing import Any

import pytest

from casework.places import COPENHAGEN, WHOLE_CITY, Administration, District, Municipality
from casework.vocabulary import OrganisationKind

AARHUS: dict[str, Any] = {
    "name": "Aarhus",
    "administrations": [
        {"code": "MBU", "name": "Børn og Unge", "english": "Children and Youth"},
        {"code": "MSB", "name": "Sociale Forhold", "english": "Social Affairs"},
    ],
    "districts": [
        {"code": "gellerup", "name": "Gellerup"},
        {"code": "trojborg", "name": " Trøjborg ", "names": {"en": "Troejborg"}},
    ],
    "proposals": {"school": "MBU"},
}


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


def test_another_municipality_brings_its_own_lists() -> None:
    aarhus = Municipality.from_mapping(json.loads(json.dumps(AARHUS)))
    assert aarhus.administrations[0] == Administration("MBU", "Børn og Unge", "Children and Youth")
    assert aarhus.districts[:2] == (
        District("gellerup", "Gellerup"),
        District("trojborg", "Trøjborg", {"en": "Troejborg"}),
    )
    assert aarhus.districts[-1].code == WHOLE_CITY
    assert aarhus.proposed_administration("school") == "MBU"
    assert aarhus.proposed_administration("day_care") is None


def test_proposals_may_be_left_out() -> None:
    aarhus = Municipality.from_mapping({**AARHUS, "proposals": {}})
    assert aarhus.proposed_administration("school") is None


GELLERUP = {"code": "gellerup", "name": "Gellerup"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"colour": "red"}, "the municipality: unknown key 'colour'"),
        ({"name": "  "}, "the municipality: 'name' must be a text, not '  '"),
        ({"districts": []}, "districts: must be a list with at least one"),
        ({"districts": "Gellerup"}, "districts: must be a list with at least one"),
        ({"districts": ["Gellerup"]}, "districts: an entry must be a table, not 'Gellerup'"),
        ({"districts": [{"code": "gellerup"}]}, "districts: missing 'name'"),
        ({"districts": [{**GELLERUP, "size": 1}]}, "districts: unknown key 'size'"),
        ({"districts": [{**GELLERUP, "names": "en"}]}, "districts: 'names' must be a table"),
        ({"districts": [GELLERUP, GELLERUP]}, "districts: code 'gellerup' is there twice"),
        ({"districts": [{**GELLERUP, "code": "whole_city"}]}, "'whole_city' is there twice"),
        ({"districts": [{**GELLERUP, "code": "nørrebro"}]}, "code 'nørrebro' must be 1 to 16"),
        ({"districts": [{**GELLERUP, "code": "a" * 17}]}, "must be 1 to 16"),
        ({"administrations": []}, "administrations: must be a list with at least one"),
        ({"administrations": [GELLERUP]}, "administrations: missing 'english'"),
        ({"proposals": ["school"]}, "proposals: must be a table"),
        ({"proposals": {"shop": "MBU"}}, "proposals: unknown kind of organisation 'shop'"),
        ({"proposals": {"school": "ZZZ"}}, "school names the unknown administration 'ZZZ'"),
        ({"proposals": {"company": "MBU"}}, "proposals: company belongs to no administration"),
    ],
)
def test_a_list_that_cannot_work_is_refused_in_one_line(change: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said) as refused:
        Municipality.from_mapping({**AARHUS, **change})
    assert "\n" not in str(refused.value)


def test_a_missing_list_is_named() -> None:
    with pytest.raises(
        ValueError, match="the municipality: missing 'administrations', 'districts'"
    ):
        Municipality.from_mapping({"name": "Aarhus"})
