"""The one page that an advisor, and a coordinator, has of what they do here.

The bot says it below /help; `tests/support/guides.py` writes the pages of docs/ from the same.
A button is named by its own entry of the catalogue, so that both change together.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from casework.core.vocabulary import Role
from casework.core.words import N_
from handlers.core.effects import Say
from handlers.core.scene import Scene
from handlers.welcome.notices import Guide
from locales.translator import Reader


@dataclass(frozen=True)
class Line:
    """A sentence, and the button that it names as `{button}`, if any."""

    sentence: str
    button: str = ""


@dataclass(frozen=True)
class Part:
    """What belongs together, below its heading."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class OnePage:
    """A guide for one role."""

    title: str
    parts: tuple[Part, ...]


_A_NEW_CASE = Part(
    N_("A new case"),
    (
        Line(
            N_(
                "I ask you when a case fits your focus areas, languages and districts. The "
                "message says why it is you, and how long you have."
            ),
        ),
        Line(
            N_("Tap <b>{button}</b> and the case is yours."),
            N_("Accept"),
        ),
        Line(
            N_("Tap <b>{button}</b> and I ask somebody else. That is fine, no reason owed."),
            N_("Decline"),
        ),
    ),
)
_THE_FIRST_ANSWER = Part(
    N_("The first answer"),
    (
        Line(
            N_("The requester has been promised a date. <b>{button}</b> explains it."),
            N_("Why this date?"),
        ),
        Line(
            N_("What you send with <b>{button}</b> goes to the requester, and is kept."),
            N_("Write to the requester"),
        ),
        Line(
            N_("What you keep with <b>{button}</b> is read by the team alone."),
            N_("Note"),
        ),
    ),
)
_WHILE_YOU_WORK_ON_IT = Part(
    N_("While you work on it"),
    (
        Line(
            N_("<b>{button}</b> sends times to choose from. I remind you both of the visit."),
            N_("Propose a time"),
        ),
        Line(
            N_(
                "<b>{button}</b> keeps what you have done. If nothing happens for a while, I "
                "remind you."
            ),
            N_("Log"),
        ),
        Line(
            N_("<b>{button}</b> is for what only you know of."),
            N_("Remind me"),
        ),
        Line(
            N_("<b>{button}</b> asks a colleague to take it. It stays yours until they say yes."),
            N_("Hand over"),
        ),
        Line(
            N_(
                "<b>{button}</b> asks what came of it. Some weeks later the requester is asked "
                "whether it helped."
            ),
            N_("Close the case"),
        ),
    ),
)
_YOUR_TIME = Part(
    N_("Your time"),
    (
        Line(
            N_(
                "/hours: new cases and reminders come while you work. /away: choose who stands "
                "in for you."
            ),
        ),
        Line(N_("/agenda is your day. /digest is what comes by itself, and when.")),
    ),
)
_ADVISORS_CARE = Part(
    N_("Take care"),
    (
        Line(
            N_(
                "No names of citizens and no CPR numbers, in notes either. A message with a CPR "
                "number is not kept."
            ),
        ),
        Line(
            N_("Have you lost your phone? Tell a coordinator at once: they can close your access."),
        ),
    ),
)
_EACH_WORKING_MORNING = Part(
    N_("Each working morning"),
    (
        Line(
            N_(
                "I send you what needs a decision, the most urgent first. What is settled is "
                "struck through."
            ),
        ),
        Line(
            N_("<b>{button}</b> asks an advisor of your choice to take the case."),
            N_("Assign"),
        ),
        Line(
            N_("<b>{button}</b> reminds the advisor who has it."),
            N_("Nudge"),
        ),
        Line(
            N_("<b>{button}</b> leaves it for another day."),
            N_("Later"),
        ),
    ),
)
_THE_CASES = Part(
    N_("The cases"),
    (
        Line(
            N_(
                "Offers go from one advisor to the next by themselves. If nobody takes a case, "
                "I tell you while there is still time."
            ),
        ),
        Line(
            N_(
                "/cases shows every open case. /outreach registers one for somebody who cannot "
                "write here."
            ),
        ),
        Line(N_("Once a week I send you the figures. /digest says when, and shows them.")),
    ),
)
_THE_TEAM = Part(
    N_("The team"),
    (
        Line(
            N_(
                "/team shows who has how much, and who is away. <b>{button}</b> makes a link. "
                "It works once: send it to that person alone."
            ),
            N_("Invite advisor"),
        ),
        Line(
            N_(
                "Does somebody leave, or has a phone been lost? /team, their name, "
                "<b>{button}</b>: their cases go to others and their buttons are dead."
            ),
            N_("Leave the team"),
        ),
    ),
)
_COORDINATORS_CARE = Part(
    N_("Take care"),
    (
        Line(
            N_("You can read every case. Show nobody more than they need to do their work."),
        ),
        Line(
            N_(
                "Somebody wants to know what we keep, or have it erased? They write /privacy to "
                "me, and it happens at once."
            ),
        ),
    ),
)

GUIDES: Mapping[Role, OnePage] = {
    Role.ADVISOR: OnePage(
        N_("For advisors, on one page"),
        (_A_NEW_CASE, _THE_FIRST_ANSWER, _WHILE_YOU_WORK_ON_IT, _YOUR_TIME, _ADVISORS_CARE),
    ),
    Role.COORDINATOR: OnePage(
        N_("For coordinators, on one page"),
        (_EACH_WORKING_MORNING, _THE_CASES, _THE_TEAM, _COORDINATORS_CARE),
    ),
}


def guide(scene: Scene, notice: Guide, _facts: None) -> Say:
    """The page of a role."""
    page, reader = GUIDES[notice.role], scene.reader
    parts = [f"<b>{reader._(page.title)}</b>"]
    for part in page.parts:
        lines = [f"• {said(reader, line)}" for line in part.lines]
        parts.append("\n".join([f"<b>{reader._(part.heading)}</b>", *lines]))
    return Say("\n\n".join(parts))


def said(reader: Reader, line: Line) -> str:
    """A line in the reader's language, with its button's name in bold."""
    if not line.button:
        return reader._(line.sentence)
    return reader._(line.sentence, button=reader.plain(line.button))
