"""Weeks of a task force, at random: what is asked, answered, declined, and who goes away when.

Time goes from one due moment to the next, so that the program acts at the very moment that it
named; a test may compare the two to the second.
"""

import random
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta

from sqlalchemy import func
from sqlmodel import col, select

from casework.absences.rules import BEGINS_AT
from casework.core.errors import Refused
from casework.core.vocabulary import ActivityKind, CaseStatus, DeclineReason, FocusArea, Urgency
from storage.absences import absences
from storage.closing import withdrawal
from storage.follow_ups import firing
from storage.hours import week
from storage.intake import submission
from storage.offers import assigning, handovers, offers
from storage.people.people import Known
from storage.queues.outbox import Waiting
from storage.subjects import FOLLOW_UPS
from storage.tables import AwayTime, FollowUp, Offer, Requisition
from storage.transaction.unit_of_work import UnitOfWork
from storage.work import activities
from storage.work.activities import Logged
from tests.storage.intake.test_requisitions import with_answers
from tests.storage.town import OFFICE, advisor, coordinator, draft, person

BEGINNINGS = (
    datetime(2026, 12, 17, 9, tzinfo=UTC),  # Christmas, and the days that are closed around it
    datetime(2026, 3, 23, 9, tzinfo=UTC),  # summer time begins, then Easter
    datetime(2026, 10, 19, 9, tzinfo=UTC),  # summer time ends
    datetime(2026, 5, 28, 9, tzinfo=UTC),  # Constitution Day
)


