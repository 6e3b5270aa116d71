"""A coordinator's worklist: numbered lines, a button a number, and what can be done about each."""

from datetime import date, datetime, time

from casework.cases.naming import ALONE
from casework.worklist.rules import Page, page
from handlers.core.effects import Button, Effect, Keyboard, Nothing, Toast
from handlers.core.keyboards.buttons import back_button
from handlers.core.naming import name_of
from handlers.core.placing import placed
from handlers.core.refusals import REFUSALS, data_shown
from handlers.core.scene import Scene, rows
from handlers.offers.views import assigning
from handlers.offers.views.asked import asked_lines
from handlers.offers.views.standing import stands
from handlers.worklist import buttons
from handlers.worklist.notices import (
    WorklistAdvisors,
    WorklistDealt,
    WorklistLine,
    WorklistRefused,
)
from handlers.worklist.views.lines import dealt, line_text, listed, numbers
from storage.offers.advisors.choosable import HAS_IT
from storage.worklist.notices import Worklist
from storage.worklist.reading import LineMenu, ShownLine, ShownWorklist

NUMBERS_A_ROW = 6
"""Buttons that are still wide enough for a thumb; twelve lines make two rows."""


def worklist(scene: Scene, notice: Worklist, facts: ShownWorklist | None) -> Effect:
    """What needs a decision, a page at a time. Nothing at all is one line."""
    if facts is None:
        return Nothing("the digest is gone")
    shown = page(facts.lines, notice.page)
    text = _text(scene, facts, shown)
    return placed(notice, text, _keyboard(scene, facts, shown))


def worklist_line(scene: Scene, notice: WorklistLine, facts: LineMenu | None) -> Effect:
    """What can be done about one line, in the place of the list."""
    if facts is None:
        return Nothing("the line is gone")
    line, plain = facts.line, scene.reader.plain
    # Translators: a verb, on a button: ask an advisor to take the case
    assign = Button(plain("Assign"), buttons.CHOOSE_ADVISOR(line.id))
    # Translators: a verb, on a button: ask the advisor how it is going
    nudge = Button(plain("Nudge"), buttons.NUDGE(line.id))
    best = Button("★ " + plain("Ask the best"), buttons.ASK_BEST(line.id, facts.asked))
    keyboard = (
        (best,) if facts.best and facts.assignable else (),
        tuple(
            button for fits, button in ((facts.assignable, assign), (facts.owing, nudge)) if fits
        ),
        (
            # Translators: a verb, on a button: open the case
            Button(plain("Open"), buttons.OPEN_CASE_OF_LINE(line.id)),
            # Translators: on a button: not today, perhaps another day
            Button(plain("Later"), buttons.PUT_OFF(line.id)),
        ),
        # Translators: on a button: it has been seen to, and needs nobody any more
        (Button(plain("Settled"), buttons.CHECK_OFF(line.id)),) if facts.ends_with_a_word else (),
        _back_to_list(scene, line),
    )
    text = "\n".join([listed(scene, line), *_who(scene, facts)])
    return placed(notice, text, tuple(row for row in keyboard if row))


def worklist_advisors(scene: Scene, notice: WorklistAdvisors, facts: LineMenu | None) -> Effect:
    """Whom the case of a line could be given to, best first."""
    if facts is None:
        return Nothing("the line is gone")
    line, _ = facts.line, scene.reader._
    names = [
        Button(each.name, buttons.ASSIGN(line.id, each.advisor_id, facts.asked))
        for each in facts.advisors
        if each.why != HAS_IT
    ]
    lines = [assigning.choosable(scene, each) for each in facts.advisors]
    if not lines:
        lines = [_("There are no advisors to ask yet. Write /team to invite one.")]
    back = (back_button(scene, buttons.OPEN_LINE(line.id)),)
    text = "\n".join([listed(scene, line), "", *lines])
    return placed(notice, text, (*rows(names, 2), back))


def _who(scene: Scene, facts: LineMenu) -> list[str]:
    """Who has its case, and who was asked when."""
    standing = scene.reader.capital(stands(scene, facts.line.standing))
    said = scene.reader._("{standing}.", standing=standing)
    return ["", said, *asked_lines(scene, facts.was_asked)]


def worklist_dealt(scene: Scene, _notice: WorklistDealt, facts: LineMenu | None) -> Toast:
    """Who was first, where a button was tapped."""
    deal = (facts.line.deal or facts.line.seen) if facts else None
    if facts is None or deal is None:
        return Toast()
    return Toast(scene.reader.row((name_of(scene, facts.line, ALONE), dealt(scene, deal)), ": "))


def worklist_refused(scene: Scene, notice: WorklistRefused, _facts: None) -> Toast:
    """Why that is not possible; the list stays."""
    sentence = REFUSALS[notice.code]
    data = data_shown(scene, notice.code, notice.data)
    return Toast(scene.reader.plain(sentence, **data), stays=True)


# The list


def _text(scene: Scene, facts: ShownWorklist, shown: Page[ShownLine]) -> str:
    _ = scene.reader._
    late = _late(scene, facts)
    if not facts.lines:
        nothing = _("Nothing needs a decision today.")
        return " ".join([*late, nothing, numbers(scene, facts.numbers)])
    lines = [line_text(scene, line, number) for number, line in enumerate(shown.items, shown.first)]
    end = [numbers(scene, facts.numbers)]
    if all(line.deal for line in facts.lines):
        end.append(_("<b>Nothing new.</b>"))
    return "\n".join([_heading(scene, facts), *late, "", *lines, "", *end])


def _heading(scene: Scene, facts: ShownWorklist) -> str:
    """How many lines are still to be dealt with."""
    left = sum(line.deal is None for line in facts.lines)
    if not left:
        return scene.reader._("<b>Today's list</b>")
    return scene.reader.plural(
        "<b>{number} thing needs a decision</b>", "<b>{number} things need a decision</b>", left
    )


def _late(scene: Scene, facts: ShownWorklist) -> list[str]:
    """That it comes late, and since when there was none."""
    _ = scene.reader._
    said = []
    if facts.late:
        said.append(_("This comes late: it was due on {day}.", day=_day(scene, facts.period)))
    if facts.missed_since:
        said.append(
            _(
                "It covers everything since {day}, as no list has come in between.",
                day=_day(scene, facts.missed_since),
            )
        )
    return said


def _day(scene: Scene, day: date) -> str:
    return scene.reader.day(datetime.combine(day, time(12), scene.reader.zone))


def _keyboard(scene: Scene, facts: ShownWorklist, shown: Page[ShownLine]) -> Keyboard:
    """A button for each line that is still to be dealt with, and the way to the other pages."""
    numbered = [
        Button(str(number), buttons.OPEN_LINE(line.id))
        for number, line in enumerate(shown.items, shown.first)
        if line.deal is None
    ]
    plain = scene.reader.plain
    around = []
    if shown.number > 0:
        around.append(back_button(scene, buttons.PAGE(facts.id, shown.number - 1)))
    if shown.number + 1 < shown.pages:
        left = len(facts.lines) - shown.first - len(shown.items) + 1
        more = plain("More ({number})", number=left)
        around.append(Button(more, buttons.PAGE(facts.id, shown.number + 1)))
    return (*rows(numbered, NUMBERS_A_ROW), *((tuple(around),) if around else ()))


def _back_to_list(scene: Scene, line: ShownLine) -> tuple[Button, ...]:
    return (back_button(scene, buttons.BACK_TO_LIST(line.id)),)
