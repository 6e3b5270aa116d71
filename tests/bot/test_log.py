"""What stands in the log, and above all what does not."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.log import configure_logging, scrubber

TOKEN = "123456789:AAF-a_token_that_nobody_may_ever_read"


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    """Leave the process's logging as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in root.manager.loggerDict}
    yield
    root.handlers, root.level = handlers, level
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)
    structlog.reset_defaults()


@pytest.fixture
def out() -> io.StringIO:
    return io.StringIO()


def test_our_lines_and_those_of_libraries_look_alike_in_json(out: io.StringIO) -> None:
    configure_logging("json", "info", stream=out)
    structlog.get_logger("bot.delivery.delivery").info("message_sent", chat_id=42)
    logging.getLogger("telegram.ext.Application").info("Application %s", "started")
    ours, theirs = map(json.loads, out.getvalue().splitlines())
    assert (ours["event"], ours["chat_id"], ours["logger"]) == (
        "message_sent",
        42,
        "bot.delivery.delivery",
    )
    assert (theirs["event"], theirs["level"]) == ("Application started", "info")
    assert ours["timestamp"].endswith("Z")
    assert theirs["timestamp"].endswith("Z")


def test_as_text_a_line_reads_by_itself(out: io.StringIO) -> None:
    configure_logging("text", "info", stream=out)
    structlog.get_logger("bot").warning("update_failed", error_id="K3F9")
    (line,) = out.getvalue().splitlines()
    assert "update_failed" in line
    assert "error_id=K3F9" in line
    assert "\x1b" not in line


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_a_secret_is_hidden_wherever_it_stands(out: io.StringIO, log_format: str) -> None:
    password = 'p"ss\\wørd/'
    configure_logging(log_format, "info", [TOKEN, password], stream=out)
    log = structlog.get_logger("bot")
    try:
        raise RuntimeError(f"https://api.telegram.org/bot{TOKEN}/getMe", password)  # noqa: TRY301
    except RuntimeError:
        log.exception("call_failed", token=TOKEN, parts=[{"password": password}])
    logging.getLogger("httpx").error("POST https://host/bot%s/getMe", TOKEN)
    text = out.getvalue()
    assert "RuntimeError" in text
    assert TOKEN.partition(":")[2] not in text
    for form in (password, json.dumps(password)[1:-1], repr(password), "wørd", "w\\u00f8rd"):
        assert form not in text


def test_a_token_is_hidden_even_if_nobody_named_it() -> None:
    scrub = scrubber([])
    assert scrub(f"The token `{TOKEN}` was rejected") == "The token `***` was rejected"
    assert scrub(f"/file/bot{TOKEN}/x.jpg") == "/file/bot***/x.jpg"
    assert scrub("at 12:30 on 2026-11-23") == "at 12:30 on 2026-11-23"


@pytest.mark.parametrize("ending", ["", "…", "</title>", "%0A", "\\n"])
@pytest.mark.parametrize(("start", "end"), [(0, 20), (0, -1), (6, 30), (12, None), (10, 24)])
def test_a_part_of_a_known_token_is_hidden_too(start: int, end: int | None, ending: str) -> None:
    scrub = scrubber([TOKEN])
    secret = TOKEN.partition(":")[2]

    line = scrub(f"<title>No route to /bot{TOKEN[start:end]}{ending}")

    assert not [at for at in range(len(secret) - 7) if secret[at : at + 8] in line]


def test_the_bots_number_alone_is_no_secret() -> None:
    assert scrubber([TOKEN])("bot 123456789 is running") == "bot 123456789 is running"


def test_a_secret_as_short_as_a_word_does_not_garble_the_log() -> None:
    assert scrubber(["a", "1:x"])("a line at 11:xy") == "a line at 11:xy"


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_a_traceback_shows_no_variables(out: io.StringIO, log_format: str) -> None:
    configure_logging(log_format, "info", stream=out)
    written = f"what a person {'wrote'}"
    try:
        int(written[:4])
    except ValueError:
        structlog.get_logger("bot").exception("failed")
    assert "ValueError: invalid literal" in out.getvalue()
    assert "what a person wrote" not in out.getvalue()


@pytest.mark.parametrize(
    "name",
    [
        "telegram.Bot",
        "telegram.ext.ExtBot",
        "telegram.ext.Application",
        "sqlalchemy.engine.Engine",
        "httpx",
        "httpcore.http11",
        "aiohttp.client",
        "uvicorn.error",
    ],
)
def test_libraries_that_tell_what_people_wrote_are_never_so_talkative(
    out: io.StringIO, name: str
) -> None:
    configure_logging("text", "debug", stream=out)
    logging.getLogger(name).debug("parameters {'text': 'what a person wrote'}")
    assert out.getvalue() == ""
    structlog.get_logger("bot").debug("own_detail")
    assert "own_detail" in out.getvalue()


def test_statements_and_addresses_are_not_shown_at_info_either(out: io.StringIO) -> None:
    configure_logging("text", "debug", stream=out)
    for name in ("sqlalchemy.engine.Engine", "httpx", "uvicorn.access", "apscheduler.executors"):
        logging.getLogger(name).info("INSERT ... ('what a person wrote')")
    assert out.getvalue() == ""


def test_the_level_asked_for_holds_for_libraries_too(out: io.StringIO) -> None:
    configure_logging("text", "error", stream=out)
    logging.getLogger("telegram").warning("not now")
    structlog.get_logger("bot").warning("nor_this")
    assert out.getvalue() == ""


def test_what_is_no_fault_here_alarms_nobody(out: io.StringIO) -> None:
    configure_logging("json", "info", stream=out)
    updater, scheduler = map(logging.getLogger, ("telegram.ext.Updater", "apscheduler.scheduler"))
    updater.critical("Updater stopped unexpectedly. Pulled updates will be ignored and ...")
    scheduler.warning("Execution of job %r skipped: maximum number of running instances", "x")
    assert not out.getvalue()
    updater.critical("Something else")
    scheduler.warning("Run time of job was missed")
    assert [json.loads(line)["event"] for line in out.getvalue().splitlines()] == [
        "Something else", "Run time of job was missed"
    ]  # fmt: skip
