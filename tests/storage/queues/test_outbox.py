"""What people must be told: in order, to whom it can be told, and forgotten once said."""

from sqlmodel import Session, select

from handlers.welcome.notices import PrivateOnly
from storage import reachability
from storage.queues import outbox
from storage.queues.outbox import Sent, Waiting
from storage.tables import OutboxMessage
from storage.tables.queues import OutboxStatus
from storage.transaction.notice import Notice
from storage.transaction.unit_of_work import UnitOfWork
from tests.storage.town import HOUR, NOW, person


class Words(Notice, kind="test_words"):
    """Something is said."""

    text: str = ""


class One(Words, kind="test_one"):
    """This first."""


class Two(Words, kind="test_two"):
    """Then this."""


class Three(Words, kind="test_three"):
    """This last."""


def row(session: Session, number: int) -> OutboxMessage:
    session.expire_all()
    return session.exec(select(OutboxMessage).where(OutboxMessage.id == number)).one()


def pending(session: Session) -> list[tuple[int, str]]:
    return [(each.chat_id, each.kind) for each in outbox.pending(session)]


def test_what_is_put_in_comes_out_in_the_same_order(unit: UnitOfWork) -> None:
    leyla = person(unit, 2, "Leyla")
    person(unit, 1)
    outbox.answer(unit, One(text="æøå <b>"))
    outbox.tell(unit, leyla.id, Two())
    outbox.answer(unit, Three())
    assert pending(unit.session) == [(5001, One.kind), (5002, Two.kind), (5001, Three.kind)]
    assert outbox.pending(unit.session)[0].params == {"text": "æøå <b>"}
    assert [each.kind for each in unit.enqueued] == [One.kind, Two.kind, Three.kind]
    assert [each.waiting for each in outbox.pending(unit.session)] == [True, False, True]


def test_much_is_read_in_portions_none_left_out(unit: UnitOfWork) -> None:
    person(unit, 1)
    rows = [outbox.answer(unit, Words(text=str(number))) for number in range(7)]
    read, after = [], 0
    while found := outbox.pending(unit.session, after=after, most=3):
        read += [each.id for each in found]
        after = found[-1].id
    assert read == rows


def test_the_first_answer_ends_the_tap_and_only_that_one(unit: UnitOfWork) -> None:
    known = person(unit, 1)
    unit.begin(Waiting(known.telegram_id, known.id, "da", "callback"))
    outbox.answer(unit, One())
    outbox.answer(unit, Two())
    outbox.end_tap(unit)
    taps = [(each.kind, each.callback_query_id) for each in outbox.pending(unit.session)]
    assert taps == [(One.kind, "callback"), (Two.kind, None)]


def test_a_tap_that_nothing_else_has_answered_is_ended(unit: UnitOfWork) -> None:
    known = person(unit, 1)
    unit.begin(Waiting(known.telegram_id, known.id, "da", "callback"))
    outbox.end_tap(unit)
    assert pending(unit.session) == [(5001, "tap_answered")]


def test_who_waits_is_answered_also_where_they_are_told_as_somebody_else_would_be(
    unit: UnitOfWork,
) -> None:
    known = person(unit, 1)
    outbox.tell(unit, known.id, Words())
    assert outbox.pending(unit.session)[0].waiting


def test_nobody_who_cannot_be_reached_is_told_anything(unit: UnitOfWork) -> None:
    gone = person(unit, 2, "Leyla")
    reachability.lose(unit, gone.telegram_id, "blocked")
    person(unit, 1)
    assert outbox.tell(unit, gone.id, Words()) is None
    assert outbox.tell(unit, 999, Words()) is None
    assert pending(unit.session) == []
    person(unit, 2, "Leyla")
    assert outbox.tell(unit, gone.id, Words()) is not None


def test_what_was_sent_is_forgotten_but_where_it_stands_is_known(unit: UnitOfWork) -> None:
    person(unit, 1)
    first, second, third = (outbox.answer(unit, Words(text="hemmeligt")) for _each in range(3))
    outbox.mark_sent(unit, [Sent(first, 77, NOW), Sent(third, None, NOW)])
    assert [each.id for each in outbox.pending(unit.session)] == [second]
    assert outbox.message_ids(unit.session, [first, second, third]) == {first: 77}
    sent = row(unit.session, first)
    assert (sent.status, sent.params, sent.sent_at) == (OutboxStatus.SENT, {}, NOW)


def test_what_failed_keeps_its_reason_and_holds_up_nobody(unit: UnitOfWork) -> None:
    person(unit, 1)
    first, second = (outbox.answer(unit, Words()) for _each in range(2))
    outbox.mark_failed(unit, first, "chat not found")
    assert [each.id for each in outbox.pending(unit.session)] == [second]
    failed = row(unit.session, first)
    assert (failed.status, failed.error) == (OutboxStatus.FAILED, "chat not found")
    outbox.mark_sent(unit, [Sent(first, 78, NOW)])
    assert row(unit.session, first).status is OutboxStatus.FAILED, "what has ended stays ended"


def test_what_waits_for_a_chat_that_is_gone_is_dropped_and_nobody_elses(unit: UnitOfWork) -> None:
    person(unit, 1)
    outbox.answer(unit, Words(text="hemmeligt"))
    person(unit, 2)
    outbox.answer(unit, Words())
    outbox.drop_for_chat(unit, 5001, "bot was blocked by the user")
    assert pending(unit.session) == [(5002, Words.kind)]
    dropped = row(unit.session, 1)
    assert (dropped.status, dropped.params) == (OutboxStatus.DROPPED, {})
    assert dropped.error == "bot was blocked by the user"


def test_a_chat_has_been_told_something_since_a_moment(unit: UnitOfWork) -> None:
    person(unit, 1)
    outbox.answer(unit, PrivateOnly())
    assert outbox.told_since(unit.session, 5001, "private_only", NOW)
    assert not outbox.told_since(unit.session, 5001, "private_only", NOW + HOUR)
    assert not outbox.told_since(unit.session, 5001, "greeting", NOW)
    assert not outbox.told_since(unit.session, 5002, "private_only", NOW)
