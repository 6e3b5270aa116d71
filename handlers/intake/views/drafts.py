"""A draft as a whole: the summary, and putting it aside."""

from datetime import timedelta

from casework.people import NAMELESS
from casework.prompts.getting_back import KEPT
from handlers.core.amounts import amount
from handlers.core.effects import Button, Keyboard, Say
from handlers.core.keyboards import doors
from handlers.core.keyboards.buttons import get_back_button
from handlers.core.scene import Scene
from handlers.intake import buttons
from handlers.intake.notices import (
    DraftOpen,
    DraftSaved,
    FirstWordsKept,
    NothingToCancel,
    StartOverMenu,
)
from handlers.intake.views import conflict
from handlers.intake.views.questions import added_to
from storage.intake.notices import (
    AddedEarlier,
    DraftDiscarded,
    DraftPutAway,
    Emergency,
    OfAttempt,
)
from storage.queues.answers import EditNoted


def draft_open(scene: Scene, notice: DraftOpen, _facts: None) -> Say:
    """There is a draft: go on, or begin afresh."""
    _ = scene.reader._
    plain = scene.reader.plain
    anew = doors.REGISTER_INSTEAD if notice.outreach else buttons.BEGIN_ANEW
    hello = _("Hello {name}. You have a request that is not sent yet.", name=notice.name)
    if notice.name == NAMELESS:
        hello = _("Hello. You have a request that is not sent yet.")
    return Say(
        hello,
        (
            (
                Button(plain(buttons.CONTINUE), buttons.GO_ON(notice.draft)),
                Button(plain(buttons.START_OVER), anew(notice.draft, notice.visit)),
            ),
        ),
    )


def draft_saved(scene: Scene, notice: DraftSaved, _facts: None) -> Say:
    """The draft is put aside, with the way back."""
    _ = scene.reader._
    return Say(
        _(
            "Saved. Your answers are here when you come back: tap <b>{button}</b>, or write "
            "/request.",
            button=scene.reader.plain(buttons.CONTINUE),
        ),
        ((Button(scene.reader.plain(buttons.CONTINUE), buttons.GO_ON(notice.draft)),),),
    )


def first_words_kept(scene: Scene, _notice: FirstWordsKept, _facts: None) -> Say:
    """What was written before the form began is not lost."""
    _ = scene.reader._
    return Say(
        _("I have kept what you wrote before. You find it at the question about the problem.")
    )


def start_over_menu(scene: Scene, notice: StartOverMenu, _facts: None) -> Say:
    """Asks once, before what was written goes out of sight."""
    _ = scene.reader._
    plain = scene.reader.plain
    at = notice.draft, notice.visit
    sure = buttons.BEGIN_ANEW_SURELY
    if notice.outreach:
        sure = doors.REGISTER_INSTEAD_SURELY
    row = (
        Button(plain(buttons.YES_START_OVER), sure(*at)),
        Button(plain(buttons.NO_KEEP_IT), buttons.KEEP_DRAFT(*at)),
    )
    return Say(
        _(
            "<b>Start over?</b>\nWhat you have written goes away. You can get it back within "
            "{hours}.",
            hours=amount(scene.reader, "hours", KEPT // timedelta(hours=1)),
        ),
        (row,),
    )


def draft_put_away(scene: Scene, notice: DraftPutAway, _facts: None) -> Say:
    """What was written before is kept for a while."""
    text = scene.reader._(
        "What you had written is put away. You can get it back until {day} at {time}.",
        day=scene.reader.day(notice.until),
        time=scene.reader.time(notice.until),
    )
    return Say(text, _get_back(scene, notice.draft))


def draft_discarded(scene: Scene, notice: DraftDiscarded, _facts: None) -> Say:
    """The draft is gone, or will be after a while."""
    _ = scene.reader._
    if notice.draft is None or notice.until is None:
        return Say(
            _(
                "Your request is discarded, and nothing of it is kept. Write /request to begin a "
                "new one."
            )
        )
    text = _(
        "Your request is discarded. You can get it back until {day} at {time}; after that "
        "nothing of it is kept. Write /request to begin a new one.",
        day=scene.reader.day(notice.until),
        time=scene.reader.time(notice.until),
    )
    return Say(text, _get_back(scene, notice.draft))


def nothing_to_cancel(scene: Scene, _notice: NothingToCancel, _facts: None) -> Say:
    """There is no draft."""
    _ = scene.reader._
    return Say(_("You have no request to put aside. Write /request to begin one."))


def edit_noted(scene: Scene, _notice: EditNoted, _facts: None) -> Say:
    """An answer was edited in Telegram."""
    _ = scene.reader._
    return Say(_("Thank you, I have changed it here too."))


def added_earlier(scene: Scene, notice: AddedEarlier, _facts: None) -> Say:
    """It was written before the open question could be seen, and stands where it belongs."""
    _ = scene.reader._
    if not notice.step:
        return Say(_("✓ Added to your answer before."))
    return Say(added_to(scene, notice.step))


def emergency(scene: Scene, _notice: Emergency, _facts: None) -> Say:
    """A conflict is going on: the numbers to call, at once."""
    goes_on = scene.reader._("We take your request too. Please go on.")
    return Say(f"{conflict.call(scene)}\n\n{goes_on} {conflict.when_sent_now(scene)}")


def _get_back(scene: Scene, draft: int) -> Keyboard:
    return ((get_back_button(scene, buttons.GET_DRAFT_BACK(draft)),),)


def _data(notice: OfAttempt, action: str) -> str:
    return buttons.ANSWER(notice.draft, notice.visit, action)
