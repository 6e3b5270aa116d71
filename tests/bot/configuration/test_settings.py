"""What an operator may set, and what they read when a value is wrong."""

from datetime import time
from pathlib import Path
from typing import Any

import pytest

from bot.configuration.errors import OperatorError
from bot.configuration.reading import read_settings
from bot.configuration.settings import LogFormat, LogLevel, Settings
from bot.configuration.values import Address
from casework.dates.closed_days import CLOSED_DAYS, ClosedDay

TOKEN = "123456789:AAF-a_token_that_nobody_may_ever_read"
HERE = {"TELEGRAM_API_URL": "http://127.0.0.1:8081"}
SECRET = "long-and_Secret"


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An empty folder and none of the settings in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> Any:
    def set_all(**values: str) -> None:
        for name, value in values.items():
            monkeypatch.setenv(name, value)

    return set_all


def complaint() -> list[str]:
    with pytest.raises(OperatorError) as caught:
        read_settings()
    assert caught.value.__cause__ is None
    return str(caught.value).splitlines()


def test_everything_has_a_default_that_works() -> None:
    settings = read_settings()
    assert settings.telegram_bot_token is None
    assert settings.telegram_api_url == "https://api.telegram.org"
    assert settings.sqlite_path == Path("var/task-force.db")
    assert settings.webhook_url is None
    assert settings.listen == Address("127.0.0.1", 8080)
    assert settings.playground_listen == Address("127.0.0.1", 8000)
    assert str(settings.time_zone) == "Europe/Copenhagen"
    assert (settings.quiet_hours, settings.quiet_weekends) == ((time(18), time(8)), True)
    assert settings.closed_days == CLOSED_DAYS
    assert (settings.log_format, settings.log_level) == (LogFormat.TEXT, LogLevel.INFO)
    assert settings.telegram_messages_per_second == 30
    assert settings.telegram_chat_messages_per_second == 1
    assert settings.telegram_chat_burst == 3
    assert settings.updates_per_ten_seconds == 20
    assert settings.secrets() == ()


def test_the_file_is_read_and_the_environment_comes_first(environment: Any) -> None:
    Path(".env").write_text("LOG_LEVEL=Warning\nLISTEN='[::1]:90'\nDATA=sample\n# note: æøå\n")
    environment(LOG_LEVEL="ERROR", LOG_FORMAT="JSON")
    settings = read_settings()
    assert settings.log_level is LogLevel.ERROR
    assert settings.log_format is LogFormat.JSON
    assert settings.listen == Address("::1", 90)
    assert str(settings.listen) == "[::1]:90"


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("20:30-7:15", (time(20, 30), time(7, 15))),
        ("18 - 8", (time(18), time(8))),
        ("None", None),
    ],
)
def test_quiet_hours_can_be_others_or_none(
    environment: Any, value: str, read: tuple[time, time] | None
) -> None:
    environment(QUIET_HOURS=value, QUIET_WEEKENDS="false")
    settings = read_settings()
    assert settings.quiet_hours == read
    assert not settings.quiet_weekends


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("none", ()),
        ("12-24, 6-5=Grundlovsdag", (CLOSED_DAYS[0], CLOSED_DAYS[2])),
        ("12-24=Halv dag", (ClosedDay(12, 24, "Halv dag"),)),
        ("08-14=Personaledag,", (ClosedDay(8, 14, "Personaledag"),)),
        ("02-29=Skuddag", (ClosedDay(2, 29, "Skuddag"),)),
        ("2027-05-07 = Fredag  {efter}", (ClosedDay(5, 7, "Fredag {efter}", 2027),)),
        ("12-24, 2027-12-24=Ekstra", (CLOSED_DAYS[0], ClosedDay(12, 24, "Ekstra", 2027))),
    ],
)
def test_closed_days_can_be_others_or_none(
    environment: Any, value: str, read: tuple[ClosedDay, ...]
) -> None:
    environment(CLOSED_DAYS=value)
    assert read_settings().closed_days == read


