"""What an operator may set, in the environment or a `.env` file: each with a default that works."""

from datetime import time
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainValidator,
    Secret,
    SecretStr,
    StringConstraints,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.configuration import values
from bot.configuration.closed_days import ClosedDays, closed_days
from bot.configuration.values import Address
from casework.dates.closed_days import CLOSED_DAYS
from casework.office import PRIVACY_MONTHS


class LogFormat(StrEnum):
    """How a line of the log is written: for people, or for a program that collects them."""

    TEXT = "text"
    JSON = "json"


class LogLevel(StrEnum):
    """The least important kind of line that is still logged."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


Listen = Annotated[Address, NoDecode, BeforeValidator(values.address)]
LoopbackListen = Annotated[Address, NoDecode, BeforeValidator(values.loopback_address)]
Zone = Annotated[ZoneInfo, NoDecode, BeforeValidator(values.time_zone)]
QuietHours = Annotated[tuple[time, time] | None, NoDecode, BeforeValidator(values.quiet_hours)]
DaysClosed = Annotated[ClosedDays, NoDecode, PlainValidator(closed_days)]
WebhookSecret = Secret[Annotated[str, StringConstraints(pattern="^[A-Za-z0-9_-]{1,256}$")]]
"""What Telegram takes (core.telegram.org/bots/api#setwebhook)."""

Rate = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class Settings(BaseSettings):
    """Everything that can be set. A field's name in capitals is its name in the environment.

    The descriptions say what a value looks like; they follow "Expected:" when one is wrong.
    """

    model_config = SettingsConfigDict(
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    telegram_bot_token: SecretStr | None = Field(
        default=None,
        description="the token from @BotFather, such as 123456:ABC-DEF...; none for the playground",
    )
    telegram_api_url: Annotated[str, AfterValidator(values.api_url)] = Field(
        default=values.OFFICIAL_API, description=f"a root such as {values.OFFICIAL_API}"
    )
    telegram_proxy: Annotated[str, AfterValidator(values.proxy)] | None = Field(
        default=None,
        description="the proxy by which Telegram is called, such as http://proxy.example:3128 or "
        "http://user:password@proxy.example:3128; none to call it directly",
        repr=False,
    )
    database_url: Annotated[str, AfterValidator(values.database_url)] = Field(
        default="sqlite:///var/task-force.db",
        description="sqlite:///folder/file.db in a folder that can be written, "
        "or postgresql+psycopg://user:password@host/database",
        repr=False,
    )
    webhook_url: str | None = Field(
        default=None,
        description="an https:// address that Telegram can reach, with WEBHOOK_SECRET; "
        "neither of them to poll",
    )
    webhook_secret: WebhookSecret | None = Field(
        default=None,
        description="1 to 256 letters of A-Z, a-z, 0-9, _ and -, with WEBHOOK_URL; "
        "neither of them to poll",
    )
    listen: Listen = Field(
        default=Address("127.0.0.1", 8080),
        description="host:port for webhook, health and metrics, such as 127.0.0.1:8080",
    )
    playground_listen: LoopbackListen = Field(
        default=Address("127.0.0.1", 8000),
        description="host:port of this machine only, such as 127.0.0.1:8000",
    )
    time_zone: Zone = Field(
        default=ZoneInfo("Europe/Copenhagen"),
        description="a name of the IANA time zone database, such as Europe/Copenhagen",
    )
    closed_days: DaysClosed = Field(
        default=ClosedDays(CLOSED_DAYS),
        description="the days on which the municipality is closed beside public holidays, each "
        "month-day or year-month-day and its name, such as 12-24=Juleaften, 2027-05-07=Fredag "
        "efter Kristi himmelfartsdag; none for no such days",
    )
    quiet_hours: QuietHours = Field(
        default=(time(18), time(8)),
        description="from when until when requesters get no message that they have not asked for, "
        "such as 18:00-8:00; none for never",
    )
    quiet_weekends: bool = Field(
        default=True,
        description="whether they get none at weekends and on public holidays either: true or "
        "false",
    )
    log_format: Annotated[LogFormat, BeforeValidator(_lower)] = Field(
        default=LogFormat.TEXT, description="text or json"
    )
    log_level: Annotated[LogLevel, BeforeValidator(_lower)] = Field(
        default=LogLevel.INFO, description="debug, info, warning or error"
    )
    telegram_messages_per_second: Rate = Field(
        default=30, description="messages a second over all chats, such as 30; 0 for no limit"
    )
    telegram_chat_messages_per_second: Rate = Field(
        default=1, description="messages a second in one chat, such as 1; 0 for no limit"
    )
    telegram_chat_burst: int = Field(
        default=3, ge=1, description="messages that one chat may get at once, such as 3"
    )
    updates_per_ten_seconds: int = Field(
        default=20,
        ge=0,
        description="updates from one person in 10 seconds, above which they are asked to slow "
        "down, such as 20; 0 for never",
    )
    retention_months: int = Field(
        default=PRIVACY_MONTHS,
        ge=1,
        le=120,
        description="months after their last case ended, when what is known of a requester is "
        "erased, such as 24",
    )
    backups_kept: int = Field(
        default=5,
        ge=0,
        le=100,
        description="copies of the database's file that the program makes before migrations and "
        "keeps, such as 5; 0 for none",
    )
    municipality_file: Annotated[Path | None, BeforeValidator(values.readable_list)] = Field(
        default=None, description="a .json or .toml file with districts and administrations"
    )

    @property
    def sqlite_path(self) -> Path | None:
        """The database's file; nothing where it is PostgreSQL."""
        return values.sqlite_path(self.database_url)

    @property
    def proxy(self) -> str | None:
        """By which proxy the Bot API is called; none for one on this machine."""
        return None if values.is_here(self.telegram_api_url) else self.telegram_proxy

    @property
    def webhook_path(self) -> str:
        """Where updates arrive on this server: the path of the webhook's address."""
        return urlsplit(self.webhook_url or "").path or "/"

    def with_token(self, token: str, **others: Any) -> "Settings":
        """These settings with a token, and perhaps other values, in place of those read."""
        return self.model_copy(update={"telegram_bot_token": SecretStr(token), **others})

    def secrets(self) -> tuple[str, ...]:
        """Every text that must not be logged."""
        hidden = (self.telegram_bot_token, self.webhook_secret)
        known = [secret.get_secret_value() for secret in hidden if secret is not None]
        addresses = (self.database_url, self.telegram_proxy)
        passwords = (values.password(each) for each in addresses if each is not None)
        return (*known, *(each for each in passwords if each))
