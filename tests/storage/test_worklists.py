"""A worklist's lines are dealt with by several coordinators at once, on both databases."""

import threading
from datetime import datetime

import pytest
from sqlalchemy import Engine, select
from sqlmodel import Session, col

from casework.errors import Refused
from casework.vocabulary import (
    CaseStatus,
    Urgency,
)
from casework.worklist import Dealt
from storage import (
    digests,
    outbox,
    worklists,
)
from storage.people import Known
from storage.subjects import MAKERS
from storage.tables import (
    Digest,
    DigestLine,
    Offer,
    Person,
    Requisition,
)
from tests.storage.town import NOW, OFFICE, advisor, coordinator
from tests.storage.waiting_cases import (
    DAY,
    TUESDAY,
    active,
    case,
    message,
)

PATIENCE = 10


def mornings(session: Session, *coordinators: Known, now: datetime = TUESDAY) -> list[list[int]]:
    """Each coordinator's lines, after the morning's digests."""
    outbox.begin(session, None)
    digests.send_due(session, OFFICE, MAKERS, now)
    return [
        list(
            session.execute(
                select(col(DigestLine.id))
                .join(Digest, col(Digest.id) == col(DigestLine.digest_id))
                .where(col(Digest.person_id) == each.id, col(Digest.made_at) == now)
                .order_by(col(DigestLine.position))
            ).scalars()
        )
        for each in coordinators
    ]


def test_a_line_that_settles_itself_is_struck_and_others_stay(shared: Engine) -> None:
    with Session(shared) as session:
        karen = coordinator(session, 1)
        first, _second = case(session, 1), case(session, 2)
        ((line_id, other_id),) = mornings(session, karen)
        session.get_one(Requisition, first).status = CaseStatus.WITHDRAWN
        session.flush()
        line = worklists.own_line(session, line_id, karen)
        deal = worklists.claim(session, OFFICE, line, TUESDAY)
        assert deal is not None
        assert (deal.how, deal.by) == (Dealt.SETTLED, None)
        other = worklists.own_line(session, other_id, karen)
        assert worklists.claim(session, OFFICE, other, TUESDAY) is None


def test_two_coordinators_assign_at_once(migrated: Engine) -> None:
    """Whoever is second waits for the first, and is told."""
    with Session(migrated) as session:
        karen, ida = coordinator(session, 1), coordinator(session, 2, "Ida")
        leyla, jonas = advisor(session, 3, "Leyla"), advisor(session, 4, "Jonas")
        case(session, 1)
        (karens,), (idas,) = mornings(session, karen, ida)
        session.commit()
    begun, deals = threading.Event(), []

    def act(who: Known, line_id: int, advisor_id: int) -> None:
        with Session(migrated) as session:
            outbox.begin(session, outbox.Waiting(who.telegram_id, who.id, "da"))
            line = worklists.own_line(session, line_id, who)
            deal = worklists.claim(session, OFFICE, line, TUESDAY)
            if deal is None:
                worklists.assign(session, OFFICE, line, advisor_id, 0, who, TUESDAY)
            begun.set()
            deals.append(deal and (deal.how, deal.by, deal.to))
            if who is karen:
                threading.Event().wait(0.1)
            session.commit()

    first = threading.Thread(target=act, args=(karen, karens, leyla.id))
    first.start()
    begun.wait(PATIENCE)
    act(ida, idas, jonas.id)
    first.join(PATIENCE)
    assert deals == [None, (Dealt.ASSIGNED, karen.id, leyla.id)]
    with Session(migrated) as session:
        assert session.execute(select(col(Offer.advisor_id))).scalars().all() == [leyla.id]


def test_who_chose_from_an_old_menu_takes_nobody_by_surprise(shared: Engine) -> None:
    with Session(shared) as session:
        karen = coordinator(session, 1)
        leyla, jonas = advisor(session, 3, "Leyla"), advisor(session, 4, "Jonas")
        urgent = case(session, 1, status=CaseStatus.OFFERED, urgency=Urgency.CONFLICT_NOW)
        session.add(Offer(requisition_id=urgent, advisor_id=leyla.id, reasons=[], offered_at=NOW))
        session.flush()
        ((line_id,),) = mornings(session, karen)
        line = worklists.own_line(session, line_id, karen)
        assert worklists.claim(session, OFFICE, line, TUESDAY) is None
        for chosen, asked in ((jonas, 0), (leyla, leyla.id)):
            with pytest.raises(Refused) as refused:
                worklists.assign(session, OFFICE, line, chosen.id, asked, karen, TUESDAY)
            assert (refused.value.code, refused.value.data) == ("handover_open", {"name": "Leyla"})
        outbox.begin(session, outbox.Waiting(karen.telegram_id, karen.id, "da"))
        worklists.assign(session, OFFICE, line, jonas.id, leyla.id, karen, TUESDAY)
        assert worklists.claim(session, OFFICE, line, TUESDAY) is not None


def test_nobody_deals_with_somebody_elses_lines(shared: Engine) -> None:
    with Session(shared) as session:
        karen, ida = coordinator(session, 1), coordinator(session, 2, "Ida")
        case(session, 1)
        (line,), _idas = mornings(session, karen, ida)
        with pytest.raises(Refused, match="stale_button"):
            worklists.own_line(session, line, ida)
        with pytest.raises(Refused, match="stale_button"):
            worklists.own_line(session, 10**6, karen)


def test_what_is_not_dealt_with_and_what_was_put_off_come_back(shared: Engine) -> None:
    with Session(shared) as session:
        karen = coordinator(session, 1)
        leyla = advisor(session, 2, "Leyla")
        for number in (1, 2):
            active(session, number, leyla, first_response_at=None, first_response_due=NOW)
        lost = active(session, 3, leyla)
        session.add(message(lost, leyla, karen, 1, NOW))
        session.flush()
        ((one, two, three),) = mornings(session, karen)
        for line_id, act in (
            (one, worklists.put_off), (two, worklists.nudge), (three, worklists.note_opened),
        ):  # fmt: skip
            line = worklists.own_line(session, line_id, karen)
            worklists.claim(session, OFFICE, line, TUESDAY)
            act(session, line, karen, TUESDAY)
        ((_one, _two),) = mornings(session, karen, now=TUESDAY + DAY)
        line = worklists.own_line(session, _two, karen)
        assert (line.kind, line.data["days"]) == ("promise", 2)
        assert worklists.claim(session, OFFICE, line, TUESDAY + DAY) is None, "a new day"


def test_who_owes_but_cannot_be_reached_is_not_reminded(shared: Engine) -> None:
    with Session(shared) as session:
        karen = coordinator(session, 1)
        leyla = advisor(session, 2, "Leyla")
        active(session, 1, leyla, first_response_at=None, first_response_due=NOW)
        case(session, 2)
        ((nobodys, leylas),) = mornings(session, karen)
        session.get_one(Person, leyla.id).unreachable_since = NOW
        session.flush()
        for line_id, code in ((leylas, "advisor_unreachable"), (nobodys, "nobody_to_remind")):
            line = worklists.own_line(session, line_id, karen)
            with pytest.raises(Refused, match=code):
                worklists.nudge(session, line, karen, TUESDAY)
            assert line.dealt_at is None
