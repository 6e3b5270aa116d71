"""Notices: logging and noting."""

from collections.abc import Mapping

from casework.core.vocabulary import FollowUpKind
from handlers.core.notice import Notice
from handlers.core.reminding import ReminderWords
from handlers.work import facts as work_facts
from handlers.work import silence
from handlers.work import views as work

NOTICES: Mapping[str, Notice] = {
    "log_kind": Notice(work.log_kind),
    "log_day": Notice(work.log_day),
    "log_length": Notice(work.log_length),
    "log_line": Notice(work.log_line),
    "logged": Notice(work.logged),
    "note_wanted": Notice(work.note_wanted),
    "note_kept": Notice(work.note_kept),
    "noted": Notice(work.noted),
    "work_left": Notice(work.work_left),
    "case_work": Notice(work.case_work, work_facts.work),
}

FOLLOW_UPS: Mapping[FollowUpKind, ReminderWords] = {
    FollowUpKind.NOTHING_LOGGED: silence.NOTHING_LOGGED,
}
