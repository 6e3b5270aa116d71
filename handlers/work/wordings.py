"""Notices: logging and noting."""

from collections.abc import Mapping

from casework.core.vocabulary import FollowUpKind
from handlers.core.reminding import ReminderWords
from handlers.core.wording import Wording, Wordings
from handlers.work import facts as work_facts
from handlers.work import silence
from handlers.work import views as work

WORDINGS: Wordings = {
    "log_kind": Wording(work.log_kind),
    "log_day": Wording(work.log_day),
    "log_length": Wording(work.log_length),
    "log_line": Wording(work.log_line),
    "logged": Wording(work.logged),
    "note_wanted": Wording(work.note_wanted),
    "note_kept": Wording(work.note_kept),
    "noted": Wording(work.noted),
    "work_left": Wording(work.work_left),
    "case_work": Wording(work.case_work, work_facts.work),
}

FOLLOW_UPS: Mapping[str, ReminderWords] = {
    FollowUpKind.NOTHING_LOGGED: silence.NOTHING_LOGGED,
}
