"""The official pattern: `ConversationHandler` with `PicklePersistence`, as its examples have it.

Written after python-telegram-bot's persistentconversationbot.py (persistence, `user_data`, a
named persistent conversation) and inlinekeyboard2.py (a conversation of buttons), handling one
update after the other, as the library does unless told otherwise.

`--transport aiohttp` runs it on our transport and uvloop. `--flush` adds what it would take to
keep an update as safely as we do, see `FlushingApplication`.
"""

import argparse
import asyncio
import os
from collections.abc import Callable, Coroutine, Mapping
from itertools import count
from pathlib import Path
from typing import Any, cast

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)

from benchmarks.peers.questions import (
    ASKED,
    QUESTIONS,
    SENT,
    Question,
    chosen,
    data,
    prompt,
    record,
    ticked,
)

Handler = Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, int]]

_references = count(1)


class FlushingApplication(Application[Any, Any, Any, Any, Any, Any]):
    """Writes the state to disk after each update, before the update is confirmed to Telegram."""

    async def process_update(self, update: object) -> None:
        """Handle the update, then pickle everything once and force it to the disk."""
        await super().process_update(update)
        await self.update_persistence()
        persistence = cast("PicklePersistence[Any, Any, Any]", self.persistence)
        await persistence.flush()
        if persistence.filepath.exists():
            _force_to_disk(persistence.filepath)


class HandledQueue(asyncio.Queue[object]):
    """An update queue whose `put` returns when the update has been handled.

    The library confirms a batch of updates when it asks for the next one; with this, that is
    after they have been handled and flushed.
    """

    async def put(self, item: object) -> None:
        """Put an update in and wait for its end."""
        await super().put(item)
        await self.join()


def _force_to_disk(path: Path) -> None:
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def keyboard(question: Question, kept: Mapping[Any, Any]) -> InlineKeyboardMarkup | None:
    """Return the choices, one a row."""
    if not question.choices:
        return None
    return InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton(
                    f"✓ {choice}" if ticked(question, choice, kept) else choice,
                    callback_data=data(question, choice),
                )
            ]
            for choice in question.choices
        ]
    )


async def ask(message: Message, number: int, kept: dict[Any, Any]) -> int:
    """Send a question; after the last one, the reference."""
    if number == len(QUESTIONS):
        kept.clear()
        await message.reply_text(SENT.format(reference=f"TF-2026-{next(_references):04}"))
        return ConversationHandler.END
    question = QUESTIONS[number]
    sent = await message.reply_text(prompt(question, kept), reply_markup=keyboard(question, kept))
    kept[ASKED] = sent.message_id
    return number


async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
    """Greet."""
    kept = _kept(context)
    kept.clear()
    return await ask(cast("Message", update.message), 0, kept)


async def cancel(update: Update, _: ContextTypes.DEFAULT_TYPE) -> int:
    """End without a request."""
    await cast("Message", update.message).reply_text("Bye!")
    return ConversationHandler.END


def typed(number: int) -> Handler:
    """Make the handler of a typed answer: keep it, show it, ask the next question."""
    question = QUESTIONS[number]

    async def handler(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
        kept = _kept(context)
        message = cast("Message", update.message)
        kept[question.id] = answer = cast("str", message.text)
        await context.bot.edit_message_text(
            record(question, answer), chat_id=message.chat_id, message_id=kept[ASKED]
        )
        return await ask(message, number + 1, kept)

    return handler


def tapped(number: int) -> Handler:
    """Make the handler of a tap: end the spinner, show the answer, ask the next question."""
    question = QUESTIONS[number]

    async def handler(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
        kept = _kept(context)
        query = cast("CallbackQuery", update.callback_query)
        choice = chosen(question, cast("str", query.data))
        await query.answer()
        if question.several and choice != question.choices[-1]:
            kept[question.id] = choice
            await query.edit_message_reply_markup(keyboard(question, kept))
            return number
        answer = kept.setdefault(question.id, choice)
        await query.edit_message_text(record(question, answer))
        return await ask(cast("Message", query.message), number + 1, kept)

    return handler


def _kept(context: ContextTypes.DEFAULT_TYPE) -> dict[Any, Any]:
    return cast("dict[Any, Any]", context.user_data)


def conversation() -> ConversationHandler[Any]:
    """Build the conversation: a state a question."""
    states: dict[object, list[Any]] = {
        number: [CallbackQueryHandler(tapped(number), pattern=f"^{question.id}:")]
        if question.choices
        else [MessageHandler(filters.TEXT & ~filters.COMMAND, typed(number))]
        for number, question in enumerate(QUESTIONS)
    }
    return ConversationHandler(
        entry_points=[CommandHandler("start", start)],
        states=states,
        fallbacks=[CommandHandler("cancel", cancel)],
        name="intake",
        persistent=True,
    )


def application(root: str, token: str, file: str, *, aiohttp: bool, flush: bool) -> Any:
    """Build the application as the examples do, plus what was asked for."""
    builder: Any = ApplicationBuilder().token(token).base_url(f"{root}/bot")
    persistence: PicklePersistence[Any, Any, Any] = PicklePersistence(file, on_flush=flush)
    builder.persistence(persistence)
    if flush:
        builder.application_class(FlushingApplication).update_queue(HandledQueue())
    if aiohttp:
        from bot.telegram.transport import AiohttpRequest

        builder.request(AiohttpRequest()).get_updates_request(AiohttpRequest())
    return builder.build()


def main() -> None:
    """Run the bot until it is stopped."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers.official")
    parser.add_argument("--transport", choices=["httpx", "aiohttp"], default="httpx")
    parser.add_argument("--flush", action="store_true")
    given = parser.parse_args()
    aiohttp = given.transport == "aiohttp"
    if aiohttp:
        import uvloop

        asyncio.set_event_loop(uvloop.new_event_loop())
    app = application(
        os.environ["BENCH_API_URL"],
        os.environ["BENCH_TOKEN"],
        os.environ["BENCH_FILE"],
        aiohttp=aiohttp,
        flush=given.flush,
    )
    app.add_handler(conversation())
    app.run_polling(allowed_updates=Update.ALL_TYPES)


if __name__ == "__main__":
    main()
