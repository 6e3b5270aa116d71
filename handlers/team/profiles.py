"""What an advisor tells about themselves: one part after the other."""

from casework.team.profile import PROFILE_PARTS, profile_codes
from handlers.core.turn import Turn, stale
from handlers.team.notices import Profile, ProfileDone
from storage.team import profiles


def show_profile(turn: Turn) -> None:
    """Begin with the first part of the profile."""
    show_profile_part(turn, PROFILE_PARTS[0])


def show_profile_part(turn: Turn, part: str) -> None:
    """Ask for one part of the profile."""
    turn.say(Profile(person=turn.person.id, part=part))


def set_profile(turn: Turn, part: str, action: str) -> None:
    """Tick or untick one thing of the profile, in place."""
    sign, value = action[:1], action[1:]
    if sign not in {"+", "-"} or value not in profile_codes(turn.office, part):
        raise stale()
    profiles.set_profile(turn.unit, turn.person.id, part, value, on=sign == "+")
    turn.say(Profile(person=turn.person.id, part=part, message_id=turn.incoming.message_id))


def next_profile_part(turn: Turn, part: str) -> None:
    """Go on to the next part, in the same message; after the last, show the whole."""
    if part not in PROFILE_PARTS:
        raise stale()
    here = turn.incoming.message_id
    following = PROFILE_PARTS[PROFILE_PARTS.index(part) + 1 :]
    if following:
        turn.say(Profile(person=turn.person.id, part=following[0], message_id=here))
        return
    turn.say(ProfileDone(person=turn.person.id, message_id=here))
