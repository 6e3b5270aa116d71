"""What advisors, those who stand in and coordinators are told of absences; moments are in UTC."""

from casework.core.stored import Moment
from storage.transaction.notice import OF_SEVERAL, AboutCase, InPlace, Notice


class OfAbsence(Notice):
    """A notice about one absence, by its id."""

    absence: int


class AwaySaved(OfAbsence, InPlace, kind="away_saved"):
    """To the advisor: their absence is planned."""


class AwaySetFor(OfAbsence, InPlace, kind="away_set_for"):
    """To the coordinator who has set it. `told`: the advisor could be told."""

    told: bool = True


class AwaySetByAnother(OfAbsence, kind="away_set_by_another"):
    """To the advisor: a coordinator, `by`, has said that they are away; they can end it."""

    by: str


class AwayStopped(OfAbsence, InPlace, kind="away_stopped"):
    """To the advisor: it is cancelled, or they are back early."""


class AskedToStandIn(OfAbsence, kind="asked_to_stand_in"):
    """To the substitute, when it is planned."""


class StandInBegins(OfAbsence, kind="stand_in_begins"):
    """To whoever stands in from now on."""


class StandInOver(OfAbsence, kind="stand_in_over"):
    """To the substitute: the advisor is back, or has chosen somebody else meanwhile."""


class StandInCancelled(OfAbsence, kind="stand_in_cancelled"):
    """To the substitute: it comes to nothing, before it has begun."""


class NobodyStandsIn(OfAbsence, kind="nobody_stands_in"):
    """To the coordinators: the one who was chosen cannot stand in."""


class CameBack(Notice, kind="came_back", about=OF_SEVERAL):
    """To an advisor, `person`, who is back: what happened between these moments."""

    person: int
    since: Moment
    until: Moment


class AnsweredMeanwhile(AboutCase, kind="answered_meanwhile"):
    """To the requester, `person`, who has written: who answers while their advisor is away."""

    person: int


class SubstituteLeft(OfAbsence, kind="substitute_left"):
    """To whoever is away then: `name`, who was to stand in, has left the team."""

    name: str
