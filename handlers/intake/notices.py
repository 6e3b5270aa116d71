"""What somebody is told around a request that is not sent yet. A `draft` is its id."""

from casework.core.stored import Moment
from storage.transaction.notice import Notice


class NewOrNothing(Notice, kind="new_or_nothing"):
    """Is it about something new? What they wrote is kept until then (UTC)."""

    until: Moment


class Thanked(Notice, kind="thanked"):
    """To who has no open request: what they sent cannot become part of one."""


class FirstWordsKept(Notice, kind="first_words_kept"):
    """What was written before the form began is part of the request."""


class DraftOpen(Notice, kind="draft_open"):
    """To somebody of this first name: go on with the draft, or begin anew?

    `visit` is its attempt counter. `outreach`: what would begin is a case from the field.
    """

    draft: int
    visit: int
    name: str
    outreach: bool = False


class StartOverMenu(Notice, kind="start_over_menu"):
    """Asks once, before what was written goes out of sight; its fields as in `DraftOpen`."""

    draft: int
    visit: int
    outreach: bool = False


class DraftSaved(Notice, kind="draft_saved"):
    """The draft is put aside, with the way back."""

    draft: int


class NothingToCancel(Notice, kind="nothing_to_cancel"):
    """There is no draft to put aside."""
