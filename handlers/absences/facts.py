"""What the notices about absences need to know when they are sent."""

from sqlmodel import Session

from casework.core.vocabulary import Role
from handlers.absences.notices import (
    AwayForCheck,
    AwayForLast,
    AwayForSubstitute,
    AwayOverview,
    ForDays,
)
from handlers.absences.views.planning import Colleague
from handlers.absences.views.standing_in import WithLastDay
from handlers.core.wording import may_be_gone
from storage.absences import absences, reading
from storage.absences import while_away as happened
from storage.absences.notices import AnsweredMeanwhile, CameBack, OfAbsence
from storage.absences.reading import Away
from storage.absences.while_away import WhileAway
from storage.cards import reading as card_reading
from storage.people import people


def meanwhile(session: Session, notice: AnsweredMeanwhile) -> WithLastDay | None:
    """A case and until when its advisor is away; None once they are back."""
    found = card_reading.case(session, notice.requisition)
    last = reading.away_until(session, found.involved.advisor) if found else None
    return None if found is None or last is None else (found, last)


def planned(session: Session, notice: AwayOverview) -> tuple[Away, ...]:
    """Somebody's absences, now and to come."""
    ids = [each.id for each in absences.planned(session, notice.person)]
    found = [reading.absence(session, each) for each in ids if each is not None]
    return tuple(each for each in found if each is not None)


@may_be_gone("the absence is gone")
def absence(session: Session, notice: OfAbsence) -> Away | None:
    """One absence."""
    return reading.absence(session, notice.absence)


def colleagues(session: Session, notice: ForDays) -> tuple[Colleague, ...]:
    """Who could stand in: the other advisors who can be reached."""
    able = [
        each
        for each in people.with_role(session, Role.ADVISOR)
        if each != notice.person and each not in people.unreachable(session)
    ]
    names = people.names(session, able)
    return tuple(
        Colleague(
            each, names[each], tuple(reading.away_between(session, each, notice.first, notice.last))
        )
        for each in able
    )


def other(session: Session, notice: AwayForLast) -> str | None:
    """The first name of an advisor; None where they are gone."""
    return people.names(session, [notice.person]).get(notice.person)


def other_and_colleagues(
    session: Session, notice: AwayForSubstitute | AwayForCheck
) -> tuple[str, tuple[Colleague, ...]]:
    """The first name of an advisor, and who could stand in."""
    names = people.names(session, [notice.person])
    return names.get(notice.person, ""), colleagues(session, notice)


def while_away(session: Session, notice: CameBack) -> WhileAway:
    """What happened while somebody was away."""
    return happened.read(session, notice.person, notice.since, notice.until)
