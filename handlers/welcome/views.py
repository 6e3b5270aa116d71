"""The greeting, and the texts around the conversation."""

from datetime import timedelta

from casework.core.vocabulary import Role
from casework.core.words import N_
from casework.people import NAMELESS
from handlers.core.amounts import amount
from handlers.core.effects import Button, Rekey, Say, Toast
from handlers.core.keyboards.buttons import ASK_FOR_HELP, erase_keyboard, menu_keyboard
from handlers.core.scene import Scene, rows
from handlers.welcome.buttons import GUIDE, SET_LANGUAGE
from handlers.welcome.facts import TeamSize
from handlers.welcome.guides import GUIDES
from handlers.welcome.notices import (
    AboutUs,
    Apology,
    ChooseLanguage,
    CommandUnknown,
    Greeting,
    Help,
    LanguageSet,
    Privacy,
    PrivateOnly,
    SlowDown,
    WhatNow,
)
from locales.translator import LANGUAGES
from storage.intake.first_words import KEPT
from storage.queues.answers import ButtonsGone, KeyboardGone, TapAnswered

_HELP = (
    (Role.REQUESTER, N_("/request – ask for help")),
    (Role.REQUESTER, N_("/requests – see what you have sent")),
    (Role.REQUESTER, N_("/pause – hear nothing for a while")),
    (Role.REQUESTER, N_("/cancel – put your request aside; nothing is lost")),
    (Role.REQUESTER, N_("/language – change the language")),
    (Role.REQUESTER, N_("/privacy – who reads what you write")),
    (Role.ADVISOR, N_("/cases – the open cases")),
    (Role.ADVISOR, N_("/outreach – register a case you have found")),
    (Role.ADVISOR, N_("/hours – when you work")),
    (Role.ADVISOR, N_("/away – when you are away, and who stands in")),
    (Role.ADVISOR, N_("/profile – what you work with")),
    (Role.ADVISOR, N_("/agenda – your day")),
    (Role.ADVISOR, N_("/digest – what comes to you by itself, and when")),
    (Role.COORDINATOR, N_("/team – the advisors, and inviting a new one")),
)


def greeting(scene: Scene, notice: Greeting, _facts: None) -> Say:
    """Who we are, in two lines, and the four buttons."""
    _ = scene.reader._
    if notice.name == NAMELESS:
        text = _nameless_greeting(scene)
        return Say(text + _what_is_kept(scene, kept=notice.kept), menu_keyboard(scene.reader))
    text = _(
        "Hello {name}! 👋\n\nWe are the city's task force for integration. Is something stuck at "
        "your school, club, workplace or housing area? Tell us here, in your own words: it takes a "
        "minute or two, and an advisor will get back to you.",
        name=notice.name,
    )
    return Say(text + _what_is_kept(scene, kept=notice.kept), menu_keyboard(scene.reader))


