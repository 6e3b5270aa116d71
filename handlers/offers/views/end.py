"""Until when an offer waits for its answer, and what happens then: the same wherever it is said."""

from casework.core.words import N_
from handlers.core.scene import Scene
from storage.offers.notices import Asked
from storage.offers.times import OfferEnd, Then

_ENDS = {
    Then.NEXT: N_("If you have not answered by <b>{day} {time}</b>, I ask the next advisor."),
    Then.COORDINATORS: N_(
        "If you have not answered by <b>{day} {time}</b>, nobody is left to ask, and I will tell "
        "the coordinators."
    ),
    Then.STAYS: N_("If you have not answered by <b>{day} {time}</b>, it stays with {name}."),
}
"""To the one who is asked."""

_WITHOUT_A_MOMENT = N_("If you do not answer, it does not wait for you.")
"""An offer of a version that named none."""


def end_line(scene: Scene, end: OfferEnd | None) -> str:
    """What becomes of the offer, to the one who is asked."""
    if end is None:
        return scene.reader._(_WITHOUT_A_MOMENT)
    return scene.reader._(
        _ENDS[end.then],
        day=scene.reader.day(end.at),
        time=scene.reader.time(end.at),
        name=end.advisor,
    )


_ASKED = {
    Then.NEXT: N_("If there is no answer by {day} {time}, I ask the next advisor."),
    Then.COORDINATORS: N_(
        "If there is no answer by {day} {time}, nobody is left to ask, and I will tell the "
        "coordinators."
    ),
    Then.STAYS: N_("If there is no answer by {day} {time}, I will tell you."),
}
"""To the one who has picked whom to ask."""


def asked_line(scene: Scene, asked: Asked) -> str:
    """What becomes of the offer; nothing for one of a version that named no moment."""
    if asked.answer_by is None or asked.then is None:
        return ""
    at, sentence = asked.answer_by, _ASKED[asked.then]
    return scene.reader._(sentence, day=scene.reader.day(at), time=scene.reader.time(at))
