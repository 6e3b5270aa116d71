"""What is read when a coordinator changes the area of a case, or how urgent it is."""

from casework.core.vocabulary import CaseStatus, FocusArea, Urgency
from handlers.cases.views.sheet import promise
from handlers.core import labels
from handlers.core.effects import Button, Effect, Nothing, Say
from handlers.core.keyboards.buttons import open_row, promise_row
from handlers.core.placing import placed
from handlers.core.scene import Scene, rows
from handlers.sorting import buttons
from handlers.sorting.notices import AreaMenu, UrgencyMenu
from storage.cards.reading import CaseFacts
from storage.sorting.notices import AreaChanged, CaseSorted, PromiseMoved, UrgencyChanged


def urgency_menu(scene: Scene, _notice: UrgencyMenu, facts: CaseFacts) -> Effect:
    """How urgent it is now, and what else it could be."""
    _ = scene.reader._
    text = _(
        "<b>How urgent is {reference}?</b>\nNow: {urgency}",
        reference=facts.reference,
        urgency=_urgency(scene, facts.urgency),
    )
    if not facts.answered:
        text += "\n" + promise(scene, facts)
        text += "\n" + _("The promised date follows, and whoever waits for the answer is told.")
    choices = [
        Button(_urgency(scene, each), buttons.SET_URGENCY(facts.id, each, facts.urgency))
        for each in Urgency
        if each is not facts.urgency
    ]
    return Say(text, (*rows(choices), open_row(scene, facts.id)))


def area_menu(scene: Scene, _notice: AreaMenu, facts: CaseFacts) -> Effect:
    """Which area it is now, and what else it could be."""
    area = facts.focus_areas[0]
    text = scene.reader._(
        "<b>Which area is {reference}?</b>\nNow: {area}",
        reference=facts.reference,
        area=_area(scene, area),
    )
    choices = [
        Button(_area(scene, each), buttons.SET_AREA(facts.id, each, area))
        for each in FocusArea
        if each is not area
    ]
    return Say(text, (*rows(choices), open_row(scene, facts.id)))


def case_sorted(scene: Scene, notice: CaseSorted, facts: CaseFacts) -> Effect:
    """To the coordinator: how it is now, and who knows."""
    _ = scene.reader._
    lines = [
        _(
            "✓ {reference}: {area}, {urgency}",
            reference=facts.reference,
            area=_area(scene, facts.focus_areas[0]),
            urgency=_urgency(scene, facts.urgency),
        )
    ]
    if notice.moved:
        lines.append(promise(scene, facts))
    if notice.told:
        lines.append(_("I have told {names}.", names=scene.reader.listed(notice.told)))
    return placed(notice, "\n".join(lines), (open_row(scene, facts.id),))


def urgency_changed(scene: Scene, notice: UrgencyChanged, facts: CaseFacts) -> Effect:
    """To whoever has it or is asked: how urgent it is, and by when it is promised."""
    text = scene.reader._(
        "{by} has changed how urgent {reference} is: <b>{urgency}</b>.",
        by=notice.by,
        reference=facts.reference,
        urgency=_urgency(scene, notice.urgency),
    )
    if notice.moved and not facts.answered:
        text += "\n" + promise(scene, facts)
    return Say(text, (open_row(scene, facts.id),))


def area_changed(scene: Scene, notice: AreaChanged, facts: CaseFacts) -> Effect:
    """To the same: which area it is."""
    text = scene.reader._(
        "{by} has changed the focus area of {reference}: <b>{area}</b>.",
        by=notice.by,
        reference=facts.reference,
        area=_area(scene, notice.area),
    )
    return Say(text, (open_row(scene, facts.id),))


def promise_moved(scene: Scene, notice: PromiseMoved, facts: CaseFacts) -> Effect:
    """To the requester: there is another date, and why."""
    if facts.answered or facts.status in {CaseStatus.CLOSED, CaseStatus.WITHDRAWN}:
        return Nothing("it is answered, or over")
    text = scene.reader._(
        "{by} has changed how urgent your request {reference} is: {urgency}. An advisor will "
        "answer by <b>{day} at {time}</b>.",
        by=notice.by,
        reference=facts.reference,
        urgency=_urgency(scene, notice.urgency),
        day=scene.reader.day(facts.promised),
        time=scene.reader.time(facts.promised),
    )
    return Say(text, (promise_row(scene, facts.id),))


def _urgency(scene: Scene, urgency: Urgency) -> str:
    return labels.word(scene.reader, "urgency", urgency)


def _area(scene: Scene, area: FocusArea) -> str:
    return labels.word(scene.reader, "focus_area", area)
