"""What stands in rows is read as it was written, by this version and by those before it.

Each example is literally what a row holds. What is read is kept again in the same shape.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest

from casework.agenda import Day
from casework.core.pasting import Paste
from casework.core.stored import Moment, Stored
from casework.core.vocabulary import FocusArea
from casework.dates.working_time import DateStep, StepCode
from casework.form.engine import FormState
from casework.offers.ranking import Reason, ReasonCode
from casework.relay import Written
from casework.visits.rules import Slot
from casework.worklist.facts import Numbers
from handlers.work.taps import NoteBegun
from storage.addressing.just_done import Done

NOW = datetime(2026, 11, 23, 9, 0, 1, 579933, tzinfo=UTC)

FORM = """{"answers": {"organisation_kind": "school", "organisation_name": "Tagensbo Skole",
 "focus_area": ["education", "safety"], "about": null, "material": [{"kind": "photo",
 "file_id": "AgAC-1", "caption": ""}]}, "picked": ["talk", {"kind": "voice", "file_id": "x"}],
 "sources": {"91": "privacy", "95": "about"}, "known": [{"id": 3, "kind": "school",
 "name": "Tagensbo Skole", "district": "bispebjerg"}], "privacy_accepted": true,
 "aside": {"help": ["advice"]}, "outreach": false, "pieces": {"problem": [{"message": 95,
 "text": "Møderne", "seam": ""}]}, "thrown": {"problem": {"put_away": 4}}}"""
STATE = FormState(
    step="problem",
    answers={
        "organisation_kind": "school",
        "organisation_name": "Tagensbo Skole",
        "focus_area": ["education", "safety"],
        "about": None,
        "material": [{"kind": "photo", "file_id": "AgAC-1", "caption": ""}],
    },
    picked=("talk", {"kind": "voice", "file_id": "x"}),
    sources={"91": "privacy", "95": "about"},
    known=({"id": 3, "kind": "school", "name": "Tagensbo Skole", "district": "bispebjerg"},),
    privacy_accepted=True,
    aside={"help": ["advice"]},
    pieces={"problem": [{"message": 95, "text": "Møderne", "seam": ""}]},
    thrown={"problem": {"put_away": 4}},
)
WRITTEN = """{"message_id": 93, "text": "Hvornår kommer du? 🙂", "file": {"kind": "document",
 "file_id": "BQAC", "file_name": "Plan.pdf"}, "album": "13", "quote": "på tirsdag",
 "quote_of": 7}"""
PASTE = """{"messages": [53, 54], "text": "Om 4. B", "last": 4096, "reply_to": null,
 "refused": {"code": "text_too_long", "data": {"limit": 12288}, "row": 88}}"""
STEP = """{"code": "working_day", "day": "2026-11-24", "at": null, "ordinal": 1,
 "hours": null}"""
WORKED = """{"code": "worked", "day": "2026-11-25", "at": "2026-11-25T15:00:00+00:00",
 "ordinal": null, "hours": 2.5}"""
DAY = """{"now": "2026-11-23T09:00:01.579933+00:00", "starts": "2026-11-22T23:00:00+00:00",
 "ends": "2026-11-23T23:00:00+00:00", "since": "2026-11-19T23:00:00+00:00"}"""

EXAMPLES: list[tuple[str, dict[str, Any], Stored]] = [
    (FORM, {"step": "problem"}, STATE),
    (
        WRITTEN,
        {},
        Written(
            93, "Hvornår kommer du? 🙂",
            {"kind": "document", "file_id": "BQAC", "file_name": "Plan.pdf"},
            "13", "på tirsdag", 7,
        ),
    ),
    (
        PASTE,
        {"at": NOW},
        Paste(
            (53, 54), "Om 4. B", 4096, NOW,
            refused={"code": "text_too_long", "data": {"limit": 12288}, "row": 88},
        ),
    ),
    ('{"code": "focus_area", "area": "education"}', {},
     Reason(ReasonCode.FOCUS_AREA, area=FocusArea.EDUCATION)),
    ('{"code": "open_cases", "count": 0}', {}, Reason(ReasonCode.OPEN_CASES, count=0)),
    ('{"code": "language", "language": "tr"}', {}, Reason(ReasonCode.LANGUAGE, language="tr")),
    (STEP, {}, DateStep(StepCode.WORKING_DAY, date(2026, 11, 24), ordinal=1)),
    (WORKED, {}, DateStep(StepCode.WORKED, date(2026, 11, 25), hours=2.5,
                      at=datetime(2026, 11, 25, 15, tzinfo=UTC))),
    (DAY, {}, Day(NOW, datetime(2026, 11, 22, 23, tzinfo=UTC),
                  datetime(2026, 11, 23, 23, tzinfo=UTC), datetime(2026, 11, 19, 23, tzinfo=UTC))),
    ('{"open": 7, "in_time": 5, "visits": 2, "lost": 0, "out_of_reach": 1}', {},
     Numbers(open=7, in_time=5, visits=2, out_of_reach=1)),
    ('{"subject": "note:4", "case": 2}', {"at": NOW}, Done("note:4", 2, NOW)),
    ('{"note": 4}', {}, NoteBegun(4)),
    ("{}", {}, NoteBegun()),
]  # fmt: skip


NAMES = [f"{type(value).__name__}-{at}" for at, (_row, _beside, value) in enumerate(EXAMPLES)]


@pytest.mark.parametrize(("row", "beside", "value"), EXAMPLES, ids=NAMES)
def test_a_row_is_read_and_kept_again_as_it_stands(
    row: str, beside: dict[str, Any], value: Stored
) -> None:
    kept = json.loads(row)
    assert type(value).from_json(kept, **beside) == value
    assert value.as_json() == kept
    assert json.loads(json.dumps(value.as_json())) == kept
    assert list(value.as_json()) == list(kept)


def test_fields_that_came_later_may_be_missing() -> None:
    row = json.loads(
        '{"answers":{},"picked":[],"sources":{"91":"privacy"},"known":[],"privacy_accepted":false}'
    )
    assert FormState.from_json(row, step="privacy") == FormState("privacy", {}, (), row["sources"])
    assert Written.from_json({"message_id": 1, "text": "Hej"}) == Written(1, "Hej")


def test_what_stands_among_other_things_is_found() -> None:
    assert Day.from_json({"person": 4, "away": [], "morning": 0, **json.loads(DAY)}).now == NOW


def test_a_moment_in_another_zone_is_the_same_moment() -> None:
    row = json.loads(DAY) | {"now": "2026-11-23T10:00:01.579933+01:00"}
    assert Day.from_json(row).now == NOW


def test_a_time_to_meet_is_a_pair_of_texts() -> None:
    pair = ["2026-11-26T13:30:00+00:00", "2026-11-26T14:30:00+00:00"]
    slot = Slot.from_pair(pair, "Aulaen")
    assert slot == Slot(datetime(2026, 11, 26, 13, 30, tzinfo=UTC),
                        datetime(2026, 11, 26, 14, 30, tzinfo=UTC), "Aulaen")  # fmt: skip
    assert slot.as_pair() == pair


def test_a_texts_own_words_are_in_no_error() -> None:
    with pytest.raises(ValueError, match=r"^no Written: message_id \(int_parsing\), text") as wrong:
        Written.from_json({"message_id": "Fatima er syg", "file": {"caption": "Fatima"}})
    assert "Fatima" not in str(wrong.value)
    assert wrong.value.__cause__ is None


@dataclass(frozen=True, slots=True)
class Loose(Stored):
    """Something with a field of every kind that is kept."""

    at: Moment
    name: str


@pytest.mark.parametrize("name", [b"\xff Fatima", object(), 7])
def test_what_cannot_be_kept_is_refused_when_it_is_written(name: Any) -> None:
    with pytest.raises(TypeError, match=r"^a Loose that cannot be kept as JSON$"):
        Loose(NOW, name).as_json()


def test_the_rules_load_no_library_for_it() -> None:
    code = "import sys, casework.form.engine, casework.agenda; print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
