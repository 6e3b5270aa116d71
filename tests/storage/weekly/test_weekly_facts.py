"""A week is counted as it was: the one of October that ends with a night of 25 hours."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from sqlmodel import Session

from casework.core.vocabulary import CaseStatus, DeclineReason, FocusArea, Origin, Outcome, Urgency
from casework.form.engine import FormState
from casework.relay import Written
from casework.weekly import WeekFacts, Weeks
from storage.cases import reading as case_reading
from storage.closing import closing, withdrawal
from storage.intake import submission
from storage.offers import offers
from storage.outreach import outreach
from storage.people.people import Known
from storage.queues.outbox import Waiting
from storage.tables import Evaluation, Requisition
from storage.transaction.unit_of_work import UnitOfWork
from storage.weekly.facts import week_facts
from tests.storage.town import OFFICE, advisor, draft, finished, person

WEEK = Weeks(date(2026, 10, 19))
MONDAY_NEXT = datetime(2026, 10, 25, 23, tzinfo=UTC)  # midnight, after summer time has ended
SECOND = timedelta(seconds=1)


def october(day: int, hour: int = 10) -> datetime:
    """An hour of October, in UTC."""
    return datetime(2026, 10, day, hour, tzinfo=UTC)


class Town:
    """Ayşe asks, Leyla takes what is about education, Jonas the rest."""

    def __init__(self, unit: UnitOfWork) -> None:
        self.unit = unit
        self.leyla = advisor(unit, 1, "Leyla", FocusArea.EDUCATION)
        self.jonas = advisor(unit, 2, "Jonas", FocusArea.HEALTH)
        self.ayse = person(unit, 3)

    def sends(self, at: datetime, area: FocusArea = FocusArea.EDUCATION) -> Requisition:
        """A request, which is offered."""
        state = finished()
        answers = {"focus_areas": [area.value], "urgency": Urgency.SOON.value}
        state = replace(state, answers={**state.answers, **answers})
        self.acts(self.ayse)
        return submission.submit(self.unit.at(at), draft(self.unit, self.ayse, state), self.ayse)

    def takes(self, who: Known, case: Requisition, at: datetime) -> None:
        """The offer is accepted; whoever else is asked says no first."""
        while (asked := case_reading.asked_now(self.unit.session, case.id or 0)) != who.id:
            other = self.leyla if asked == self.leyla.id else self.jonas
            self.acts(other)
            offer = self._offer(case)
            offers.decline(self.unit.at(at), offer, other, DeclineReason.TOO_MUCH)
        self.acts(who)
        offers.accept(self.unit.at(at), self._offer(case), who)

    def answers(self, case: Requisition, at: datetime) -> None:
        """Something was logged or written."""
        case.first_response_at = at
        self.unit.session.flush()

    def closes(self, who: Known, case: Requisition, at: datetime) -> None:
        self.acts(who)
        closing.close(self.unit.at(at), case.id or 0, who, Outcome.SOLVED, [Written(0, "Godt")], [])

    def reopens(self, case: Requisition, at: datetime) -> None:
        self.acts(self.ayse)
        closing.reopen(self.unit.at(at), case.id or 0, self.ayse)

    def withdraws(self, case: Requisition, at: datetime) -> None:
        self.acts(self.ayse)
        withdrawal.withdraw(self.unit.at(at), case.id or 0, self.ayse)

    def scores(self, case: Requisition, score: int, at: datetime) -> None:
        self.unit.session.add(
            Evaluation(requisition_id=case.id or 0, closed_at=at, score=score, scored_at=at)
        )
        self.unit.session.flush()

    def acts(self, who: Known) -> None:
        """It is this person whose update is being handled."""
        self.unit.begin(Waiting(who.telegram_id, who.id, "da"))

    def counts(self, weeks: Weeks = WEEK) -> WeekFacts:
        return week_facts(self.unit.session, *weeks.moments(OFFICE.calendar.zone))

    def _offer(self, case: Requisition) -> int:
        found = offers.still_open(self.unit.session, case.id or 0)
        assert found is not None
        assert found.id is not None
        return found.id


def test_a_filled_week_is_counted_as_it_was(unit: UnitOfWork) -> None:
    town = Town(unit)
    old = town.sends(october(12))  # a week before: taken, its promise kept, still open
    town.takes(town.leyla, old, october(12, 12))
    town.answers(old, october(13))
    given_up = town.sends(october(14), FocusArea.HEALTH)  # its promise is broken on the 16th
    first = town.sends(WEEK.moments(OFFICE.calendar.zone)[0])  # the first moment of the week
    town.takes(town.jonas, first, october(19))
    town.answers(first, october(21, 14))  # due on the 21st at 16, which is 14 in UTC: in time
    late = town.sends(october(20), FocusArea.HEALTH)
    town.takes(town.jonas, late, october(20, 12))
    town.answers(late, october(23))  # due on the 22nd
    town.withdraws(given_up, october(20))
    taken_back = town.sends(october(21), FocusArea.HOUSING)
    town.withdraws(taken_back, october(22))  # before an answer was due
    found = town.sends(october(22), FocusArea.SAFETY)
    found.origin = Origin.OUTREACH
    waiting = town.sends(MONDAY_NEXT - SECOND, FocusArea.HOUSING)  # the last moment of the week
    town.sends(MONDAY_NEXT, FocusArea.HOUSING)  # and the first of the next one
    town.closes(town.leyla, old, october(23))
    town.closes(town.jonas, first, october(23))
    town.scores(old, 5, october(24))
    town.scores(first, 4, MONDAY_NEXT - SECOND)
    town.scores(late, 1, MONDAY_NEXT)
    assert waiting.status is CaseStatus.OFFERED

    assert town.counts() == WeekFacts(
        requested=4,
        outreach=1,
        taken=2,
        closed=2,
        promised=2,
        kept=1,
        evaluations=2,
        score_sum=9,
        open_by_area={FocusArea.HEALTH: 1, FocusArea.HOUSING: 1, FocusArea.SAFETY: 1},
        open_by_advisor={town.jonas.id: 1, None: 2},
    )
    assert town.counts(WEEK.before) == WeekFacts(
        requested=2,
        taken=1,
        promised=2,
        kept=1,
        open_by_area={FocusArea.EDUCATION: 1, FocusArea.HEALTH: 1},
        open_by_advisor={town.leyla.id: 1, None: 1},
    )


def test_what_happened_since_does_not_change_how_a_week_ended(unit: UnitOfWork) -> None:
    """Closed, opened again and handed over after the week: at its end it was still Leyla's."""
    town = Town(unit)
    case = town.sends(october(19))
    town.takes(town.leyla, case, october(19, 12))
    before = town.counts()

    town.closes(town.leyla, case, october(27))
    town.reopens(case, october(28))
    next_week = town.counts(Weeks(date(2026, 10, 26)))

    assert town.counts().open_by_advisor == before.open_by_advisor == {town.leyla.id: 1}
    assert next_week.closed == 1
    assert next_week.open_by_advisor == {town.leyla.id: 1}


def test_a_case_that_is_closed_twice_in_a_week_is_one_case(unit: UnitOfWork) -> None:
    town = Town(unit)
    case = town.sends(october(19))
    town.takes(town.leyla, case, october(19, 12))
    town.closes(town.leyla, case, october(20))
    town.reopens(case, october(21))
    town.closes(town.leyla, case, october(22))

    assert (town.counts().closed, town.counts().open_by_area) == (1, {})


def test_an_empty_week_is_counted_too(session: Session) -> None:
    assert week_facts(session, *WEEK.moments(OFFICE.calendar.zone)) == WeekFacts()


def test_who_found_a_case_has_it_and_owes_nobody_a_first_answer(unit: UnitOfWork) -> None:
    town = Town(unit)
    town.acts(town.leyla)
    found = finished(FormState(outreach=True, privacy_accepted=True))
    outreach.register(unit.at(october(20)), draft(unit, town.leyla, found), town.leyla)

    counted = town.counts()

    assert (counted.requested, counted.outreach, counted.taken) == (0, 1, 1)
    assert (counted.promised, counted.kept) == (0, 0)
    assert counted.open_by_advisor == {town.leyla.id: 1}
