"""What is rendered late is shown to nobody who has lost the case meanwhile, whatever it is."""

from dataclasses import dataclass
from html import escape
from typing import Any

import pytest
from sqlmodel import Session, col, select

from casework.core.vocabulary import Role
from handlers import who_reads
from handlers.core.effects import Nothing
from handlers.core.scene import Scene
from handlers.subjects import WORDINGS
from storage.queues.outbox import Outgoing
from storage.tables import Person
from storage.transaction.notice import read
from tests.handlers.conftest import AYSE, BERIT, BODIL, JONAS, KAREN, LEYLA, Rehearsed
from tests.support.rehearsal import NOW, name_of
from tests.support.texts import OFFICE
from tests.support.walks import reader

OUTSIDER, NOBODY = 1901, 1902
REFERENCE, WORDS = "TF-20", "Vi 😀"
"""What stands in everything that shows a case: its reference, or what somebody wrote."""

HOLDS_REFERENCE = {kind for kind, each in WORDINGS.items() if each.told_afterwards} | {"visit_file"}
"""What somebody reads because they have the case no more."""


@dataclass
class Late:
    """All that was told to anybody in a long rehearsal, to be rendered for somebody else."""

    session: Session
    rows: list[Outgoing]

    def shown(self, kind: str, person: int) -> list[Any]:
        """What a person would be shown by every message of a kind, had it been told to them."""
        return [self._render(row, person) for row in self.rows if row.kind == kind]

    def _render(self, row: Outgoing, person: int) -> Any:
        notice = WORDINGS[row.kind]
        mine = {"person": person} if "person" in row.params else {}
        said = read(row.kind, {**row.params, **mine})
        try:
            facts = who_reads.facts(self.session, notice, said, person)
        except who_reads.NotTheirs:
            return Nothing("not theirs")
        return notice.view(Scene(reader("en"), OFFICE, NOW, "bot"), said, facts)


@pytest.fixture(scope="module")
def late(rehearsed: Rehearsed) -> Late:
    play = rehearsed.play
    rows = list(play.rows)
    play.joins(OUTSIDER, Role.ADVISOR)
    play.says(NOBODY, "/start")
    return Late(play.unit.session, rows)


def of_cases() -> list[str]:
    """The kinds that are made of something in the database, which may have become another's."""
    loaded = {kind for kind, notice in WORDINGS.items() if notice.load is not None}
    return sorted(loaded - {"morning_agenda"})  # its digest is one's own: nobody else is told it


@pytest.mark.parametrize("kind", of_cases())
@pytest.mark.parametrize("who", [OUTSIDER, NOBODY])
def test_nothing_of_a_case_is_shown_to_who_has_lost_it(late: Late, kind: str, who: int) -> None:
    person = late.session.exec(select(Person.id).where(col(Person.telegram_id) == who)).one()
    shown = [repr(effect) for effect in late.shown(kind, person or 0)]

    assert shown, "the rehearsal never says it"
    assert not [each for each in shown if WORDS in nameless(each)]
    if kind not in HOLDS_REFERENCE:
        assert not [each for each in shown if REFERENCE in each]


def nameless(text: str) -> str:
    """A text without the names of people, which are of the team and no secret to it."""
    for name in map(name_of, (AYSE, KAREN, LEYLA, JONAS, BERIT, BODIL)):
        for written in (name, escape(name), escape(name, quote=False)):
            text = text.replace(repr(written)[1:-1], "")
    return text
