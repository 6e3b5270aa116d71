"""The cast fits the domain, and the bot may write to those who work with it."""

from bot.clock import Clock
from bot.playground.people import CAST
from bot.playground.server import PlaygroundServer
from casework.core.vocabulary import Role
from casework.places import COPENHAGEN

LANGUAGES = {"da", "en", "ar", "ur", "tr", "so", "bs"}


def test_nine_people_with_profiles_of_the_domain() -> None:
    districts = {district.code for district in COPENHAGEN.districts}
    assert len({member.user_id for member in CAST}) == 9
    for member in CAST:
        assert set(member.districts) <= districts
        assert set(member.languages) <= LANGUAGES
        assert set(member.about) == {"da", "en"}
    advisors = [member for member in CAST if member.role is Role.ADVISOR]
    assert len(advisors) == 4
    assert all(advisor.focus_areas and advisor.districts for advisor in advisors)
    assert {area for advisor in advisors for area in advisor.focus_areas} == set(
        type(advisors[0].focus_areas[0])
    )


def test_staff_start_the_bot_themselves() -> None:
    messenger = PlaygroundServer(Clock()).messenger
    started = {member.role: messenger.chat(member.user_id).started for member in CAST}
    assert started == {Role.REQUESTER: False, Role.ADVISOR: True, Role.COORDINATOR: True}
