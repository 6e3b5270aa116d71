"""What Telegram tells a bot of a person's doings: updates as JSON, without their opening id."""

import json
import time

from benchmarks.telegram_stub import BOT

_COMMAND = ',"entities":[{"type":"bot_command","offset":0,"length":%d}]'


def message(person: int, language: str, message_id: int, text: str) -> str:
    """Write the update of a text; a command is marked as one."""
    command = _COMMAND % len(text.split(maxsplit=1)[0]) if text.startswith("/") else ""
    return (
        f'"message":{{"message_id":{message_id},"date":{int(time.time())},'
        f'"from":{_user(person, language)},"chat":{_chat(person)},'
        f'"text":{json.dumps(text)}{command}}}}}'
    )


def tap(person: int, language: str, query_id: str, shown: str, data: str) -> str:
    """Write the update of a tapped button; `shown` is the message with it, see `shown_message`."""
    return (
        f'"callback_query":{{"id":"{query_id}","from":{_user(person, language)},'
        f'"message":{shown},"chat_instance":"{person}","data":{json.dumps(data)}}}}}'
    )


def shown_message(person: int, message_id: int, text: str, markup: str) -> str:
    """Write the bot's message as the person sees it; `markup` is its keyboard as JSON."""
    return (
        f'{{"message_id":{message_id},"date":{int(time.time())},"from":{BOT},'
        f'"chat":{_chat(person)},"text":{json.dumps(text)},"reply_markup":{markup}}}'
    )


def _user(person: int, language: str) -> str:
    return (
        f'{{"id":{person},"is_bot":false,"first_name":"Person {person}",'
        f'"language_code":"{language}"}}'
    )


def _chat(person: int) -> str:
    return f'{{"id":{person},"type":"private","first_name":"Person {person}"}}'