def _what_is_kept(scene: Scene, *, kept: bool) -> str:
    if not kept:
        return ""
    return "\n\n" + scene.reader._(
        "I have kept what you wrote. Tap <b>{button}</b>, and it becomes part of your request; if "
        "you don't, it is erased after {hours}.",
        button=scene.reader.plain(ASK_FOR_HELP),
        hours=amount(scene.reader, "hours", KEPT // timedelta(hours=1)),
    )


def _nameless_greeting(scene: Scene) -> str:
    return scene.reader._(
        "Hello! 👋\n\nWe are the city's task force for integration. Is something stuck at your "
        "school, club, workplace or housing area? Tell us here, in your own words: it takes a "
        "minute or two, and an advisor will get back to you."
    )


def what_now(scene: Scene, notice: WhatNow, _facts: None) -> Say:
    """Somebody wrote while nothing was asked."""
    _ = scene.reader._
    text = _(
        "Your message has not gone to anybody. If you want to tell us about a problem, tap "
        "<b>{button}</b>.",
        button=scene.reader.plain(ASK_FOR_HELP),
    )
    return Say(text + _what_is_kept(scene, kept=notice.kept), menu_keyboard(scene.reader))


def choose_language(scene: Scene, _notice: ChooseLanguage, _facts: None) -> Say:
    """The languages, each by its own name."""
    _ = scene.reader._
    buttons = [Button(language.name, SET_LANGUAGE(code)) for code, language in LANGUAGES.items()]
    return Say(_("Which language do you want to read?"), rows(buttons, 2))


def language_set(scene: Scene, _notice: LanguageSet, _facts: None) -> Say:
    """Said in the language just chosen."""
    _ = scene.reader._
    return Say(_("From now on we write in English. You can write in the language you write best."))


def about(scene: Scene, _notice: AboutUs, team: TeamSize) -> Say:
    """What the task force is, and what it is not."""
    _ = scene.reader._
    what = _(
        "We help schools, day care, housing associations, clubs, unions and companies when "
        "everyday integration work gets stuck. With advice, a talk, a network, help with a "
        "conflict, or something else.\n\nIt is free, and you choose if you want it. We check up on "
        "nobody and decide nothing for you."
    )
    return Say(f"{_who_we_are(scene, team)} {what}", menu_keyboard(scene.reader))


def _who_we_are(scene: Scene, team: TeamSize) -> str:
    """With how many we are, once there is anybody."""
    reader = scene.reader
    sizes = (("advisors", team.advisors), ("coordinators", team.coordinators))
    counted = [amount(reader, what, number) for what, number in sizes if number]
    place = scene.office.municipality.name_in(reader.language)
    if not counted:
        return reader._(
            "<b>About the task force</b>\nWe are the municipality's task force for integration "
            "({place}).",
            place=place,
        )
    return reader._(
        "<b>About the task force</b>\nWe are the municipality's task force for integration "
        "({place}): {people}.",
        place=place,
        people=reader.listed(counted),
    )


def privacy(scene: Scene, _notice: Privacy, _facts: None) -> Say:
    """Who reads what, how long it is kept, and having it erased."""
    _ = scene.reader._
    return Say(
        _(
            "<b>What happens to what you write</b>\n• Only these can read it: the coordinators, "
            "the advisor who has your case, whoever stands in for them, and the advisors we are "
            "asking to take it.\n• We keep facts about organisations and their "
            "problems, not about citizens. A message with a CPR number is not kept.\n• We erase "
            "your own name and how to reach you {months} after your last case has closed, "
            "or at once with the button here.\n• Photos and files stay with Telegram. We keep no "
            "copy of them.",
            months=amount(scene.reader, "months", scene.office.retention_months),
        ),
        erase_keyboard(scene.reader),
    )


def help_(scene: Scene, notice: Help, _facts: None) -> Say:
    """The commands that this person has."""
    _ = scene.reader._
    roles = set(notice.roles)
    if Role.COORDINATOR in roles:
        roles.add(Role.ADVISOR)
    lines = [_(line) for role, line in _HELP if role in roles]
    guides = [
        Button(scene.reader.plain(page.title), GUIDE(role))
        for role, page in GUIDES.items()
        if role in notice.roles
    ]
    text = "\n".join([_("<b>What you can do here</b>"), *lines])
    return Say(text, (*rows(guides), *menu_keyboard(scene.reader)))


def command_unknown(scene: Scene, _notice: CommandUnknown, _facts: None) -> Say:
    """A command that does not exist, or not for this person."""
    _ = scene.reader._
    return Say(_("I don't know that command. /help shows what you can do here."))


def slow_down(scene: Scene, _notice: SlowDown, _facts: None) -> Say:
    """Very many messages in a few seconds."""
    _ = scene.reader._
    return Say(
        _("That was a lot at once. Please slow down a little. I read everything, one by one.")
    )


def private_only(scene: Scene, _notice: PrivateOnly, _facts: None) -> Say:
    """In a group or a channel."""
    _ = scene.reader._
    return Say(_("I only work in a private chat. Open a chat with me and tap Start."))


def apology(scene: Scene, notice: Apology, _facts: None) -> Say:
    """The handler failed; the update is kept."""
    _ = scene.reader._
    return Say(
        _(
            "Sorry, something went wrong on our side. Your earlier answers are kept. Please try "
            "again. If it happens again, tell us this code: {id}",
            id=notice.id,
        )
    )


def tap_answered(_scene: Scene, _notice: TapAnswered, _facts: None) -> Toast:
    """Nothing to say; the spinner ends."""
    return Toast()


def buttons_gone(_scene: Scene, notice: ButtonsGone, _facts: None) -> Rekey:
    """The buttons of a message have done their work."""
    return Rekey(message_id=notice.message_id)


def keyboard_gone(_scene: Scene, notice: KeyboardGone, _facts: None) -> Rekey:
    """The same, below a message of the outbox."""
    return Rekey(outbox_id=notice.target)
