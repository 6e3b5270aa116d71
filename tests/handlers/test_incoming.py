"""Every kind of update, as the conversation gets it."""

import copy
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.core.vocabulary import AttachmentKind
from handlers.core.updates.incoming import Incoming, Kind, UnreadableError, read, whose
from handlers.core.updates.scrubbing import to_keep
from tests.handlers import raw_updates as raws
from tests.handlers.raw_updates import message, tap


def received(raw: dict[str, Any]) -> Incoming:
    """What the conversation gets: scrubbed, stored, and read again as after a restart."""
    first = to_keep(copy.deepcopy(raw))
    again = json.loads(json.dumps(first))
    assert read(first) == read(again)
    return read(again)


def test_a_text_comes_with_who_wrote_it_and_where() -> None:
    assert received(message(text="Hej <b>du</b>")) == Incoming(
        update_id=700,
        kind=Kind.MESSAGE,
        chat_id=5001,
        private=True,
        user_id=5001,
        first_name="Ayşe",
        language="tr",
        message_id=40,
        text="Hej <b>du</b>",
        at=datetime.fromtimestamp(raws.DATE, UTC),
    )


def test_an_edited_message_is_an_edit_of_the_same_message() -> None:
    edit = received(message("edited_message", text="Hej igen", edit_date=raws.DATE + 60))
    assert (edit.kind, edit.message_id, edit.text) == (Kind.EDIT, 40, "Hej igen")


@pytest.mark.parametrize(
    ("content", "kind", "file_id", "name"),
    [
        ({"photo": raws.PHOTO}, AttachmentKind.PHOTO, "large", None),
        ({"document": raws.DOCUMENT}, AttachmentKind.DOCUMENT, "plan", "plan.pdf"),
        ({"voice": raws.VOICE}, AttachmentKind.VOICE, "voice", None),
        (
            {"audio": {**raws.VOICE, "file_name": "sang.mp3"}},
            AttachmentKind.AUDIO,
            "voice",
            "sang.mp3",
        ),
        (
            {"video": {**raws.VOICE, "width": 640, "height": 360}},
            AttachmentKind.VIDEO,
            "voice",
            None,
        ),
    ],
)
def test_a_file_comes_with_its_caption_and_its_album(
    content: dict[str, Any], kind: AttachmentKind, file_id: str, name: str | None
) -> None:
    got = received(message(**content, caption="Opgangen", media_group_id="12"))
    assert got.file is not None
    assert (got.file["kind"], got.file["file_id"], got.file["file_name"]) == (kind, file_id, name)
    assert (got.text, got.album, got.odd) == ("Opgangen", "12", None)


def test_a_file_of_unknown_size_and_kind_is_taken_as_it_is() -> None:
    got = received(message(document={"file_id": "x", "file_unique_id": "y"}))
    assert got.file == {
        "kind": AttachmentKind.DOCUMENT,
        "file_id": "x",
        "file_name": None,
        "mime": None,
        "size": None,
    }


ANIMATION = {**raws.VOICE, "width": 1, "height": 1}


@pytest.mark.parametrize(
    ("content", "odd"),
    [
        ({"sticker": raws.STICKER}, "sticker"),
        ({"animation": ANIMATION, "document": raws.DOCUMENT}, "animation"),
        ({"location": raws.LOCATION}, "location"),
        (
            {
                "location": raws.LOCATION,
                "venue": {"location": raws.LOCATION, "title": "Skolen", "address": "Gade 1"},
            },
            "location",
        ),
        ({"poll": raws.POLL}, "poll"),
        ({"dice": {"emoji": "🎲", "value": 3}}, "dice"),
        ({"video_note": {**raws.VOICE, "length": 240}}, "video_note"),
        ({"story": {"chat": raws.CHAT, "id": 3}}, "story"),
        ({"game": {"title": "Spil", "description": "-", "photo": raws.PHOTO}}, "game"),
        ({"contact": {"phone_number": "4520123456", "first_name": "Mona"}}, "contact"),
    ],
)
def test_what_is_neither_text_nor_file_is_named(content: dict[str, Any], odd: str) -> None:
    got = received(message(**content))
    assert (got.odd, got.text, got.file, got.phone) == (odd, "", None, None)


@pytest.mark.parametrize(
    "content",
    [
        {"caption": "Se her", "paid_media": {"star_count": 1, "paid_media": []}},
        {"caption": "Se her", "hologram": {}},
    ],
)
def test_what_telegram_thinks_of_next_is_odd_too_and_never_half_taken(
    content: dict[str, Any],
) -> None:
    got = received(message(**content))
    assert got.odd is not None
    assert got.file is None


def test_a_forwarded_message_is_known_as_one() -> None:
    origin = {"type": "hidden_user", "sender_user_name": "Mona", "date": raws.DATE}
    assert received(message(text="Se her", forward_origin=origin)).forwarded


@pytest.mark.parametrize("number", ["4520123456", "+4520123456"])
def test_ones_own_number_is_shared_with_its_country(number: str) -> None:
    contact = {"phone_number": number, "first_name": "Ayşe", "user_id": 5001}
    assert received(message(contact=contact)).phone == "+4520123456"
    assert received(message(contact={**contact, "user_id": 5002})).phone is None


def test_a_tap_says_on_what_and_by_whom() -> None:
    assert received(tap("q:7:3:school")) == Incoming(
        update_id=701,
        kind=Kind.TAP,
        chat_id=5001,
        private=True,
        user_id=5001,
        first_name="Ayşe",
        language="tr",
        message_id=39,
        callback_id="21474836480",
        data="q:7:3:school",
    )


