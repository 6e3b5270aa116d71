"""A CPR number is in no update that is kept, wherever in it somebody wrote one."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.checks import texts as text_checks
from casework.cpr import Verdict, look
from handlers.core.updates.incoming import read
from handlers.core.updates.scrubbing import to_keep
from tests.handlers import raw_updates as raws
from tests.handlers.raw_updates import message, tap

CPR = "211062-5629"
WITH = f"Ali {CPR} mangler"
LINK = [{"type": "text_link", "offset": 0, "length": 3, "url": f"https://kk.dk/{CPR}"}]
OTHERS = message(text=WITH)["message"]

WRITTEN: dict[str, dict[str, Any]] = {
    "text": {"text": WITH},
    "text in another script": {"text": "علي ٢١١٠٦٢-٥٦٢٩"},
    "link": {"text": "Ali", "entities": LINK},
    "caption": {"photo": raws.PHOTO, "caption": WITH},
    "file name": {"document": {**raws.DOCUMENT, "file_name": "2110625629.pdf"}},
    "reply": {"text": "Det her", "reply_to_message": OTHERS},
    "quote": {"text": "Det her", "quote": {"text": WITH, "position": 0}},
    "reply in another chat": {
        "text": "Det her",
        "external_reply": {
            "origin": {"type": "hidden_user", "sender_user_name": CPR, "date": raws.DATE},
            "document": {**raws.DOCUMENT, "file_name": WITH},
        },
    },
    "poll": {"poll": {**raws.POLL, "question": WITH}},
    "poll's answer": {
        "poll": {
            **raws.POLL,
            "options": [{"text": WITH, "voter_count": 0, "persistent_id": "1"}],
        }
    },
    "contact": {"contact": {"phone_number": "4520123456", "first_name": WITH}},
    "contact's card": {
        "contact": {"phone_number": "4520123456", "first_name": "Ali", "vcard": f"NOTE:{CPR}"}
    },
    "contact's card, encoded": {
        "contact": {
            "phone_number": "4520123456",
            "first_name": "Ali",
            "vcard": "NOTE;ENCODING=QUOTED-PRINTABLE:=32=31=31=30=36=32=35=36=32=39",
        }
    },
    "poll's explanation": {"poll": {**raws.POLL, "explanation": WITH}},
    "venue's address": {
        "venue": {"location": raws.LOCATION, "title": "Skolen", "address": f"Gade {CPR}"}
    },
    "invisible characters": {"text": "2110\u200b62\u2060-56\ufe0f29"},
    "signature": {"text": "Se", "author_signature": WITH},
    "page": {"web_app_data": {"data": WITH, "button_text": "x"}},
    "payload": {"text": f"/start {CPR.replace('-', '')}"},
    "venue": {"venue": {"location": raws.LOCATION, "title": WITH, "address": "Gade 1"}},
    "forwarded from": {
        "text": "Se",
        "forward_origin": {"type": "hidden_user", "sender_user_name": CPR, "date": raws.DATE},
    },
    "buttons": {
        "text": "Se",
        "reply_markup": {"inline_keyboard": [[{"text": WITH, "callback_data": "x"}]]},
    },
}


def kept(raw: dict[str, Any]) -> dict[str, Any]:
    return to_keep(copy.deepcopy(raw))


def texts(node: Any, key: str = "") -> Iterator[str]:
    """Every text in it that is no identifier of Telegram's."""
    if isinstance(node, str) and not key.endswith("id") and key != "phone_number":
        yield node
    if isinstance(node, dict):
        for inner, value in node.items():
            yield from texts(value, inner)
    if isinstance(node, list):
        for value in node:
            yield from texts(value)


def holds_a_number(raw: dict[str, Any]) -> bool:
    return any(map(text_checks.contains_cpr, texts(raw)))


@pytest.mark.parametrize("where", WRITTEN)
@pytest.mark.parametrize("kind", ["message", "edited_message", "channel_post"])
def test_a_number_that_somebody_writes_is_taken_out_and_the_message_marked(
    where: str, kind: str
) -> None:
    raw = message(kind, **WRITTEN[where])
    assert holds_a_number(raw)
    assert not holds_a_number(kept(raw))
    assert read(kept(raw)).has_cpr
    assert read(to_keep(kept(raw))).has_cpr, "also when it comes from the inbox again"


def test_the_rest_of_the_message_stays_what_telegram_calls_a_message() -> None:
    raws.checked(kept(message(**WRITTEN["link"])))
    got = read(kept(message(**WRITTEN["caption"])))
    assert (got.message_id, got.text) == (40, "")
    assert got.file is not None


DOUBTFUL = "Nr. 900201-1234"
THEIR_OWN = ("text", "caption", "file name", "poll", "contact", "venue", "forwarded from")


def doubtful(node: Any) -> Any:
    """The same with what may be a number in the place of one."""
    if isinstance(node, dict):
        return {key: doubtful(value) for key, value in node.items()}
    if isinstance(node, list):
        return [doubtful(each) for each in node]
    numbered = isinstance(node, str) and look(node) is Verdict.CERTAIN
    return DOUBTFUL if numbered else node


