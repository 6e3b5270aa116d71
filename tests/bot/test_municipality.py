"""The file with another municipality's places: read, or refused in one line."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.errors import OperatorError
from bot.municipality import read_municipality
from casework.places import COPENHAGEN

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


WRONG = {
    "no JSON": "{",
    "a list": "[]",
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
