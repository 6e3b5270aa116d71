"""aiogram's finite-state machine in memory, as its page "Finite State Machine" has it.

Long polling with the library's own defaults: an update is handled as a task of its own, so chats
run side by side. Nothing is kept when the process ends.
"""

import os
from collections.abc import Callable, Coroutine, Mapping
from itertools import count
from typing import Any, cast

from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

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

STATES = tuple(State(question.id, group_name="Intake") for question in QUESTIONS)

router = Router()
_references = count(1)


def keyboard(question: Question, kept: Mapping[str, Any]) -> InlineKeyboardMarkup | None:
    """Return the choices, one a row."""
    if not question.choices:
        return None
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [
                InlineKeyboardButton(
                    text=f"✓ {choice}" if ticked(question, choice, kept) else choice,
                    callback_data=data(question, choice),
                )
            ]
            for choice in question.choices
        ]
    )


async def ask(message: Message, state: FSMContext, number: int) -> None:
    """Go to a question's state and send it; after the last one, the reference."""
    if number == len(QUESTIONS):
        await state.clear()
        await message.answer(SENT.format(reference=f"TF-2026-{next(_references):04}"))
        return
    await state.set_state(STATES[number])
    kept = await state.get_data()
    question = QUESTIONS[number]
    sent = await message.answer(prompt(question, kept), reply_markup=keyboard(question, kept))
    await state.update_data({ASKED: sent.message_id})


@router.message(CommandStart())
async def start(message: Message, state: FSMContext) -> None:
    """Greet."""
    await state.clear()
    await ask(message, state, 0)


def typed(number: int) -> Callable[[Message, Bot, FSMContext], Coroutine[Any, Any, None]]:
    """Make the handler of a typed answer: keep it, show it, ask the next question."""
    question = QUESTIONS[number]

    async def handler(message: Message, bot: Bot, state: FSMContext) -> None:
        answer = cast("str", message.text)
        kept = await state.update_data({question.id: answer})
        await bot.edit_message_text(
            record(question, answer), chat_id=message.chat.id, message_id=kept[ASKED]
        )
        await ask(message, state, number + 1)

    return handler


def tapped(number: int) -> Callable[[CallbackQuery, FSMContext], Coroutine[Any, Any, None]]:
    """Make the handler of a tap: end the spinner, show the answer, ask the next question."""
    question = QUESTIONS[number]

    async def handler(query: CallbackQuery, state: FSMContext) -> None:
        message = cast("Message", query.message)
        choice = chosen(question, cast("str", query.data))
        await query.answer()
        if question.several and choice != question.choices[-1]:
            kept = await state.update_data({question.id: choice})
            await message.edit_reply_markup(reply_markup=keyboard(question, kept))
            return
        answer = await state.get_value(question.id, choice)
        await state.update_data({question.id: answer})
        await message.edit_text(record(question, answer))
        await ask(message, state, number + 1)

    return handler


def register() -> None:
    """Register a handler a question."""
    for number, question in enumerate(QUESTIONS):
        if question.choices:
            own_data = F.data.startswith(f"{question.id}:")
            router.callback_query.register(tapped(number), STATES[number], own_data)
        else:
            router.message.register(typed(number), STATES[number], F.text)


def main() -> None:
    """Run the bot until it is stopped."""
    register()
    server = TelegramAPIServer.from_base(os.environ["BENCH_API_URL"])
    bot = Bot(os.environ["BENCH_TOKEN"], session=AiohttpSession(api=server))
    dispatcher = Dispatcher(storage=MemoryStorage())
    dispatcher.include_router(router)
    dispatcher.run_polling(bot)


if __name__ == "__main__":
    main()