@dataclass
class Weeks:
    """The people, the clock, and whatever was done that ends an offer before its moment."""

    unit: UnitOfWork
    chance: random.Random
    now: datetime
    advisors: list[Known] = field(default_factory=list)
    requesters: list[Known] = field(default_factory=list)
    coordinators: list[Known] = field(default_factory=list)
    cut_short: set[int] = field(default_factory=set)
    """Offers that somebody ended: taken back, given to another, or their advisor went away."""

    def begin(self) -> None:
        """Four advisors, one with evenings and one with Fridays of their own."""
        areas = (FocusArea.EDUCATION, FocusArea.HEALTH, FocusArea.EDUCATION, FocusArea.SAFETY)
        for number, area in enumerate(areas):
            self.advisors.append(advisor(self.unit, number + 1, f"Advisor {number}", area))
        for weekday in range(7):
            evening = (17 * 60, 21 * 60) if weekday < 5 else None
            friday = (9 * 60, 15 * 60) if weekday == 4 else None
            week.set_day(self.unit, self.advisors[2].id, weekday, evening)
            if weekday != 4:
                week.set_day(self.unit, self.advisors[3].id, weekday, friday)
        self.coordinators = [coordinator(self.unit, 20 + number) for number in range(2)]
        self.requesters = [person(self.unit, 30 + number) for number in range(8)]

    # Time

    def goes_on(self, until: datetime) -> None:
        """Let time pass, from one moment at which something is due to the next."""
        self._run_jobs()
        while (due := self._next_due(until)) is not None:
            self.now = due
            self._run_jobs()
        self.now = until
        self._run_jobs()

    def _next_due(self, until: datetime) -> datetime | None:
        found: datetime | None = self.unit.session.exec(
            select(func.min(col(FollowUp.due_at))).where(
                col(FollowUp.ended_at).is_(None), col(FollowUp.due_at) > self.now
            )
        ).one()
        moments = [found] if found is not None else []
        day = self.now.astimezone(OFFICE.calendar.zone).date()
        for ahead in range(3):
            for at in (time(0, 1), BEGINS_AT):
                local = datetime.combine(day + timedelta(days=ahead), at, OFFICE.calendar.zone)
                moments.append(local.astimezone(UTC))
        # The sweep of absences runs first: what begins now has begun when an offer is due now.
        return min((each for each in moments if self.now < each < until), default=None)

    def _run_jobs(self) -> None:
        self.unit.begin()
        for absent in self._due_absences():
            self._cut(absent.person_id)
        absences.turn_over(self.unit.at(self.now))
        while firing.fire_due(self.unit.at(self.now), FOLLOW_UPS).more:
            pass
        self.unit.session.flush()

    def _due_absences(self) -> list[AwayTime]:
        local = self.now.astimezone(OFFICE.calendar.zone)
        latest = local.date() if local.time() >= BEGINS_AT else local.date() - timedelta(days=1)
        waiting = select(AwayTime).where(
            col(AwayTime.began_at).is_(None),
            col(AwayTime.ended_at).is_(None),
            col(AwayTime.first) <= latest,
        )
        return list(self.unit.session.exec(waiting))

    # What people do

    def something_happens(self) -> None:
        """One thing that somebody does; what cannot be done now is not done."""
        acts = (
            (self.asks_for_help, 4), (self.accepts, 3), (self.declines, 3), (self.answers, 3),
            (self.goes_away, 1), (self.takes_back, 1), (self.assigns, 1), (self.hands_over, 1),
        )  # fmt: skip
        act = self.chance.choices([each for each, _ in acts], [weight for _, weight in acts])[0]
        with suppress(Refused):
            act()
        self.unit.session.flush()

    def asks_for_help(self) -> None:
        who = self.chance.choice(self.requesters)
        urgency = self.chance.choice(list(Urgency))
        self._waits(who)
        opened = draft(self.unit, who, with_answers(urgency=urgency))
        submission.submit(self.unit.at(self.now), opened, who)

    def accepts(self) -> None:
        if (offer := self._an_offer()) is not None:
            who = self._waits(self._advisor(offer.advisor_id))
            offers.accept(self.unit.at(self.now), offer.id or 0, who)

    def declines(self) -> None:
        if (offer := self._an_offer()) is not None:
            who = self._waits(self._advisor(offer.advisor_id))
            reason = self.chance.choice(list(DeclineReason))
            offers.decline(self.unit.at(self.now), offer.id or 0, who, reason)

    def answers(self) -> None:
        if (case := self._a_case(CaseStatus.ACTIVE)) is not None and case.advisor_id:
            who = self._waits(self._advisor(case.advisor_id))
            day = self.now.astimezone(OFFICE.calendar.zone).date()
            done = Logged(ActivityKind.PHONE, day, 15)
            activities.log(self.unit.at(self.now), case.id or 0, who, done)

    def goes_away(self) -> None:
        who = self._waits(self.chance.choice(self.advisors))
        day = self.now.astimezone(OFFICE.calendar.zone).date()
        first = day + timedelta(days=self.chance.randrange(4))
        last = first + timedelta(days=self.chance.randrange(5))
        absences.check_days(self.unit.session, OFFICE, who.id, first, last, self.now)
        self._cut(who.id)
        absences.plan(self.unit.at(self.now), who, first, last, None, message_id=None)

    def takes_back(self) -> None:
        status = self.chance.choice([CaseStatus.OFFERED, CaseStatus.ACTIVE, CaseStatus.SUBMITTED])
        case = self._a_case(status)
        if case is not None and case.requester_id is not None:
            who = next(each for each in self.requesters if each.id == case.requester_id)
            self._waits(who)
            self._cut_in(case)
            withdrawal.withdraw(self.unit.at(self.now), case.id or 0, who)

    def assigns(self) -> None:
        case = self._a_case(self.chance.choice([CaseStatus.OFFERED, CaseStatus.SUBMITTED]))
        if case is not None:
            by = self._waits(self.chance.choice(self.coordinators))
            chosen = self.chance.choice(self.advisors)
            self._cut_in(case)
            assigning.assign(self.unit.at(self.now), case.id or 0, chosen.id, by)

    def hands_over(self) -> None:
        case = self._a_case(CaseStatus.ACTIVE)
        if case is not None and case.advisor_id is not None:
            who = self._waits(self._advisor(case.advisor_id))
            other = self.chance.choice(self.advisors)
            handovers.ask(self.unit.at(self.now), case.id or 0, other.id, who)

    # Whom and what

    def _waits(self, who: Known) -> Known:
        self.unit.begin(Waiting(who.telegram_id, who.id, "da"))
        return who

    def _advisor(self, person_id: int) -> Known:
        return next(each for each in self.advisors if each.id == person_id)

    def _an_offer(self) -> Offer | None:
        found = self.unit.session.exec(
            select(Offer).where(col(Offer.ended_at).is_(None)).order_by(col(Offer.id))
        ).all()
        return self.chance.choice(found) if found else None

    def _a_case(self, status: CaseStatus) -> Requisition | None:
        found = self.unit.session.exec(
            select(Requisition).where(Requisition.status == status).order_by(col(Requisition.id))
        ).all()
        return self.chance.choice(found) if found else None

    def _cut(self, person_id: int) -> None:
        """What this one is asked may end before its moment."""
        for offer in self.unit.session.exec(
            select(Offer).where(Offer.advisor_id == person_id, col(Offer.ended_at).is_(None))
        ):
            self.cut_short.add(offer.id or 0)

    def _cut_in(self, case: Requisition) -> None:
        for offer in self.unit.session.exec(
            select(Offer).where(Offer.requisition_id == case.id, col(Offer.ended_at).is_(None))
        ):
            self.cut_short.add(offer.id or 0)
