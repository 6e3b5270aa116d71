"""People: known again, with the language and the roles they have."""

import pytest
from sqlmodel import select

from casework.core.errors import Refused
from casework.core.vocabulary import FocusArea, Role
from storage import reachability
from storage.people import people
from storage.tables import Invitation, Person
from storage.team import invitations, loads, profiles
from storage.transaction.unit_of_work import UnitOfWork
from tests.storage.town import HOUR, NOW, advisor, coordinator, person

KEY = b"the bot's token"


def test_somebody_is_new_once_and_known_by_the_name_they_have_today(unit: UnitOfWork) -> None:
    assert person(unit, 1, "Ayşe").is_new
    again = person(unit, 1, "Ayşe Kaya", "da")
    assert not again.is_new
    kept = unit.session.exec(select(Person)).one()
    assert (kept.first_name, kept.telegram_language, kept.created_at) == ("Ayşe Kaya", "da", NOW)


def test_somebody_who_had_blocked_the_bot_and_writes_can_be_reached(unit: UnitOfWork) -> None:
    known = person(unit, 1)
    reachability.lose(unit, known.telegram_id, "blocked")
    person(unit, 1)
    unit.session.expire_all()
    assert unit.session.exec(select(Person)).one().unreachable_since is None


@pytest.mark.parametrize(
    ("chosen", "of_telegram", "writes"),
    [(None, "tr-TR", "tr"), ("en", "tr", "en"), (None, None, "da"), (None, "hr", "bs")],
)
def test_the_language_one_writes_is_the_chosen_one_else_telegrams(
    unit: UnitOfWork, chosen: str | None, of_telegram: str | None, writes: str
) -> None:
    known = people.recognise(unit, 1, "Ayşe", of_telegram)
    if chosen:
        people.set_language(unit, known.id, chosen)
    assert people.recognise(unit, 1, "Ayşe", of_telegram).writes == writes


def test_the_privacy_text_is_remembered_by_its_version(unit: UnitOfWork) -> None:
    known = person(unit, 1)
    assert known.privacy_version == 0
    people.accept_privacy(unit, known.id, 3)
    assert person(unit, 1).privacy_version == 3


def test_everybody_is_a_requester_and_a_role_is_given_once(unit: UnitOfWork) -> None:
    known = person(unit, 1)
    assert people.roles(unit.session, known.id) == {Role.REQUESTER}
    for _twice in range(2):
        people.grant(unit, known.id, Role.ADVISOR)
    assert people.roles(unit.session, known.id) == {Role.REQUESTER, Role.ADVISOR}
    assert people.with_role(unit.session, Role.ADVISOR) == [known.id]


def test_a_profile_is_ticked_and_unticked_and_twice_is_once(unit: UnitOfWork) -> None:
    known = person(unit, 1)
    for part, value in (("focus_area", "health"), ("language", "tr"), ("district", "valby")):
        profiles.set_profile(unit, known.id, part, value, on=True)
        profiles.set_profile(unit, known.id, part, value, on=True)
    profile = profiles.profile(unit.session, known.id)
    assert profile.focus_areas == {FocusArea.HEALTH}
    assert profile.languages | profile.districts == {"tr", "valby"}
    for _twice in range(2):
        profiles.set_profile(unit, known.id, "language", "tr", on=False)
    assert profiles.profile(unit.session, known.id).languages == frozenset()


def test_the_team_is_shown_with_what_each_has_on_their_hands(unit: UnitOfWork) -> None:
    advisor(unit, 1, "Leyla", FocusArea.HEALTH)
    advisor(unit, 2, "Jonas")
    coordinator(unit, 3)
    shown = [(each.name, each.open_cases) for each in loads.team(unit.session)]
    assert shown == [("Leyla", 0), ("Jonas", 0)]


# Invitations


def link(unit: UnitOfWork, by: int | None = None, role: Role = Role.ADVISOR) -> str:
    return invitations.link_token(invitations.invite(unit, role, by, KEY), KEY)


def refusal(unit: UnitOfWork, token: str, who: int, later: int = 0) -> str:
    with pytest.raises(Refused) as refused:
        invitations.open_invitation(unit.at(NOW + later * HOUR), token, who)
    return refused.value.code


def test_an_invitation_gives_its_role_once(unit: UnitOfWork) -> None:
    karen, leyla, jonas = (person(unit, number).id for number in (1, 2, 3))
    token = link(unit, karen)
    assert refusal(unit, token, karen) == "invitation_own"
    assert invitations.open_invitation(unit, token, leyla) is Role.ADVISOR
    assert Role.ADVISOR in people.roles(unit.session, leyla)
    for who in (leyla, jonas):
        assert refusal(unit, token, who) == "invitation_used"
    assert people.roles(unit.session, jonas) == {Role.REQUESTER}


def test_an_invitation_lasts_seven_days_and_not_a_moment_longer(unit: UnitOfWork) -> None:
    leyla = person(unit, 2).id
    token = link(unit)
    assert refusal(unit, token, leyla, later=7 * 24) == "invitation_expired"
    assert invitations.open_invitation(unit.at(NOW + (7 * 24 - 1) * HOUR), token, leyla)


def test_nobody_who_reads_the_database_can_make_the_link(unit: UnitOfWork) -> None:
    nonce = invitations.invite(unit, Role.COORDINATOR, None, KEY)
    token = invitations.link_token(nonce, KEY)
    kept = unit.session.exec(select(Invitation)).one()
    assert token not in str(kept.model_dump())
    assert nonce not in str(kept.model_dump())
    assert invitations.link_token(nonce, b"another bot's token") != token
    assert len(token) <= 64  # core.telegram.org/bots/features#deep-linking


def test_after_five_wrong_links_none_is_looked_at_for_an_hour(unit: UnitOfWork) -> None:
    leyla, jonas = person(unit, 2).id, person(unit, 3).id
    token = link(unit)
    for _try in range(5):
        assert refusal(unit, "wrong", leyla) == "invitation_unknown"
        invitations.count_try(unit, leyla)
    assert refusal(unit, token, leyla) == "invitation_tries"
    assert invitations.open_invitation(unit, token, jonas) is Role.ADVISOR
    again = link(unit)
    assert invitations.open_invitation(unit.at(NOW + HOUR), again, leyla) is Role.ADVISOR
