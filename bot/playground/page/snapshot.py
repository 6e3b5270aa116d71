"""What the page shows, as JSON: everything at first, then only what is new."""

import time
from collections.abc import Sequence

from bot.playground.api.bot_commands import menu_of
from bot.playground.chats.messenger import Messenger
from bot.playground.chats.model import CallbackQuery, Chat, Json, Message
from bot.playground.page.calendar_steps import CALENDAR
from bot.playground.people import CastMember

_TYPING = 5.0  # seconds that "typing" is shown


def snapshot(messenger: Messenger, cast: Sequence[CastMember], since: int = 0) -> Json:
    """The chats of the cast that changed after the revision `since`; 0 for all there is."""
    chats = [messenger.chats[member.user_id] for member in cast]
    state: Json = {
        "epoch": messenger.epoch,
        "revision": messenger.revision,
        "now": int(messenger.clock.now().timestamp() * 1000),
        "chats": [
            _chat(messenger, chat, since) for chat in chats if _newest(messenger, chat) > since
        ],
    }
    if since == 0:
        state["bot"] = {"name": messenger.bot.first_name, "username": messenger.bot.username}
        state["zone"] = str(CALENDAR.zone)
        state["people"] = [_person(member) for member in cast]
    return state


def _newest(messenger: Messenger, chat: Chat) -> int:
    said = [message.revision for message in messenger.by_chat[chat.id].values()]
    tapped = [query.revision for query in _queries(messenger, chat)]
    return max([chat.revision, *said, *tapped])


def _chat(messenger: Messenger, chat: Chat, since: int) -> Json:
    fresh = [item for item in messenger.by_chat[chat.id].values() if item.revision > since]
    left = _TYPING - (time.monotonic() - chat.action_at) if chat.action else 0.0
    return {
        "id": chat.id,
        "started": chat.started,
        "blocked": chat.blocked,
        "language": chat.user.language_code,
        "keyboard": chat.keyboard,
        "typing": max(0, int(left * 1000)),
        "menu": menu_of(messenger, chat),
        "messages": [_message(messenger, item) for item in fresh],
        "taps": [_tap(query) for query in _queries(messenger, chat) if query.revision > since],
    }


def _message(messenger: Messenger, message: Message) -> Json:
    if message.deleted:
        return {"message_id": message.message_id, "deleted": True}
    shown = messenger.render(message)
    shown |= {"own": not message.from_bot, "edited": bool(message.edits), "read": message.read}
    if message.reaction is not None:
        shown["reaction"] = message.reaction
    original = shown.pop("reply_to_message", None)
    if original is not None:
        shown["reply_to"] = original["message_id"]
    return shown


def _queries(messenger: Messenger, chat: Chat) -> list[CallbackQuery]:
    return [query for query in messenger.queries.values() if query.chat_id == chat.id]


def _tap(query: CallbackQuery) -> Json:
    return {
        "id": query.id, "message_id": query.message_id, "data": query.data,
        "answered": query.answered, "text": query.text or "", "alert": query.show_alert,
    }  # fmt: skip


def _person(member: CastMember) -> Json:
    return {
        "id": member.user_id, "name": f"{member.first_name} {member.last_name}",
        "column": member.column, "about": member.about,
    }  # fmt: skip
