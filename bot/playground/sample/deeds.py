"""What people do with a case of the sample, by the words that `sample_data/cases.toml` uses.

Each deed goes through the verb that a tap goes through. `rest` is what stands after the deed's
name: for a day, `+5` is the first working day that is at least five days after the sample's end,
`-1` the last one at least a day before it.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from itertools import count

from sqlmodel import col, select

from casework.core.vocabulary import (
    ActivityKind,
    CaseStatus,
    DeclineReason,
    FollowUpKind,
    Outcome,
    Role,
    VisitAnswerKind,
)
from casework.dates.working_days import is_working_day
from casework.evaluations import QUESTIONS
from casework.relay import Written
from casework.visits.rules import Slot
from locales.translator import supported
from storage.closing import closing, withdrawal
from storage.evaluations import evaluations
from storage.follow_ups import own as own_reminders
from storage.offers import assigning, offers
from storage.people import people
from storage.people.people import Known
from storage.queues.outbox import Waiting
from storage.relay import relay
from storage.tables import FollowUp, Offer, Person, Requisition, Visit
from storage.transaction.unit_of_work import UnitOfWork
from storage.visits import answers as visit_answers
from storage.visits import proposals
from storage.work import activities, reading

_HOUR = timedelta(hours=1)


class Deeds:
    """What can happen to a case; the unit's moment is when the sample ends."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit
        self._office = unit.office
        self._now = unit.now
        self._message_ids = count(1)
        self._by_name: Mapping[str, Callable[[Requisition, datetime, str], None]] = {
            "accept": self._accept,
            "decline": self._decline,
            "assign": self._assign,
            "withdraw": self._withdraw,
            "write": self._write,
            "answer": self._answer,
            "log": self._log,
            "note": self._note,
            "propose": self._propose,
            "take": self._take,
            "find": self._find,
            "feel": self._feel,
            "remind": self._remind,
            "close": self._close,
            "helped": self._helped,
            "score": self._score,
        }

    def do(self, case: Requisition, at: datetime, deed: str, rest: str) -> None:
        """Let it happen. Raises Refused where the rules do not allow it, and KeyError."""
        self._by_name[deed](case, at, rest)

    def turn_of(self, telegram_id: int, name: str, language: str | None, at: datetime) -> Known:
        """Somebody writes or taps: who that is, and who waits for an answer from now on."""
        person = people.recognise(self._unit.at(at), telegram_id, name, language)
        reads = supported(person.language, person.telegram_language)
        self._unit.begin(Waiting(telegram_id, person.id, reads))
        return person

    def day(self, days: str) -> date:
        """The working day that `+5` or `-1` means."""
        shift = int(days)
        found = self._now.astimezone(self._office.calendar.zone).date() + timedelta(days=shift)
        while not is_working_day(found, self._office.calendar):
            found += timedelta(days=1 if shift >= 0 else -1)
        return found

    # Who takes it

    def _accept(self, case: Requisition, at: datetime, _rest: str) -> None:
        offer = self._open_offer(case)
        taker = self._turn_of_member(offer.advisor_id, at)
        offers.accept(self._unit.at(at), offer.id or 0, taker)

    def _decline(self, case: Requisition, at: datetime, rest: str) -> None:
        """Whoever is asked says no; nothing where everybody who is there has said so."""
        if case.status is not CaseStatus.OFFERED:
            return
        offer = self._open_offer(case)
        advisor = self._turn_of_member(offer.advisor_id, at)
        reason = DeclineReason(rest)
        offers.decline(self._unit.at(at), offer.id or 0, advisor, reason)

    def _assign(self, case: Requisition, at: datetime, _rest: str) -> None:
        """The coordinator asks the advisor who came first to take it after all."""
        (coordinator, *_) = people.with_role(self._unit.session, Role.COORDINATOR)
        (advisor, *_) = people.with_role(self._unit.session, Role.ADVISOR)
        by = self._turn_of_member(coordinator, at)
        assigning.assign(self._unit.at(at), case.id or 0, advisor, by)

    def _withdraw(self, case: Requisition, at: datetime, _rest: str) -> None:
        withdrawal.withdraw(self._unit.at(at), case.id or 0, self._requester(case, at))

    # What is said and done

    def _write(self, case: Requisition, at: datetime, rest: str) -> None:
        """The advisor writes to the requester."""
        self._relay(case, self._advisor(case, at), rest, at)

    def _answer(self, case: Requisition, at: datetime, rest: str) -> None:
        """The requester writes to the advisor."""
        self._relay(case, self._requester(case, at), rest, at)

    def _relay(self, case: Requisition, writer: Known, words: str, at: datetime) -> None:
        relay.relay(self._unit.at(at), case.id or 0, writer, self._written(words))

    def _written(self, words: str) -> Written:
        return Written(next(self._message_ids), words)

    def _log(self, case: Requisition, at: datetime, rest: str) -> None:
        """`phone 15 what it was about`."""
        kind, minutes, line = rest.split(maxsplit=2)
        day = at.astimezone(self._office.calendar.zone).date()
        what = activities.Logged(ActivityKind(kind), day, int(minutes), line)
        activities.log(self._unit.at(at), case.id or 0, self._advisor(case, at), what)

    def _note(self, case: Requisition, at: datetime, rest: str) -> None:
        written = [self._written(rest)]
        activities.note(self._unit.at(at), case.id or 0, self._advisor(case, at), written)

    def _remind(self, case: Requisition, at: datetime, rest: str) -> None:
        """`+1 a line`: the advisor wants to be reminded that day."""
        days, line = rest.split(maxsplit=1)
        advisor = self._advisor(case, at)
        own_reminders.start(self._unit.at(at), case.id or 0, advisor, self.day(days), line)

    # Visits

    def _propose(self, case: Requisition, at: datetime, rest: str) -> None:
        """`+5 14:00`: an hour then, at the organisation's own place."""
        days, clock = rest.split()
        zone = self._office.calendar.zone
        starts = datetime.combine(self.day(days), time.fromisoformat(clock), zone)
        slot = Slot(starts, starts + _HOUR)
        proposals.propose(self._unit.at(at), case.id or 0, self._advisor(case, at), [slot])

    def _take(self, case: Requisition, at: datetime, _rest: str) -> None:
        """The requester takes the time that was proposed."""
        requester = self._requester(case, at)
        visit = self._visit(case)
        proposals.take(self._unit.at(at), visit.id or 0, visit.proposal, 0, requester)

    def _find(self, case: Requisition, at: datetime, rest: str) -> None:
        """`moving`: what the advisor says some days after the visit."""
        self._say_how_it_goes(case, self._advisor(case, at), rest, at)

    def _feel(self, case: Requisition, at: datetime, rest: str) -> None:
        """`stuck`: what the requester says."""
        self._say_how_it_goes(case, self._requester(case, at), rest, at)

    def _say_how_it_goes(self, case: Requisition, who: Known, said: str, at: datetime) -> None:
        asked = self._follow_up(case, FollowUpKind.AFTER_VISIT, who.id)
        visit_answers.answer(self._unit.at(at), asked.id or 0, who, VisitAnswerKind(said))

    # How it ends

    def _close(self, case: Requisition, at: datetime, rest: str) -> None:
        """`solved what the requester reads`."""
        outcome, words = rest.split(maxsplit=1)
        advisor, used = (
            self._advisor(case, at),
            reading.tools_used(self._unit.session, case.id or 0),
        )
        written = [self._written(words)]
        closing.close(self._unit.at(at), case.id or 0, advisor, Outcome(outcome), written, used)

    def _helped(self, case: Requisition, at: datetime, _rest: str) -> None:
        closing.helped(self._unit.at(at), case.id or 0, self._requester(case, at))

    def _score(self, case: Requisition, at: datetime, rest: str) -> None:
        """`5 what was good`: the other questions are skipped."""
        given, words = rest.split(maxsplit=1)
        requester = self._requester(case, at)
        asked = self._follow_up(case, FollowUpKind.EVALUATION, requester.id)
        found = evaluations.score(self._unit.at(at), asked.id or 0, requester, int(given))
        evaluations.say(self._unit, found.id, requester, QUESTIONS[0], self._written(words))
        evaluations.finish(self._unit.at(at), found.id, requester)

    # Who is at it

    def _advisor(self, case: Requisition, at: datetime) -> Known:
        return self._turn_of_member(case.advisor_id or 0, at)

    def _requester(self, case: Requisition, at: datetime) -> Known:
        return self._turn_of_member(case.requester_id or 0, at)

    def _turn_of_member(self, person_id: int, at: datetime) -> Known:
        known = self._unit.session.get_one(Person, person_id)
        return self.turn_of(
            known.telegram_id or 0, known.first_name or "", known.telegram_language, at
        )

    # What is so now

    def _open_offer(self, case: Requisition) -> Offer:
        return self._unit.session.exec(
            select(Offer).where(Offer.requisition_id == case.id, col(Offer.ended_at).is_(None))
        ).one()

    def _visit(self, case: Requisition) -> Visit:
        return self._unit.session.exec(
            select(Visit).where(Visit.requisition_id == case.id, col(Visit.ended_at).is_(None))
        ).one()

    def _follow_up(self, case: Requisition, kind: FollowUpKind, person_id: int) -> FollowUp:
        return self._unit.session.exec(
            select(FollowUp).where(
                FollowUp.requisition_id == case.id,
                FollowUp.kind == kind,
                FollowUp.person_id == person_id,
            )
        ).one()
