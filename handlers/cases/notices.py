"""What the team reads of a case in messages of their own."""

from storage.transaction.notice import AboutCase


class CaseText(AboutCase, kind="case_text"):
    """A `piece`, from 0, of a long text; `part` is the question that it answers."""

    part: str
    piece: int
