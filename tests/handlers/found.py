"""A case found in the field, for the rehearsal of everything that can be said."""

from collections.abc import Callable

from casework.checks.texts import LONGEST_NAME, LONGEST_TEXT
from tests.support.rehearsal import WIDEST, Rehearsal

LONG = (WIDEST * 400)[:LONGEST_TEXT]
NAME = (WIDEST * 9)[:LONGEST_NAME].rstrip()


def found(play: Rehearsal, advisor: int, joiner: int, wrong: int) -> None:
    """Begun over a draft, registered, joined by the wrong one, and by the right one."""
    play.says(advisor, "/request")
    play.says(advisor, LONG[:300])
    play.says(advisor, "/outreach")
    play.taps(advisor, "Start over", "Yes, start over")
    play.says(advisor, LONG[:3000])
    play.taps(advisor, "I understand", "No rush", "School")
    play.says(advisor, NAME)
    play.taps(advisor, "Bispebjerg", "Education", "By phone")
    play.says(advisor, "20 30 40 50")
    for question in ("Who it is about", "What has been tried", "A good result"):
        play.taps(advisor, "Tell more", question)
        play.says(advisor, LONG)
    play.taps(advisor, "Change", "Contact", "By e-mail")
    play.says(advisor, "leder@skole.dk")
    play.taps(advisor, "Change", "Contact", "By a link that I give them", "Send request")
    play.taps(advisor, "Open case", "Link for the requester")
    link = token(play, lambda kind: kind == "joining_link")
    play.says(advisor, f"/start {link}")
    play.says(wrong, f"/start {link}")
    play.taps(advisor, "That is the wrong person", "Link for the requester")
    link = token(play, lambda kind: kind == "joining_link")
    play.says(joiner, f"/start {link}")
    play.taps(joiner, "See the request")


def token(play: Rehearsal, is_it: Callable[[str], bool]) -> str:
    """What stands in the newest link."""
    said = next(each for each in reversed(play.said) if is_it(each.kind)).effect
    text = getattr(said, "text", "")
    return str(text.partition("?start=")[2].split()[0])
