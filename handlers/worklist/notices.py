"""What a coordinator reads while going through a worklist. A `line` is the id of a line of one."""

from typing import Any

from storage.transaction.notice import STAYS, InPlace, Notice
from storage.worklist.notices import TEAMS_LINE


class WorklistLine(InPlace, kind="worklist_line", about=TEAMS_LINE):
    """What can be done about one line, in the place of the list."""

    line: int


class WorklistAdvisors(InPlace, kind="worklist_advisors", about=TEAMS_LINE):
    """Whom the case of a line could be given to."""

    line: int


class WorklistDealt(Notice, kind="worklist_dealt", about=STAYS):
    """Somebody has dealt with a line, said where its button was tapped."""

    line: int


class WorklistRefused(Notice, kind="worklist_refused", about=STAYS):
    """Why something cannot be done about a line: a refusal, and what it takes in."""

    code: str
    data: dict[str, Any]
