"""Evaluations: scored with one tap, told in words after that, and read by the team."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import update
from sqlmodel import Session, col, select

from casework.cases.transitions import ENDED, CaseStep, after
from casework.core.errors import Refused
from casework.core.vocabulary import CaseStatus, FollowUpKind, Role
from casework.evaluations import LONGEST_ANSWER, QUESTIONS
from casework.relay import Written
from storage.addressing import just_done
from storage.cases import history, own_cases
from storage.cases.history import Happened
from storage.evaluations.notices import Evaluated, EvaluationCorrected
from storage.follow_ups import planning
from storage.happenings import CaseOver, PersonErased
from storage.people import people
from storage.people.people import Known
from storage.prompts import kept_words
from storage.prompts.kept_words import Change, Reworded, Rewords
from storage.queues import outbox
from storage.tables import Evaluation, FollowUp, Requisition
from storage.transaction.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class EvaluationFacts:
    """How the requester saw a case as it was closed at a moment (UTC)."""

    id: int
    requisition_id: int
    closed_at: datetime
    score: int
    answers: dict[str, str]
    """What was said, by question; what was skipped is left out."""

    @property
    def next_question(self) -> str:
        """The first that is not answered; where all are, the last."""
        return next((each for each in QUESTIONS if each not in self.answers), QUESTIONS[-1])


def case_over(unit: UnitOfWork, over: CaseOver) -> None:
    """A case is closed: its requester, where there is one, is asked four weeks later."""
    requisition = over.case
    if requisition.status is not CaseStatus.CLOSED or requisition.requester_id is None:
        return
    planning.start(
        unit,
        FollowUpKind.EVALUATION,
        subject=f"closing:{requisition.id}:{unit.now:%Y%m%d%H%M%S%f}",
        person_id=requisition.requester_id,
        anchor=unit.now,
        requisition_id=requisition.id,
    )


def score(unit: UnitOfWork, follow_up_id: int, person: Known, given: int) -> EvaluationFacts:
    """Record a score at once, and tell the team; another one corrects it until all is answered.

    Raises Refused("stale_button") where it is answered, or the case was closed anew since, and
    Refused("case_open") where it was opened again.
    """
    row = _asked(unit.session, follow_up_id, person)
    requisition = own_cases.of_requester(unit, row.requisition_id or 0, person)
    found = _of_closing(unit.session, requisition, row.started_at)
    if found is None:
        _check_still_closed(requisition, row)
        found = _begin(unit, requisition, row, given)
    elif found.finished_at is not None:
        raise Refused("stale_button")
    elif found.score != given:
        _correct(unit, requisition, found, given)
    unit.session.flush()
    return _facts(found)


def decline(unit: UnitOfWork, follow_up_id: int, person: Known) -> int:
    """The requester does not want to answer, and is not asked again. Returns the case's id.

    Raises Refused("stale_button") once it is answered.
    """
    row = _asked(unit.session, follow_up_id, person)
    requisition = own_cases.of_requester(unit, row.requisition_id or 0, person)
    if _of_closing(unit.session, requisition, row.started_at) is not None:
        raise Refused("stale_button")
    planning.settle(unit, row)
    return own_cases.id_of(requisition)


def say(
    unit: UnitOfWork, evaluation_id: int, person: Known, question: str, written: Written
) -> None:
    """Keep the answer to a question.

    Raises Refused("case_not_yours"), and Refused("stale_button") where all is answered.
    """
    found = _own(unit, evaluation_id, person)
    if question not in QUESTIONS or found.finished_at is not None:
        raise Refused("stale_button")
    setattr(found, question, written.text)
    unit.session.flush()
    kept_words.keep(unit, person.id, f"evaluation:{evaluation_id}:{question}", [written])


def finish(unit: UnitOfWork, evaluation_id: int, person: Known) -> None:
    """No more is asked, and the score can be corrected no more.

    Raises Refused("case_not_yours").
    """
    found = _own(unit, evaluation_id, person)
    found.finished_at = found.finished_at or unit.now
    unit.session.flush()
    said = [each for each in QUESTIONS if getattr(found, each)]
    subject = f"evaluation:{evaluation_id}:{said[-1]}" if said else ""
    just_done.begin(unit, person.id, subject, found.requisition_id)


def reword(unit: UnitOfWork, name: str, person: Known, change: Change) -> Reworded:
    """Change an answer; `name` is the evaluation's id and the question ("3:better").

    Raises Refused("case_not_yours"), and what `change` raises.
    """
    evaluation_id, question = name.split(":")
    found = _own(unit, int(evaluation_id), person)
    setattr(found, question, change(getattr(found, question) or "", LONGEST_ANSWER))
    unit.session.flush()
    return Reworded(found.requisition_id)


def of_case(session: Session, requisition_id: int) -> tuple[EvaluationFacts, ...]:
    """How a case was evaluated, newest first: once a closing, at the most."""
    rows = session.exec(
        select(Evaluation)
        .where(Evaluation.requisition_id == requisition_id)
        .order_by(col(Evaluation.closed_at).desc())
    )
    return tuple(_facts(each) for each in rows)


def one(session: Session, evaluation_id: int) -> EvaluationFacts | None:
    """An evaluation; None if there is none."""
    row = session.get(Evaluation, evaluation_id)
    return None if row is None else _facts(row)


def _asked(session: Session, follow_up_id: int, person: Known) -> FollowUp:
    row = session.get(FollowUp, follow_up_id)
    if row is None or row.kind != FollowUpKind.EVALUATION or row.person_id != person.id:
        raise Refused("stale_button")
    return row


def _check_still_closed(requisition: Requisition, row: FollowUp) -> None:
    if requisition.status not in ENDED:
        raise Refused("case_open")
    if requisition.closed_at != row.started_at or requisition.status is not CaseStatus.CLOSED:
        raise Refused("stale_button")


def _begin(unit: UnitOfWork, requisition: Requisition, row: FollowUp, given: int) -> Evaluation:
    case = own_cases.id_of(requisition)
    requisition.status = after(requisition.status, CaseStep.EVALUATE)
    found = Evaluation(
        requisition_id=case, closed_at=row.started_at, score=given, scored_at=unit.now
    )
    unit.session.add(found)
    planning.settle(unit, row)
    history.note(unit, case, Happened.EVALUATED, requisition.requester_id)
    for each in _team(unit.session, requisition):
        outbox.tell(unit, each, Evaluated(requisition=case, score=given))
    return found


def _correct(unit: UnitOfWork, requisition: Requisition, found: Evaluation, given: int) -> None:
    corrected = EvaluationCorrected(
        requisition=found.requisition_id, score=given, before=found.score
    )
    found.score = given
    for each in _team(unit.session, requisition):
        outbox.tell(unit, each, corrected)


def _team(session: Session, requisition: Requisition) -> list[int]:
    """Who had the case, and the coordinators; without whoever asked for it."""
    everybody = {requisition.advisor_id, *people.with_role(session, Role.COORDINATOR)}
    return sorted(each for each in everybody - {None, requisition.requester_id} if each)


def _of_closing(
    session: Session, requisition: Requisition, closed_at: datetime
) -> Evaluation | None:
    return session.exec(
        select(Evaluation).where(
            Evaluation.requisition_id == requisition.id, Evaluation.closed_at == closed_at
        )
    ).first()


def _own(unit: UnitOfWork, evaluation_id: int, person: Known) -> Evaluation:
    found = unit.session.get(Evaluation, evaluation_id)
    if found is None:
        raise Refused("case_not_yours")
    own_cases.of_requester(unit, found.requisition_id, person)
    unit.session.refresh(found)
    return found


def _facts(row: Evaluation) -> EvaluationFacts:
    said = {each: getattr(row, each) for each in QUESTIONS}
    return EvaluationFacts(
        row.id or 0,
        row.requisition_id,
        row.closed_at,
        row.score,
        {question: text for question, text in said.items() if text},
    )


def forget_in_evaluations(unit: UnitOfWork, erased: PersonErased) -> None:
    """The score of their cases stays, without their words."""
    unit.session.execute(
        update(Evaluation)
        .where(col(Evaluation.requisition_id).in_(erased.asked))
        .values(good=None, less_good=None, better=None)
    )


REWORD: Rewords = {"evaluation": reword}
