"""Whoever taps with somebody else's ids reads no word of a case and changes nothing in it.

A case lives from its request to its evaluation. At each stage, every button that was shown to
anybody in it is tapped by all who have nothing to do with it, or no longer, as if its data had been
guessed or forwarded. A way that no button of this case leads to is tried with made-up ids.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from sqlalchemy import delete, update
from sqlmodel import col, select

from casework.core.vocabulary import FollowUpKind, Role, VisitStatus
from handlers.subjects import TAPS
from storage.database.engine import make_engine
from storage.follow_ups import planning
from storage.follow_ups.notices import FollowUpsGathered
from storage.follow_ups.planning import Round
from storage.queues import outbox
from storage.subjects import FOLLOW_UPS
from storage.tables import (
    FollowUp,
    JoiningLink,
    Offer,
    Organisation,
    Requisition,
    RoleGrant,
    Visit,
)
from storage.transaction.unit_of_work import UnitOfWork
from tests.handlers.digested import fill
from tests.handlers.eyes import Watched
from tests.storage import town
from tests.support.databases import Databases
from tests.support.rehearsal import NOW, name_of
from tests.support.tables import with_tables
from tests.support.units import unit_of_work

AYSE, OMAR, STRANGER, BO = 5001, 5002, 5003, 5004
NADIA, JONAS, LEYLA, PETER, KAREN, FORMER = 5011, 5012, 5013, 5014, 5021, 5022
DAY = timedelta(days=1)
WORDS = "Hemmelig tekst om sagen"

OUTSIDERS = (OMAR, JONAS)
"""They never had anything to do with the case: the requester of another one, and its advisor."""


@pytest.fixture
def play(databases: Databases) -> Iterator[Watched]:
    """People who act, on a database of their own."""
    url = databases.new("sqlite", prepare=with_tables)
    engine = make_engine(url)
    with unit_of_work(engine) as unit:
        yield Watched(unit)
    engine.dispose()
    databases.drop(url)


def test_nobody_else_reads_or_acts_by_any_button(play: Watched) -> None:
    faults: list[str] = []

    def stage(act: Callable[[Watched], None], *former: int) -> None:
        seen = len(play.shown)
        act(play)
        new = [data for _chat, data in play.shown[seen:]]
        for who in (*OUTSIDERS, *former):
            faults.extend(tried(play, who, newest(new, 1)))
        for who in former:
            own = newest((data for chat, data in play.shown if chat == who), 2)
            faults.extend(tried(play, who, own))
            faults.extend(f"{WHO[who]} writes: {fault}" for fault in play.tries_words(who))

    stage(people_come, BO, FORMER)
    stage(works_and_hands_over, NADIA)
    stage(is_stood_in_for, PETER)
    stage(meets, NADIA, FORMER)
    stage(closes, NADIA, PETER, BO)
    untried = made_up(TAPS.keys() - OF_ONESELF - {key_of(data) for _chat, data in play.shown})
    for who in (STRANGER, *OUTSIDERS):
        faults.extend(tried(play, who, untried))

    assert not faults, "\n".join(dict.fromkeys(faults))


def tried(play: Watched, who: int, buttons: Iterable[str]) -> list[str]:
    """What is wrong with what somebody reads and changes by these."""
    return [
        f"{WHO[who]} taps {data}: {fault}" for data in buttons for fault in play.tries(who, data)
    ]


def newest(buttons: Iterable[str], number: int) -> list[str]:
    """The newest few that lead each way."""
    found: dict[str, list[str]] = {}
    for data in reversed(dict.fromkeys(buttons)):
        found.setdefault(key_of(data), []).append(data)
    return [data for each in found.values() for data in each[:number]]


def key_of(data: str) -> str:
    return data.partition(":")[0]


def made_up(keys: Iterable[str]) -> list[str]:
    """These ways, with ids as they could be guessed."""
    return [
        ":".join((key, *values))
        for key in sorted(keys)
        for values in product(
            *(("1", "2") if each is int else ("x",) for each in TAPS[key].arguments)
        )
    ]


WHO = {
    AYSE: "requester", OMAR: "requester of another", STRANGER: "stranger", BO: "let go",
    NADIA: "former advisor", JONAS: "another advisor", LEYLA: "advisor",
    PETER: "former substitute", KAREN: "coordinator", FORMER: "former coordinator",
}  # fmt: skip


OF_ONESELF = frozenset({"ey"})
"""Who erases what is known of them withdraws their own cases."""

# The life of the case


def people_come(play: Watched) -> None:
    """A case, offered; another one that has nothing to do with it; one from which BO was let go."""
    play.joins(KAREN, Role.COORDINATOR)
    play.joins(NADIA, Role.ADVISOR)
    sends(play, AYSE, WORDS)
    for each in (JONAS, LEYLA, PETER):
        play.joins(each, Role.ADVISOR)
    sends(play, OMAR, "Noget andet")
    gives(play, 2, JONAS)
    play.says(STRANGER, "/start")
    was_let_go(play)
    play.joins(FORMER, Role.COORDINATOR)
    play.says(FORMER, "/cases")
    play.says(FORMER, "/digest")
    known = play.id_of(FORMER)
    play.unit.session.execute(delete(RoleGrant).where(col(RoleGrant.person_id) == known))
    play.happens(reminders_of(play, NADIA, "asked"))


def works_and_hands_over(play: Watched) -> None:
    """NADIA does all that an advisor can, and has a note open as LEYLA accepts."""
    play.taps(NADIA, "Accept", "Open case")
    play.sends_data(NADIA, "cf:1")
    play.says(NADIA, "/cases")
    play.taps(NADIA, "TF-2026-0001", "Log", "Visit", "Today", "1 hour")
    play.says(NADIA, WORDS)
    play.taps(NADIA, "Open case", "Note")
    play.says(NADIA, WORDS)
    play.taps(NADIA, "Done", "Open case", "All that was done", "Open case")
    play.taps(NADIA, "Write to the requester")
    play.says(NADIA, WORDS)
    play.says(AYSE, WORDS)
    play.taps(NADIA, "Open case", "Remind me", "Tomorrow")
    play.says(NADIA, WORDS)
    play.says(AYSE, "/requests")
    play.taps(AYSE, "TF-2026-0001", "Messages", "Withdraw", "No, keep it")
    play.happens(reminders_of(play, NADIA, "had"))
    play.says(NADIA, "/cases")
    play.taps(NADIA, "TF-2026-0001", "Hand over", name_of(LEYLA))
    play.says(NADIA, "/cases")
    play.taps(NADIA, "TF-2026-0001", "Note")
    play.taps(LEYLA, "Accept")


def is_stood_in_for(play: Watched) -> None:
    """PETER stands in for LEYLA, is reminded, has a note open, and LEYLA is back."""
    play.says(LEYLA, "/away")
    play.says(LEYLA, "23/11")
    play.says(LEYLA, "27/11")
    play.taps(LEYLA, name_of(PETER), "Save")
    play.says(AYSE, WORDS)
    play.happens(reminders_of(play, LEYLA, "away", told=PETER))
    play.says(PETER, "/agenda")
    play.says(PETER, "/cases")
    play.taps(PETER, "TF-2026-0001", "Messages", "Note")
    play.says(LEYLA, "/away")
    play.taps(LEYLA, "I'm back", "Yes, I'm back")


def meets(play: Watched) -> None:
    """Times are proposed, one is taken and reminded of; and BO is let go from another case."""
    play.says(LEYLA, "/cases")
    play.taps(LEYLA, "TF-2026-0001", "Propose a time")
    play.says(LEYLA, "7/12 9")
    play.taps(LEYLA, "2 hours", "Go on")
    play.says(LEYLA, WORDS)
    proposed(play)
    play.taps(LEYLA, "Open case", "Propose a time")
    visit = play.unit.session.exec(select(Visit).where(Visit.uid != "held")).one()
    play.sends_data(AYSE, f"vk:{visit.id}:1:0")
    play.taps(AYSE, "I can't make it", "No, keep it")
    play.happens(reminders_of(play, LEYLA, "met", visit=visit.id))
    play.happens(reminders_of(play, AYSE, "met", visit=visit.id))
    works_on_a_list(play)


def closes(play: Watched) -> None:
    """Closed, evaluated in words, and read by the team."""
    play.says(LEYLA, "/cases")
    play.taps(LEYLA, "TF-2026-0001", "Close", "Solved", "A talk", "Go on")
    play.says(LEYLA, WORDS)
    play.taps(LEYLA, "Close the case")
    asked = play.unit.session.exec(
        select(FollowUp.id)
        .where(FollowUp.kind == FollowUpKind.EVALUATION, FollowUp.person_id == play.id_of(AYSE))
        .order_by(col(FollowUp.id).desc())
    ).first()
    play.tells(AYSE, "evaluation_wanted", {"follow_up": asked, "round": 0})
    play.taps(AYSE, "4")
    for _question in range(3):
        play.says(AYSE, WORDS)
    play.taps(LEYLA, "Open case", "Evaluation")
    play.says(AYSE, "/requests")
    play.taps(AYSE, "TF-2026-0001")


# Parts


def sends(play: Watched, who: int, words: str) -> None:
    """A request, sent; with nothing in it but these words."""

    def send(unit: UnitOfWork) -> None:
        known = town.person(unit, who - 5000, name_of(who))
        case = town.send(unit, known)
        texts = ("problem", "about", "tried", "wished_result", "focus_detail", "contact_value")
        unit.session.execute(
            update(Requisition)
            .where(col(Requisition.id) == case.id)
            .values(dict.fromkeys(texts, words))
        )
        unit.session.execute(
            update(Organisation)
            .where(col(Organisation.id) == case.organisation_id)
            .values(name=words)
        )
        unit.session.expire_all()

    play.happens(send)


def was_let_go(play: Watched) -> None:
    """BO had opened the case's link by mistake, and was asked about a visit."""
    play.says(BO, "/start")
    visit = Visit(
        requisition_id=1, proposed_by=play.id_of(NADIA), status=VisitStatus.AGREED, uid="held",
        place=WORDS, proposed_at=NOW - 9 * DAY, starts_at=NOW - 8 * DAY, ends_at=NOW - 7 * DAY,
        ended_at=NOW - 7 * DAY,
    )  # fmt: skip
    play.unit.session.add(visit)
    play.unit.session.flush()
    play.unit.session.add(
        JoiningLink(
            requisition_id=1,
            token_hash="x",
            created_by=play.id_of(NADIA),
            created_at=NOW - 9 * DAY,
            expires_at=NOW,
            used_at=NOW - DAY,
            used_by=play.id_of(BO),
        )
    )
    play.happens(reminders_of(play, BO, "let go", visit=visit.id))


