"""What a requester reads of their requests."""

from casework.cases.permissions import ASSIGNABLE, OPEN
from casework.closing import may_reopen
from casework.core.vocabulary import CaseStatus, Urgency
from casework.core.words import N_
from handlers.cards import buttons
from handlers.cards.notices import Request, RequestMenu, Requests, WithdrawMenu
from handlers.cards.views import where
from handlers.cards.views.files import files_row
from handlers.cases.views.sheet import answers
from handlers.closing.views.closing import ending
from handlers.core import labels
from handlers.core.effects import Button, Effect, Keyboard, Nothing, Rekey, Say, Style
from handlers.core.keyboards import doors
from handlers.core.keyboards.buttons import TELL_MORE, copy_row, promise_row, reopen_row
from handlers.core.keyboards.lists import messages_row, page_buttons
from handlers.core.naming import labels_of, name_of
from handlers.core.placing import placed
from handlers.core.scene import LONGEST_CARD, Scene
from handlers.intake.views import conflict
from handlers.visits.views import words
from storage.cards.reading import CaseFacts
from storage.cases.history import EventFacts, Happened
from storage.cases.lists import Page
from storage.cases.notices import Submitted, Withdrawn
from storage.offers.notices import Accepted

WithHistory = tuple[CaseFacts, tuple[EventFacts, ...]]

_HISTORY = {
    Happened.SUBMITTED: N_("{date}: you sent it"),
    Happened.REGISTERED: N_("{date}: {name} wrote it down"),
    Happened.JOINED: N_("{date}: {name} joined"),
    Happened.ACCEPTED: N_("{date}: {name} took it"),
    Happened.TAKEN_OVER: N_("{date}: {name} took it over"),
    Happened.ADVISOR_LEFT: N_("{date}: {name} left the task force"),
    Happened.CLOSED: N_("{date}: {name} closed it"),
    Happened.HELPED: N_("{date}: you said that it helped"),
    Happened.REOPENED: N_("{date}: you opened it again"),
    Happened.SAID_MOVING: N_("{date}: you said that it was moving"),
    Happened.SAID_STUCK: N_("{date}: you said that it was stuck"),
    Happened.SAID_DONE: N_("{date}: you said that it was solved"),
    Happened.EVALUATED: N_("{date}: you said how much it helped"),
    Happened.WITHDRAWN: N_("{date}: you withdrew it"),
    Happened.VISIT_PROPOSED: N_("{date}: {name} proposed times to meet"),
    Happened.VISIT_AGREED: N_("{date}: you agreed on a time to meet"),
    Happened.VISIT_MOVED: N_("{date}: you agreed on another time to meet"),
    Happened.VISIT_DECLINED: N_("{date}: none of the times fitted"),
    Happened.VISIT_CANCELLED: N_("{date}: the visit was called off"),
    Happened.PROMISE_PASSED: N_("{date}: the promised answer had not come"),
    Happened.URGENCY_CHANGED: N_("{date}: {name} changed how urgent it is"),
    Happened.AREA_CHANGED: N_("{date}: {name} changed the focus area"),
}
"""What a requester is told of what happened; whom we asked in between is our own affair."""


def submitted(scene: Scene, notice: Submitted, facts: CaseFacts) -> Effect:
    """The reference and the promise; of a conflict, whom to call and from when it is read."""
    _ = scene.reader._
    text = _(
        "Thank you. Your request is with us:\n<b>{reference}</b>\n\nAn advisor answers by "
        "<b>{day} at {time}</b>. You can follow it under /requests.",
        reference=facts.reference,
        day=scene.reader.day(facts.promised),
        time=scene.reader.time(facts.promised),
    )
    if facts.urgency is Urgency.CONFLICT_NOW:
        text += "\n\n" + conflict.when_sent(scene, notice.read_from)
    more = ((Button("💬 " + scene.reader.plain(TELL_MORE), doors.TELL_MORE(facts.id)),),)
    told = more if facts.left_out and facts.status in ASSIGNABLE else ()
    return Say(text, (*told, promise_row(scene, facts.id), copy_row(scene, facts.reference)))


def accepted(scene: Scene, _notice: Accepted, facts: CaseFacts) -> Effect:
    """Who has the case, and by when one will hear."""
    if facts.status is not CaseStatus.ACTIVE:
        return Nothing("the case has moved on")
    _ = scene.reader._
    return Say(
        _(
            "Good news: <b>{name}</b> has your request {reference}. You will hear from {name} by "
            "{day} at {time}.",
            name=facts.advisor or "",
            reference=facts.reference,
            day=scene.reader.day(facts.promised),
            time=scene.reader.time(facts.promised),
        ),
        (_write_row(scene, facts),),
    )


