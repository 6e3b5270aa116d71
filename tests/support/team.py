"""How people join the team, for dialogues."""

from functools import partial

from casework.core.vocabulary import Role
from handlers.core.links import invitation_link
from storage.team import invitations
from tests.support.dialogue import Chat, City
from tests.support.scenes.scene import scene
from tests.support.walks import label


@scene
async def link_from_the_command_line(city: City, role: Role) -> str:
    """What `python -m bot invite` does, without its process (the tests of the command line)."""
    key = city.running.office.invitation_key
    make = partial(invitations.invite, role=role, created_by=None, key=key)
    nonce = await city.running.database.run(make)
    return invitation_link(city.running.presenter.bot_username, invitations.link_token(nonce, key))


@scene
async def opens(chat: Chat, link: str) -> None:
    """What Telegram does when somebody opens a link and taps **Start**."""
    await chat.says(f"/start {link.partition('?start=')[2]}")


@scene
async def invites_advisor(coordinator: Chat, language: str = "en") -> str:
    """`/team`, **Invite advisor**, and the link that comes."""
    await coordinator.says("/team")
    await coordinator.taps(label(language, "Invite advisor"))
    text = await coordinator.reads("https://t.me/")
    return text[text.index("https://t.me/") :].split()[0]
