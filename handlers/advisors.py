"""The advisor: offers, cases, and what they tell about themselves."""

from casework.permissions import ASSIGNABLE, may_read_case, may_read_work, may_stand_in, may_work_on
from casework.profile import PROFILE_PARTS, profile_codes
from casework.talk import may_read_messages, may_write
from casework.vocabulary import DeclineReason, Role
from handlers.turn import Turn, stale
from handlers.views.additions import pieces_of
from handlers.views.sheet import text_pieces
from storage import added, cases, offers, people


def accept(turn: Turn, offer_id: int) -> None:
    """Take the case."""
    offers.accept(turn.session, turn.office, offer_id, turn.person, turn.now)
    turn.say("buttons_gone", message_id=turn.incoming.message_id)


def ask_why(turn: Turn, offer_id: int) -> None:
    """Show the reasons for saying no, below the same card."""
    _check_offer(turn, offer_id)
    turn.say("decline_menu", offer=offer_id, message_id=turn.incoming.message_id)


def keep_offer(turn: Turn, offer_id: int) -> None:
    """Not declined after all: the buttons are as before."""
    _check_offer(turn, offer_id)
    turn.say("offer_menu", offer=offer_id, message_id=turn.incoming.message_id)


def decline(turn: Turn, offer_id: int, reason: str) -> None:
    """Say no, with a reason; the next advisor is asked."""
    if reason not in set(DeclineReason):
        raise stale()
    offers.decline(
        turn.session, turn.office, offer_id, turn.person, DeclineReason(reason), turn.now
    )
    turn.say("buttons_gone", message_id=turn.incoming.message_id)


def show_cases(turn: Turn) -> None:
    """The open cases: an advisor's own, a coordinator's all."""
    turn.say("cases", person=turn.person.id, everything=_sees_all(turn), page=0)


def show_page(turn: Turn, page: int) -> None:
    """Another page, in the same message."""
    turn.say(
        "cases",
        person=turn.person.id,
        everything=_sees_all(turn),
        page=page,
        message_id=turn.incoming.message_id,
    )


def open_case(turn: Turn, requisition_id: int) -> None:
    """The card of a case, with its files."""
    found = _readable(turn, requisition_id)
    assignable = _sees_all(turn) and found.status in ASSIGNABLE
    turn.say(
        "case_card",
        requisition=requisition_id,
        assignable=assignable,
        writes=may_write(turn.person.id, found.involved, found.status),
        reads_messages=may_read_messages(turn.person.id, turn.roles, found.involved),
        works=may_work_on(turn.person.id, found.involved, found.status),
        stands_in=may_stand_in(turn.person.id, found.involved, found.status),
        reads_work=may_read_work(turn.person.id, turn.roles, found.involved),
    )
    for position in range(found.attachments):
        turn.say("attachment", requisition=requisition_id, position=position)


def read_everything(turn: Turn, requisition_id: int) -> None:
    """All that was written, where the card had no room for it."""
    found = _readable(turn, requisition_id)
    for part in ("problem", "about", "tried", "wished_result"):
        for piece in range(len(text_pieces(getattr(found, part)))):
            turn.say("case_text", requisition=requisition_id, part=part, piece=piece)
    for each in added.to_case(turn.session, requisition_id):
        for piece in range(pieces_of(each)):
            turn.say("addition", message=each.id, piece=piece)


def show_profile(turn: Turn) -> None:
    """Begin with the first part of the profile."""
    show_profile_part(turn, PROFILE_PARTS[0])


def show_profile_part(turn: Turn, part: str, *, first: bool = False) -> None:
    """Ask for one part of the profile."""
    turn.say("profile", person=turn.person.id, part=part, first=first)


def set_profile(turn: Turn, part: str, action: str) -> None:
    """Tick or untick one thing of the profile, in place."""
    sign, value = action[:1], action[1:]
    if sign not in {"+", "-"} or value not in profile_codes(turn.office, part):
        raise stale()
    people.set_profile(turn.session, turn.person.id, part, value, on=sign == "+")
    turn.say(
        "profile",
        person=turn.person.id,
        part=part,
        first=False,
        message_id=turn.incoming.message_id,
    )


def next_profile_part(turn: Turn, part: str) -> None:
    """Go on to the next part, in the same message; after the last, show the whole."""
    if part not in PROFILE_PARTS:
        raise stale()
    following = PROFILE_PARTS[PROFILE_PARTS.index(part) + 1 :]
    if following:
        turn.say(
            "profile",
            person=turn.person.id,
            part=following[0],
            first=False,
            message_id=turn.incoming.message_id,
        )
        return
    turn.say("profile_done", person=turn.person.id, message_id=turn.incoming.message_id)


def _check_offer(turn: Turn, offer_id: int) -> None:
    found = cases.offer(turn.session, offer_id)
    if found is None or found.advisor_id != turn.person.id or not found.is_open:
        raise stale()


def _readable(turn: Turn, requisition_id: int) -> cases.CaseFacts:
    found = cases.case(turn.session, requisition_id)
    if found is None or not may_read_case(turn.person.id, turn.roles, found.involved):
        raise stale()
    return found


def _sees_all(turn: Turn) -> bool:
    return Role.COORDINATOR in turn.roles
