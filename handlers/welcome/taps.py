"""The way in and around: start, language, about, privacy, help."""

from casework.core.errors import Refused
from casework.core.vocabulary import Role
from handlers.cards import requests
from handlers.core.keyboards.buttons import MENU
from handlers.core.turn import Turn, stale
from handlers.intake import afterwards, taps
from handlers.outreach import taps as outreach_taps
from handlers.team import profiles
from handlers.team.notices import WelcomeToTeam
from handlers.welcome import guides
from handlers.welcome.notices import (
    AboutUs,
    ChooseLanguage,
    Greeting,
    Guide,
    Help,
    LanguageSet,
    Privacy,
    WhatNow,
)
from locales import typed
from locales.folding import folded
from locales.translator import LANGUAGES
from storage.intake import asking
from storage.offers import offers
from storage.outreach.outreach import PREFIX
from storage.people import people
from storage.queues.answers import Refusal
from storage.team import invitations

_INVITATION_REFUSED = frozenset(
    {"invitation_unknown", "invitation_used", "invitation_expired", "invitation_own"}
)


def start(turn: Turn, token: str) -> None:
    """`/start`, or a link: of an invitation, or to a case."""
    if token.startswith(PREFIX):
        outreach_taps.join(turn, token)
    elif token:
        _open_invitation(turn, token)
    elif turn.draft is not None:
        taps.offer_to_go_on(turn)
    else:
        turn.say(Greeting(name=turn.person.first_name))


def greet_again(turn: Turn) -> None:
    """Somebody writes while nothing is asked: it is their problem, or they see what can be done."""
    if turn.draft is not None:
        taps.offer_to_go_on(turn)
        return
    if afterwards.written(turn):
        return
    if turn.roles == {Role.REQUESTER} and taps.tells(turn):
        taps.begin_with(turn)
    elif turn.person.is_new:
        turn.say(Greeting(name=turn.person.first_name))
    else:
        turn.say(WhatNow())


def nothing(_turn: Turn) -> None:
    """A button that is only to be read: its tap ends without a word."""


def tap(turn: Turn, which: str) -> None:
    """One of the four buttons, tapped or typed."""
    actions = {
        "request": taps.ask_for_help,
        "requests": requests.show_list,
        "language": choose_language,
        "about": about,
    }
    if which not in actions:
        raise stale()
    actions[which](turn)


def written(turn: Turn) -> bool:
    """Do what the text of a button or a language's name says; False if it is neither."""
    text = turn.incoming.text
    offered = [(which, typed.names(label)) for which, label in MENU.items()]
    which = typed.meant(text, offered, turn.language)
    if which is not None:
        tap(turn, which)
        return True
    languages = [(code, {code: folded(each.name)}) for code, each in LANGUAGES.items()]
    chosen = typed.meant(text, languages, turn.language)
    if chosen is not None:
        set_language(turn, chosen)
    return chosen is not None


def choose_language(turn: Turn) -> None:
    """Show the languages to choose from."""
    turn.say(ChooseLanguage())


def set_language(turn: Turn, language: str) -> None:
    """A language was chosen: say so in that language, and ask again what was open."""
    if language not in LANGUAGES:
        raise stale()
    people.set_language(turn.unit, turn.person.id, language)
    turn.unit.who_waits().language = language
    turn.buttons_done()
    turn.say(LanguageSet())
    if turn.draft is not None and turn.draft.asked_id is not None:
        asking.resume(turn.unit, turn.form, turn.draft)


def about(turn: Turn) -> None:
    """What the task force is, and what it is not."""
    turn.say(AboutUs())


def privacy(turn: Turn) -> None:
    """Who reads what, and how long it is kept."""
    turn.say(Privacy())


def help_(turn: Turn) -> None:
    """What can be done here, for this person's roles."""
    turn.say(Help(roles=tuple(sorted(turn.roles))))


def guide(turn: Turn, role: str) -> None:
    """The page of one of this person's roles."""
    wanted = next((each for each in guides.GUIDES if each == role), None)
    if wanted is None or wanted not in turn.roles:
        raise stale()
    turn.say(Guide(role=wanted))


def _open_invitation(turn: Turn, token: str) -> None:
    try:
        role = invitations.open_invitation(turn.unit, token, turn.person.id)
    except Refused as refusal:
        if refusal.code in _INVITATION_REFUSED:
            invitations.count_try(turn.unit, turn.person.id)
        turn.say(Refusal(code=refusal.code, data=refusal.data))
        return
    turn.say(WelcomeToTeam(role=role, name=turn.person.first_name))
    if role is Role.ADVISOR:
        profiles.show_profile_part(turn, "focus_area")
    else:
        offers.tell_unoffered(turn.unit, turn.person.id)
