"""The summary: everything that was answered, whole, and what can be done with it."""

from collections.abc import Callable, Mapping

from casework.core.vocabulary import Urgency
from casework.form import material
from casework.form.engine import SUMMARY, AnswerKind, FormState
from handlers.core.effects import Button, Effect, Keyboard, Nothing, Rekey, Rewrite, Say, Style
from handlers.core.keyboards.buttons import back_button
from handlers.core.keyboards.lists import arrows
from handlers.core.scene import Scene, rows
from handlers.intake import buttons
from handlers.intake.notices import Menu, SummaryMenu, SummaryPage
from handlers.intake.views import conflict
from handlers.intake.views.questions import answer_text
from storage.intake.notices import OfAttempt, SummaryShown

LONGEST_PIECE = 1200
"""Characters of an answer that stand together; a longer one goes on in the next paragraph."""

LONGEST_PAGE = 3000
"""Characters of a page, with markup: as many lines as fit, so that the message stays below
Telegram's 4,096 also where signs of direction stand around each answer."""


def summary(scene: Scene, notice: SummaryShown, state: FormState | None) -> Effect:
    """Everything that was answered, and what can be done with it; the first page of it."""
    if state is None or state.step != SUMMARY:
        return Nothing("the draft has gone on")
    return Say(*_page(scene, notice, state, 0))


def summary_page(scene: Scene, notice: SummaryPage, state: FormState | None) -> Effect:
    """Another page of it, in the same message."""
    if state is None or state.step != SUMMARY:
        return Nothing("the draft has gone on")
    return Rewrite(*_page(scene, notice, state, notice.page), outbox_id=notice.target)


def summary_menu(scene: Scene, notice: SummaryMenu, state: FormState | None) -> Effect:
    """Other buttons below the summary: which answer to give or change, or whether to discard."""
    if state is None or state.step != SUMMARY:
        return Nothing("the draft has gone on")
    return Rekey(_KEYBOARDS[notice.menu](scene, notice, state), outbox_id=notice.target)


def _page(scene: Scene, notice: OfAttempt, state: FormState, number: int) -> tuple[str, Keyboard]:
    pages = _pages(scene, state)
    at = min(number, len(pages) - 1)
    turn = arrows(scene, at, len(pages), lambda page: _data(notice, f"{buttons.PAGE}{page}"))
    return "\n".join([scene.reader._("<b>Is this right?</b>"), "", *pages[at]]), (
        *turn,
        *_summary_keyboard(scene, notice, state),
    )


def _pages(scene: Scene, state: FormState) -> list[list[str]]:
    """The lines of each page; at least one page."""
    pages: list[list[str]] = [[]]
    for line in _lines(scene, state):
        if pages[-1] and sum(map(len, pages[-1])) + len(line) > LONGEST_PAGE:
            pages.append([])
        pages[-1].append(line)
    return pages


def _lines(scene: Scene, state: FormState) -> list[str]:
    form = scene.office.form
    shown = [each.id for each in form.shown(state) if each.id != "privacy"]
    lines = [line for step in shown for line in _answer_lines(scene, state, step)]
    if state.answers.get("urgency") == Urgency.CONFLICT_NOW and not state.outreach:
        lines += ["", conflict.call(scene), conflict.when_sent_now(scene)]
    return lines


def _answer_lines(scene: Scene, state: FormState, step: str) -> list[str]:
    """The title and the answer; what is longer than a piece goes on below."""
    _ = scene.reader._
    title = scene.reader.plain(scene.office.form.question(step).name(state))
    if state.answers.get(step) is None:
        return [_("<b>{title}:</b> –", title=title)]
    first, *more = _pieces(_answer(scene, state, step))
    return [
        _("<b>{title}:</b> {answer}", title=title, answer=first),
        *(_("{text}", text=piece) for piece in more),
    ]


def _pieces(whole: str) -> list[str]:
    """An answer in pieces that fit, cut at a word where there is one; at least one."""
    pieces = []
    while len(whole) > LONGEST_PIECE:
        fits = whole[:LONGEST_PIECE]
        at = max(fits.rfind(" "), fits.rfind("\n")) + 1
        cut = at if at > LONGEST_PIECE // 2 else LONGEST_PIECE
        pieces.append(whole[:cut].rstrip())
        whole = whole[cut:]
    return [*pieces, whole]


def _answer(scene: Scene, state: FormState, step: str) -> str:
    asked = scene.office.form.question(step)
    value = state.answers[step]
    if asked.kind is not AnswerKind.MATERIAL:
        return answer_text(scene, asked, state, value)
    files = [item for item in value if item.get("file")]
    sent = [f"📎 {answer_text(scene, asked, state, files)}"] if files else []
    return "\n".join([*filter(None, [material.text(value)]), *sent])


def _summary_keyboard(scene: Scene, notice: OfAttempt, state: FormState) -> Keyboard:
    done = set() if scene.office.form.to_tell(state) else {buttons.MORE}
    keys = {
        action: Button(
            f"{_ICONS[action]} {scene.reader.plain(words)}",
            _data(notice, action),
            _STYLES.get(action),
        )
        for action, words in buttons.SUMMARY_WORDS.items()
    }
    return tuple(tuple(keys[each] for each in row if each not in done) for row in _SUMMARY_ROWS)


_SUMMARY_ROWS = (
    (buttons.SEND,),
    (buttons.MORE, buttons.CHANGE),
    (buttons.SAVE, buttons.DISCARD),
)
_STYLES = {
    buttons.SEND: Style.SENDS,
    buttons.DISCARD: Style.TAKES_AWAY,
    buttons.DISCARD_YES: Style.TAKES_AWAY,
}
_ICONS = {
    buttons.SEND: "📨",
    buttons.MORE: "💬",
    buttons.CHANGE: "✏️",
    buttons.SAVE: "💾",
    buttons.DISCARD: "🗑",
}


def _steps_keyboard(scene: Scene, notice: SummaryMenu, state: FormState) -> Keyboard:
    plain, question = scene.reader.plain, scene.office.form.question
    keys = [
        Button(plain(question(step).name(state)), _data(notice, buttons.STEP + step))
        for step in notice.steps
    ]
    back = back_button(scene, _data(notice, buttons.KEEP))
    return (*rows(keys, 2), (back,))


def _discard_keyboard(scene: Scene, notice: SummaryMenu, _state: FormState) -> Keyboard:
    row = tuple(
        Button(scene.reader.plain(words), _data(notice, action), _STYLES.get(action))
        for action, words in buttons.DISCARD_WORDS.items()
    )
    return (row,)


_KEYBOARDS: Mapping[Menu, Callable[[Scene, SummaryMenu, FormState], Keyboard]] = {
    Menu.SUMMARY: _summary_keyboard,
    Menu.MORE: _steps_keyboard,
    Menu.CHANGE: _steps_keyboard,
    Menu.DISCARD: _discard_keyboard,
}


def _data(notice: OfAttempt, action: str) -> str:
    return buttons.ANSWER(notice.draft, notice.visit, action)
