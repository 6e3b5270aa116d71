"""What somebody is told around a request that is not sent yet.

Its fields are named as in `storage.intake.notices`, where the form's questions are.
"""

from enum import StrEnum

from casework.core.stored import Moment
from casework.form.engine import Move
from storage.intake.notices import OfAttempt
from storage.transaction.notice import STAYS, InPlace, Notice


class NewOrNothing(Notice, kind="new_or_nothing"):
    """Asks whether it is about something new. What they wrote is kept until then (UTC)."""

    until: Moment


class NothingNew(InPlace, kind="nothing_new"):
    """Nothing comes of what they wrote; it can be got back by the row `put_away`."""

    put_away: int


class Thanked(Notice, kind="thanked"):
    """To who has no open request: what they sent cannot become part of one."""


class ThanksSeen(Notice, kind="thanks_seen"):
    """To who has no open request and says thanks: their message has been seen."""

    message_id: int


class LanguageSaid(InPlace, kind="language_said"):
    """In the place of the question: the language that they write best in."""

    language: str


class FirstWordsKept(Notice, kind="first_words_kept"):
    """What was written before the form began is part of the request."""


class AnewMenu(OfAttempt, kind="anew_menu", about=STAYS):
    """Asks, below what was sent for a question, whether all of it shall go.

    With `sure` false nothing is asked: the first buttons, the `moves`, are there again.
    """

    target: int
    moves: tuple[Move, ...]
    sure: bool


class Menu(StrEnum):
    """Which buttons stand below the summary.

    Its own, the answers that can be given besides or changed, or a yes and a no.
    """

    SUMMARY = "summary"
    MORE = "more"
    CHANGE = "change"
    DISCARD = "discard"


class SummaryMenu(OfAttempt, kind="summary_menu", about=STAYS):
    """Other buttons below the summary; `steps` are the answers that can be given or changed."""

    target: int
    menu: Menu
    steps: tuple[str, ...] = ()


class SummaryPage(OfAttempt, kind="summary_page", about=STAYS):
    """Another page of the summary, counted from 0, in the same message."""

    target: int
    page: int


class DraftOpen(OfAttempt, kind="draft_open"):
    """To somebody of this first name: go on with the draft, or begin anew?

    `outreach`: what would begin is a case from the field.
    """

    name: str
    outreach: bool = False


class StartOverMenu(OfAttempt, kind="start_over_menu"):
    """Asks once, before what was written goes out of sight; `outreach` as in `DraftOpen`."""

    outreach: bool = False


class DraftSaved(Notice, kind="draft_saved"):
    """The draft is put aside, with the way back."""

    draft: int


class NothingToCancel(Notice, kind="nothing_to_cancel"):
    """There is no draft to put aside."""
