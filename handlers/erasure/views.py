"""What somebody reads who wants to be forgotten: first what comes of it."""

from handlers.core.effects import Button, Rekey, Rewrite, Say, Style
from handlers.core.keyboards.buttons import Row, erase_keyboard
from handlers.core.scene import Scene
from handlers.erasure import buttons
from handlers.erasure.notices import EraseCheck, EraseKept, EraseMenu
from storage.erasure.erasure import Outlook
from storage.erasure.notices import Erased


def erase_check(scene: Scene, _notice: EraseCheck, facts: Outlook) -> Say:
    """What is erased, what becomes of open requests, who hears of it, and what stays."""
    _ = scene.reader._
    plain = scene.reader.plain
    what = [
        _("<b>Shall I erase what we know of you?</b>"),
        _(
            "• Your name, how to reach you, and what you have written here are erased at once. "
            "Nobody can get them back."
        ),
        *_of_requests(scene, facts),
    ]
    if facts.draft:
        what.append(_("• The request that you have not sent is erased."))
    what.append(
        _(
            "• What the team noted about your cases stays for the statistics, without your name. "
            "What others have read in their own chats stays there."
        )
    )
    if facts.team:
        what.append(
            _(
                "⚠️ You are on the team, so it does not work yet. Ask a coordinator first: /team, "
                "your name, <b>{button}</b>.",
                button=plain("Leave the team"),
            )
        )
    return Say("\n".join(what), (_sure_row(scene),))


def erase_kept(scene: Scene, notice: EraseKept, _facts: None) -> Rewrite:
    """Not erased after all."""
    text = scene.reader._("Nothing is erased. All is as it was.")
    return Rewrite(text, erase_keyboard(scene.reader), message_id=notice.message_id)


def erased(scene: Scene, notice: Erased, _facts: None) -> Say:
    """The last thing that this person reads, unless they come back."""
    _ = scene.reader._
    lines = [_("Your name, how to reach you, and what you wrote are erased.")]
    if notice.withdrawn:
        lines.append(_("Your open requests are withdrawn."))
    lines.append(
        _("You can delete this chat in Telegram yourself. You are welcome back any time: /start")
    )
    return Say(" ".join(lines))


def erase_menu(scene: Scene, notice: EraseMenu, _facts: None) -> Rekey:
    """The question in the place of the button, as the version before asked it, and back."""
    keyboard = (_sure_row(scene),) if notice.sure else erase_keyboard(scene.reader)
    return Rekey(keyboard, message_id=notice.message_id)


def _sure_row(scene: Scene) -> Row:
    plain = scene.reader.plain
    return (
        Button(plain("Yes, erase it all"), buttons.ERASE(), Style.TAKES_AWAY),
        Button(plain("No, keep it"), buttons.KEEP_DATA()),
    )


def _of_requests(scene: Scene, facts: Outlook) -> list[str]:
    _ = scene.reader._
    if not facts.withdrawn:
        return []
    lines = [
        scene.reader.plural(
            "• Your open request {references} is withdrawn.",
            "• Your {number} open requests are withdrawn: {references}.",
            len(facts.withdrawn),
            references=scene.reader.listed(facts.withdrawn),
        )
    ]
    if facts.visit:
        lines.append(_("• The visit that you have agreed on is called off."))
    if facts.told:
        lines.append(_("• I will tell {names}.", names=scene.reader.listed(facts.told)))
    if facts.coordinators:
        lines.append(_("• I will tell the coordinators, since a conflict is going on."))
    return lines
