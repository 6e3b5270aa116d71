"""Updates as Telegram sends them: JSON, checked against aiogram's reading of the Bot API."""

from typing import Any

from aiogram.types import Update

AYSE = {
    "id": 5001,
    "is_bot": False,
    "first_name": "Ayşe",
    "last_name": "Kaya",
    "username": "ayse",
    "language_code": "tr",
}
CHAT = {
    "id": 5001,
    "type": "private",
    "first_name": "Ayşe",
    "last_name": "Kaya",
    "username": "ayse",
}
GROUP = {"id": -1001, "type": "supergroup", "title": "Lærerne"}
CHANNEL = {"id": -1002, "type": "channel", "title": "Nyt"}
BOT = {"id": 99, "is_bot": True, "first_name": "Task force", "username": "tf_bot"}
DATE = 1795424400

PHOTO = [
    {"file_id": "small", "file_unique_id": "a", "width": 90, "height": 60, "file_size": 900},
    {"file_id": "large", "file_unique_id": "b", "width": 1280, "height": 860, "file_size": 90000},
]
DOCUMENT = {
    "file_id": "plan",
    "file_unique_id": "c",
    "file_name": "plan.pdf",
    "mime_type": "application/pdf",
    "file_size": 12345,
}
VOICE = {
    "file_id": "voice",
    "file_unique_id": "d",
    "duration": 7,
    "mime_type": "audio/ogg",
    "file_size": 23456,
}
LOCATION = {"latitude": 55.69, "longitude": 12.55}
POLL = {
    "id": "5402012345",
    "question": "Hvornår?",
    "options": [
        {"text": "Mandag", "voter_count": 0, "persistent_id": "1"},
        {"text": "Tirsdag", "voter_count": 0, "persistent_id": "2"},
    ],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
    "allows_revoting": False,
    "members_only": False,
}
STICKER = {
    "file_id": "sticker",
    "file_unique_id": "e",
    "type": "regular",
    "width": 512,
    "height": 512,
    "is_animated": False,
    "is_video": False,
}


def message(
    kind: str = "message", *, sender: dict[str, Any] = AYSE, **content: Any
) -> dict[str, Any]:
    """An update with a message of Ayşe's, or of somebody else's."""
    return checked(
        {
            "update_id": 700,
            kind: {"message_id": 40, "date": DATE, "chat": CHAT, "from": sender, **content},
        }
    )


def tap(
    data: str = "q:7:3:school", *, sender: dict[str, Any] = AYSE, **others: Any
) -> dict[str, Any]:
    """Ayşe, or somebody else, taps a button below a message of the bot's."""
    below = {
        "message_id": 39,
        "date": DATE,
        "chat": CHAT,
        "from": BOT,
        "text": "Where do you work?",
        "reply_markup": {"inline_keyboard": [[{"text": "School", "callback_data": data}]]},
    }
    query = {
        "id": "21474836480",
        "from": sender,
        "chat_instance": "-310062-1234567890",
        "message": below,
        "data": data,
        **others,
    }
    return checked({"update_id": 701, "callback_query": query})


def checked(raw: dict[str, Any]) -> dict[str, Any]:
    """The update, which aiogram takes for one of Telegram's."""
    Update.model_validate(raw)
    return raw
