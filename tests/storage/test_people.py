"""People: known again, with the language and the roles they have."""

import pytest
from sqlmodel import Session, select

from casework.errors import Refused
from casework.vocabulary import FocusArea, Role
from storage import advisors, invitations, people, profiles, reachability
from storage.tables import Invitation, Person
from tests.storage.town import HOUR, NOW, OFFICE, advisor, coordinator, person

KEY = b"the bot's token"


def test_somebody_is_new_once_and_known_by_the_name_they_have_today(session: Session) -> None:
    assert person(session, 1, "Ayşe").is_new
    again = person(session, 1, "Ayşe Kaya", "da")
    assert not again.is_new
    kept = session.exec(select(Person)).one()
    assert (kept.first_name, kept.telegram_language, kept.created_at) == ("Ayşe Kaya", "da", NOW)


def test_somebody_who_had_blocked_the_bot_and_writes_can_be_reached(session: Session) -> None:
    known = person(session, 1)
    reachability.lose(session, OFFICE, known.telegram_id, "blocked", NOW)
    person(session, 1)
    session.expire_all()
    assert session.exec(select(Person)).one().unreachable_since is None


@pytest.mark.parametrize(
    ("chosen", "of_telegram", "writes"),
    [(None, "tr-TR", "tr"), ("en", "tr", "en"), (None, None, "da"), (None, "hr", "bs")],
)
def test_the_language_one_writes_is_the_chosen_one_else_telegrams(
    session: Session, chosen: str | None, of_telegram: str | None, writes: str
) -> None:
    known = people.recognise(session, 1, "Ayşe", of_telegram, NOW)
    if chosen:
        people.set_language(session, known.id, chosen)
    assert people.recognise(session, 1, "Ayşe", of_telegram, NOW).writes == writes


def test_the_privacy_text_is_remembered_by_its_version(session: Session) -> None:
    known = person(session, 1)
    assert known.privacy_version == 0
    people.accept_privacy(session, known.id, 3)
    assert person(session, 1).privacy_version == 3


def test_everybody_is_a_requester_and_a_role_is_given_once(session: Session) -> None:
    known = person(session, 1)
    assert people.roles(session, known.id) == {Role.REQUESTER}
    for _twice in range(2):
        people.grant(session, known.id, Role.ADVISOR, NOW)
    assert people.roles(session, known.id) == {Role.REQUESTER, Role.ADVISOR}
    assert people.with_role(session, Role.ADVISOR) == [known.id]


def test_a_profile_is_ticked_and_unticked_and_twice_is_once(session: Session) -> None:
    known = person(session, 1)
    for part, value in (("focus_area", "health"), ("language", "tr"), ("district", "valby")):
        profiles.set_profile(session, known.id, part, value, on=True)
        profiles.set_profile(session, known.id, part, value, on=True)
    profile = profiles.profile(session, known.id)
    assert profile.focus_areas == {FocusArea.HEALTH}
    assert profile.languages | profile.districts == {"tr", "valby"}
    for _twice in range(2):
        profiles.set_profile(session, known.id, "language", "tr", on=False)
    assert profiles.profile(session, known.id).languages == frozenset()


def test_the_team_is_shown_with_what_each_has_on_their_hands(session: Session) -> None:
    advisor(session, 1, "Leyla", FocusArea.HEALTH)
    advisor(session, 2, "Jonas")
    coordinator(session, 3)
    shown = [(each.name, each.open_cases) for each in advisors.team(session)]
    assert shown == [("Leyla", 0), ("Jonas", 0)]


# Invitations


def link(session: Session, by: int | None = None, role: Role = Role.ADVISOR) -> str:
    return invitations.link_token(invitations.invite(session, role, by, KEY, NOW), KEY)


def refusal(session: Session, token: str, who: int, later: int = 0) -> str:
    with pytest.raises(Refused) as refused:
        invitations.open_invitation(session, token, who, NOW + later * HOUR)
    return refused.value.code


def test_an_invitation_gives_its_role_once(session: Session) -> None:
    karen, leyla, jonas = (person(session, number).id for number in (1, 2, 3))
    token = link(session, karen)
    assert refusal(session, token, karen) == "invitation_own"
    assert invitations.open_invitation(session, token, leyla, NOW) is Role.ADVISOR
    assert Role.ADVISOR in people.roles(session, leyla)
    for who in (leyla, jonas):
        assert refusal(session, token, who) == "invitation_used"
    assert people.roles(session, jonas) == {Role.REQUESTER}


def test_an_invitation_lasts_seven_days_and_not_a_moment_longer(session: Session) -> None:
    leyla = person(session, 2).id
    token = link(session)
    assert refusal(session, token, leyla, later=7 * 24) == "invitation_expired"
    assert invitations.open_invitation(session, token, leyla, NOW + (7 * 24 - 1) * HOUR)


def test_nobody_who_reads_the_database_can_make_the_link(session: Session) -> None:
    nonce = invitations.invite(session, Role.COORDINATOR, None, KEY, NOW)
    token = invitations.link_token(nonce, KEY)
    kept = session.exec(select(Invitation)).one()
    assert token not in str(kept.model_dump())
    assert nonce not in str(kept.model_dump())
    assert invitations.link_token(nonce, b"another bot's token") != token
    assert len(token) <= 64  # core.telegram.org/bots/features#deep-linking


def test_after_five_wrong_links_none_is_looked_at_for_an_hour(session: Session) -> None:
    leyla, jonas = person(session, 2).id, person(session, 3).id
    token = link(session)
    for _try in range(5):
        assert refusal(session, "wrong", leyla) == "invitation_unknown"
        invitations.count_try(session, leyla, NOW)
    assert refusal(session, token, leyla) == "invitation_tries"
    assert invitations.open_invitation(session, token, jonas, NOW) is Role.ADVISOR
    again = link(session)
    assert invitations.open_invitation(session, again, leyla, NOW + HOUR) is Role.ADVISOR
