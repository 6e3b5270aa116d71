"""What somebody reads who writes when all of their requests are over."""

from handlers.core.effects import Button, Effect, React, Say
from handlers.core.keyboards import doors
from handlers.core.keyboards.buttons import ASK_FOR_HELP, get_back, menu_keyboard
from handlers.core.placing import placed
from handlers.core.scene import Scene
from handlers.intake import buttons
from handlers.intake.afterwards import NEW, NOTHING
from handlers.intake.notices import NewOrNothing, NothingNew, Thanked, ThanksSeen


def new_or_nothing(scene: Scene, notice: NewOrNothing, _facts: None) -> Say:
    """Is it something new? It is kept for a while."""
    plain = scene.reader.plain
    text = scene.reader._(
        "<b>Thank you for writing. Is it about something new?</b>\nYou have no open request just "
        "now, so nobody has been sent it. I keep it until {day} at {time}.",
        day=scene.reader.day(notice.until),
        time=scene.reader.time(notice.until),
    )
    earlier = Button(plain("My requests"), doors.MENU("requests"))
    row = (
        Button(plain(NEW), buttons.BEGIN_NEW()),
        Button(plain(NOTHING), buttons.NOTHING_NEW()),
    )
    return Say(text, (row, (earlier,)))


def nothing_new(scene: Scene, notice: NothingNew, _facts: None) -> Effect:
    """The question becomes the record of its answer."""
    text = scene.reader._("All right, nothing comes of it. You can write here again at any time.")
    return placed(notice, text, get_back(scene, notice.put_away))


def thanks_seen(_scene: Scene, notice: ThanksSeen, _facts: None) -> React:
    """A sign below their thanks: it promises nothing, and nobody needs a message of it."""
    return React(notice.message_id, "❤")


def thanked(scene: Scene, _notice: Thanked, _facts: None) -> Say:
    """A sticker and the like, which cannot become part of a request."""
    text = scene.reader._(
        "Thank you! You have no open request just now. If you need us again, tap <b>{button}</b>.",
        button=scene.reader.plain(ASK_FOR_HELP),
    )
    return Say(text, menu_keyboard(scene.reader))
