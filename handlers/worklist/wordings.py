"""Notices: the coordinators' worklist."""

from handlers.core.wording import Wording, Wordings
from handlers.worklist import facts as worklist_facts
from handlers.worklist.views import lines as worklist_lines
from handlers.worklist.views import list as worklist

WORDINGS: Wordings = {
    "worklist": Wording(worklist.worklist, worklist_facts.worklist),
    "worklist_line": Wording(worklist.worklist_line, worklist_facts.line),
    "worklist_advisors": Wording(worklist.worklist_advisors, worklist_facts.advisors),
    "worklist_dealt": Wording(worklist.worklist_dealt, worklist_facts.line),
    "worklist_refused": Wording(worklist.worklist_refused),
    "nudge": Wording(worklist_lines.nudge, worklist_facts.nudge),
}