def test_an_empty_value_is_as_good_as_none(environment: Any) -> None:
    environment(TELEGRAM_BOT_TOKEN="", TIME_ZONE="")
    assert read_settings().telegram_bot_token is None


def test_a_file_that_is_not_text_is_named() -> None:
    Path(".env").write_bytes(b"LOG_LEVEL=\xff\xfe")
    assert complaint() == [".env cannot be read. Expected: a text file in UTF-8."]


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("TELEGRAM_BOT_TOKEN", "123456:tooshort", "it is not a bot's token"),
        ("TELEGRAM_BOT_TOKEN", f"{TOKEN} ", "it is not a bot's token"),
        ("TELEGRAM_API_URL", "api.telegram.org", "it is not an address that begins with https://"),
        ("TELEGRAM_API_URL", "http://api.telegram.org", "would send the token unencrypted"),
        ("TELEGRAM_API_URL", "https://api.telegram.org/bot1:x", "more than the root"),
        ("TELEGRAM_API_URL", "https://user:pw@proxy", "more than the root"),
        ("TELEGRAM_API_URL", "https://host:port", "it is not an address"),
        ("DATABASE_URL", "mysql://user:pw@host/x", "'mysql://' is not a supported kind"),
        ("DATABASE_URL", "postgresql://user:pw@host/x", "'postgresql://' is not a supported kind"),
        ("DATABASE_URL", "var/task-force.db", "'?://' is not a supported kind"),
        (
            "DATABASE_URL",
            "postgresql+psycopg://user:pw@host",
            "the name of the database is missing",
        ),
        ("DATABASE_URL", "postgresql+psycopg://u:pw@host:port/x", "its port is not a number"),
        ("DATABASE_URL", "sqlite://var/x.db", "a slash is missing after 'sqlite://'"),
        ("DATABASE_URL", "sqlite://", "would lose everything"),
        ("DATABASE_URL", "sqlite:///:memory:", "would lose everything"),
        ("DATABASE_URL", "sqlite:///", "would lose everything"),
        ("DATABASE_URL", "sqlite:////dev/null/x.db", "'/dev/null' is a file"),
        ("DATABASE_URL", "sqlite:////", "'/' is a folder"),
        ("CLOSED_DAYS", "Christmas", "'Christmas' does not begin with a day such as 12-24"),
        ("CLOSED_DAYS", "12-24, 13-01=x", "there is no day '13-01'"),
        ("CLOSED_DAYS", "2027-02-29=x", "there is no day '2027-02-29'"),
        ("CLOSED_DAYS", "12-24=a, 12-24=b", "'12-24' stands there twice"),
        ("CLOSED_DAYS", "08-14", "'08-14' has no name"),
        ("CLOSED_DAYS", "08-14=" + "x" * 61, "has more than 60 characters"),
        ("CLOSED_DAYS", ", ,", "names no day"),
        ("WEBHOOK_URL", "https://example.org/x", "it is missing, but WEBHOOK_URL is set"),
        ("WEBHOOK_SECRET", SECRET, "it is missing, but WEBHOOK_SECRET is set"),
        ("LISTEN", "8080", "'8080' is not a host and a port"),
        ("LISTEN", "127.0.0.1:65536", "is not a host and a port"),
        ("LISTEN", ":8080", "is not a host and a port"),
        ("PLAYGROUND_LISTEN", "0.0.0.0:8000", "can be reached from other machines"),
        ("TIME_ZONE", "Europe/Kopenhagen", "'Europe/Kopenhagen' is not a known time zone"),
        ("TIME_ZONE", "Europe", "'Europe' is not a known time zone"),
        ("TIME_ZONE", "../etc/passwd", "is not a known time zone"),
        ("QUIET_HOURS", "evening", "'evening' is not from one time to another"),
        ("QUIET_HOURS", "18:00-25:00", "is not from one time to another"),
        ("QUIET_HOURS", "8:00-18:00", "does not go from an evening to a morning"),
        ("QUIET_WEEKENDS", "perhaps", "'perhaps' is neither true nor false"),
        ("LOG_FORMAT", "xml", "'xml' is not one of the choices"),
        ("LOG_LEVEL", "loud", "'loud' is not one of the choices"),
        ("TELEGRAM_MESSAGES_PER_SECOND", "many", "'many' is not a number"),
        ("TELEGRAM_MESSAGES_PER_SECOND", "inf", "'inf' is not a number"),
        ("TELEGRAM_CHAT_MESSAGES_PER_SECOND", "-1", "-1 is less than 0"),
        ("TELEGRAM_CHAT_BURST", "0", "0 is less than 1"),
        ("UPDATES_PER_TEN_SECONDS", "1.5", "'1.5' is not a whole number"),
        ("MUNICIPALITY_FILE", "own.yaml", "'own.yaml' is neither a .json nor a .toml file"),
        ("MUNICIPALITY_FILE", "own.json", "there is no file 'own.json'"),
    ],
)
def test_a_wrong_value_gets_one_line_that_says_what_is_expected(
    environment: Any, name: str, value: str, problem: str
) -> None:
    environment(**{name: value})
    (line,) = complaint()
    assert problem in line
    assert ". Expected: " in line
    assert "pw" not in line
    assert "tooshort" not in line


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("TIME_ZONE", "Europe/\nOslo", "'Europe/\\nOslo' is not a known time zone"),
        ("LOG_LEVEL", "loud\x1b[31m", "'loud\\x1b[31m' is not one"),
        ("LISTEN", "x" * 10_000, "LISTEN: 'xxx"),
        ("RETENTION_MONTHS", "500", "500 is more than 120"),
        ("UPDATES_PER_TEN_SECONDS", "9" * 5_000, "is too large a number"),
    ],
)
def test_a_line_stays_one_line_whatever_it_quotes(
    environment: Any, name: str, value: str, said: str
) -> None:
    environment(**{name: value})
    (line,) = complaint()
    assert said in line
    assert line.isprintable()
    assert len(line) < 500


