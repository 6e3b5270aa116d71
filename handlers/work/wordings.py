"""How notices about the work on a case are put into words, and who may read them."""

from collections.abc import Mapping

from casework.cases.permissions import may_read_work
from casework.core.vocabulary import FollowUpKind
from handlers.core.dialogue.awaited import GivenUp
from handlers.core.reminding import ReminderWords
from handlers.core.wording import Wordings, worded
from handlers.work import facts, silence, views
from handlers.work.notices import (
    CaseWork,
    LogDay,
    LogKind,
    LogLength,
    LogLine,
    Noted,
    NoteKept,
    NoteWanted,
)
from storage.work.notices import ActivityLogged

WORDINGS: Wordings = dict(
    [
        worded(LogKind, views.log_kind),
        worded(LogDay, views.log_day),
        worded(LogLength, views.log_length),
        worded(LogLine, views.log_line),
        worded(ActivityLogged, views.logged),
        worded(NoteWanted, views.note_wanted),
        worded(NoteKept, views.note_kept),
        worded(Noted, views.noted),
        worded(GivenUp, views.given_up),
        worded(CaseWork, views.case_work, facts.work, may_read=may_read_work, asked_for=True),
    ]
)

FOLLOW_UPS: Mapping[str, ReminderWords] = {
    FollowUpKind.NOTHING_LOGGED: silence.NOTHING_LOGGED,
}
