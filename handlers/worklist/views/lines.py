"""The lines of a worklist in words, each naming its case; and what became of them."""

from collections.abc import Callable
from html import escape

from casework.core.vocabulary import VisitAnswerKind
from casework.core.words import N_
from casework.offers.standing import State
from casework.worklist.facts import Numbers
from casework.worklist.rules import Dealt, WorkKind
from handlers.core.amounts import amount
from handlers.core.effects import Button, Effect, Nothing, Say
from handlers.core.keyboards.doors import OPEN_CASE
from handlers.core.naming import name_of
from handlers.core.scene import Scene, clipped
from handlers.offers.views.standing import stands
from handlers.visits.views.answers import ANSWERS
from storage.worklist import notices
from storage.worklist.reading import Nudge, ShownDeal, ShownLine

LONGEST_NAME = 24
"""Characters, so that twelve lines fit into a message."""


def line_text(scene: Scene, line: ShownLine, number: int) -> str:
    """A line of the list; one that was dealt with is struck, with what became of it."""
    return _struck(scene, f"{number}. {_body(scene, line)}", line)


def listed(scene: Scene, line: ShownLine) -> str:
    """The same by itself, where it was chosen from the list."""
    return _struck(scene, _body(scene, line), line)


def _struck(scene: Scene, text: str, line: ShownLine) -> str:
    """One that waits says who else has opened its case: that is no more than a look."""
    if line.deal is not None:
        return f"<s>{text}</s> " + scene.reader._("✓ {what}", what=dealt(scene, line.deal))
    if line.seen is None or line.seen.by_reader:
        return text
    return scene.reader.row((text, escape(dealt(scene, line.seen), quote=False)))


def dealt(scene: Scene, deal: ShownDeal) -> str:
    """What became of a line, by whom where that is somebody else; without markup."""
    plain = scene.reader.plain
    by, to = _short(deal.by), _short(deal.to)
    if deal.how is Dealt.SETTLED:
        # Translators: stands behind a line of a list: it needs nobody any more
        return plain("settled")
    if deal.by_reader:
        return plain(_BY_YOU[deal.how], to=to)
    return plain(_BY_OTHERS[deal.how], to=to, by=by)


_BY_YOU = {
    Dealt.ASSIGNED: N_("you have asked {to}"),
    Dealt.NUDGED: N_("you have reminded {to}"),
    Dealt.CHECKED: N_("you have settled it"),
    Dealt.OPENED: N_("you have opened it"),
    Dealt.SEEN: N_("you have opened it"),
    Dealt.LATER: N_("not today"),
}
_BY_OTHERS = {
    Dealt.ASSIGNED: N_("{by} has asked {to}"),
    Dealt.NUDGED: N_("{by} has reminded {to}"),
    Dealt.CHECKED: N_("{by} has settled it"),
    Dealt.OPENED: N_("{by} has opened it"),
    Dealt.SEEN: N_("{by} has opened it"),
    Dealt.LATER: N_("{by} says: not today"),
}


def numbers(scene: Scene, found: Numbers) -> str:
    """What is fine, in one line."""
    plain, plural = scene.reader.plain, scene.reader.plural
    parts = [plain("no open cases")]
    if found.open:
        parts = [plural("{number} open case", "{number} open cases", found.open)]
    if found.in_time:
        parts.append(
            plural("{number} answered in time", "{number} answered in time", found.in_time)
        )
    visits = plain("no visits this week")
    if found.visits:
        visits = plural("{number} visit this week", "{number} visits this week", found.visits)
    parts.append(visits)
    if found.out_of_reach:
        parts.append(
            plural(
                "{number} advisor without a case cannot be reached",
                "{number} advisors without a case cannot be reached",
                found.out_of_reach,
            )
        )
    if found.lost:
        parts.append(
            plural(
                "{number} other message could not be sent",
                "{number} other messages could not be sent",
                found.lost,
            )
        )
    return scene.reader.capital(scene.reader.row(parts, ", ")) + "."


def nudge(scene: Scene, _notice: notices.Nudge, facts: Nudge | None) -> Effect:
    """An advisor reads who asks about which case, and why."""
    if facts is None:
        return Nothing("the line is gone")
    line, said = facts.line, {}
    if line.kind is WorkKind.DISAGREEMENT:
        said = _answers(scene, line)
    merely_asked = line.kind is WorkKind.PROMISE and line.standing.state is State.ASKED
    text = scene.reader._(
        _NUDGES[WorkKind.NOBODY if merely_asked else line.kind],
        by=_short(facts.by),
        reference=line.reference,
        organisation=name_of(scene, line),
        name=_short(line.person) or "–",
        days=amount(scene.reader, "days", line.data.get("silent", 0)),
        **said,
    )
    return Say(text, ((Button(scene.reader.plain("Open case"), OPEN_CASE(line.case)),),))


