"""What verbs tell of somebody's day."""

from storage.transaction.notice import OF_SEVERAL, Notice


class MorningAgenda(Notice, kind="morning_agenda", about=OF_SEVERAL):
    """The day, as it comes in the morning: a digest."""

    digest: int
