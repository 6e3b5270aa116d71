"""What has come in: known when it comes again, handled once, emptied when done."""

import pytest
from sqlmodel import Session, select

from storage.queues import inbox
from storage.tables import InboxUpdate
from storage.tables.queues import InboxStatus
from storage.transaction.unit_of_work import UnitOfWork
from tests.storage.town import HOUR, NOW


def kept(session: Session, update_id: int) -> InboxUpdate:
    session.expire_all()
    return session.exec(select(InboxUpdate).where(InboxUpdate.update_id == update_id)).one()


def receive(unit: UnitOfWork, *numbers: int) -> set[int]:
    return inbox.receive(unit, [(each, 5001, f'{{"n":{each}}}') for each in numbers])


def test_what_comes_again_is_known_also_beside_something_new(unit: UnitOfWork) -> None:
    assert receive(unit, 1, 2) == {1, 2}
    assert receive(unit, 1, 2) == set()
    assert receive(unit, 2, 3, 1) == {3}
    assert receive(unit, 4, 4) == {4}


def test_what_was_handled_is_still_known(unit: UnitOfWork) -> None:
    receive(unit, 1)
    assert inbox.finish(unit, 1)
    assert receive(unit, 1) == set()


def test_what_is_handled_is_handled_once_and_forgotten(unit: UnitOfWork) -> None:
    receive(unit, 1)
    assert kept(unit.session, 1).raw == '{"n":1}'
    assert inbox.finish(unit, 1)
    assert not inbox.finish(unit, 1)
    done = kept(unit.session, 1)
    assert (done.status, done.raw, done.handled_at) == (InboxStatus.DONE, "", NOW)


def test_what_nobody_has_received_cannot_be_handled(unit: UnitOfWork) -> None:
    assert not inbox.finish(unit, 1)


def test_what_waits_is_picked_up_in_the_order_of_telegram(unit: UnitOfWork) -> None:
    receive(unit, 12, 3)
    receive(unit, 7, 2**40)
    inbox.finish(unit, 7)
    left = [(3, 5001, '{"n":3}'), (12, 5001, '{"n":12}'), (2**40, 5001, f'{{"n":{2**40}}}')]
    assert inbox.waiting(unit.session) == left
    assert inbox.waiting_ids(unit.session) == [3, 12, 2**40]
    assert [inbox.waiting_one(unit.session, each) for each in (3, 12, 2**40)] == left
    assert inbox.waiting_one(unit.session, 7) is None


def test_what_fails_with_its_apology_is_tried_a_few_times_and_given_up(unit: UnitOfWork) -> None:
    receive(unit, 1, 2)
    tries = [inbox.failed_again(unit, 1, "KeyError", f"a{each}") for each in range(3)]
    assert tries == [False, False, True]
    given_up = kept(unit.session, 1)
    assert (given_up.status, given_up.error_id, given_up.attempts) == ("failed", "a2", 3)
    assert inbox.waiting_ids(unit.session) == [2]
    assert kept(unit.session, 2).attempts == 0


def test_what_failed_is_kept_with_its_error_and_not_tried_again(unit: UnitOfWork) -> None:
    receive(unit, 1)
    inbox.fail(unit, 1, "KeyError\n  line 3", "a1b2c3")
    failed = kept(unit.session, 1)
    assert (failed.status, failed.error, failed.error_id) == (
        InboxStatus.FAILED,
        "KeyError\n  line 3",
        "a1b2c3",
    )
    assert failed.raw == '{"n":1}'
    assert inbox.waiting(unit.session) == []
    assert not inbox.finish(unit, 1)


@pytest.mark.parametrize(("hours", "forgotten"), [(71, 0), (73, 1)])
def test_what_was_handled_is_forgotten_when_telegram_has_forgotten_it(
    unit: UnitOfWork, hours: int, forgotten: int
) -> None:
    receive(unit, 1, 2, 3)
    inbox.finish(unit, 1)
    inbox.fail(unit, 2, "KeyError", "a1b2c3")
    assert inbox.forget_handled(unit.at(NOW + hours * HOUR)) == forgotten
    assert kept(unit.session, 2).status is InboxStatus.FAILED
    assert kept(unit.session, 3).status is InboxStatus.WAITING
