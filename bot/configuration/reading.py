"""Reads the settings, and says in one line each what is wrong with them."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dotenv import dotenv_values
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.configuration import values
from bot.configuration.errors import OperatorError, in_one_line
from bot.configuration.names import misspelt
from bot.configuration.settings import Settings

_ENV_FILE = Path(".env")


def read_settings(env_file: Path | None = _ENV_FILE) -> Settings:
    """The settings of this process; the environment comes before the file.

    Raises `OperatorError` with one line for each value, or name, that is wrong.
    """
    source: dict[str, Any] = {"_env_file": env_file}  # an argument that mypy does not know of
    try:
        if wrong := list(_misspelt(env_file)):
            raise OperatorError("\n".join(wrong))
        settings = Settings(**source)
    except ValidationError as error:
        raise OperatorError("\n".join(map(_line, error.errors()))) from None
    except (OSError, UnicodeDecodeError):
        raise OperatorError(f"{env_file} cannot be read. Expected: a text file in UTF-8.") from None
    if wrong := [_sentence(field, problem) for field, problem in _disagreements(settings)]:
        raise OperatorError("\n".join(wrong))
    return settings


def _misspelt(env_file: Path | None) -> Iterator[str]:
    """A line for each name that is no setting, and should be one."""
    file = dotenv_values(env_file, encoding="utf-8") if env_file and env_file.exists() else {}
    known = [name.upper() for name in Settings.model_fields]
    environment = {name.upper() for name in os.environ}
    in_file = {name.upper() for name in file} - _OF_THE_MAKEFILE
    for name, meant in misspelt(environment, in_file, known):
        yield f"{name}: there is no such setting. Expected: {meant or 'one of docs/settings.md'}."


_OF_THE_MAKEFILE = {"DATA"}
"""What may stand in `.env` beside the settings: `make run DATA=sample`."""


def _disagreements(settings: Settings) -> Iterator[tuple[str, str]]:
    """What is wrong with values together, or with the machine: the setting and the problem."""
    api = settings.telegram_api_url
    token, secret = settings.telegram_bot_token, settings.webhook_secret
    if token is not None and not values.is_token(token.get_secret_value(), api):
        yield "telegram_bot_token", "it is not a bot's token"
    if settings.webhook_url is not None and secret is None:
        yield "webhook_secret", "it is missing, but WEBHOOK_URL is set"
    if secret is not None and settings.webhook_url is None:
        yield "webhook_url", "it is missing, but WEBHOOK_SECRET is set"
    if settings.webhook_url and (problem := values.webhook_problem(settings.webhook_url, api)):
        yield "webhook_url", problem
    if settings.sqlite_path and (problem := values.unwritable(settings.sqlite_path)):
        yield "database_url", problem


_PROBLEMS = {
    "int_parsing": "'{input}' is not a whole number",
    "int_from_float": "'{input}' is not a whole number",
    "float_parsing": "'{input}' is not a number",
    "finite_number": "'{input}' is not a number",
    "greater_than_equal": "{input} is less than {ge:g}",
    "less_than_equal": "{input} is more than {le:g}",
    "int_parsing_size": "'{input}' is too large a number",
    "bool_parsing": "'{input}' is neither true nor false",
    "enum": "'{input}' is not one of the choices",
    "string_pattern_mismatch": "Telegram does not take it",
}


def _line(error: ErrorDetails) -> str:
    """What pydantic found, in an operator's words. Only kinds without secrets quote the value."""
    field = str(error["loc"][0])
    context = error.get("ctx", {})
    if "error" in context:
        return _sentence(field, str(context["error"]))
    known = _PROBLEMS.get(error["type"], "it is not right")
    return _sentence(field, known.format(input=error["input"], **context))


def _sentence(field: str, problem: str) -> str:
    expected = Settings.model_fields[field].description
    return f"{field.upper()}: {in_one_line(problem)}. Expected: {expected}."
