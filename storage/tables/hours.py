"""When advisors are at work."""

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from storage.database.columns import Row


class WorkingHours(Row, table=True):
    """An advisor's hours on a day of the week (0 is Monday), as local minutes since midnight.

    Somebody without a row at all has the office's hours; somebody with rows works only then.
    """

    __tablename__ = "working_hours"
    __table_args__ = (
        CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday_is_one_of_seven"),
        CheckConstraint("closes > opens", name="closes_after_opening"),
    )

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    weekday: int = Field(primary_key=True)
    opens: int
    closes: int