_NUDGES = {
    WorkKind.CONFLICT: N_(
        "{by} asks: can you take <b>{reference}</b> ({organisation})? It is a conflict, and nobody "
        "has it yet."
    ),
    WorkKind.NOBODY: N_("{by} asks: can you take <b>{reference}</b> ({organisation})?"),
    WorkKind.PROMISE: N_(
        "{by} asks about <b>{reference}</b> ({organisation}): the first answer is overdue. Can you "
        "see to it today?"
    ),
    WorkKind.DISAGREEMENT: N_(
        "{by} asks about <b>{reference}</b> ({organisation}): after the visit the requester says "
        "“{requester}”, and you say “{advisor}”. Can you talk to them?"
    ),
    WorkKind.SILENT: N_(
        "{by} asks about <b>{reference}</b> ({organisation}): nothing has been logged for {days}. "
        "How is it going?"
    ),
    WorkKind.LOST: N_(
        "{by} asks about <b>{reference}</b> ({organisation}): {name} has not got all messages. "
        "Can you reach them in another way?"
    ),
    WorkKind.OUT_OF_REACH: N_(
        "{by} asks about <b>{reference}</b> ({organisation}): {name} cannot be reached here. Can "
        "you reach them in another way?"
    ),
}


def _body(scene: Scene, line: ShownLine) -> str:
    text = scene.reader._(
        "{mark}<b>{reference}</b> {organisation}: {what}",
        mark="🚨 " if line.kind is WorkKind.CONFLICT else "",
        reference=line.reference,
        organisation=name_of(scene, line),
        what=_what(scene, line),
    )
    days = line.data.get("days", 0)
    if not days or line.kind is WorkKind.SILENT:
        return text
    waiting = scene.reader.plural("waiting {number} day", "waiting {number} days", days)
    return f"{text} · {waiting}"


def _what(scene: Scene, line: ShownLine) -> str:
    """Why it is on the list; without markup."""
    return _WHAT[line.kind](scene, line, _short(line.person))


def _conflict(scene: Scene, _line: ShownLine, name: str) -> str:
    if name:
        return scene.reader.plain("a conflict, and {name} has not answered yet", name=name)
    return scene.reader.plain("a conflict, and nobody has taken it")


def _nobody(scene: Scene, line: ShownLine, _name: str) -> str:
    plain = scene.reader.plain
    if line.data.get("passed"):
        return plain("nobody has taken it, and the answer is overdue")
    if line.standing.state is State.NOBODY_ASKED:
        return plain("nobody has taken it, and nobody could be asked")
    if line.standing.state is State.EVERYBODY_ASKED:
        return plain("nobody has taken it, and everybody who could be asked has been")
    return plain("nobody has taken it")


def _promise(scene: Scene, line: ShownLine, _name: str) -> str:
    """The promise has passed: whose answer it is, if it is anybody's."""
    plain, found = scene.reader.plain, line.standing
    if found.state is State.TAKEN:
        return plain("the first answer from {name} is overdue", name=_short(found.name))
    return plain("the promised answer is overdue: {standing}", standing=stands(scene, found))


def _disagreement(scene: Scene, line: ShownLine, _name: str) -> str:
    return scene.reader.plain(
        "after the visit the requester says “{requester}”, the advisor “{advisor}”",
        **_answers(scene, line),
    )


def _answers(scene: Scene, line: ShownLine) -> dict[str, str]:
    return {
        side: scene.reader.plain(ANSWERS[VisitAnswerKind(line.data[side])])
        for side in ("requester", "advisor")
    }


def _silent(scene: Scene, line: ShownLine, name: str) -> str:
    return scene.reader.plain_plural(
        "nothing from {name} for {number} day",
        "nothing from {name} for {number} days",
        line.data["silent"],
        name=name or "–",
    )


def _lost(scene: Scene, line: ShownLine, name: str) -> str:
    return scene.reader.plain_plural(
        "{number} message to {name} did not arrive",
        "{number} messages to {name} did not arrive",
        line.data["number"],
        name=name or "–",
    )


def _out_of_reach(scene: Scene, line: ShownLine, name: str) -> str:
    if line.data["is_advisor"]:
        return scene.reader.plain("{name}, who has it, cannot be reached", name=name or "–")
    return scene.reader.plain("{name}, who asked for help, cannot be reached", name=name or "–")


_WHAT: dict[WorkKind, Callable[[Scene, ShownLine, str], str]] = {
    WorkKind.CONFLICT: _conflict,
    WorkKind.NOBODY: _nobody,
    WorkKind.PROMISE: _promise,
    WorkKind.DISAGREEMENT: _disagreement,
    WorkKind.SILENT: _silent,
    WorkKind.LOST: _lost,
    WorkKind.OUT_OF_REACH: _out_of_reach,
}


def _short(name: str | None) -> str:
    return clipped(name or "", LONGEST_NAME)
