"""What somebody reads who has been erased."""

from storage.transaction.notice import ForStranger


class Erased(ForStranger, kind="erased"):
    """They are forgotten, and so many open requests are `withdrawn`."""

    withdrawn: int = 0
