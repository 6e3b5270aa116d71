"""The cases that somebody may mean by what waits, to choose from below the question."""

from dataclasses import dataclass

from sqlmodel import Session

from casework.cases.permissions import is_concerned
from casework.relay import Written
from storage.addressing import current_case
from storage.addressing import reading as addressing_reading
from storage.addressing.reading import Answers, More
from storage.cards import reading as card_reading
from storage.cards.reading import CaseFacts
from storage.cases import reading as case_reading
from storage.cases.reading import CaseName
from storage.people import people

MOST_CHOICES = 8
"""Cases to choose from below one message."""


@dataclass(frozen=True)
class Meant:
    """What waits for its case, and the cases it could be about, newest first.

    `more` says that there are others still. `is_for` says that it may be for none of them: for
    nobody, or part of what `part_of` names, whose case comes with it while they may read that,
    or for the open question that `answers` names.
    """

    held: tuple[Written, ...]
    cases: tuple[CaseFacts, ...]
    more: bool
    is_for: bool = False
    part_of: More | None = None
    part_of_case: CaseName | None = None
    answers: Answers | None = None


def meant(session: Session, person_id: int) -> Meant:
    """What somebody is asked about: what waits, and the cases to choose from."""
    part_of = addressing_reading.more_of(session, person_id)
    answers = addressing_reading.answers(session, person_id)
    since = addressing_reading.newest(session, person_id)
    active = current_case.may_be_meant(session, person_id, since) if since is not None else []
    near = answers.case if answers is not None else part_of.case if part_of is not None else None
    active.sort(key=lambda case: case != near)
    found = [card_reading.case(session, each) for each in active[:MOST_CHOICES]]
    return Meant(
        tuple(addressing_reading.of(session, person_id)),
        tuple(each for each in found if each is not None),
        more=len(active) > MOST_CHOICES,
        is_for=addressing_reading.is_asking_what_for(session, person_id),
        part_of=part_of,
        part_of_case=_named(session, person_id, part_of),
        answers=answers,
    )


def _named(session: Session, person_id: int, part_of: More | None) -> CaseName | None:
    if part_of is None or part_of.case is None:
        return None
    involved = case_reading.involved(session, part_of.case)
    roles = people.roles(session, person_id)
    if involved is None or not is_concerned(person_id, roles, involved):
        return None
    return case_reading.name_of(session, part_of.case)
