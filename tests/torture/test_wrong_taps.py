"""People who have nothing to do with a case, or no longer, tap whatever there has been to tap."""

import pytest

from tests.handlers.test_wrong_eyes import JONAS, OMAR
from tests.support import torture
from tests.support.databases import KINDS, Databases
from tests.support.tables import with_tables
from tests.torture.town import FORMER, OUTSIDERS, buttons_of, town

WITH_A_CASE = (OMAR, JONAS)
"""They may do what they like in a case of their own: they guess no ids, which could be of that."""

pytestmark = pytest.mark.torture


@pytest.mark.parametrize("kind", KINDS)
def test_wrong_people_read_and_change_nothing(databases: Databases, kind: str) -> None:
    url = databases.new(kind, prepare=with_tables)
    chance = torture.chance(kind)
    faults: list[str] = []
    with town(url) as play:
        buttons = buttons_of(play)
        own = {who: {data for chat, data in play.shown if chat == who} for who in WITH_A_CASE}
        for _tap in range(torture.steps(400, 5_000)):
            who = chance.choice((*OUTSIDERS, *FORMER))
            data = chance.choice(buttons)
            if who in own:
                if data in own[who]:
                    continue
            elif chance.random() < 0.7:
                data = changed(data, chance.choice(("0", "1", "2", "3", "-1", "x", "", "9" * 20)))
            faults += [f"{who} taps {data}: {fault}" for fault in play.tries(who, data)]
    databases.drop(url)
    assert not faults, "\n".join(dict.fromkeys(faults))


def changed(data: str, value: str) -> str:
    """The same button with other ids, one after the other."""
    key, *rest = data.split(":")
    return ":".join((key, *(value for _each in rest)))
