"""The pages of docs/ for advisors and coordinators, written from what the bot says itself.

    python -m tests.support.guides

`make guides` writes them; a test holds the pages against it.
"""

from pathlib import Path
from zoneinfo import ZoneInfo

from casework.core.vocabulary import Role
from handlers.welcome.guides import GUIDES, OnePage, said
from locales.translator import LANGUAGES, Reader

DOCS = Path(__file__).parents[2] / "docs"
FILES = {Role.ADVISOR: "guide-advisors.md", Role.COORDINATOR: "guide-coordinators.md"}

_ORIGIN = "*The bot says the same below /help. Written from its texts by `make guides`.*"


def page(role: Role) -> str:
    """The page of a role, in each language."""
    each = (_in_language(GUIDES[role], code) for code in LANGUAGES)
    return "\n".join([*each, _ORIGIN, ""])


def _in_language(guide: OnePage, language: str) -> str:
    reader = Reader(language, ZoneInfo("UTC"))
    lines = [f"# {reader.plain(guide.title)}", ""]
    for part in guide.parts:
        lines += [f"## {reader.plain(part.heading)}", ""]
        lines += [f"- {_as_markdown(said(reader, each))}" for each in part.lines]
        lines.append("")
    return "\n".join(lines)


def _as_markdown(html: str) -> str:
    return html.replace("<b>", "**").replace("</b>", "**").replace("&#x27;", "'")


if __name__ == "__main__":
    for role, name in FILES.items():
        (DOCS / name).write_text(page(role), encoding="utf-8")