def test_of_the_message_that_was_tapped_only_its_place_is_kept() -> None:
    kept = to_keep(tap())
    assert set(kept["callback_query"]["message"]) == {"message_id", "chat"}
    assert "Where do you work?" not in json.dumps(kept)


def test_a_tap_on_a_message_that_telegram_has_forgotten_is_answered_to_the_person() -> None:
    gone = tap(message={"chat": raws.CHAT, "message_id": 39, "date": 0})
    assert received(gone).chat_id == 5001
    query = tap(inline_message_id="AAAA")
    del query["callback_query"]["message"]
    got = received(query)
    assert (got.chat_id, got.private, got.callback_id) == (5001, True, "21474836480")


@pytest.mark.parametrize(
    ("raw", "chat"),
    [
        (message(text="Hej", chat=raws.GROUP), -1001),
        (message("channel_post", text="Hej", chat=raws.CHANNEL), -1002),
    ],
)
def test_a_group_and_a_channel_are_no_private_chats(raw: dict[str, Any], chat: int) -> None:
    got = received(raw)
    assert (got.chat_id, got.private) == (chat, False)


def test_a_post_without_a_sender_is_read() -> None:
    raw = message("channel_post", text="Hej", chat=raws.CHANNEL)
    del raw["channel_post"]["from"]
    assert received(raw).user_id == 0


def test_a_bot_is_known_as_one() -> None:
    assert received(message(text="Hej", sender=raws.BOT)).from_bot
    assert received(tap(sender=raws.BOT)).from_bot


REACTION = {
    "chat": raws.CHAT,
    "message_id": 40,
    "user": raws.AYSE,
    "date": raws.DATE,
    "old_reaction": [],
    "new_reaction": [{"type": "emoji", "emoji": "👍"}],
}
MEMBER = {
    "chat": raws.CHAT,
    "from": raws.AYSE,
    "date": raws.DATE,
    "old_chat_member": {"status": "member", "user": raws.BOT},
    "new_chat_member": {"status": "kicked", "user": raws.BOT, "until_date": 0},
}
INLINE = {"id": "1", "from": raws.AYSE, "query": "Ali 211062-5629", "offset": ""}
UNUSED = {
    "message_reaction": REACTION,
    "my_chat_member": MEMBER,
    "inline_query": INLINE,
    "poll": raws.POLL,
    "edited_channel_post": message("channel_post", text="Hej")["channel_post"],
    "business_message": message(text="Hej", business_connection_id="b")["message"],
}


@pytest.mark.parametrize("kind", UNUSED)
def test_of_an_update_that_the_bot_does_not_use_nothing_is_kept(kind: str) -> None:
    raw = raws.checked({"update_id": 702, kind: UNUSED[kind]})
    assert to_keep(copy.deepcopy(raw)) == {"update_id": 702}
    assert received(raw) == Incoming(702, Kind.OTHER)


def test_a_moving_location_is_nobodys_edited_answer() -> None:
    moving = message("edited_message", location={**raws.LOCATION, "live_period": 900})
    assert received(moving) == Incoming(700, Kind.OTHER)


nonsense = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(["message", "edited_message", "callback_query", "poll", "new"]), nonsense)
def test_an_update_that_nobody_can_read_is_known_as_one(kind: str, inside: Any) -> None:
    kept = to_keep({"update_id": 703, kind: inside})
    if kept == {"update_id": 703}:
        assert read(kept) == Incoming(703, Kind.OTHER)
    else:
        with pytest.raises(UnreadableError):
            read(kept)


WRONG = {
    "from": [], "chat": {"id": [1], "type": "private"}, "message_id": "40", "text": 5,
    "caption": ["x"], "media_group_id": 3, "reply_to_message": {"message_id": 2**64},
    "document": {"file_id": 5}, "photo": {"file_id": "x"}, "voice": "file",
    "contact": {"user_id": 5001},
}  # fmt: skip


@pytest.mark.parametrize("key", WRONG)
def test_what_has_another_type_than_it_should_is_not_taken_for_something_else(key: str) -> None:
    raw = {"message_id": 40, "date": 1, "chat": raws.CHAT, "from": raws.AYSE, key: WRONG[key]}
    with pytest.raises(UnreadableError):
        read(to_keep({"update_id": 703, "message": raw}))


@pytest.mark.parametrize(
    "bad", [2**63, -(2**63) - 1, 0, -5, True, 5001.0, "5001", None, [5001], {}]
)
def test_an_id_that_no_database_takes_is_none(bad: Any) -> None:
    raw = message(text="Hej")
    raw["message"]["from"] = {**raws.AYSE, "id": bad}
    with pytest.raises(UnreadableError):
        read(to_keep(raw))


def test_of_an_unreadable_update_it_is_known_who_is_to_hear_of_it() -> None:
    raw = message(text="Hej")
    assert (whose(1, raw).chat_id, whose(1, raw).language) == (5001, "tr")
    raw["message"]["chat"] = 7
    assert whose(1, raw).chat_id == 5001
    raw["message"]["chat"] = raws.GROUP
    assert whose(1, raw).chat_id is None
    assert whose(1, tap()).callback_id == "21474836480"
    assert whose(1, tap(sender=raws.BOT)).chat_id is None
    assert whose(1, {"message": []}).chat_id is None
    assert whose(1, tap(chat={"id": 1})).chat_id == 5001
    strange = tap(id="a\0b", sender={**raws.AYSE, "language_code": "\ud800"})
    assert (whose(1, strange).callback_id, whose(1, strange).language) == (None, None)
