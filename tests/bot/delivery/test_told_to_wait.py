"""One chat's limit is that chat's; only many at once are everybody's."""

from bot.delivery.limits.told_to_wait import CHATS, WITHIN, ToldToWait


def test_fewer_chats_than_many_hold_up_nobody() -> None:
    told = ToldToWait()
    assert [told.everybody(chat, 30, now=0) for chat in range(CHATS - 1)] == [None] * (CHATS - 1)


def test_one_chat_told_again_and_again_is_one_chat() -> None:
    told = ToldToWait()
    assert not any(told.everybody(7, 1, now=each / 100) for each in range(100))


def test_chats_that_are_told_one_after_the_other_hold_up_nobody() -> None:
    told = ToldToWait()
    apart = WITHIN / (CHATS - 1) + 0.1
    assert not any(told.everybody(chat, 60, now=chat * apart) for chat in range(50))


def test_everybody_waits_as_long_as_the_chats_that_have_no_limit_of_their_own() -> None:
    told = ToldToWait()
    told.everybody(1, 300, now=0)
    for chat in range(2, CHATS):
        told.everybody(chat, 5, now=1)
    assert told.everybody(CHATS, 5, now=2) == 4
