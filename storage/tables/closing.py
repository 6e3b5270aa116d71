"""What was used in a case, as its advisor says at its end."""

from sqlalchemy import Column
from sqlmodel import Field

from casework.core.vocabulary import HelpKind
from storage.database.columns import Row, one_of


class HelpUsed(Row, table=True):
    """A kind of help that was used in a case, as its advisor says when closing it."""

    __tablename__ = "help_used"

    requisition_id: int = Field(foreign_key="requisition.id", primary_key=True)
    help_kind: HelpKind = Field(sa_column=Column(one_of(HelpKind), primary_key=True))
