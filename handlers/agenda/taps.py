"""`/agenda`: what somebody has to do today, at any time."""

from handlers.agenda.notices import Agenda
from handlers.core.turn import Turn
from storage.agenda import digest
from storage.cards import reading
from storage.offers.notices import Offered


def show(turn: Turn) -> None:
    """The first page, in a message of its own."""
    _show(turn)


def show_page(turn: Turn, morning: int, page: int) -> None:
    """Another page, in the same message; as things are by now."""
    _show(turn, morning, page, turn.incoming.message_id)


def show_offer(turn: Turn, offer_id: int) -> None:
    """The card of an offer that waits for an answer, once more."""
    reading.offer_to_answer(turn.session, offer_id, turn.person.id)
    turn.say(Offered(offer=offer_id))


def _show(turn: Turn, morning: int = 0, page: int = 0, message_id: int | None = None) -> None:
    asked = digest.asked(turn.session, turn.office, turn.person.id, turn.now, morning)
    turn.say(
        Agenda(
            person=asked.person,
            now=asked.now,
            starts=asked.starts,
            ends=asked.ends,
            since=asked.since,
            away=asked.away,
            silent_before=asked.silent_before,
            morning=asked.morning,
            page=page,
            roles=tuple(sorted(turn.roles)),
            message_id=message_id,
        )
    )
