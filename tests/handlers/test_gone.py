"""What a message is about may be gone by the time that it is sent: then nothing is said."""

from datetime import UTC, datetime

import pytest

from handlers.core.effects import Nothing
from handlers.core.scene import Scene
from handlers.core.wording import Finder
from handlers.subjects import WORDINGS
from tests.support.texts import OFFICE
from tests.support.walks import reader

SCENE = Scene(reader("en"), OFFICE, datetime(2026, 11, 23, 9, tzinfo=UTC))
MAY_BE_GONE = {
    kind: wording.load.gone
    for kind, wording in WORDINGS.items()
    if isinstance(wording.load, Finder)
}


@pytest.mark.parametrize("kind", sorted(MAY_BE_GONE))
def test_nothing_is_said_of_what_is_gone(kind: str) -> None:
    assert WORDINGS[kind].view(SCENE, None, None) == Nothing(MAY_BE_GONE[kind])


def test_most_of_what_is_said_of_a_case_asks_for_it_alike() -> None:
    assert len([kind for kind, why in MAY_BE_GONE.items() if why == "the case is gone"]) > 40
