"""Which case something is about, who may write, and what is passed on."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from casework import relay
from casework.cases.permissions import Involved
from casework.core.errors import Refused
from casework.core.vocabulary import CaseStatus, Role
from casework.relay import STAYS_MEANT, Written, WrittenAbout

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
AYSE, LEYLA, KAREN, JONAS = 1, 2, 3, 4
INVOLVED = Involved(requester=AYSE, advisor=LEYLA, asked=None)
REFERENCE = "TF-2026-0042"
PDF = {"kind": "document", "file_id": "x", "file_name": "a.pdf", "mime": None, "size": 1}


def refused(act: Any, *arguments: Any, **named: Any) -> tuple[str, dict[str, Any]]:
    with pytest.raises(Refused) as caught:
        act(*arguments, **named)
    return caught.value.code, caught.value.data


def test_the_case_that_was_last_written_about_is_meant_whatever_others_there_are() -> None:
    assert relay.meant(WrittenAbout(7, NOON), [9, 8, 7], NOON) == (7,)


def test_it_is_meant_even_if_it_has_just_ended() -> None:
    """Else words for one requester would reach another."""
    assert relay.meant(WrittenAbout(7, NOON), [9], NOON) == (7,)


@pytest.mark.parametrize(
    ("silence", "meant"),
    [(STAYS_MEANT - timedelta(seconds=1), (7,)), (STAYS_MEANT, [9, 7])],
)
def test_it_is_meant_for_a_while_only(silence: timedelta, meant: Any) -> None:
    assert relay.meant(WrittenAbout(7, NOON), [9, 7], NOON + silence) == meant


@pytest.mark.parametrize("active", [[], [7], [9, 7]])
def test_where_nothing_was_written_any_active_case_may_be_meant(active: list[int]) -> None:
    assert relay.meant(None, active, NOON) == active


def test_what_is_written_in_one_go_is_asked_about_once() -> None:
    assert relay.asks_again(None, NOON)
    assert not relay.asks_again(NOON, NOON + timedelta(minutes=1))
    assert relay.asks_again(NOON, NOON + timedelta(hours=1))


@pytest.mark.parametrize(("writer", "reader"), [(AYSE, LEYLA), (LEYLA, AYSE)])
def test_each_side_writes_to_the_other(writer: int, reader: int) -> None:
    assert relay.receiver(writer, INVOLVED, CaseStatus.ACTIVE, REFERENCE) == reader
    assert relay.may_write(writer, INVOLVED, CaseStatus.ACTIVE)


@pytest.mark.parametrize(
    ("person", "why"), [(KAREN, "relay_not_yours"), (JONAS, "relay_not_taken")]
)
def test_nobody_else_writes_into_a_case(person: int, why: str) -> None:
    asked = Involved(AYSE, LEYLA, asked=JONAS)
    code, data = refused(relay.receiver, person, asked, CaseStatus.ACTIVE, REFERENCE)
    assert (code, data) == (why, {"reference": REFERENCE})
    assert not relay.may_write(person, asked, CaseStatus.ACTIVE)


@pytest.mark.parametrize("status", sorted(set(CaseStatus) - {CaseStatus.ACTIVE}))
def test_a_case_that_is_not_active_says_which_and_why(status: CaseStatus) -> None:
    code, data = refused(relay.receiver, AYSE, INVOLVED, status, REFERENCE)
    assert code == relay.OVER[status]
    assert data == {"reference": REFERENCE}


@pytest.mark.parametrize("involved", [Involved(None, LEYLA, None), Involved(LEYLA, LEYLA, None)])
def test_there_may_be_nobody_on_the_other_side(involved: Involved) -> None:
    code, _data = refused(relay.receiver, LEYLA, involved, CaseStatus.ACTIVE, REFERENCE)
    assert code == "relay_alone"


@pytest.mark.parametrize(
    ("person", "roles", "reads"),
    [
        (AYSE, {Role.REQUESTER}, True),
        (LEYLA, {Role.ADVISOR}, True),
        (LEYLA, {Role.REQUESTER}, False),
        (KAREN, {Role.COORDINATOR}, True),
        (JONAS, {Role.ADVISOR}, False),
    ],
)
def test_who_reads_the_messages(person: int, roles: set[Role], reads: bool) -> None:
    assert relay.may_read_messages(person, roles, INVOLVED) is reads


@pytest.mark.parametrize("text", ["👍", "ok", "x" * 4096, "  Hej\r\n"])
def test_what_people_write_to_each_other_is_passed_on(text: str) -> None:
    assert relay.accepted(Written(1, text)).text == text.strip()


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (Written(1, " \u200b"), "text_empty"),
        (Written(1, "x" * 4097), "relay_too_long"),
        (Written(1, "Hun er 010290-1234"), "text_has_cpr"),
        (Written(1, "", {**PDF, "file_name": "plan.exe"}), "file_executable"),
        (Written(1, "", {**PDF, "file_name": "010290-1234.pdf"}), "text_has_cpr"),
    ],
)
def test_what_cannot_be_passed_on(written: Written, code: str) -> None:
    assert refused(relay.accepted, written)[0] == code


def test_a_file_may_come_without_words_and_however_large() -> None:
    """It goes on by its id, and is downloaded by nobody."""
    large = {**PDF, "size": 10**9}
    assert relay.accepted(Written(1, " ", large, "a")) == Written(1, "", large, "a")


def test_what_waits_comes_back_as_it_was() -> None:
    written = Written(1, "Se her", PDF, "a")
    assert Written.from_json(written.as_json()) == written
