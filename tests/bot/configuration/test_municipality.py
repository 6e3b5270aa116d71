"""The file with another municipality's places: read, or refused in one line."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.configuration.errors import OperatorError
from bot.configuration.municipality import read_municipality
from casework.places import COPENHAGEN, Administration, District

AARHUS: dict[str, Any] = {
    "name": "Aarhus",
    "administrations": [{"code": "MBU", "name": "Børn og Unge", "english": "Children"}],
    "districts": [{"code": "gellerup", "name": "Gellerup", "names": {"en": "Gellerup Park"}}],
    "proposals": {"school": "MBU"},
}
TOML = """
name = "Aarhus"
[[administrations]]
code = "MBU"
name = "Børn og Unge"
english = "Children"
[[districts]]
code = "gellerup"
name = "Gellerup"
names = {en = "Gellerup Park"}
[proposals]
school = "MBU"
"""


def test_without_a_file_it_is_copenhagen() -> None:
    assert read_municipality(None) is COPENHAGEN


@pytest.mark.parametrize(("ending", "text"), [("json", json.dumps(AARHUS)), ("toml", TOML)])
def test_a_file_holds_the_places_of_another(tmp_path: Path, ending: str, text: str) -> None:
    file = tmp_path / f"aarhus.{ending}"
    file.write_text(text, encoding="utf-8")
    aarhus = read_municipality(file)
    assert aarhus.name == "Aarhus"
    assert [each.code for each in aarhus.districts] == ["gellerup", "whole_city"]
    assert aarhus.proposed_administration("school") == "MBU"
    assert aarhus.administrations == (Administration("MBU", "Børn og Unge", "Children"),)
    assert aarhus.districts[0] == District("gellerup", "Gellerup", {"en": "Gellerup Park"})


def test_space_around_a_text_and_a_mark_at_the_files_beginning_do_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "aarhus.json"
    spaced = {"name": " Aarhus ", "districts": [{"code": " g ", "name": "G"}]}
    file.write_text(
        json.dumps({**AARHUS, **spaced}),
        encoding="utf-8-sig",
    )
    aarhus = read_municipality(file)
    assert (aarhus.name, aarhus.districts[0].code) == ("Aarhus", "g")


def test_proposals_may_be_left_out(tmp_path: Path) -> None:
    file = tmp_path / "aarhus.json"
    file.write_text(json.dumps({key: AARHUS[key] for key in AARHUS if key != "proposals"}))
    assert read_municipality(file).proposed_administration("school") is None


GELLERUP = {"code": "gellerup", "name": "Gellerup"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"colour": "red"}, "colour: there is no such key"),
        ({"name": "  "}, "name: it is empty"),
        ({"name": 5}, "name: 5 is not a text"),
        ({"districts": []}, "districts: there must be at least one"),
        ({"districts": "Gellerup"}, "districts: 'Gellerup' is not a list of tables"),
        ({"districts": ["Gellerup"]}, "districts, no. 1: 'Gellerup' is not a table"),
        ({"districts": [GELLERUP, {"code": "x"}]}, "districts, no. 2, name: it is missing"),
        ({"districts": [{**GELLERUP, "size": 1}]}, "districts, no. 1, size: there is no such key"),
        ({"districts": [{**GELLERUP, "names": "en"}]}, "districts, no. 1, names: 'en' is not a"),
        ({"districts": [{**GELLERUP, "names": {"en": ""}}]}, "no. 1, names, en: it is empty"),
        ({"districts": [GELLERUP, GELLERUP]}, "districts: the code 'gellerup' is there twice"),
        ({"districts": [{**GELLERUP, "code": "whole_city"}]}, "'whole_city' is there twice"),
        ({"districts": [{**GELLERUP, "code": "nørrebro"}]}, "code: 'nørrebro' is not 1 to 16 of"),
        ({"districts": [{**GELLERUP, "code": "a" * 17}]}, "is not 1 to 16 of the letters"),
        ({"districts": [{**GELLERUP, "code": "a b"}]}, "is not 1 to 16 of the letters"),
        ({"administrations": []}, "administrations: there must be at least one"),
        ({"administrations": [GELLERUP]}, "administrations, no. 1, english: it is missing"),
        ({"line\nbreak": 1}, "line\\nbreak: there is no such key"),
        ({"proposals": {"school": "Z\nZ"}}, "unknown administration 'Z\\nZ'"),
        ({"proposals": ["school"]}, "proposals: ['school'] is not a table"),
        ({"proposals": {"shop": "MBU"}}, "proposals, shop: there is no such kind of organisation"),
        ({"proposals": {"school": 5}}, "proposals, school: 5 is not a text"),
        ({"proposals": {"school": "ZZZ"}}, "school names the unknown administration 'ZZZ'"),
        ({"proposals": {"company": "MBU"}}, "proposals: company belongs to no administration"),
    ],
)
def test_what_is_wrong_with_a_list_is_said_with_its_place(
    tmp_path: Path, change: dict[str, Any], said: str
) -> None:
    file = tmp_path / "aarhus.json"
    file.write_text(json.dumps({**AARHUS, **change}))
    with pytest.raises(OperatorError) as error:
        read_municipality(file)
    assert said in str(error.value)
    assert "\n" not in str(error.value)
    assert "pydantic" not in str(error.value)
    assert error.value.__cause__ is None
    assert error.value.__context__ is None


def test_the_first_problems_are_said_together(tmp_path: Path) -> None:
    file = tmp_path / "aarhus.json"
    file.write_text(json.dumps({"districts": [GELLERUP], "size": 1, "colour": "red"}))
    with pytest.raises(OperatorError) as error:
        read_municipality(file)
    assert str(error.value).count(";") == 2


WRONG = {
    "no JSON": "{",
    "a list": "[]",
    "nested without end": "[" * 100_000,
    "a list of tables": json.dumps([AARHUS]),
    "a text": '"Aarhus"',
    "a number": "8000",
    "nothing": "null",
    "no districts": json.dumps({**AARHUS, "districts": []}),
    "a slip of the pen": json.dumps({**AARHUS, "distrikter": []}),
    "a district that is none": json.dumps({**AARHUS, "districts": ["Gellerup"]}),
    "an unknown kind": json.dumps({**AARHUS, "proposals": {"kirke": "MBU"}}),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_said_in_one_line_that_names_the_setting_and_the_file(
    tmp_path: Path, what: str
) -> None:
    file = tmp_path / "aarhus.json"
    file.write_text(WRONG[what], encoding="utf-8")
    with pytest.raises(OperatorError) as error:
        read_municipality(file)
    assert str(error.value).startswith("MUNICIPALITY_FILE: aarhus.json cannot be used (")
    assert "\n" not in str(error.value)
    assert str(tmp_path) not in str(error.value)


def test_a_file_that_is_not_there_or_no_text_is_the_operators_to_mend(tmp_path: Path) -> None:
    (tmp_path / "photo.json").write_bytes(b"\xff\xd8\xff")
    for name in ("nothing.json", "photo.json", "."):
        with pytest.raises(OperatorError, match=r"^MUNICIPALITY_FILE"):
            read_municipality(tmp_path / name)
