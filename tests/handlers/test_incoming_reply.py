"""Of a message that is answered, only its id is read and kept."""

from handlers.core.updates.incoming import read
from handlers.core.updates.scrubbing import to_keep
from tests.handlers.raw_updates import message

ANSWERED = message(text="What the other one wrote")["message"]


def test_the_id_of_what_is_answered_is_read() -> None:
    got = read(to_keep(message(text="Yes", reply_to_message=ANSWERED)))
    assert got.reply_to == ANSWERED["message_id"]
    assert got.text == "Yes"


def test_what_it_says_is_not_kept() -> None:
    assert "other one" not in str(to_keep(message(text="Yes", reply_to_message=ANSWERED)))


def test_most_messages_answer_none() -> None:
    assert read(to_keep(message(text="Yes"))).reply_to is None
