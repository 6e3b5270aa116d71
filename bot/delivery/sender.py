"""Says one row of the outbox in its chat: rendered at that moment, within Telegram's limits."""

import asyncio
import contextlib
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from telegram.error import BadRequest, TelegramError

from bot.database import Database
from bot.delivery import albums, spinner
from bot.delivery.chat_queue import ChatQueue
from bot.delivery.limits.allowance import Allowance
from bot.delivery.line import Post
from bot.delivery.outcomes import Asked, Outcomes
from bot.delivery.presenter import Presenter
from bot.delivery.said_later import is_said_later
from bot.telegram import calls
from bot.telegram.verdicts import AnswerLostError, NotSentError, Verdict, verdict
from handlers.core.effects import (
    Effect,
    Nothing,
    React,
    Recaption,
    Rekey,
    Remove,
    Rewrite,
    Say,
    SendFile,
    SendNewFile,
    Toast,
)
from storage.queues import outbox
from storage.queues.outbox import Outgoing

Edit = Rewrite | Recaption | Rekey | Remove | React
EDITS = (Rewrite, Recaption, Rekey, Remove, React)

_AT_ONCE = 0.05
"""Seconds that count as no wait."""


class Sender:
    """Raises what Telegram or the network has against a call (bot/telegram/verdicts.py)."""

    def __init__(
        self,
        *,
        database: Database,
        presenter: Presenter,
        allowance: Allowance,
        post: Post,
        outcomes: Outcomes,
        beside: Callable[[Coroutine[Any, Any, None]], None],
    ) -> None:
        self._database = database
        self._presenter = presenter
        self._allowance = allowance
        self._post = post
        self._outcomes = outcomes
        self._beside = beside
        self._ending: set[Asked] = set()

    async def send(self, row: Outgoing, chat: ChatQueue, first_pause: float) -> None:
        """Do in its chat what the first row wants done, and note it.

        `first_pause`: seconds before a tap that could not be answered is answered again.
        """
        effect = await self._presenter.render(row)
        asked = None
        if row.callback_query_id is not None:
            asked = self.end_tap(row.chat_id, row.callback_query_id, effect, first_pause)
            row.callback_query_id = None  # another attempt at this row has no tap to end
            await asyncio.sleep(0)  # that call is made first
        if isinstance(effect, SendFile) and effect.album is not None:
            await self._send_album(row, effect, effect.album, chat, asked)
            return
        if await self._is_needless(row, effect, chat, asked):
            return
        if await self._has_waited(row, effect):
            effect = await self._presenter.render(row)  # what it says, and to whom, is of now
            if await self._is_needless(row, effect, chat, asked):
                return
        self._outcomes.sent(row, await self._apply(row, effect, chat), asked)

    def end_tap(self, chat_id: int, callback: str, effect: Effect, first_pause: float) -> Asked:
        """End the spinner of a tap, beside the messages, with a line if the effect is one.

        Returns what is done once Telegram has been asked to: until then, what the tap led to is
        not over, and after a kill the next start ends its spinner.
        """
        asked: Asked = asyncio.get_running_loop().create_future()
        self._ending.add(asked)
        asked.add_done_callback(self._ending.discard)
        self._beside(self._end_tap(chat_id, callback, effect, first_pause, asked))
        return asked

    def stop_waiting(self) -> None:
        """The program is to stop: what was said is recorded, whatever becomes of its tap."""
        for asked in tuple(self._ending):
            _done(asked)

    async def _end_tap(
        self, chat_id: int, callback: str, effect: Effect, first_pause: float, asked: Asked
    ) -> None:
        try:
            await self._allowance.taps.slot(chat_id, waiting=True)
            told = partial(_done, asked)
            await spinner.end_tap(self._post, callback, effect, first_pause, told)
        finally:
            _done(asked)

    async def _is_needless(
        self, row: Outgoing, effect: Effect, chat: ChatQueue, asked: Asked | None
    ) -> bool:
        needless = await is_said_later(row, effect, chat, self._presenter.render)
        if needless:
            self._outcomes.left_out(row, asked)
        return needless

    async def _has_waited(self, row: Outgoing, effect: Effect) -> bool:
        """Return when it may go out; whether that was not at once."""
        if isinstance(effect, Nothing):
            return False
        edit = effect.then if isinstance(effect, Toast) else effect
        limits = self._allowance.messages
        if edit is None or isinstance(edit, EDITS):
            if edit is None or await self._target(edit) is None:
                return False  # there is nothing to call for
            limits = self._allowance.edits
        loop = asyncio.get_running_loop()
        began = loop.time()
        await limits.slot(row.chat_id, waiting=row.waiting)
        return loop.time() - began > _AT_ONCE

    async def _send_album(
        self, row: Outgoing, effect: SendFile, album: str, chat: ChatQueue, asked: Asked | None
    ) -> None:
        """Send the files that came together as one album; where Telegram takes none, each alone."""
        files = await albums.whole(chat.rows, album, self._presenter.render, chat.rest)
        if chat.stopping.is_set():
            return  # the next start finds all of it
        if len(files) > 1:
            for each, _effect in files:
                await self._allowance.messages.slot(row.chat_id, waiting=each.waiting)
            chat.calling = [each for each, _file in files]
            call = calls.album([file for _row, file in files], row.chat_id)
            with contextlib.suppress(BadRequest):
                sent = _new_messages(await self._called(call, chat), len(files))
                for (each, _file), message_id in zip(files, sent, strict=True):
                    self._outcomes.sent(each, message_id, asked if each is row else None)
                for each, _file in files[1:]:
                    chat.rows.remove(each)
                return
            chat.calling = [row]
        await self._allowance.messages.slot(row.chat_id, waiting=row.waiting)
        self._outcomes.sent(row, await self._apply(row, effect, chat), asked)

    async def _apply(self, row: Outgoing, effect: Effect, chat: ChatQueue) -> int | None:
        """Do it in the chat. Returns the id of a new message."""
        if isinstance(effect, Nothing):
            return None
        if isinstance(effect, Toast):
            if effect.then is not None:
                await self._edit(row, effect.then, effect.then.message_id)
            return None
        if isinstance(effect, Remove) and effect.otherwise is not None:
            return await self._remove(row, effect, effect.otherwise, chat)
        if isinstance(effect, EDITS):
            await self._edit(row, effect, await self._target(effect))
            return None
        return await self._say(effect, chat)

    async def _say(self, effect: Say | SendFile | SendNewFile, chat: ChatQueue) -> int:
        result = await self._called(calls.call(effect, chat.chat_id, None), chat)
        (message_id,) = _new_messages([result], 1)
        return message_id

    async def _called(self, call: calls.Call, chat: ChatQueue) -> Any:
        """Make a call that puts something new into a chat."""
        chat.under_way = True
        try:
            result = await self._post(*call)
        except TelegramError:
            chat.under_way = False
            raise
        chat.under_way = False
        return result

    async def _edit(self, row: Outgoing, effect: Edit, message_id: int | None) -> None:
        """Change a message; one that is gone, or is so already, needs no change.

        Doing it twice is doing it once, so an answer that got lost costs nothing.
        """
        if message_id is None:
            return
        try:
            await self._post(*calls.call(effect, row.chat_id, message_id))
        except BadRequest as error:
            if verdict(error) is not Verdict.HARMLESS:
                raise
        except AnswerLostError as error:
            raise NotSentError(error.message) from None

    async def _remove(
        self, row: Outgoing, effect: Remove, otherwise: Say, chat: ChatQueue
    ) -> int | None:
        """Delete a message, or say what there is to say where Telegram does not let a bot."""
        try:
            await self._post(*calls.call(effect, row.chat_id, await self._target(effect)))
        except BadRequest as error:
            if "not found" in error.message.lower():
                return None
            if verdict(error) not in {Verdict.HARMLESS, Verdict.REFUSED}:
                raise
        except AnswerLostError as error:
            raise NotSentError(error.message) from None
        else:
            return None
        await self._allowance.messages.slot(row.chat_id, waiting=row.waiting)
        return await self._say(otherwise, chat)

    async def _target(self, effect: Edit) -> int | None:
        """The message that an edit is about: named, remembered, or looked up."""
        if effect.message_id is not None:
            return effect.message_id
        row = effect.outbox_id
        if row is None:
            return None
        known = self._outcomes.message_ids.of(row)
        if known is not None:
            return known
        found = await self._database.run(lambda unit: outbox.message_ids(unit.session, [row]))
        return found.get(row)


def _done(asked: Asked) -> None:
    if not asked.done():
        asked.set_result(None)


def _new_messages(results: Any, number: int) -> list[int]:
    """The ids of the messages that an answer tells of; an answer without them is not Telegram's."""
    found = results if isinstance(results, list) else []
    ids = [each["message_id"] for each in found if isinstance(each, dict) and "message_id" in each]
    if len(ids) != number or not all(isinstance(each, int) for each in ids):
        raise AnswerLostError("not Telegram's answer: no message came of it")
    return ids
