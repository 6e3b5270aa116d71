"""A month of believable work for the playground, through the verbs that people's taps go through.

The same moment gives the same month. Nobody is told of what is long past: only what still waits
for somebody, an offer or a case that nobody has taken, is left to be sent.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import partial
from heapq import heappop, heappush
from itertools import count
from typing import Any

from sqlalchemy import delete

from bot.playground.chats.messenger import Messenger
from bot.playground.people import CAST
from bot.playground.sample.deeds import Deeds
from bot.playground.sample.forms import absences_planned, answered, cases, requesters
from casework.absences.rules import BEGINS_AT
from casework.core.vocabulary import CaseStatus, Role
from casework.intake.questions import PRIVACY_VERSION
from casework.office import Office
from storage.absences import absences
from storage.intake import drafts, submission
from storage.offers.notices import NobodyLeft, Offered
from storage.outreach import outreach
from storage.people import people
from storage.people.people import Known
from storage.queues import outbox
from storage.queues.outbox import Outgoing
from storage.tables import JustDone, Offer, Requisition
from storage.transaction.unit_of_work import UnitOfWork

Event = Callable[[datetime], None]

_TEAM = {member.username: member for member in CAST if member.role is not Role.REQUESTER}


def enter(messenger: Messenger) -> None:
    """Give everybody of the sample an account, and have them know the bot already."""
    for each in requesters().values():
        if each.telegram_id in messenger.chats:
            messenger.chats[each.telegram_id].started = True
        else:
            messenger.user(each.name, each.language, each.telegram_id, started=True)


def fill(unit: UnitOfWork) -> list[Outgoing]:
    """Let the month before this moment happen, in one transaction; the cast has its roles already.

    Returns what is still to be sent. What people were told at night waits for no morning: it is
    long past.
    """
    unit = replace(unit, told_at_once=True)
    month = _Month(unit)
    for case in cases():
        month.plan(_moment(case["sent"], unit.now, unit.office), partial(month.submit, case))
    for absence in absences_planned():
        month.plan(
            _moment(absence["planned"], unit.now, unit.office), partial(month.go_away, absence)
        )
    month.happen(until=unit.now)
    unit.session.execute(delete(JustDone))  # whoever opens the page has not just written a note
    return month.still_to_tell()


def _moment(sent: str, now: datetime, office: Office) -> datetime:
    """`3h`: three hours ago; `12 09:30`: twelve days ago, at half past nine."""
    if sent.endswith("h"):
        return now - timedelta(hours=float(sent[:-1]))
    days, _, clock = sent.partition(" ")
    zone = office.calendar.zone
    day = now.astimezone(zone).date() - timedelta(days=int(days))
    return datetime.combine(day, time.fromisoformat(clock), zone)


class _Month:
    """What is yet to happen, by when, and what people would have been told of it."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit
        self._office = unit.office
        self._deeds = Deeds(unit)
        self._events: list[tuple[datetime, int, Event]] = []
        self._numbers = count()  # of two things at the same moment, the one planned first is first
        self._told: list[Outgoing] = []

    def plan(self, at: datetime, event: Event) -> None:
        """Note that something happens at a moment (UTC)."""
        heappush(self._events, (at, next(self._numbers), event))

    def happen(self, until: datetime) -> None:
        """Let everything happen that was planned up to then, in the order of time."""
        while self._events and self._events[0][0] <= until:
            at, _number, event = heappop(self._events)
            self._unit.begin()
            event(at)
            self._told += self._unit.enqueued

    def submit(self, case: Mapping[str, Any], at: datetime) -> None:
        """Somebody fills in the form and sends it; what comes of it is planned.

        An advisor who does it does it for others, whose organisation it is then.
        """
        requester = requesters()[case.get("found_at", case["by"])]
        in_the_field = "found_at" in case
        person = self._turn(case["by"], at)
        drafts.begin(self._unit.at(at), person, outreach=in_the_field)
        draft = drafts.open_draft(self._unit.session, person.id)
        if draft is None:
            raise LookupError("a draft that was begun is open")
        draft.state = answered(self._office.form, draft.state, requester, case)
        people.accept_privacy(self._unit, person.id, PRIVACY_VERSION)
        send = outreach.register if in_the_field else submission.submit
        sent = send(self._unit.at(at), draft, person)
        self._plan_next(sent, case.get("then", ()), at)

    def go_away(self, absence: Mapping[str, Any], at: datetime) -> None:
        """An advisor plans to be away, and somebody stands in."""
        substitute = self._turn(absence["substitute"], at)
        person = self._turn(absence["by"], at)
        first, last = (self._deeds.day(absence[each]) for each in ("first", "last"))
        absences.plan(self._unit.at(at), person, first, last, substitute.id, message_id=None)
        self.plan(datetime.combine(first, BEGINS_AT, self._office.calendar.zone), self._turn_over)

    def _turn_over(self, at: datetime) -> None:
        """The absences that begin, begin."""
        absences.turn_over(self._unit.at(at))

    def still_to_tell(self) -> list[Outgoing]:
        """Drop what is past; what still waits for somebody is returned."""
        waiting = [row for row in self._told if self._still_waits(row)]
        past = {row.id for row in self._told} - {row.id for row in waiting}
        outbox.drop(self._unit, past, "long past when the sample was made")
        return waiting

    # What comes of a case

    def _plan_next(self, case: Requisition, steps: Sequence[str], before: datetime) -> None:
        if not steps:
            return
        hours, deed, *rest = steps[0].split(maxsplit=2)

        def event(at: datetime) -> None:
            self._deeds.do(case, at, deed, "".join(rest))
            self._plan_next(case, steps[1:], at)

        self.plan(before + timedelta(hours=float(hours)), event)

    def _turn(self, name: str, at: datetime) -> Known:
        """Somebody of the cast or of the files writes."""
        member = _TEAM.get(name)
        if member is not None:
            return self._deeds.turn_of(member.user_id, member.first_name, member.language_code, at)
        about = requesters()[name]
        return self._deeds.turn_of(about.telegram_id, about.name, about.language, at)

    # What is so now

    def _still_waits(self, row: Outgoing) -> bool:
        if row.kind == Offered.kind:
            return self._unit.session.get_one(Offer, row.params["offer"]).ended_at is None
        if row.kind == NobodyLeft.kind:
            case = self._unit.session.get_one(Requisition, row.params["requisition"])
            return case.status is CaseStatus.SUBMITTED
        return False