@pytest.mark.parametrize("where", THEIR_OWN)
@pytest.mark.parametrize("kind", ["message", "edited_message"])
def test_what_may_be_a_number_is_taken_out_and_asked_about(where: str, kind: str) -> None:
    raw = doubtful(message(kind, **WRITTEN[where]))
    for once in (kept(raw), to_keep(kept(raw))):
        assert "900201" not in json.dumps(once)
        assert read(once).cpr_asked
        assert not read(once).has_cpr


@pytest.mark.parametrize("where", ["quote", "reply", "reply in another chat", "buttons"])
def test_nobody_is_asked_about_what_they_have_quoted(where: str) -> None:
    raw = doubtful(message(**WRITTEN[where]))
    assert "900201" not in json.dumps(kept(raw))
    assert not read(kept(raw)).cpr_asked
    assert read(kept(raw)).text == raw["message"]["text"]


def test_looking_at_an_update_changes_nothing_in_it() -> None:
    """What may be a number is held in memory as it came."""
    for content in WRITTEN.values():
        raw = message(**content)
        before = copy.deepcopy(raw)
        to_keep(raw)
        assert raw == before


NAMED = {**raws.AYSE, "first_name": f"Ayşe {CPR}"}


def test_who_calls_themselves_by_a_number_is_kept_without_it_and_can_write() -> None:
    here = {**raws.CHAT, "first_name": f"Ayşe {CPR}"}
    for raw in (message(text="Hej", sender=NAMED, chat=here), tap(sender=NAMED)):
        assert not holds_a_number(kept(raw))
        got = read(kept(raw))
        assert got.first_name.startswith("Ayşe ")
        assert not got.has_cpr


def test_what_a_made_up_button_says_is_not_kept() -> None:
    raw = tap(f"q:1:2:{CPR}")
    assert not holds_a_number(kept(raw))
    assert read(kept(raw)).data == ""


@pytest.mark.parametrize(
    "data", ["md:1112:739946", "ft:10129:24323", "vk:12:1:2", "dx:1012:9:0", "yy:739946:739950:12"]
)
def test_a_button_of_ours_that_looks_like_a_number_still_works(data: str) -> None:
    """It carries ids and days; a case may well have the number 1112."""
    assert read(kept(tap(data))).data == data


@pytest.mark.parametrize("data", ["q:1:2:0102901234", "x:010290:1234", "q:01.02.90-1234"])
def test_a_number_in_a_made_up_button_is_taken_out(data: str) -> None:
    assert read(kept(tap(data))).data == ""


def test_an_identifier_may_look_like_a_number_and_stays() -> None:
    raw = message(photo=[{**raws.PHOTO[0], "file_id": "2110625629"}], media_group_id="2110625629")
    got = read(kept(raw))
    assert (got.album, got.has_cpr) == ("2110625629", False)
    assert got.file is not None
    assert got.file["file_id"] == "2110625629"
    contact = {"phone_number": "2110625629", "first_name": "Ayşe", "user_id": 5001}
    assert read(kept(message(contact=contact))).phone == "+2110625629"


def test_what_somebody_types_as_the_phone_number_of_another_is_looked_at() -> None:
    for number in ("2110625629", "211062-5629"):
        raw = message(contact={"phone_number": number, "first_name": "Ali"})
        assert read(kept(raw)).has_cpr
        assert number not in json.dumps(kept(raw))
    for number in ("4520101290", "+46 70 101 29 01", "20101290"):
        raw = message(contact={"phone_number": number, "first_name": "Ali"})
        assert kept(raw) == raw


def test_a_message_without_a_number_is_kept_as_it_came() -> None:
    for content in ({"text": "Hej", "entities": LINK[:0]}, {"poll": raws.POLL}):
        raw = message(**content)
        assert kept(raw) == raw
        assert json.dumps(kept(raw)) == json.dumps(raw)


words = st.sampled_from(["Hej", CPR, "2110625629", WITH, "٢١١٠٦٢٥٦٢٩", "+45 20 12 34 56", ""])
keys = st.sampled_from(["text", "caption", "name", "from", "quote", "entities", "title", "options"])
inside = st.recursive(
    words | st.integers() | st.none(),
    lambda deeper: st.lists(deeper, max_size=3) | st.dictionaries(keys, deeper, max_size=3),
    max_leaves=12,
)


@given(
    st.sampled_from(["message", "edited_message", "channel_post", "poll", "callback_query"]),
    st.dictionaries(keys, inside, max_size=4),
)
def test_no_kept_update_holds_a_number_whatever_telegram_puts_where(
    kind: str, content: dict[str, Any]
) -> None:
    raw = {"update_id": 1, kind: {"message_id": 2, "chat": {"id": 3}, **content}}
    assert not holds_a_number(kept(raw))
