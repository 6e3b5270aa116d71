"""A worklist's lines are dealt with by several coordinators at once, on both databases."""

import threading
from datetime import datetime

import pytest
from sqlalchemy import Engine, select
from sqlmodel import col

from casework.core.errors import Refused
from casework.core.vocabulary import CaseStatus, Urgency
from casework.worklist.rules import Dealt
from storage.people.people import Known
from storage.queues import outbox
from storage.tables import (
    Digest,
    DigestLine,
    Offer,
    Person,
    Requisition,
)
from storage.transaction.unit_of_work import UnitOfWork
from storage.worklist import lines as worklist_lines
from storage.worklist.digest import settled
from tests.storage.digests.due import send_due
from tests.storage.town import NOW, OFFICE, advisor, coordinator
from tests.storage.waiting_cases import (
    DAY,
    TUESDAY,
    active,
    case,
    message,
)
from tests.support.units import unit_of_work

PATIENCE = 10


def mornings(unit: UnitOfWork, *coordinators: Known, now: datetime = TUESDAY) -> list[list[int]]:
    """Each coordinator's lines, after the morning's digests."""
    unit.begin()
    send_due(unit.at(now))
    return [
        list(
            unit.session.execute(
                select(col(DigestLine.id))
                .join(Digest, col(Digest.id) == col(DigestLine.digest_id))
                .where(col(Digest.person_id) == each.id, col(Digest.made_at) == now)
                .order_by(col(DigestLine.position))
            ).scalars()
        )
        for each in coordinators
    ]


def test_a_line_that_settles_itself_is_struck_and_others_stay(shared: Engine) -> None:
    with unit_of_work(shared) as unit:
        karen = coordinator(unit, 1)
        first, _second = case(unit.session, 1), case(unit.session, 2)
        ((line_id, other_id),) = mornings(unit, karen)
        unit.session.get_one(Requisition, first).status = CaseStatus.WITHDRAWN
        unit.session.flush()
        line = worklist_lines.own_line(unit.session, line_id, karen)
        deal = worklist_lines.claim(unit.at(TUESDAY), line)
        assert deal is not None
        assert (deal.how, deal.by) == (Dealt.SETTLED, None)
        other = worklist_lines.own_line(unit.session, other_id, karen)
        assert worklist_lines.claim(unit.at(TUESDAY), other) is None


def test_what_was_read_a_moment_ago_strikes_only_what_it_is_about(shared: Engine) -> None:
    """Whether one's own line stands is asked when it is dealt with, whatever was read before."""
    with unit_of_work(shared) as unit:
        karen, ida = coordinator(unit, 1), coordinator(unit, 2, "Ida")
        case(unit.session, 1)
        case(unit.session, 2)
        (own, other), (idas, _idas) = mornings(unit, karen, ida)
        lines = [unit.session.get_one(DigestLine, each) for each in (own, other, idas)]
        assert settled(unit.session, OFFICE, TUESDAY, lines[0].digest_id) == ()
        worklist_lines.settle(unit.at(TUESDAY), lines[0].digest_id, [other, idas])
        unit.session.expire_all()
        assert [each.dealt_as for each in lines] == [None, Dealt.SETTLED, None]
        assert worklist_lines.claim(unit.at(TUESDAY), lines[0]) is None


def test_two_coordinators_assign_at_once(migrated: Engine) -> None:
    """Whoever is second waits for the first, and is told."""
    with unit_of_work(migrated) as unit:
        karen, ida = coordinator(unit, 1), coordinator(unit, 2, "Ida")
        leyla, jonas = advisor(unit, 3, "Leyla"), advisor(unit, 4, "Jonas")
        case(unit.session, 1)
        (karens,), (idas,) = mornings(unit, karen, ida)
        unit.session.commit()
    begun, deals = threading.Event(), []

    def act(who: Known, line_id: int, advisor_id: int) -> None:
        with unit_of_work(migrated) as unit:
            unit.begin(outbox.Waiting(who.telegram_id, who.id, "da"))
            line = worklist_lines.own_line(unit.session, line_id, who)
            deal = worklist_lines.claim(unit.at(TUESDAY), line)
            if deal is None:
                worklist_lines.assign(unit.at(TUESDAY), line, advisor_id, 0, who)
            begun.set()
            deals.append(deal and (deal.how, deal.by, deal.to))
            if who is karen:
                threading.Event().wait(0.1)
            unit.session.commit()

    first = threading.Thread(target=act, args=(karen, karens, leyla.id))
    first.start()
    begun.wait(PATIENCE)
    act(ida, idas, jonas.id)
    first.join(PATIENCE)
    assert deals == [None, (Dealt.ASSIGNED, karen.id, leyla.id)]
    with unit_of_work(migrated) as unit:
        assert unit.session.execute(select(col(Offer.advisor_id))).scalars().all() == [leyla.id]


