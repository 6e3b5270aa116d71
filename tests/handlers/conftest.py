"""Everything that can be said, once, for the tests that look at all of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlmodel import col, select

from casework.checks.texts import LONGEST_NAME, LONGEST_TEXT
from casework.closing import LONGEST_TEXT as LONGEST_CLOSING
from casework.core.vocabulary import AttachmentKind, Role
from casework.work.activities import LONGEST_LINE, LONGEST_NOTE
from locales.translator import LANGUAGES
from storage.database.engine import make_engine
from storage.offers import offers as storage_offers
from storage.tables import Offer, Requisition
from storage.transaction.unit_of_work import UnitOfWork
from tests.handlers.absent import absent
from tests.handlers.days import reminders_set
from tests.handlers.digested import digested
from tests.handlers.evaluated import asked_after_visit, evaluated, gone
from tests.handlers.found import found
from tests.handlers.quietly import quietly
from tests.handlers.relayed import asked_which, relaying
from tests.handlers.reminded import reminded
from tests.handlers.visited import clashing, meeting
from tests.handlers.weekly import by_itself
from tests.support.databases import Databases
from tests.support.rehearsal import NOW, WIDEST, Rehearsal, Said, name_of
from tests.support.right_to_left import made_up
from tests.support.tables import with_tables
from tests.support.units import unit_of_work

AYSE, KAREN, LEYLA, JONAS, GROUP = 1001, 1002, 1003, 1004, -1005
BERIT, BODIL = 1008, 1009
LONG = (WIDEST * 400)[:LONGEST_TEXT]
NAME = (WIDEST * 9)[:LONGEST_NAME].rstrip()
PHOTO = {
    "kind": AttachmentKind.PHOTO, "file_id": "f", "file_name": "a.jpg", "mime": None, "size": 9,
}  # fmt: skip


@dataclass(frozen=True)
class Rehearsed:
    """All that can happen has happened: what was said of it by the end, and the database as it is.

    The database is for all tests; who needs more people in it adds some.
    """

    said: tuple[Said, ...]
    play: Rehearsal


@pytest.fixture(scope="session")
def rehearsed(
    databases: Databases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Rehearsed]:
    """Said in our languages, and in a made-up one that runs from right to left."""
    url = databases.new("sqlite", prepare=with_tables)
    engine = make_engine(url)
    with unit_of_work(engine) as unit:
        play = Rehearsal(unit)
        with made_up(tmp_path_factory.mktemp("made_up")):
            rehearse(play)
        yield Rehearsed(tuple(play.said), play)
    engine.dispose()
    databases.drop(url)


@pytest.fixture(scope="session")
def everything_said(rehearsed: Rehearsed) -> list[Said]:
    """All that people could be told, with the longest texts that they could have written."""
    return [each for each in rehearsed.said if each.language in LANGUAGES]


@pytest.fixture(scope="session")
def said_right_to_left(rehearsed: Rehearsed) -> list[Said]:
    """The same in the made-up language."""
    return [each for each in rehearsed.said if each.language not in LANGUAGES]


def rehearse(play: Rehearsal) -> None:
    """All that can happen, from the first greeting to being forgotten."""
    for act in (around, team, intake, request, offers, work, handovers, relay, closing):
        act(play)
    absent(play, AYSE, JONAS, LEYLA, KAREN)
    reminded(play, JONAS)
    found(play, JONAS, LEYLA, KAREN)
    by_itself(play, JONAS, KAREN)
    afterwards(play)
    digested(play, KAREN, JONAS, LEYLA)
    leaving(play)


def around(play: Rehearsal) -> None:
    """What is said around the form."""
    for text in (
        "hello",
        "hello again",
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
    for answer in ("Yes, delete it", "No, it is something else"):
        play.says(AYSE, "", cpr_asked=True)
        play.taps(AYSE, answer)
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
    play.taps(KAREN, "For coordinators, on one page")


def intake(play: Rehearsal) -> None:
    """The form, with everything that can happen on the way."""
    play.says(AYSE, "لا يأتي الآباء إلى اجتماعات المدرسة ولا نعرف ماذا نفعل")
    play.taps(AYSE, "Yes, Arabic")
    play.taps(AYSE, "Read more", "I understand", "No rush", "School")
    play.says(AYSE, NAME)
    play.says(AYSE, "/start")
    play.taps(AYSE, "Start over", "No, keep it", "Start over", "Yes, start over")
    for _each in range(3):
        play.says(AYSE, "", file=PHOTO, album="7")
    play.says(AYSE, "👋")
    play.says(AYSE, LONG[:3000])
    play.taps(AYSE, "Back", "Write it again", "Yes, write it again", "Get it back", "Done")
    play.says(AYSE, LONG[:40])
    play.taps(AYSE, "A conflict is going on now")
    play.says(AYSE, NAME)
    play.taps(AYSE, "Brønshøj-Husum")
    more(play)


def more(play: Rehearsal) -> None:
    """All that can be told beside what is asked."""
    play.taps(AYSE, "Tell more", "Kind of organisation", "School")
    play.taps(AYSE, "Tell more", "Focus area", "Education", "Tell more", "Focus area")
    play.taps_twice(AYSE, "Health")
    play.taps(AYSE, "Housing", "Done", "Tell more", "More exactly", "Cooperation with parents")
    play.taps(AYSE, "Tell more", "Who it is about")
    about = play.says(AYSE, LONG)
    play.taps(AYSE, "Tell more", "What has been tried")
    play.edits(AYSE, about, LONG[:-1])
    play.edits(AYSE, about, "👋")
    play.says(AYSE, LONG)
    play.taps(AYSE, "Tell more", "A good result")
    play.says(AYSE, LONG)
    play.taps(AYSE, "Tell more", "Kind of help", "A talk", "A campaign", "Advice", "A network")
    play.taps(AYSE, "Done", "Tell more", "Contact", "By phone")
    play.says(AYSE, "Back")
    play.taps(AYSE, "By phone")
    play.says(AYSE, "20 30 40 50")
    play.taps(AYSE, "2/5")


def request(play: Rehearsal) -> None:
    """The summary, and sending."""
    play.taps(AYSE, "Change", "Back", "Discard", "No, keep it")
    play.taps(AYSE, "Save for later", "Continue", "Send request")


def offers(play: Rehearsal) -> None:
    """Declined, nobody left, assigned, read whole, taken."""
    for _each in range(2):
        play.says(AYSE, LONG)
    play.says(AYSE, "", file=PHOTO)
    play.taps(LEYLA, "Decline", "Back", "Decline", "Too much to do")
    play.taps(JONAS, "Decline", "Another reason")
    for declined in (True, False):
        first = {"by": "x", "to": "y", "at": NOW.isoformat(), "declined": declined, "seen": 1}
        play.tells(KAREN, "decided_first", {"requisition": 1, "advisor": 1, "name": "z", **first})
    play.taps(KAREN, "No, leave it")
    anew = {"requisition": 1, "by": name_of(LEYLA), "to": name_of(JONAS), "former": "x"}
    play.tells(KAREN, "decided_anew", anew)
    given = {"reference": "TF-2026-0001", "name": name_of(LEYLA), "former": "x"}
    play.tells(KAREN, "case_given", given)
    stopped = {"requisition": 1, "name": name_of(LEYLA), "advisor": name_of(JONAS)}
    play.tells(KAREN, "handover_stopped", stopped)
    play.says(KAREN, "/cases")
    play.taps(KAREN, "TF-2026-0001", "Change area", "Health", "Open case", "Change area")
    play.taps(KAREN, "Education", "Open case", "Change urgency", "No rush")
    about = {"requisition": 1, "by": name_of(KAREN)}
    ill = {"person": play.id_of(LEYLA), "first": "2026-11-23", "last": "2026-11-24"}
    play.sends_data(KAREN, f"ya:{play.id_of(LEYLA)}")
    play.tells(KAREN, "away_for_substitute", ill)
    play.tells(KAREN, "away_for_check", {**ill, "substitute": play.id_of(JONAS)})
    play.says(KAREN, "/cases")
    play.taps(KAREN, "TF-2026-0001", "Choose an advisor")
    play.taps(KAREN, "Open case", "Read everything")
    play.taps(KAREN, name_of(LEYLA), name_of(JONAS))
    play.taps(JONAS, "Accept")
    arranged = {"requisition": 1, "by": name_of(KAREN), "name": name_of(LEYLA), "then": "stays"}
    play.tells(JONAS, "handover_arranged", {**arranged, "answer_by": NOW.isoformat()})
    stays = {"requisition": 1, "advisor": name_of(JONAS), "name": name_of(LEYLA)}
    for reason in ({}, {"reason": "too_much"}):
        play.tells(KAREN, "stays_with_advisor", {**stays, **reason})
    play.tells(JONAS, "urgency_changed", {**about, "urgency": "planned", "moved": True})
    play.tells(JONAS, "area_changed", {**about, "area": "health"})
    play.tells(AYSE, "promise_moved", {**about, "urgency": "planned"})
    play.says(JONAS, "/cases")
    play.says(JONAS, "/profile")


def work(play: Rehearsal) -> None:
    """Logged and noted, as long as may be, and given up at each step."""
    play.says(JONAS, "/cases")
    play.taps(JONAS, "TF-2026-0001", "Log", "Back", "Log", "Visit", "Back", "Visit", "Today")
    play.taps(JONAS, "1 hour", "Back", "1 hour", "Log without a line", "Open case")
    play.taps(JONAS, "Log", "Taking part in a working group", "Yesterday", "Half a day")
    play.says(JONAS, LONG[:LONGEST_LINE])
    play.taps(JONAS, "Open case", "Note", "Back")
    for _each in range(5):
        play.taps(JONAS, "Note")
        play.says(JONAS, LONG[:LONGEST_NOTE])
        play.taps(JONAS, "Done")
    play.says(JONAS, "And this")
    play.taps(JONAS, "More of the note", "Open case", "All that was done", "2/2")
    reminders_set(play, JONAS)


def handovers(play: Rehearsal) -> None:
    """Kept after all, declined, nobody left, unanswered, accepted, and back again."""
    play.taps(JONAS, "Hand over", "Back", "Hand over", name_of(LEYLA), "Hand over")
    play.taps(JONAS, "Keep it after all", "Hand over", name_of(LEYLA))
    play.taps(LEYLA, "Decline", "Another reason")
    play.taps(JONAS, "Ask somebody else", "Whoever fits best", "Hand over", name_of(LEYLA))
    play.happens(expire_offer)
    play.taps(JONAS, "Ask somebody else", name_of(LEYLA))
    play.taps(LEYLA, "Accept", "Open case", "Hand over", name_of(JONAS))
    play.taps(JONAS, "Accept", "Open case")


def relay(play: Rehearsal) -> None:
    """The two sides of the case write to each other."""
    relaying(play, AYSE, JONAS)
    quietly(play, AYSE, JONAS)
    meeting(play, AYSE, JONAS)


def leaving(play: Rehearsal) -> None:
    """Somebody with two roles gives up one, and an advisor with cases leaves."""
    play.joins(BERIT, Role.COORDINATOR)
    play.joins(BERIT, Role.ADVISOR)
    play.joins(BODIL, Role.COORDINATOR)
    play.says(KAREN, "/team")
    play.sends_data(KAREN, f"te:{play.id_of(BERIT)}")
    play.taps(KAREN, "Back")
    play.sends_data(KAREN, f"te:{play.id_of(BERIT)}")
    play.taps(
        KAREN, "No longer an advisor", "No, go back", "No longer a coordinator", "Yes, end it"
    )
    play.sends_data(KAREN, f"te:{play.id_of(JONAS)}")
    play.taps(KAREN, "Leave the team", "Yes, end it")
    play.tells(LEYLA, "substitute_left", {"absence": 1, "name": name_of(JONAS)})
    play.tells(KAREN, "away_set_for", {"absence": 1})
    play.tells(LEYLA, "away_set_by_another", {"absence": 1, "by": name_of(KAREN)})


def expire_offer(unit: UnitOfWork) -> None:
    """Nobody has answered in time."""
    offer = unit.session.exec(select(Offer).where(col(Offer.ended_at).is_(None))).one()
    requisition = unit.session.get_one(Requisition, offer.requisition_id)
    storage_offers.expire(unit, offer, requisition)


def closing(play: Rehearsal) -> None:
    """Closed in the longest words, and opened again."""
    play.taps(JONAS, "Close", "Back", "Close", "Solved", "Back", "Partly solved", "A talk")
    play.taps(JONAS, "Go on", "Back", "Go on")
    for _each in range(2):
        play.says(JONAS, LONG, at=NOW + timedelta(minutes=1))
    play.says(JONAS, LONG[:LONGEST_CLOSING])
    play.taps(JONAS, "Write it again")
    play.says(JONAS, LONG[:LONGEST_CLOSING])
    play.taps(JONAS, "Close the case")
    play.taps(AYSE, "It helped")
    play.says(AYSE, LONG)
    evaluated(play, AYSE, JONAS)
    play.says(AYSE, "/requests")
    play.taps(AYSE, "TF-2026-0001", "Reopen")
    asked_after_visit(play, AYSE, JONAS)
    gone(play, JONAS)


def afterwards(play: Rehearsal) -> None:
    """The requester's list, page by page, withdrawing, and being forgotten."""
    for _each in range(5):
        play.says(AYSE, "/request")
        play.says(AYSE, LONG)
        play.taps(AYSE, "No rush", NAME, "Education", "Send request")
        play.taps(AYSE, "Tell more", "Who it is about")
        play.says(AYSE, LONG)
    play.taps(LEYLA, "Accept")
    asked_which(play, AYSE)
    clashing(play, AYSE, LEYLA)
    play.says(LEYLA, "/cases")
    play.says(KAREN, "/cases")
    play.taps(KAREN, "🔎 Status", "Back", "🔎 Focus area", "Back", "🔎 Advisor", "Back")
    play.taps(KAREN, "🔎 Status", "Closed", "All open cases")
    play.says(AYSE, "/requests")
    play.taps(AYSE, "2/2", "TF-2026-0001", "Withdraw", "No, keep it", "Withdraw")
    play.taps(AYSE, "Yes, withdraw it", "Yes, withdraw it")
    play.says(AYSE, "/request")
    play.says(AYSE, "/cancel")
    play.taps(AYSE, "Continue")
    play.says(AYSE, LONG)
    play.taps(AYSE, "No rush", NAME, "Education")
    play.taps(AYSE, "Discard", "Yes, discard it")
    until = {"until": (NOW + timedelta(days=1)).isoformat()}
    play.tells(AYSE, "new_or_nothing", until)
    play.tells(AYSE, "thanks_seen", {"message_id": 1})
    play.tells(AYSE, "nothing_new", {"message_id": None, "put_away": 1, **until})
    play.tells(AYSE, "thanked", {})
    play.tells(AYSE, "first_words_kept", {})  # of the version before
    play.says(AYSE, "/privacy")
    for sure in (True, False):
        play.tells(AYSE, "erase_menu", {"message_id": 1, "sure": sure})  # of the version before
    play.taps(AYSE, "Erase my data", "No, keep it", "Erase my data", "Yes, erase it all")
