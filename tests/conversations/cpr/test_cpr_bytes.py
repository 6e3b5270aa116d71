"""The real program is given numbers in every field; then each byte that it has left is searched."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import MetaData, create_engine, select

from bot.clock import Clock
from bot.playground.chats.messenger import Messenger
from bot.playground.chats.model import Message
from bot.playground.server import PlaygroundServer
from tests.support.databases import KINDS, Databases
from tests.support.process import BotProcess
from tests.support.tables import with_tables

SECONDS = 30.0

# ruff: noqa: RUF001  (that digits look like others is what they are here for)

WRITTEN = (
    "010290-1234",
    "0102901234",
    "01 02 90 12 34",
    "0 1 0 2 9 0 1 2 3 4",
    "01.02.1990 1234",
    "1. februar 1990 1234",
    "0102\u200b90\u2060-12\u00ad34",
    "٠١٠٢٩٠-١٢٣٤",
    "０１０２９０１２３４",
    "%30%31%30%32%39%30%31%32%33%34",
    "24-12-26 1430",
    "900201-1234",
)
"""Numbers, and what may be one: in its raw form, each is to be nowhere."""

POLL = {
    "id": "1", "question": "?", "options": [], "total_voter_count": 0, "is_closed": False,
    "is_anonymous": True, "type": "regular", "allows_multiple_answers": False,
    "allows_revoting": False, "members_only": False,
}  # fmt: skip
PLACE = {"latitude": 55.69, "longitude": 12.55}


def every_field(number: str) -> Iterator[dict[str, Any]]:
    """Messages with a number in each place that somebody can write into."""
    origin = {"type": "hidden_user", "date": 1795424400, "sender_user_name": number}
    link = {"type": "text_link", "offset": 0, "length": 2, "url": f"https://kk.dk/{number}"}
    file = {"file_id": "f", "file_unique_id": "u"}
    option = {"text": number, "voter_count": 0, "persistent_id": "1"}
    contact = {"phone_number": "+4520123456", "first_name": "Ali"}
    yield {"text": f"Hej {number}"}
    yield {"text": f"/start {number}"}
    yield {"text": "Se", "entities": [link]}
    yield {"text": "Se", "forward_origin": origin}
    yield {"text": "Se", "quote": {"text": number, "position": 0}}
    yield {"text": "Se", "author_signature": number}
    yield {"caption": number, "photo": [{**file, "width": 9, "height": 9}]}
    yield {"document": {**file, "file_name": f"{number}.pdf"}}
    yield {"audio": {**file, "duration": 1, "title": number, "performer": number}}
    yield {"contact": {**contact, "first_name": number}}
    yield {"contact": {**contact, "phone_number": number}}
    yield {"contact": {**contact, "vcard": f"BEGIN:VCARD\nNOTE:{number}\nEND:VCARD"}}
    yield {"poll": {**POLL, "question": number}}
    yield {"poll": {**POLL, "options": [option]}}
    yield {"venue": {"location": PLACE, "title": number, "address": number}}
    yield {"game": {"title": number, "description": number, "photo": []}}
    yield {"invoice": {"title": number, "description": number, "start_parameter": number,
                       "currency": "DKK", "total_amount": 1}}  # fmt: skip
    yield {"web_app_data": {"data": number, "button_text": number}}
    yield {"something_new": {"text": number, "inside": [{"words": number}]}}


def in_all_encodings(number: str) -> list[bytes]:
    """How it may stand in a file."""
    escaped = json.dumps(number)[1:-1]
    texts = {number, escaped, repr(number)[1:-1]}
    return [each.encode(code) for each in texts for code in ("utf-8", "utf-16-le", "utf-16-be")]


@pytest.mark.parametrize("kind", KINDS)
async def test_no_byte_of_a_number_is_left(kind: str, databases: Databases, tmp_path: Path) -> None:
    url = databases.new(kind, prepare=with_tables)
    server = PlaygroundServer(Clock(), cast=())
    await server.start()
    telegram = server.messenger
    try:
        with BotProcess(
            server.api_root, url, tmp_path, token=server.token, log_level="debug"
        ) as bot:
            sent = write_everything(telegram)
            await telegram.wait_for(lambda: len(answered(telegram, sent)) == len(sent), SECONDS)
            early = left(url, bot)
            assert await bot.stop(within=10) == 0
            late = left(url, bot)
        for written in (early, late):
            found = [n for n in WRITTEN if any(each in written for each in in_all_encodings(n))]
            assert found == []
        assert "Ali █".encode() in late, "so the others would have been found"
        assert not bot.errors()
    finally:
        await server.stop()
        databases.drop(url)


def write_everything(telegram: Messenger) -> list[tuple[int, Message]]:
    """Each number by a person of its own, in every field."""
    sent = []
    for number in WRITTEN:
        user = telegram.user(f"Ali {number}", "da")
        first = telegram.person_writes(user, "/request")
        telegram.person_taps(user, first.message_id, f"q:1:2:{number}")
        for content in every_field(number):
            telegram.person_sends(user, content)
        edited = telegram.person_writes(user, "Hej")
        telegram.person_edits(user, edited.message_id, number)
        sent.append((user.id, telegram.person_writes(user, "/help")))
    return sent


def answered(telegram: Messenger, sent: list[tuple[int, Message]]) -> list[int]:
    """Whoever has got the last answer."""
    helped = "/sprog"
    return [
        person
        for person, _asked in sent
        if any(helped in str(each.content) for each in telegram.from_bot(person))
    ]


def left(url: str, bot: BotProcess) -> bytes:
    """What is in the database's files, or its rows where they are a server's, and in the log."""
    if url.startswith("sqlite:///"):
        file = Path(url.removeprefix("sqlite:///"))
        kept = b"".join(each.read_bytes() for each in file.parent.glob(f"{file.name}*"))
    else:
        kept = rows(url).encode()
    return kept + bot.logged()


def rows(url: str) -> str:
    engine = create_engine(url)
    tables = MetaData()
    tables.reflect(engine)
    with engine.connect() as connection:
        found = [
            str(tuple(row))
            for table in tables.sorted_tables
            for row in connection.execute(select(table))
        ]
    engine.dispose()
    return "\n".join(found)