def test_who_chose_from_an_old_menu_takes_nobody_by_surprise(shared: Engine) -> None:
    with unit_of_work(shared) as unit:
        karen = coordinator(unit, 1)
        leyla, jonas = advisor(unit, 3, "Leyla"), advisor(unit, 4, "Jonas")
        urgent = case(unit.session, 1, status=CaseStatus.OFFERED, urgency=Urgency.CONFLICT_NOW)
        unit.session.add(
            Offer(requisition_id=urgent, advisor_id=leyla.id, reasons=[], offered_at=NOW)
        )
        unit.session.flush()
        ((line_id,),) = mornings(unit, karen)
        line = worklist_lines.own_line(unit.session, line_id, karen)
        assert worklist_lines.claim(unit.at(TUESDAY), line) is None
        for chosen, asked in ((jonas, 0), (leyla, leyla.id)):
            with pytest.raises(Refused) as refused:
                worklist_lines.assign(unit.at(TUESDAY), line, chosen.id, asked, karen)
            assert (refused.value.code, refused.value.data) == ("handover_open", {"name": "Leyla"})
        unit.begin(outbox.Waiting(karen.telegram_id, karen.id, "da"))
        worklist_lines.assign(unit.at(TUESDAY), line, jonas.id, leyla.id, karen)
        assert worklist_lines.claim(unit.at(TUESDAY), line) is not None


def test_nobody_deals_with_somebody_elses_lines(shared: Engine) -> None:
    with unit_of_work(shared) as unit:
        karen, ida = coordinator(unit, 1), coordinator(unit, 2, "Ida")
        case(unit.session, 1)
        (line,), _idas = mornings(unit, karen, ida)
        with pytest.raises(Refused, match="stale_button"):
            worklist_lines.own_line(unit.session, line, ida)
        with pytest.raises(Refused, match="stale_button"):
            worklist_lines.own_line(unit.session, 10**6, karen)


def test_what_is_not_dealt_with_and_what_was_put_off_come_back(shared: Engine) -> None:
    with unit_of_work(shared) as unit:
        karen = coordinator(unit, 1)
        leyla = advisor(unit, 2, "Leyla")
        for number in (1, 2):
            active(unit.session, number, leyla, first_response_at=None, first_response_due=NOW)
        lost = active(unit.session, 3, leyla)
        unit.session.add(message(lost, leyla, karen, 1, NOW))
        unit.session.flush()
        ((one, two, three),) = mornings(unit, karen)
        for line_id, act in (
            (one, worklist_lines.put_off),
            (two, worklist_lines.nudge),
            (three, worklist_lines.check_off),
        ):  # fmt: skip
            line = worklist_lines.own_line(unit.session, line_id, karen)
            worklist_lines.claim(unit.at(TUESDAY), line)
            act(unit.at(TUESDAY), line, karen)
        ((_one, _two),) = mornings(unit, karen, now=TUESDAY + DAY)
        line = worklist_lines.own_line(unit.session, _two, karen)
        assert (line.kind, line.data["days"]) == ("promise", 2)
        assert worklist_lines.claim(unit.at(TUESDAY + DAY), line) is None, "a new day"


def test_a_look_ends_nothing_and_only_what_stays_so_is_checked_off(shared: Engine) -> None:
    with unit_of_work(shared) as unit:
        karen, leyla = coordinator(unit, 1), advisor(unit, 2, "Leyla")
        case(unit.session, 1)
        lost = active(unit.session, 2, leyla)
        unit.session.add(message(lost, leyla, karen, 1, NOW))
        unit.session.flush()
        ((nobodys, other),) = mornings(unit, karen)
        for line_id in (nobodys, other):
            line = worklist_lines.own_line(unit.session, line_id, karen)
            worklist_lines.claim(unit.at(TUESDAY), line)
            worklist_lines.note_opened(unit.at(TUESDAY), line, karen)
        ((nobodys, other),) = mornings(unit, karen, now=TUESDAY + DAY)
        line = worklist_lines.own_line(unit.session, nobodys, karen)
        with pytest.raises(Refused, match="stale_button"):
            worklist_lines.check_off(unit.at(TUESDAY + DAY), line, karen)


def test_who_owes_but_cannot_be_reached_is_not_reminded(shared: Engine) -> None:
    with unit_of_work(shared) as unit:
        karen = coordinator(unit, 1)
        leyla = advisor(unit, 2, "Leyla")
        active(unit.session, 1, leyla, first_response_at=None, first_response_due=NOW)
        case(unit.session, 2)
        ((nobodys, leylas),) = mornings(unit, karen)
        unit.session.get_one(Person, leyla.id).unreachable_since = NOW
        unit.session.flush()
        for line_id, code in ((leylas, "advisor_unreachable"), (nobodys, "nobody_to_remind")):
            line = worklist_lines.own_line(unit.session, line_id, karen)
            with pytest.raises(Refused, match=code):
                worklist_lines.nudge(unit.at(TUESDAY), line, karen)
            assert line.dealt_at is None