def test_every_wrong_value_gets_its_line(environment: Any) -> None:
    environment(TIME_ZONE="x", LISTEN="y", LOG_FORMAT="z")
    assert [line.partition(":")[0] for line in complaint()] == ["LISTEN", "TIME_ZONE", "LOG_FORMAT"]


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("http://example.org/x", "does not begin with https://"),
        ("https://example.org:9000/x", "Telegram does not send to port 9000"),
        ("example.org", "is not an address"),
    ],
)
def test_telegram_must_be_able_to_reach_the_webhook(
    environment: Any, url: str, problem: str
) -> None:
    environment(WEBHOOK_URL=url, WEBHOOK_SECRET=SECRET)
    (line,) = complaint()
    assert line.startswith("WEBHOOK_URL: ")
    assert problem in line


def test_a_webhooks_secret_has_the_letters_that_telegram_takes(environment: Any) -> None:
    environment(WEBHOOK_URL="https://example.org", WEBHOOK_SECRET="half a secret")
    (line,) = complaint()
    assert line.startswith("WEBHOOK_SECRET: Telegram does not take it")
    assert "half" not in line


def test_a_stand_in_on_this_machine_takes_simple_tokens_and_webhooks(environment: Any) -> None:
    environment(
        **HERE,
        TELEGRAM_BOT_TOKEN="1:x",
        WEBHOOK_URL="http://127.0.0.1:9000/hook",
        WEBHOOK_SECRET=SECRET,
    )
    settings = read_settings()
    assert settings.webhook_path == "/hook"
    assert settings.secrets() == ("1:x", SECRET)


def test_secrets_are_never_shown(environment: Any) -> None:
    environment(
        TELEGRAM_BOT_TOKEN=TOKEN,
        WEBHOOK_URL="https://example.org",
        WEBHOOK_SECRET=SECRET,
        DATABASE_URL="postgresql+psycopg://bot:p%40ssw0rd@db/taskforce",
    )
    settings = read_settings()
    for secret in (TOKEN, SECRET, "p%40ssw0rd"):
        assert secret not in f"{settings!r} {settings}"
    assert settings.secrets() == (TOKEN, SECRET, "p@ssw0rd")
    assert settings.webhook_path == "/"
    assert settings.sqlite_path is None


