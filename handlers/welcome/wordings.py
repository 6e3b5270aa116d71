"""How the greeting, refusals, and what the bot says of itself are put into words."""

from casework.core.vocabulary import Role
from handlers.core import refusals
from handlers.core.wording import Wordings, worded
from handlers.welcome import facts, guides, views
from handlers.welcome.notices import (
    AboutUs,
    Apology,
    ChooseLanguage,
    CommandUnknown,
    Greeting,
    Guide,
    Help,
    LanguageSet,
    Privacy,
    PrivateOnly,
    SlowDown,
    WhatNow,
)
from storage.queues.answers import (
    ButtonsGone,
    EditRefusal,
    KeyboardGone,
    LongerRefusal,
    Refusal,
    TapAnswered,
    TapRefusal,
)

WORDINGS: Wordings = dict(
    [
        worded(Greeting, views.greeting),
        worded(WhatNow, views.what_now),
        worded(ChooseLanguage, views.choose_language),
        worded(LanguageSet, views.language_set, changes_menu=True),
        worded(AboutUs, views.about, facts.team_size),
        worded(Privacy, views.privacy),
        worded(Help, views.help_),
        worded(
            Guide,
            guides.guide,
            needs_role=(Role.ADVISOR, Role.COORDINATOR),
            asked_for=True,
        ),
        worded(CommandUnknown, views.command_unknown),
        worded(SlowDown, views.slow_down),
        worded(PrivateOnly, views.private_only),
        worded(Apology, views.apology),
        worded(TapAnswered, views.tap_answered),
        worded(Refusal, refusals.refused),
        worded(EditRefusal, refusals.edit_refused),
        worded(LongerRefusal, refusals.refused_longer),
        worded(TapRefusal, refusals.tap_refused),
        worded(ButtonsGone, views.buttons_gone),
        worded(KeyboardGone, views.keyboard_gone),
    ]
)
