"""Who stands in for an advisor who is away."""

from collections.abc import Collection, Mapping


def substitute(person: int, away: Mapping[int, int | None], able: Collection[int]) -> int | None:
    """Who stands in for somebody who is away; None for nobody, and for somebody who is there.

    `away` names everybody who is away with their substitute, `able` those who can act at all (on
    the team, within reach). A substitute who is away too passes it on to their own; a loop of
    people who are all away ends with nobody.
    """
    seen, current = {person}, person
    while current in away:
        following = away[current]
        if following is None or following in seen:
            return None
        seen.add(following)
        current = following
    return current if current != person and current in able else None
