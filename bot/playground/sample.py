"""A month of believable cases for the playground, through the verbs that people's taps go through.

The same moment gives the same month. Nobody is told of what is long past: only what still waits
for somebody, an offer or a case that nobody has taken, is left to be sent.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time, timedelta
from functools import partial
from heapq import heappop, heappush
from itertools import count
from typing import Any

from sqlmodel import Session, col, select

from bot.playground.messenger import Messenger
from bot.playground.sample_forms import answered, cases, requesters
from casework.office import Office
from casework.questions import PRIVACY_VERSION
from casework.vocabulary import CaseStatus, DeclineReason, Role
from locales.translator import supported
from storage import assigning, drafts, offers, outbox, people, quiet, requisitions
from storage.outbox import Outgoing, Waiting
from storage.people import Known
from storage.tables import Offer, Person, Requisition

Event = Callable[[datetime], None]


def enter(messenger: Messenger) -> None:
    """Give everybody of the sample an account, and have them know the bot already."""
    for each in requesters().values():
        if each.telegram_id in messenger.chats:
            messenger.chats[each.telegram_id].started = True
        else:
            messenger.user(each.name, each.language, each.telegram_id, started=True)


def fill(session: Session, office: Office, now: datetime) -> list[Outgoing]:
    """Let the month before `now` happen, in one transaction; the cast has its roles already.

    Returns what is still to be sent. What people were told at night waits for no morning: it is
    long past.
    """
    session.info.pop(quiet.OFFICE, None)
    month = _Month(session, office)
    for case in cases():
        month.plan(_moment(case["sent"], now, office), partial(month.submit, case))
    month.happen(until=now)
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

    def __init__(self, session: Session, office: Office) -> None:
        self._session = session
        self._office = office
        self._events: list[tuple[datetime, int, Event]] = []
        self._numbers = count()  # of two things at the same moment, the one planned first is first
        self._told: list[Outgoing] = []

    def plan(self, at: datetime, event: Event) -> None:
        """Let something happen then."""
        heappush(self._events, (at, next(self._numbers), event))

    def happen(self, until: datetime) -> None:
        """Let everything happen that was planned up to then, in the order of time."""
        while self._events and self._events[0][0] <= until:
            at, _number, event = heappop(self._events)
            event(at)
            self._told += outbox.enqueued(self._session)

    def submit(self, case: Mapping[str, Any], at: datetime) -> None:
        """Somebody fills in the form and sends it; what comes of it is planned."""
        requester = requesters()[case["by"]]
        person = self._turn_of(requester.telegram_id, requester.name, requester.language, at)
        drafts.begin(self._session, self._office, person, at)
        draft = drafts.open_draft(self._session, person.id)
        if draft is None:
            raise LookupError("a draft that was begun is open")
        draft.state = answered(self._office.form, draft.state, requester, case)
        people.accept_privacy(self._session, person.id, PRIVACY_VERSION)
        sent = requisitions.submit(self._session, self._office, draft, person, at)
        self._plan_next(sent, case.get("then", ()), at)

    def still_to_tell(self) -> list[Outgoing]:
        """Drop what is past; what still waits for somebody is returned."""
        waiting = [row for row in self._told if self._still_waits(row)]
        past = {row.id for row in self._told} - {row.id for row in waiting}
        outbox.drop(self._session, past, "long past when the sample was made")
        return waiting

    # What comes of a case

    def _plan_next(self, case: Requisition, steps: Sequence[str], before: datetime) -> None:
        if not steps:
            return
        hours, deed, *reason = steps[0].split()
        deeds: Mapping[str, Callable[..., None]] = {
            "accept": self._accept,
            "decline": self._decline,
            "assign": self._assign,
            "withdraw": self._withdraw,
        }

        def event(at: datetime) -> None:
            deeds[deed](case, at, *reason)
            self._plan_next(case, steps[1:], at)

        self.plan(before + timedelta(hours=float(hours)), event)

    def _accept(self, case: Requisition, at: datetime) -> None:
        offer = self._open_offer(case)
        taker = self._turn_of_member(offer.advisor_id, at)
        offers.accept(self._session, self._office, offer.id or 0, taker, at)

    def _decline(self, case: Requisition, at: datetime, reason: str) -> None:
        offer = self._open_offer(case)
        advisor = self._turn_of_member(offer.advisor_id, at)
        offers.decline(
            self._session, self._office, offer.id or 0, advisor, DeclineReason(reason), at
        )

    def _assign(self, case: Requisition, at: datetime) -> None:
        """The coordinator asks the advisor who came first to take it after all."""
        (coordinator, *_) = people.with_role(self._session, Role.COORDINATOR)
        (advisor, *_) = people.with_role(self._session, Role.ADVISOR)
        by = self._turn_of_member(coordinator, at)
        assigning.assign(self._session, self._office, case.id or 0, advisor, by, at)

    def _withdraw(self, case: Requisition, at: datetime) -> None:
        requester = self._turn_of_member(case.requester_id or 0, at)
        requisitions.withdraw(self._session, case.id or 0, requester, at)

    # Who is at it

    def _turn_of_member(self, person_id: int, at: datetime) -> Known:
        known = self._session.get_one(Person, person_id)
        return self._turn_of(
            known.telegram_id or 0, known.first_name or "", known.telegram_language, at
        )

    def _turn_of(self, telegram_id: int, name: str, language: str | None, at: datetime) -> Known:
        """Somebody writes or taps: who that is, and who waits for an answer from now on."""
        person = people.recognise(self._session, telegram_id, name, language, at)
        reads = supported(person.language, person.telegram_language)
        outbox.begin(self._session, Waiting(telegram_id, person.id, reads))
        return person

    # What is so now

    def _open_offer(self, case: Requisition) -> Offer:
        return self._session.exec(
            select(Offer).where(Offer.requisition_id == case.id, col(Offer.ended_at).is_(None))
        ).one()

    def _still_waits(self, row: Outgoing) -> bool:
        if row.kind == "offer":
            return self._session.get_one(Offer, row.params["offer"]).ended_at is None
        if row.kind == "nobody_left":
            case = self._session.get_one(Requisition, row.params["requisition"])
            return case.status is CaseStatus.SUBMITTED
        return False