def gives(play: Watched, case: int, advisor: int) -> None:
    """A coordinator gives a case to an advisor, who takes it."""
    play.sends_data(KAREN, f"cx:{case}:{play.id_of(advisor)}")
    offer = play.unit.session.exec(select(Offer.id).order_by(col(Offer.id).desc())).first()
    play.sends_data(advisor, f"oa:{offer}")


def reminders_of(
    play: Watched, who: int, subject: str, told: int | None = None, **data: Any
) -> Any:
    """Every kind of reminder of the case, told to somebody, one by one and together."""
    person, receiver = play.id_of(who), play.id_of(told or who)

    def remind(unit: UnitOfWork) -> None:
        about = {"offer": 1, "draft": 1, "line": WORDS, "visit": 1, "side": "advisor", **data}
        for kind in FOLLOW_UPS:
            if kind in OF_A_VISIT and "visit" not in data:
                continue
            planning.plan(unit, [Round(kind, subject, person, 0, NOW, NOW, 1, about)])
        rows = unit.session.exec(select(FollowUp).where(FollowUp.subject == subject)).all()
        for row in rows:
            row.ended_at, row.ended_as = NOW, "fired"
            row.told_id = receiver if told else None
        unit.session.flush()
        for row in rows:
            outbox.tell(unit, receiver, FOLLOW_UPS[row.kind].notice(follow_up=row.id or 0))
        ids = tuple(row.id or 0 for row in rows)
        outbox.tell(unit, receiver, FollowUpsGathered(follow_ups=ids))

    return remind


OF_A_VISIT = frozenset({FollowUpKind.VISIT, FollowUpKind.AFTER_VISIT})


def proposed(play: Watched) -> None:
    """The check is right."""
    play.sends_data(LEYLA, "vs:1")


def works_on_a_list(play: Watched) -> None:
    """KAREN opens a list in which the case stands, and nudges its advisor."""
    advisor = play.id_of(LEYLA)
    play.happens(lambda unit: fill(unit.session, play.id_of(KAREN), advisor))
    play.tells(KAREN, "worklist", {"digest": 1})
    for line in (1, 2):
        play.tells(KAREN, "worklist_line", {"line": line, "message_id": 1})
        play.tells(KAREN, "worklist_advisors", {"line": line, "message_id": 1})
        play.tells(LEYLA, "nudge", {"line": line, "by": play.id_of(KAREN)})
    play.says(LEYLA, "/agenda")
