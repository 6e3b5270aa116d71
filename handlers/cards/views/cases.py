"""The team's list of cases: where each stands, its last sign of life, and what to narrow it by."""

from collections.abc import Mapping
from html import escape

from casework.cases.choosing import OF_ADVISORS, Stage
from casework.core.vocabulary import CaseStatus, FocusArea, Urgency
from casework.core.words import N_
from casework.offers.standing import State
from handlers.cards.buttons import CHOOSE_CASES, PAGE_OF_CASES
from handlers.cards.notices import By, Cases, CasesChoice
from handlers.core import labels
from handlers.core.effects import Button, Effect, Keyboard
from handlers.core.keyboards.buttons import back_row
from handlers.core.keyboards.doors import OPEN_CASE
from handlers.core.keyboards.lists import page_buttons
from handlers.core.naming import labels_of, name_of
from handlers.core.placing import placed
from handlers.core.scene import Scene, rows
from handlers.offers.views.standing import stands
from storage.cards.overview import Overview
from storage.cases.lists import Line

STAGES = {
    Stage.OPEN: N_("All open cases"),
    # Translators: on a button: cases that nobody has
    Stage.NOBODY: N_("Nobody has it"),
    # Translators: on a button: cases that an advisor is being asked to take
    Stage.ASKED: N_("Being asked"),
    # Translators: on a button: cases that an advisor has
    Stage.TAKEN: N_("Taken"),
    # Translators: on a button: cases that are closed
    Stage.CLOSED: N_("Closed"),
}

_BY = {
    # Translators: on a button: choose cases by where they stand
    By.STAGE: N_("Status"),
    By.AREA: N_("Focus area"),
    By.ADVISOR: N_("Advisor"),
}


def cases(scene: Scene, notice: Cases, facts: Overview) -> Effect:
    """A page of cases, newest first, with what was chosen in the heading."""
    keyboard = (*_opening(scene, facts), *_pages(scene, notice, facts), *_choices(scene, notice))
    if not facts.page.total:
        return placed(
            notice, _none(scene, notice, facts), keyboard if notice.chosen.narrows else ()
        )
    lines = [_line(scene, facts, line) for line in facts.page.lines]
    return placed(notice, "\n\n".join([_heading(scene, notice, facts), *lines]), keyboard)


def choice(scene: Scene, notice: CasesChoice, advisors: Mapping[int, str]) -> Effect:
    """What the list can be narrowed by, in its place."""
    _ = scene.reader._
    texts = {
        By.STAGE: _("<b>Which cases?</b>"),
        By.AREA: _("<b>Cases of which focus area?</b>"),
        By.ADVISOR: _("<b>Whose cases?</b>"),
    }
    chosen = notice.chosen
    if notice.by is By.STAGE:
        stages = tuple(Stage) if notice.everything else OF_ADVISORS
        options = [
            Button(scene.reader.plain(STAGES[stage]), _to(notice, stage=stage)) for stage in stages
        ]
    elif notice.by is By.AREA:
        options = [
            Button(labels.word(scene.reader, "focus_area", area), _to(notice, area=area))
            for area in FocusArea
        ]
    else:
        options = [Button(name, _to(notice, advisor=each)) for each, name in advisors.items()]
    back = back_row(scene, _to(notice))
    narrowed = {By.AREA: chosen.area, By.ADVISOR: chosen.advisor}.get(notice.by)
    if narrowed is not None:
        everything = {"area": ""} if notice.by is By.AREA else {"advisor": 0}
        # Translators: on a button: all areas, or all advisors
        options.append(Button(scene.reader.plain("All"), _to(notice, **everything)))
    return placed(notice, texts[notice.by], (*rows(options, 2), back))


def _to(
    notice: Cases,
    *,
    page: int = 0,
    stage: str | None = None,
    area: str | None = None,
    advisor: int | None = None,
) -> str:
    """The list as it was chosen, but for what is given."""
    return PAGE_OF_CASES(
        page,
        notice.stage if stage is None else stage,
        (notice.area or "") if area is None else area,
        (notice.advisor or 0) if advisor is None else advisor,
    )


