"""Which fields of a Telegram message somebody has sent, and which say that something happened.

The Bot API has no mark for a service message (pinned, a timer, a background, a topic): it is one
that holds nothing of what people send.
"""

from collections.abc import Mapping
from typing import Any

ODD = (
    "sticker",
    "animation",
    "location",
    "venue",
    "poll",
    "dice",
    "game",
    "story",
    "video_note",
    "contact",
    "checklist",
    "paid_media",
    "live_photo",
    "invoice",
)
"""What people send in place of a text or a file that is taken here."""

SENT = frozenset({"text", "photo", "document", "voice", "audio", "video", *ODD})
"""All that people send."""

BESIDE = frozenset({"caption", "forward_origin", "media_group_id", "effect_id", "quote"})
"""What stands only beside something sent, also beside a kind that Telegram has thought of since."""


def is_somebodys(message: Mapping[str, Any]) -> bool:
    """Whether somebody has sent this, and it is no service message."""
    return any(field in message for field in SENT | BESIDE)


def odd(message: Mapping[str, Any]) -> str | None:
    """What came in place of a text; None for a text, "unknown" where nobody knows its kind."""
    known = next((word for word in ODD if word in message), None)
    return known or (None if "text" in message else "unknown")
