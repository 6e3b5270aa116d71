"""`/agenda`: what somebody has to do today, at any time."""

from handlers.core.turn import Turn, stale
from storage.agenda import digest as agendas
from storage.cards import reading as cases


def show(turn: Turn) -> None:
    """The first page, in a message of its own."""
    turn.say("agenda", **_asked(turn), morning=0, page=0)


def show_page(turn: Turn, morning: int, page: int) -> None:
    """Another page, in the same message; as things are by now."""
    message_id = turn.incoming.message_id
    turn.say("agenda", **_asked(turn), morning=morning, page=page, message_id=message_id)


def show_offer(turn: Turn, offer_id: int) -> None:
    """The card of an offer that waits for an answer, once more."""
    found = cases.offer(turn.session, offer_id)
    if found is None or found.advisor_id != turn.person.id or not found.is_open:
        raise stale()
    turn.say("offer", offer=offer_id)


def _asked(turn: Turn) -> dict[str, object]:
    asked = agendas.asked(turn.session, turn.office, turn.person.id, turn.now)
    return {**asked, "roles": sorted(turn.roles)}
