"""What people do in their chats, and the updates that the bot gets from it."""

from typing import Any

from bot.playground.chats.model import CallbackQuery, Chat, Json, Message, User
from bot.playground.chats.rendering import chat_json, inaccessible_json, user_json
from bot.playground.chats.store import Store
from bot.playground.text.entities import formatted

Who = int | User


class Acts(Store):
    """The people's side of the messenger.

    `chat` is a person or their id everywhere. What people send is returned as the message that
    came of it. Whoever writes has thereby started the bot, and unblocked it.
    """

    def user(
        self, first_name: str = "Ayşe", language_code: str = "da", id: int | None = None,  # noqa: A002
        last_name: str = "", username: str = "", *, started: bool = False,
    ) -> User:  # fmt: skip
        """A person on Telegram; with `started`, one whom the bot may already write to."""
        new_id = self.next_id("user") if id is None else id
        user = User(new_id, first_name, last_name, username, language_code)
        self.chats[new_id] = Chat(user, started=started)
        self.by_chat[new_id] = {}
        self.touch(self.chats[new_id])
        return user

    def person_sends(self, chat: Who, content: Json, reply_to: int | None = None) -> Message:
        """Send anything: `content` is the Bot API's fields of the message."""
        place = self.chat(chat)
        if place.blocked:
            self.person_unblocks_bot(chat)
        place.started = True
        if place.keyboard and place.keyboard.get("one_time_keyboard"):
            place.keyboard = None
        message = self.post(place, content, from_bot=False, reply_to=reply_to)
        self.tell_of(message)
        return message

    def person_writes(self, chat: Who, text: str, reply_to: int | None = None) -> Message:
        """Send a text. Commands, links and addresses in it are found as Telegram finds them.

        Telegram trims texts, and its apps send none of white space only; here such a one is sent
        as it is, for a bot must bear it.
        """
        content = text_content("text", text) or {"text": text}
        return self.person_sends(chat, content, reply_to)

    def person_taps(self, chat: Who, message_id: int, callback_data: str) -> str:
        """Tap an inline button; any data may be sent. Gives the callback query's id."""
        place = self.chat(chat)
        query = CallbackQuery(
            str(self.next_id("query")), place.id, message_id, callback_data, self.clock.now()
        )
        self.queries[query.id] = query
        message = self.by_chat[place.id].get(message_id)
        gone = message is None or message.deleted
        self.push_update({"callback_query": {
            "id": query.id,
            "from": user_json(place.user),
            "message": inaccessible_json(place, message_id)
            if message is None or gone else self.render(message),
            "chat_instance": str(place.id * 31),
            "data": callback_data,
        }})  # fmt: skip
        self.touch(query)
        return query.id

    def person_edits(self, chat: Who, message_id: int, text: str) -> Message:
        """Edit an own message: its text, or its caption where it has a file."""
        message = self.message(chat, message_id)
        field = "text" if "text" in message.content else "caption"
        stale = {field, "entities", "caption_entities"}
        kept = {key: value for key, value in message.content.items() if key not in stale}
        self.change(message, kept | text_content(field, text), None)
        self.push_update({"edited_message": self.render(message)})
        return message

    def person_deletes(self, chat: Who, message_id: int) -> None:
        """Delete a message for both; Telegram tells a bot nothing of that."""
        self.remove(self.message(chat, message_id))

    def person_blocks_bot(self, chat: Who) -> None:
        """Block the bot: from now on it is forbidden to write here."""
        self._membership(self.chat(chat), blocked=True)

    def person_unblocks_bot(self, chat: Who) -> None:
        """Take the bot back."""
        self._membership(self.chat(chat), blocked=False)

    def _membership(self, place: Chat, *, blocked: bool) -> None:
        if place.blocked == blocked:
            return
        place.blocked = blocked
        old, new = (_member(self.bot, gone) for gone in (not blocked, blocked))
        self.push_update({"my_chat_member": {
            "chat": chat_json(place.user), "from": user_json(place.user),
            "date": int(self.clock.now().timestamp()),
            "old_chat_member": old, "new_chat_member": new,
        }})  # fmt: skip
        self.touch(place)


def text_content(field: str, text: str, parse_mode: str = "", given: Any = None) -> Json:
    """`text` or `caption` with its entities, as a message holds them; nothing for an empty one."""
    clean, entities = formatted(text, parse_mode, given)
    if not clean:
        return {}
    name = "entities" if field == "text" else "caption_entities"
    return {field: clean} | ({name: entities} if entities else {})


def _member(bot: User, gone: bool) -> Json:  # noqa: FBT001
    fields: Json = {"user": user_json(bot), "status": "kicked" if gone else "member"}
    return fields | ({"until_date": 0} if gone else {})
