"""Notices: the coordinators' worklist."""

from collections.abc import Mapping

from handlers.core.notice import Notice
from handlers.worklist import facts as worklist_facts
from handlers.worklist.views import lines as worklist_lines
from handlers.worklist.views import list as worklist

NOTICES: Mapping[str, Notice] = {
    "worklist": Notice(worklist.worklist, worklist_facts.worklist),
    "worklist_line": Notice(worklist.worklist_line, worklist_facts.line),
    "worklist_advisors": Notice(worklist.worklist_advisors, worklist_facts.advisors),
    "worklist_dealt": Notice(worklist.worklist_dealt, worklist_facts.line),
    "worklist_refused": Notice(worklist.worklist_refused),
    "nudge": Notice(worklist_lines.nudge, worklist_facts.nudge),
}
