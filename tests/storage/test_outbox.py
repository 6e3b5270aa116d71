"""What people must be told: in order, to whom it can be told, and forgotten once said."""

from sqlmodel import Session, select

from storage import outbox, reachability
from storage.outbox import Sent, Waiting
from storage.tables import OutboxMessage
from storage.tables.queues import OutboxStatus
from tests.storage.town import HOUR, NOW, OFFICE, person


def row(session: Session, number: int) -> OutboxMessage:
    session.expire_all()
    return session.exec(select(OutboxMessage).where(OutboxMessage.id == number)).one()


def pending(session: Session) -> list[tuple[int, str]]:
    return [(each.chat_id, each.kind) for each in outbox.pending(session)]


def test_what_is_put_in_comes_out_in_the_same_order(session: Session) -> None:
    leyla = person(session, 2, "Leyla")
    person(session, 1)
    outbox.answer(session, "one", {"text": "æøå <b>"}, NOW)
    outbox.tell(session, leyla.id, "two", {}, NOW)
    outbox.answer(session, "three", {}, NOW)
    assert pending(session) == [(5001, "one"), (5002, "two"), (5001, "three")]
    assert outbox.pending(session)[0].params == {"text": "æøå <b>"}
    assert [each.kind for each in outbox.enqueued(session)] == ["one", "two", "three"]
    assert [each.waiting for each in outbox.pending(session)] == [True, False, True]


def test_much_is_read_in_portions_none_left_out(session: Session) -> None:
    person(session, 1)
    rows = [outbox.answer(session, str(number), {}, NOW) for number in range(7)]
    read, after = [], 0
    while found := outbox.pending(session, after=after, most=3):
        read += [each.id for each in found]
        after = found[-1].id
    assert read == rows


def test_the_first_answer_ends_the_tap_and_only_that_one(session: Session) -> None:
    known = person(session, 1)
    outbox.begin(session, Waiting(known.telegram_id, known.id, "da", "callback"))
    outbox.answer(session, "one", {}, NOW)
    outbox.answer(session, "two", {}, NOW)
    outbox.end_tap(session, NOW)
    taps = [(each.kind, each.callback_query_id) for each in outbox.pending(session)]
    assert taps == [("one", "callback"), ("two", None)]


def test_a_tap_that_nothing_else_has_answered_is_ended(session: Session) -> None:
    known = person(session, 1)
    outbox.begin(session, Waiting(known.telegram_id, known.id, "da", "callback"))
    outbox.end_tap(session, NOW)
    assert pending(session) == [(5001, "tap_answered")]


def test_who_waits_is_answered_also_where_they_are_told_as_somebody_else_would_be(
    session: Session,
) -> None:
    known = person(session, 1)
    outbox.tell(session, known.id, "accepted", {}, NOW)
    assert outbox.pending(session)[0].waiting


def test_nobody_who_cannot_be_reached_is_told_anything(session: Session) -> None:
    gone = person(session, 2, "Leyla")
    reachability.lose(session, OFFICE, gone.telegram_id, "blocked", NOW)
    person(session, 1)
    assert outbox.tell(session, gone.id, "offer", {}, NOW) is None
    assert outbox.tell(session, 999, "offer", {}, NOW) is None
    assert pending(session) == []
    person(session, 2, "Leyla")
    assert outbox.tell(session, gone.id, "offer", {}, NOW) is not None


def test_what_was_sent_is_forgotten_but_where_it_stands_is_known(session: Session) -> None:
    person(session, 1)
    first, second, third = (
        outbox.answer(session, "question", {"text": "hemmeligt"}, NOW) for _each in range(3)
    )
    outbox.mark_sent(session, [Sent(first, 77, NOW), Sent(third, None, NOW)])
    assert [each.id for each in outbox.pending(session)] == [second]
    assert outbox.message_ids(session, [first, second, third]) == {first: 77}
    sent = row(session, first)
    assert (sent.status, sent.params, sent.sent_at) == (OutboxStatus.SENT, {}, NOW)


def test_what_failed_keeps_its_reason_and_holds_up_nobody(session: Session) -> None:
    person(session, 1)
    first, second = (outbox.answer(session, "question", {}, NOW) for _each in range(2))
    outbox.mark_failed(session, first, "chat not found")
    assert [each.id for each in outbox.pending(session)] == [second]
    failed = row(session, first)
    assert (failed.status, failed.error) == (OutboxStatus.FAILED, "chat not found")
    outbox.mark_sent(session, [Sent(first, 78, NOW)])
    assert row(session, first).status is OutboxStatus.FAILED, "what has ended stays ended"


def test_what_waits_for_a_chat_that_is_gone_is_dropped_and_nobody_elses(session: Session) -> None:
    person(session, 1)
    outbox.answer(session, "question", {"text": "hemmeligt"}, NOW)
    person(session, 2)
    outbox.answer(session, "question", {}, NOW)
    outbox.drop_for_chat(session, 5001, "bot was blocked by the user")
    assert pending(session) == [(5002, "question")]
    dropped = row(session, 1)
    assert (dropped.status, dropped.params) == (OutboxStatus.DROPPED, {})
    assert dropped.error == "bot was blocked by the user"


def test_a_chat_has_been_told_something_since_a_moment(session: Session) -> None:
    person(session, 1)
    outbox.answer(session, "private_only", {}, NOW)
    assert outbox.told_since(session, 5001, "private_only", NOW)
    assert not outbox.told_since(session, 5001, "private_only", NOW + HOUR)
    assert not outbox.told_since(session, 5001, "greeting", NOW)
    assert not outbox.told_since(session, 5002, "private_only", NOW)
