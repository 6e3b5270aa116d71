"""What one municipality's task force has decided: its places, hours and form."""

from dataclasses import dataclass, field

from casework.dates.working_time import Calendar
from casework.form.engine import Form
from casework.places import Municipality
from casework.quiet import Quiet

PRIVACY_MONTHS = 24
"""Months after the last case closed, when a requester's data is erased, unless set otherwise."""


@dataclass(frozen=True)
class Office:
    """The configuration that the rules need; made once, when the program starts."""

    municipality: Municipality
    calendar: Calendar
    form: Form
    quiet: Quiet = field(default=Quiet())
    """When requesters are told nothing that they have not asked for."""
    retention_months: int = PRIVACY_MONTHS
    """Months after their last case closed, when what is known of a requester is erased."""
    invitation_key: bytes = field(default=b"", repr=False)
    """The secret that the links of invitations are made with."""
