"""Everything that can be said, once, for the tests that look at all of it."""

from collections.abc import Iterator

import pytest
from sqlmodel import Session

from casework.checks import LONGEST_NAME, LONGEST_TEXT
from casework.vocabulary import AttachmentKind, Role
from storage import schema
from storage.engine import make_engine
from tests.support.databases import Databases
from tests.support.rehearsal import WIDEST, Rehearsal, Said, name_of

AYSE, KAREN, LEYLA, JONAS, GROUP = 1001, 1002, 1003, 1004, -1005
LONG = (WIDEST * 400)[:LONGEST_TEXT]
NAME = (WIDEST * 9)[:LONGEST_NAME].rstrip()
PHOTO = {
    "kind": AttachmentKind.PHOTO, "file_id": "f", "file_name": "a.jpg", "mime": None, "size": 9,
}  # fmt: skip


@pytest.fixture(scope="session")
def everything_said(databases: Databases) -> Iterator[list[Said]]:
    """All that people could be told, with the longest texts that they could have written."""
    url = databases.new("sqlite")
    engine = make_engine(url)
    schema.migrate(engine)
    with Session(engine) as session:
        rehearsal = Rehearsal(session)
        for act in (around, team, intake, request, offers, afterwards):
            act(rehearsal)
        yield rehearsal.said
    engine.dispose()
    databases.drop(url)


def around(play: Rehearsal) -> None:
    """What is said around the form."""
    for text in (
        "hello",
        "hello",
        "/start",
        "/about",
        "/help",
        "/nonsense",
        "/cancel",
        "/requests",
    ):
        play.says(AYSE, text)
    play.says(AYSE, "/language")
    play.taps(AYSE, "English")
    play.says(AYSE, "/privacy")
    play.says(AYSE, "/about", too_fast=True)
    play.says(AYSE, "", has_cpr=True)
    play.says(GROUP, "/start", private=False)
    play.fails(AYSE)


def team(play: Rehearsal) -> None:
    """A coordinator, two advisors with full profiles, and an invitation."""
    play.joins(KAREN, Role.COORDINATOR)
    play.says(KAREN, "/team")
    play.taps(KAREN, "Invite advisor")
    link = next(each for each in reversed(play.said) if each.kind == "invitation").effect
    token = getattr(link, "text", "").partition("?start=")[2].split()[0]
    play.says(LEYLA, f"/start {token}")
    play.taps(LEYLA, "Education", "Next", "English", "Next", "Bispebjerg", "Done")
    play.joins(JONAS, Role.ADVISOR)
    play.says(KAREN, "/team")
    play.says(KAREN, "/help")


def intake(play: Rehearsal) -> None:
    """The form, with everything that can happen on the way."""
    play.says(AYSE, "/request")
    play.taps(AYSE, "I understand", "School")
    play.says(AYSE, NAME)
    play.says(AYSE, "/start")
    play.taps(AYSE, "Start over", "School")
    play.says(AYSE, NAME)
    play.taps(AYSE, "Brønshøj-Husum", "Children and Youth")
    for _each in range(3):
        play.says(AYSE, "", file=PHOTO, album="7")
    play.says(AYSE, "👋")
    play.says(AYSE, LONG[:3000])
    play.taps(AYSE, "Done")
    about = play.says(AYSE, LONG)
    play.edits(AYSE, about, LONG)
    play.says(AYSE, LONG)
    play.says(AYSE, LONG)
    play.taps_twice(AYSE, "Education")
    play.taps(AYSE, "Health", "Housing", "Done", "Cooperation with parents")
    play.taps(AYSE, "A talk", "A campaign", "Advice", "A network", "Done")
    play.taps(AYSE, "A conflict is going on now", "By phone")
    play.says(AYSE, "Back")
    play.taps(AYSE, "By phone")
    play.says(AYSE, "20 30 40 50")


def request(play: Rehearsal) -> None:
    """The summary, and sending."""
    play.taps(AYSE, "Change", "Back", "Discard", "No, keep it")
    play.taps(AYSE, "Save for later", "Continue", "Send request")


def offers(play: Rehearsal) -> None:
    """Declined, nobody left, assigned, read whole, taken."""
    play.taps(LEYLA, "Decline", "Back", "Decline", "Too much to do")
    play.taps(JONAS, "Decline", "Another reason")
    play.says(KAREN, "/cases")
    play.taps(KAREN, "TF-2026-0001", "Choose an advisor")
    play.taps(KAREN, "Open the case", "Read everything")
    play.taps(KAREN, name_of(LEYLA), name_of(JONAS))
    play.taps(JONAS, "Accept")
    play.says(JONAS, "/cases")
    play.says(JONAS, "/profile")


def afterwards(play: Rehearsal) -> None:
    """The requester's list, page by page, withdrawing, and being forgotten."""
    for _each in range(5):
        play.says(AYSE, "/request")
        play.taps(AYSE, NAME)
        play.says(AYSE, LONG)
        play.taps(AYSE, "Done", "Skip", "Skip", "Skip", "Education", "Done", "Skip")
        play.taps(AYSE, "Not sure yet", "Done", "No rush", "Here in Telegram", "Send request")
    play.taps(LEYLA, "Accept")
    play.says(LEYLA, "/cases")
    play.says(KAREN, "/cases")
    play.taps(KAREN, "2/2", "1/2")
    play.says(AYSE, "/requests")
    play.taps(AYSE, "2/2", "TF-2026-0001", "Withdraw", "No, keep it", "Withdraw")
    play.taps(AYSE, "Yes, withdraw it", "Yes, withdraw it")
    play.says(AYSE, "/request")
    play.says(AYSE, "/cancel")
    play.taps(AYSE, "Continue", NAME)
    play.says(AYSE, LONG)
    play.taps(AYSE, "Done", "Skip", "Skip", "Skip", "Education", "Education", "Education", "Done")
    play.taps(AYSE, "Skip", "Not sure yet", "Done", "No rush", "Here in Telegram")
    play.taps(AYSE, "Discard", "Yes, discard it")
    play.says(AYSE, "/privacy")
    play.taps(AYSE, "Erase my data", "No, keep it", "Erase my data", "Yes, erase it all")
