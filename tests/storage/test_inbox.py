"""What has come in: known when it comes again, handled once, emptied when done."""

import pytest
from sqlmodel import Session, select

from storage import inbox
from storage.tables import InboxUpdate
from storage.tables.queues import InboxStatus
from tests.storage.town import HOUR, NOW


def kept(session: Session, update_id: int) -> InboxUpdate:
    session.expire_all()
    return session.exec(select(InboxUpdate).where(InboxUpdate.update_id == update_id)).one()


def receive(session: Session, *numbers: int) -> set[int]:
    return inbox.receive(session, [(each, 5001, f'{{"n":{each}}}') for each in numbers], NOW)


def test_what_comes_again_is_known_also_beside_something_new(session: Session) -> None:
    assert receive(session, 1, 2) == {1, 2}
    assert receive(session, 1, 2) == set()
    assert receive(session, 2, 3, 1) == {3}
    assert receive(session, 4, 4) == {4}


def test_what_was_handled_is_still_known(session: Session) -> None:
    receive(session, 1)
    assert inbox.finish(session, 1, NOW)
    assert receive(session, 1) == set()


def test_what_is_handled_is_handled_once_and_forgotten(session: Session) -> None:
    receive(session, 1)
    assert kept(session, 1).raw == '{"n":1}'
    assert inbox.finish(session, 1, NOW)
    assert not inbox.finish(session, 1, NOW)
    done = kept(session, 1)
    assert (done.status, done.raw, done.handled_at) == (InboxStatus.DONE, "", NOW)


def test_what_nobody_has_received_cannot_be_handled(session: Session) -> None:
    assert not inbox.finish(session, 1, NOW)


def test_what_waits_is_picked_up_in_the_order_of_telegram(session: Session) -> None:
    receive(session, 12, 3)
    receive(session, 7, 2**40)
    inbox.finish(session, 7, NOW)
    left = [(3, 5001, '{"n":3}'), (12, 5001, '{"n":12}'), (2**40, 5001, f'{{"n":{2**40}}}')]
    assert inbox.waiting(session) == left
    assert inbox.waiting_ids(session) == [3, 12, 2**40]
    assert [inbox.waiting_one(session, each) for each in (3, 12, 2**40)] == left
    assert inbox.waiting_one(session, 7) is None


def test_what_fails_with_its_apology_is_tried_a_few_times_and_given_up(session: Session) -> None:
    receive(session, 1, 2)
    tries = [inbox.failed_again(session, 1, "KeyError", f"a{each}", NOW) for each in range(3)]
    assert tries == [False, False, True]
    given_up = kept(session, 1)
    assert (given_up.status, given_up.error_id, given_up.attempts) == ("failed", "a2", 3)
    assert inbox.waiting_ids(session) == [2]
    assert kept(session, 2).attempts == 0


def test_what_failed_is_kept_with_its_error_and_not_tried_again(session: Session) -> None:
    receive(session, 1)
    inbox.fail(session, 1, "KeyError\n  line 3", "a1b2c3", NOW)
    failed = kept(session, 1)
    assert (failed.status, failed.error, failed.error_id) == (
        InboxStatus.FAILED,
        "KeyError\n  line 3",
        "a1b2c3",
    )
    assert failed.raw == '{"n":1}'
    assert inbox.waiting(session) == []
    assert not inbox.finish(session, 1, NOW)


@pytest.mark.parametrize(("hours", "forgotten"), [(71, 0), (73, 1)])
def test_what_was_handled_is_forgotten_when_telegram_has_forgotten_it(
    session: Session, hours: int, forgotten: int
) -> None:
    receive(session, 1, 2, 3)
    inbox.finish(session, 1, NOW)
    inbox.fail(session, 2, "KeyError", "a1b2c3", NOW)
    assert inbox.forget_handled(session, NOW + hours * HOUR) == forgotten
    assert kept(session, 2).status is InboxStatus.FAILED
    assert kept(session, 3).status is InboxStatus.WAITING
