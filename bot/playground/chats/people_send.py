"""All the kinds of messages that people send besides text."""

from datetime import timedelta

from bot.playground.chats.files import describe
from bot.playground.chats.model import Json, Message, StoredFile, User
from bot.playground.chats.people_act import Acts, Who, text_content
from bot.playground.chats.rendering import user_json

Upload = tuple[str, str, bytes]  # kind, file name, content


class Sendings(Acts):
    """Files, albums, contacts and the rest; `chat` is a person or their id everywhere."""

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


def _file_content(file: StoredFile, caption: str) -> Json:
    return describe(file) | text_content("caption", caption)