def requests(scene: Scene, notice: Requests, facts: Page) -> Effect:
    """One's own requests, newest first, a page."""
    _ = scene.reader._
    if not facts.total:
        ask = Button(scene.reader.plain("Ask for help"), doors.MENU("request"))
        return Say(_("You have not sent any requests yet."), ((ask,),))
    heading = scene.reader.plural(
        "<b>Your request</b>", "<b>Your {number} requests</b>", facts.total
    )
    lines = [
        _(
            "<b>{reference}</b> · {status}\n{line}",
            reference=line.reference,
            status=scene.reader.plain(labels.STATUS[line.status]),
            line=name_of(scene, line),
        )
        for line in facts.lines
    ]
    opening = tuple(
        (Button(label, doors.OPEN_REQUEST(line.id)),)
        for label, line in zip(labels_of(scene, facts.lines), facts.lines, strict=True)
    )
    keyboard = (*opening, *page_buttons(scene, facts, buttons.PAGE_OF_REQUESTS))
    return placed(notice, "\n\n".join([heading, *lines]), keyboard)


def request(scene: Scene, _notice: Request, facts: WithHistory) -> Effect:
    """Where it stands, what was sent, its history in dates, and taking it back while it is open."""
    case, history = facts
    _ = scene.reader._
    parts = [
        _(
            "<b>{reference}</b> · {status}",
            reference=case.reference,
            status=scene.reader.plain(labels.STATUS[case.status]),
        ),
        *where.it_stands(scene, case),
        answers(scene, case),
        *words.lines(scene, case),
        *([ending(scene, case.ending)] if case.ending else []),
    ]
    parts.append(_what_happened(scene, history, LONGEST_CARD - len("\n\n".join(parts))))
    return Say("\n\n".join(parts), _request_keyboard(scene, case))


def _what_happened(scene: Scene, history: tuple[EventFacts, ...], room: int) -> str:
    """A line for each thing that happened, the newest where there is no room for all."""
    lines: list[str] = []
    for each in reversed([each for each in history if each.kind in _HISTORY]):
        date = scene.reader.short_date(each.at)
        line = scene.reader._(_HISTORY[each.kind], date=date, **each.data)
        room -= len(line) + 1
        if lines and room < 0:
            return "\n".join(["…", *lines])
        lines.insert(0, line)
    return "\n".join(lines)


def request_menu(scene: Scene, notice: RequestMenu, facts: CaseFacts) -> Effect:
    """The buttons of a request as they were."""
    return Rekey(_request_keyboard(scene, facts), message_id=notice.message_id)


def withdraw_menu(scene: Scene, notice: WithdrawMenu, facts: CaseFacts) -> Effect:
    """Asks whether to withdraw it, in the place of the other buttons."""
    plain = scene.reader.plain
    row = (
        Button(plain("Yes, withdraw it"), buttons.WITHDRAW(facts.id), Style.TAKES_AWAY),
        # Translators: “it” may be a request, a visit, or all that is kept of somebody
        Button(plain("No, keep it"), buttons.KEEP(facts.id)),
    )
    return Rekey((row,), message_id=notice.message_id)


def withdrawn(scene: Scene, notice: Withdrawn, _facts: None) -> Say:
    """It is taken back, and thanks."""
    _ = scene.reader._
    return Say(
        _(
            "{reference} is withdrawn. Thank you for telling us. You can always ask again.",
            reference=notice.reference,
        )
    )


def _request_keyboard(scene: Scene, case: CaseFacts) -> Keyboard:
    rows = [_write_row(scene, case)] if case.status is CaseStatus.ACTIVE else []
    rows += words.requester_rows(scene, case)
    rows += messages_row(scene, case)
    rows += files_row(scene, case)
    rows.append(copy_row(scene, case.reference))
    if case.status in OPEN:
        rows.append(promise_row(scene, case.id))
        rows.append(
            (
                Button(
                    scene.reader.plain("Withdraw"),
                    buttons.ASK_TO_WITHDRAW(case.id),
                    Style.TAKES_AWAY,
                ),
            )
        )
    if case.ending and may_reopen(case.status, case.ending.at, scene.now):
        rows += reopen_row(scene, case.id)
    return tuple(rows)


def _write_row(scene: Scene, case: CaseFacts) -> tuple[Button, ...]:
    return (Button("💬 " + scene.reader.plain("Write to your advisor"), doors.WRITE(case.id)),)
