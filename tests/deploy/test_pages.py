"""What the pages claim about the program holds: versions, settings, commands, links."""

import re
import tomllib
from pathlib import Path

import pytest

from bot.command_line.cli import app
from bot.configuration.settings import Settings
from storage.database import schema
from tests.deploy.page import ROOT

PAGES = [
    *ROOT.glob("*.md"),
    *(ROOT / "docs").glob("*.md"),
]
_COMMAND = re.compile(r"(?:python -m bot|\btask-force) ([a-z][a-z-]+)(?=[ `\n])")
_SETTING = re.compile(r"`([A-Z][A-Z_]{4,})(?:=[^`]*)?`")
_LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
_NO_SETTINGS = {
    "JOBS", "KEPT", "WORDINGS", "COMMANDS", "TAPS", "FOLLOW_UPS", "LOOKS", "PROMPTS", "REWORD",
    "CARD", "DIGESTS", "MAKERS", "LANGUAGES", "LOCALES", "AND_STAYS", "CONSEQUENCES", "SOURCE",
    "PGPASSWORD", "HTTPS_PROXY", "VACUUM", "SIGTERM", "TASK_FORCE_BASE", "TELEGRAM_BOT_TOKN",
}  # fmt: skip


def named(page: Path) -> str:
    return str(page.relative_to(ROOT))


def test_the_newest_version_is_the_programs() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    versions = re.findall(
        r"^## (\S+) \(tables (\d{4})\)$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE
    )

    assert versions[0] == (project["version"], schema.HEAD)
    known = {each.name[:4] for each in (schema.MIGRATIONS / "versions").glob("0*.py")}
    assert {tables for _, tables in versions} == known


def test_each_version_says_what_an_operator_must_do() -> None:
    _, *sections = (ROOT / "CHANGELOG.md").read_text().split("\n## ")

    assert all("\n\n**To do:" in each for each in sections)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_what_a_page_names_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    commands = {command.callback.__name__.replace("_", "-") for command in app.registered_commands
                if command.callback} | {"team"}  # fmt: skip
    settings = {name.upper() for name in Settings.model_fields}

    assert set(_COMMAND.findall(text)) - commands - {"bot"} == set()
    if page.parent == ROOT or page.name in {"going-live.md", "operating.md", "settings.md"}:
        assert set(_SETTING.findall(text)) - settings - _NO_SETTINGS == set()
    missing = [each for each in _LINK.findall(text) if not (page.parent / each).exists()]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_no_page_names_this_machine_or_an_index(page: Path) -> None:
    text = page.read_text(encoding="utf-8")

    assert re.findall(r"(?<![\w>])/(?:work|root|home)/\S+|pypi\.\w+|pythonhosted", text) == []
