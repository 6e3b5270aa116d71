"""What people do in their chats, and the updates that the bot gets from it."""

from datetime import timedelta
from typing import Any

from bot.playground.entities import formatted
from bot.playground.files import describe
from bot.playground.model import CallbackQuery, Chat, Json, Message, StoredFile, User
from bot.playground.rendering import chat_json, inaccessible_json, user_json
from bot.playground.store import Store

Who = int | User
Upload = tuple[str, str, bytes]  # kind, file name, content


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
        self.push_update({"message": self.render(message)})
        return message

    def person_writes(self, chat: Who, text: str, reply_to: int | None = None) -> Message:
        """Send a text. Commands, links and addresses in it are found as Telegram finds them."""
        return self.person_sends(chat, text_content("text", text), reply_to)

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

    def person_sends_file(
        self, chat: Who, file: StoredFile, caption: str = "", reply_to: int | None = None
    ) -> Message:
        """Send a file that is stored already."""
        return self.person_sends(chat, _file_content(file, caption), reply_to)

    def person_sends_photo(
        self, chat: Who, content: bytes = b"photo", caption: str = "", reply_to: int | None = None
    ) -> Message:
        """Send a photo, as a photo."""
        return self.person_sends_file(chat, self.files.add("photo", content), caption, reply_to)

    def person_sends_document(
        self, chat: Who, name: str = "note.pdf", content: bytes = b"%PDF-1.4", caption: str = "",
        *, mime_type: str = "", size: int | None = None,
    ) -> Message:  # fmt: skip
        """Send a file as it is. `size` (bytes) makes believe that it is larger."""
        file = self.files.add("document", content, name, mime_type, size=size)
        return self.person_sends_file(chat, file, caption)

    def person_sends_voice(
        self, chat: Who, content: bytes = b"OggS", duration: int = 7, *, size: int | None = None
    ) -> Message:
        """Send a voice message of so many seconds."""
        file = self.files.add("voice", content, size=size, duration=duration)
        return self.person_sends_file(chat, file)

    def person_sends_audio(
        self, chat: Who, name: str = "song.mp3", content: bytes = b"ID3", caption: str = ""
    ) -> Message:
        """Send a piece of music."""
        return self.person_sends_file(
            chat, self.files.add("audio", content, name, duration=60), caption
        )

    def person_sends_video(
        self, chat: Who, name: str = "clip.mp4", content: bytes = b"ftyp", caption: str = "",
        *, size: int | None = None,
    ) -> Message:  # fmt: skip
        """Send a video."""
        file = self.files.add("video", content, name, size=size, duration=5)
        return self.person_sends_file(chat, file, caption)

    def person_sends_animation(self, chat: Who, caption: str = "") -> Message:
        """Send a GIF, which Telegram keeps as a silent video."""
        return self.person_sends_file(chat, self.files.add("animation", b"ftyp"), caption)

    def person_sends_sticker(self, chat: Who) -> Message:
        """Send a sticker."""
        return self.person_sends_file(chat, self.files.add("sticker", b"RIFF"))

    def person_sends_location(self, chat: Who) -> Message:
        """Send where one is: the city hall."""
        location = {"latitude": 55.6759, "longitude": 12.5691}
        return self.person_sends(chat, {"location": location})

    def person_sends_contact(
        self, chat: Who, phone_number: str = "+4520304050", *, own: bool = True,
        first_name: str = "",
    ) -> Message:  # fmt: skip
        """Send a contact: one's own, as the button that asks for it does, or somebody else's."""
        user = self.chat(chat).user
        contact: Json = {
            "phone_number": phone_number,
            "first_name": first_name or (user.first_name if own else "Mads"),
        }
        if own:
            contact["user_id"] = user.id
        return self.person_sends(chat, {"contact": contact})

    def person_sends_poll(self, chat: Who, question: str = "Kaffe?") -> Message:
        """Send a poll with two options."""
        options = [
            {"text": text, "voter_count": 0, "persistent_id": str(place)}
            for place, text in enumerate(("Ja", "Nej"))
        ]
        return self.person_sends(chat, {"poll": {
            "id": str(self.next_id("query")), "question": question, "options": options,
            "total_voter_count": 0, "is_closed": False, "is_anonymous": True, "type": "regular",
            "allows_multiple_answers": False, "allows_revoting": True, "members_only": False,
        }})  # fmt: skip

    def person_forwards(self, chat: Who, text: str, written_by: User | None = None) -> Message:
        """Forward somebody's message; without `written_by`, one who hides their account."""
        date = int((self.clock.now() - timedelta(hours=1)).timestamp())
        origin: Json = {"type": "hidden_user", "date": date, "sender_user_name": "Mads"}
        if written_by is not None:
            origin = {"type": "user", "date": date, "sender_user": user_json(written_by)}
        content = text_content("text", text) | {"forward_origin": origin}
        return self.person_sends(chat, content)

    def person_sends_album(
        self, chat: Who, uploads: list[Upload] | None = None, caption: str = ""
    ) -> list[Message]:
        """Send several files at once: (kind, name, content) each; two photos if none are given.

        The bot gets one update per file, held together by a media_group_id; the caption is the
        first one's.
        """
        given = uploads or [("photo", "a.jpg", b"photo a"), ("photo", "b.jpg", b"photo b")]
        group = {"media_group_id": str(self.next_id("query"))} if len(given) > 1 else {}
        messages = []
        for place, (kind, name, content) in enumerate(given):
            file = self.files.add(kind, content, name)
            words = caption if place == 0 else ""
            messages.append(self.person_sends(chat, group | _file_content(file, words)))
        return messages

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


def _file_content(file: StoredFile, caption: str) -> Json:
    return describe(file) | text_content("caption", caption)


def _member(bot: User, gone: bool) -> Json:  # noqa: FBT001
    fields: Json = {"user": user_json(bot), "status": "kicked" if gone else "member"}
    return fields | ({"until_date": 0} if gone else {})
