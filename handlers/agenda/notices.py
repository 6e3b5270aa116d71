"""What an advisor reads who asks for their day."""

from casework.core.stored import Moment
from casework.core.vocabulary import Role
from storage.agenda.digest import Asked
from storage.transaction.notice import OF_SEVERAL, InPlace


class Agenda(InPlace, kind="agenda", about=OF_SEVERAL):
    """The day of `person`, who has these roles; a page of it, from 0. The rest is as in `Asked`."""

    person: int
    now: Moment
    starts: Moment
    ends: Moment
    since: Moment
    away: tuple[int, ...] = ()
    silent_before: Moment | None = None
    morning: int = 0
    page: int = 0
    roles: tuple[Role, ...] = ()

    @property
    def asked(self) -> Asked:
        """Of which moment it is."""
        return Asked(
            person=self.person,
            now=self.now,
            starts=self.starts,
            ends=self.ends,
            since=self.since,
            away=self.away,
            silent_before=self.silent_before,
            morning=self.morning,
        )