def test_a_database_in_a_folder_of_others_is_refused(
    environment: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment(DATABASE_URL=f"sqlite:///{tmp_path}/new/x.db")
    assert read_settings().sqlite_path == tmp_path / "new" / "x.db"
    # The tests may run as root, who may write anywhere.
    monkeypatch.setattr("os.access", lambda path, _mode: Path(path) != tmp_path)
    (line,) = complaint()
    assert line.startswith(f"DATABASE_URL: '{tmp_path}' cannot be written. Expected: sqlite:///")


def test_a_folder_that_may_not_be_looked_into_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "is_dir", refuse)
    (line,) = complaint()
    assert "'var/task-force.db' cannot be reached (Permission denied)" in line


def test_a_file_with_own_districts_is_taken(environment: Any) -> None:
    Path("own.toml").write_text("")
    environment(MUNICIPALITY_FILE="own.toml")
    assert read_settings().municipality_file == Path("own.toml")


MISSPELT = {
    "TELEGRAM_BOT_TOKN": "TELEGRAM_BOT_TOKEN", "TELEGRAM_BOT_TOKEN_": "TELEGRAM_BOT_TOKEN",
    "TELEGRAM_TOKEN": "TELEGRAM_BOT_TOKEN", "TELEGARM_BOT_TOKEN": "TELEGRAM_BOT_TOKEN",
    "TELEGRAMBOTTOKEN": "TELEGRAM_BOT_TOKEN", "telegram_bot_tokn": "TELEGRAM_BOT_TOKEN",
    "DATABSE_URL": "DATABASE_URL", "DATABASE_URI": "DATABASE_URL",
    "WEBHOOK_SECERT": "WEBHOOK_SECRET", "TIMEZONE": "TIME_ZONE", "LISTN": "LISTEN",
    "LISTNE": "LISTEN", "LOG_LEVLE": "LOG_LEVEL", "QUIET_HOUR": "QUIET_HOURS",
    "CLOSED_DAY": "CLOSED_DAYS", "MUNICIPALTY_FILE": "MUNICIPALITY_FILE",
}  # fmt: skip
OF_OTHERS = (
    "DATABASE_USER", "DATABASE_HOST", "DATABASE_URL_OF_ANOTHER", "TELEGRAM_CHAT_ID", "TZ", "HOME",
    "TELEGRAM_API_ID", "TELEGRAM_API_HASH", "LISTEN_FDS", "LISTEN_PID", "LISTEN_FDNAMES", "LOG",
    "RUST_LOG", "TEST_DATABASE_URL", "TELEGRAM_ALERTS_TOKEN_FILE", "WEBHOOK", "LISTENER", "DATA",
)  # fmt: skip


@pytest.mark.parametrize("name", MISSPELT)
def test_a_misspelt_name_is_refused_with_the_right_one(name: str, environment: Any) -> None:
    environment(**{name: "hemmeligt"})
    assert complaint() == [f"{name.upper()}: there is no such setting. Expected: {MISSPELT[name]}."]


@pytest.mark.parametrize("name", OF_OTHERS)
def test_the_names_of_other_programs_are_their_own(name: str, environment: Any) -> None:
    environment(**{name: "x"})
    read_settings()


def test_a_name_near_one_that_is_set_is_somebody_elses(environment: Any) -> None:
    environment(LOGLEVEL="x", LOG_LEVEL="info")
    assert read_settings().log_level is LogLevel.INFO


def test_in_the_file_each_name_is_a_setting(tmp_path: Path) -> None:
    lines = ["TELEGRAM_BOT_TOKN=123:x", "SOMETHING=1", "export TIME_ZONE=Europe/Oslo", "# X=1"]
    (tmp_path / ".env").write_text("\n".join(lines))
    assert complaint() == [
        "SOMETHING: there is no such setting. Expected: one of docs/settings.md.",
        "TELEGRAM_BOT_TOKN: there is no such setting. Expected: TELEGRAM_BOT_TOKEN.",
    ]
