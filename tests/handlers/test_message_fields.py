"""What people send is somebody's words; what happens in a chat is nobody's."""

from typing import Any

import pytest
from telegram import Message

from handlers.core.updates.incoming import Kind, read
from handlers.core.updates.message_fields import BESIDE, SENT, is_somebodys
from handlers.core.updates.scrubbing import to_keep
from tests.handlers import raw_updates as raws

ABOUT_IT = frozenset(
    (
        "author_signature", "business_connection_id", "caption_entities", "chat", "date",
        "direct_messages_topic", "edit_date", "entities", "external_reply", "from_user",
        "guest_bot_caller_chat", "guest_bot_caller_user", "guest_query_id", "has_media_spoiler",
        "has_protected_content", "is_automatic_forward", "is_from_offline", "is_paid_post",
        "is_topic_message", "link_preview_options", "message_id", "message_thread_id",
        "paid_star_count", "reply_markup", "reply_to_checklist_task_id", "reply_to_message",
        "reply_to_poll_option_id", "reply_to_story", "sender_boost_count", "sender_business_bot",
        "sender_chat", "sender_tag", "show_caption_above_media", "suggested_post_info", "via_bot",
        "api_kwargs",
    )
)  # fmt: skip
"""What Telegram tells about a message, whatever it is."""

SERVICE = sorted(
    field
    for base in Message.__mro__
    for field in getattr(base, "__slots__", ())
    if not field.startswith("_") and field not in SENT | BESIDE | ABOUT_IT
)
"""All fields of a service message that the library knows, and one that nobody knows yet."""


def received(key: str, **content: Any) -> Any:
    message = {"message_id": 40, "date": raws.DATE, "chat": raws.CHAT, "from": raws.AYSE}
    return read(to_keep({"update_id": 700, key: {**message, **content}}))


def test_the_library_knows_the_fields_that_count() -> None:
    assert {"pinned_message", "chat_background_set", "forum_topic_created", "gift"} <= set(SERVICE)
    assert len(SERVICE) > 50


@pytest.mark.parametrize("field", [*SERVICE, "something_new"])
@pytest.mark.parametrize("key", ["message", "edited_message"])
def test_a_service_message_is_nobodys_words(key: str, field: str) -> None:
    words = "Hun er ny" if field == "web_app_data" else "Hun er 010290-1234"  # a page is typed into
    held = {"message_id": 1, "date": raws.DATE, "chat": raws.CHAT, "text": words}
    for content in (held, [held], True, {}, "text"):
        reply = {"reply_to_message": {"message_id": 7}}
        for more in ({}, reply):
            assert received(key, **{field: content}, **more).kind is Kind.OTHER
    assert not is_somebodys({field: {}})


@pytest.mark.parametrize("field", sorted(SENT - {"text"}))
def test_what_people_send_is_theirs(field: str) -> None:
    assert is_somebodys({field: {}})


def test_in_a_group_it_is_told_all_the_same_where_this_works() -> None:
    got = received("message", new_chat_members=[raws.BOT], chat=raws.GROUP)
    assert (got.kind, got.private) == (Kind.MESSAGE, False)
