"""What an advisor is asked while planning to be away; days are local, and the last is included."""

from datetime import date

from storage.absences.notices import OfAbsence
from storage.transaction.notice import InPlace


class AwayOverview(InPlace, kind="away_overview"):
    """What the advisor, `person`, has planned."""

    person: int


class AwayFirst(InPlace, kind="away_first"):
    """Which is the first day? `shown` is a day of the month that the calendar shows, or today's."""

    shown: date | None = None


class AwayLast(InPlace, kind="away_last"):
    """Which is the last day? The calendar shows the month of `first`, unless another is `shown`."""

    first: date
    shown: date | None = None


class ForDays(InPlace):
    """About the days on which the advisor, `person`, is to be away."""

    person: int
    first: date
    last: date


class AwaySubstitute(ForDays, kind="away_substitute"):
    """Who stands in? In an `absence` that is planned already, by its id, or in a new one."""

    absence: int | None = None


class AwayCheck(ForDays, kind="away_check"):
    """Everything once more, to be saved. `substitute` is an advisor's id, or 0 for nobody."""

    substitute: int


class AwayForLast(InPlace, kind="away_for_last"):
    """To a coordinator: until when is the advisor, `person`, away? See `AwayFirst` for `shown`."""

    person: int
    shown: date | None = None


class AwayForSubstitute(ForDays, kind="away_for_substitute"):
    """To a coordinator: who stands in for `person`?"""


class AwayForCheck(ForDays, kind="away_for_check"):
    """To a coordinator: everything once more. `substitute` is an advisor's id, or 0 for nobody."""

    substitute: int


class AwayStopMenu(OfAbsence, InPlace, kind="away_stop_menu"):
    """Shall an absence be cancelled, or be over already?"""
