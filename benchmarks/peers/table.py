"""The measured programs in one table: how each is started, and what it is to be told."""

import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

TOKEN = "1:benchmark"

Environment = Callable[[str, Path, str], dict[str, str]]


@dataclass(frozen=True, slots=True)
class Peer:
    """One program.

    `environment` is given the API's root, an empty directory and a database's address.
    `prepare` runs to its end before the measured start, such as the making of the tables.
    """

    name: str
    title: str
    script: str
    command: tuple[str, ...]
    environment: Environment
    prepare: tuple[str, ...] = ()

    def start_command(self) -> list[str]:
        """Return the command with this interpreter."""
        return [sys.executable, *self.command]


def _of_peers(url: str, directory: Path, _: str) -> dict[str, str]:
    return {
        "BENCH_API_URL": url,
        "BENCH_TOKEN": TOKEN,
        "BENCH_FILE": str(directory / "persistence.pickle"),
    }


def _of_ours(url: str, _: Path, database: str) -> dict[str, str]:
    """Nothing is switched off but Telegram's limits and the one for people in a hurry.

    Its log begins at warnings, as that of the libraries does.
    """
    return {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": url,
        "DATABASE_URL": database,
        "TELEGRAM_MESSAGES_PER_SECOND": "0",
        "TELEGRAM_CHAT_MESSAGES_PER_SECOND": "0",
        "UPDATES_PER_TEN_SECONDS": "0",
        "LISTEN": f"127.0.0.1:{_free_port()}",
        "LOG_LEVEL": "warning",
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


_OFFICIAL = ("-m", "benchmarks.peers.official")

PEERS: dict[str, Peer] = {
    peer.name: peer
    for peer in (
        Peer(
            "ours",
            "this bot, everything durable",
            "ours",
            ("-m", "bot", "run"),
            _of_ours,
            prepare=("-m", "bot", "migrate"),
        ),
        Peer("official", "ConversationHandler, as it comes", "peers", _OFFICIAL, _of_peers),
        Peer(
            "official-aiohttp",
            "... on our transport and uvloop",
            "peers",
            (*_OFFICIAL, "--transport", "aiohttp"),
            _of_peers,
        ),
        Peer(
            "official-flushed",
            "... there, flushed at each update",
            "peers",
            (*_OFFICIAL, "--transport", "aiohttp", "--flush"),
            _of_peers,
        ),
        Peer(
            "aiogram",
            "aiogram's FSM, in memory",
            "peers",
            ("-m", "benchmarks.peers.aiogram_fsm"),
            _of_peers,
        ),
    )
}