def _heading(scene: Scene, notice: Cases, facts: Overview) -> str:
    total = facts.page.total
    heading = scene.reader.plural("<b>{number} case</b>", "<b>{number} cases</b>", total)
    if notice.stage is Stage.OPEN:
        heading = scene.reader.plural(
            "<b>{number} open case</b>", "<b>{number} open cases</b>", total
        )
    chosen = _what_was_chosen(scene, notice, facts)
    return f"{heading}\n{chosen}" if chosen else heading


def _what_was_chosen(scene: Scene, notice: Cases, facts: Overview) -> str:
    """`🔎 Taken · Education · Leyla`; "" where all open cases are shown."""
    chosen = notice.chosen
    if not chosen.narrows:
        return ""
    stage = (scene.reader.plain(STAGES[chosen.stage]),)
    parts = [*(stage if chosen.stage is not Stage.OPEN else ())]
    if chosen.area is not None:
        parts.append(labels.word(scene.reader, "focus_area", chosen.area))
    if facts.advisor:
        parts.append(escape(facts.advisor, quote=False))
    return "🔎 " + scene.reader.row(parts)


def _none(scene: Scene, notice: Cases, facts: Overview) -> str:
    _ = scene.reader._
    if not notice.chosen.narrows:
        return _("There are no open cases. Enjoy the quiet.")
    chosen = _what_was_chosen(scene, notice, facts)
    return "\n".join([_("There are no such cases."), *([chosen] if chosen else [])])


def _line(scene: Scene, facts: Overview, line: Line) -> str:
    _ = scene.reader._
    named = _(
        "{mark}<b>{reference}</b> · {name}",
        mark=_mark(scene, line),
        reference=line.reference,
        name=name_of(scene, line),
    )
    return "\n".join([named, _("<i>{standing}</i>", standing=_standing(scene, facts, line))])


def _standing(scene: Scene, facts: Overview, line: Line) -> str:
    """Who has it or is asked, and the last sign of life, without markup."""
    plain, standing = scene.reader.plain, facts.standing[line.id]
    if line.status in {CaseStatus.CLOSED, CaseStatus.EVALUATED}:
        parts = [plain(labels.STATUS[line.status]), standing.name]
    elif standing.state is State.TAKEN:
        parts = [plain("{name} has it", name=standing.name)]
    else:
        parts = [stands(scene, standing)]
    at = facts.last_sign[line.id]
    day = scene.reader.short_day(at.astimezone(scene.reader.zone).date())
    if at > scene.now:
        parts.append(plain("visit on {day}", day=day))
    else:
        # Translators: the day on which something last happened in a case
        parts.append(plain("last sign of life {day}", day=day))
    return scene.reader.row([each for each in parts if each])


def _opening(scene: Scene, facts: Overview) -> Keyboard:
    lines = facts.page.lines
    return tuple(
        (Button(label, OPEN_CASE(line.id)),)
        for label, line in zip(labels_of(scene, lines), lines, strict=True)
    )


def _pages(scene: Scene, notice: Cases, facts: Overview) -> Keyboard:
    return page_buttons(scene, facts.page, lambda page: _to(notice, page=page))


def _choices(scene: Scene, notice: Cases) -> Keyboard:
    """What to narrow the list by; an advisor's own are all their own."""
    offered = tuple(By) if notice.everything else (By.STAGE, By.AREA)
    chosen = (notice.stage, notice.area or "", notice.advisor or 0)
    buttons = [
        Button("🔎 " + scene.reader.plain(_BY[by]), CHOOSE_CASES(by, *chosen)) for by in offered
    ]
    if not notice.chosen.narrows:
        return rows(buttons, 2)
    everything = Button(scene.reader.plain(STAGES[Stage.OPEN]), PAGE_OF_CASES(0, Stage.OPEN, "", 0))
    return (*rows(buttons, 2), (everything,))


def _mark(scene: Scene, line: Line) -> str:
    """Stands before a case: that it is urgent, and for whom one stands in."""
    urgent = "🚨 " if line.urgency is Urgency.CONFLICT_NOW else ""
    if line.instead_of is None:
        return urgent
    # Translators: stands before a line about a case: an advisor who is away
    return urgent + scene.reader.plain("for {name} · ", name=line.instead_of)
