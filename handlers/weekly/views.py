"""How the week went, in short lines that a phone does not wrap."""

from collections.abc import Iterable

from casework.weekly import Figure, Weekly, Weeks
from handlers.core import labels
from handlers.core.amounts import amount
from handlers.core.effects import Effect, Nothing, Say
from handlers.core.scene import Scene
from storage.weekly import notices
from storage.weekly.digest import WeeklyDigest

_MORE, _LESS = "▲", "▼"
_MOST_ADVISORS = 20
"""Lines; a task force has four."""


def weekly_digest(
    scene: Scene, _notice: notices.WeeklyDigest, facts: WeeklyDigest | None
) -> Effect:
    """The week, or the weeks after a pause, against as many before."""
    if facts is None:
        return Nothing("the digest is gone")
    parts = [
        _heading(scene, facts),
        *_happened(scene, facts.figures),
        *_open(scene, facts),
        *_erased(scene, facts),
    ]
    text = "\n\n".join(parts)
    if _MORE in text or _LESS in text:
        text += "\n\n" + _legend(scene, facts.weeks)
    return Say(text)


def _heading(scene: Scene, facts: WeeklyDigest) -> str:
    _ = scene.reader._
    weeks = facts.weeks
    number, until = weeks.first.isocalendar().week, weeks.last.isocalendar().week
    heading = _("<b>Week {number}</b>", number=number)
    if weeks.number > 1:
        heading = _("<b>Weeks {number} to {until}</b>", number=number, until=until)
    first, last = scene.reader.short_day(weeks.first), scene.reader.short_day(weeks.last)
    lines = [heading, scene.reader.row((first, last), " – ")]
    if weeks.number > 1:
        lines.append(_("You have not had them one by one, so here they are together."))
    if facts.was_due is not None:
        day = scene.reader.day_name(facts.was_due)
        lines.append(_("This comes late: it was due on {day}.", day=day))
    return "\n".join(lines)


def _happened(scene: Scene, figures: Weekly) -> list[str]:
    _ = scene.reader._
    if figures.is_quiet:
        return [_("It was quiet: no new cases, and none taken or closed.")]
    return [
        "\n".join(_cases(scene, figures)),
        f"{_promise(scene, figures)}\n{_scores(scene, figures)}",
    ]


def _cases(scene: Scene, figures: Weekly) -> list[str]:
    _ = scene.reader._
    came = [_("No new cases.")]
    if figures.came_in.now:
        came = [
            _("Came in: {figure}", figure=_figure(scene, figures.came_in)),
            _("– requested: {figure}", figure=_figure(scene, figures.requested)),
            _("– found by us: {figure}", figure=_figure(scene, figures.outreach)),
        ]
    return [
        *came,
        _("Taken: {figure}", figure=_figure(scene, figures.taken)),
        _("Closed: {figure}", figure=_figure(scene, figures.closed)),
    ]


def _promise(scene: Scene, figures: Weekly) -> str:
    _ = scene.reader._
    if figures.promise is None:
        return _("No first answer was due.")
    change = (
        ""
        if figures.promise_before is None
        else _change(scene, figures.promise - figures.promise_before)
    )
    return _(
        "Promise kept: {percent} (of {number}) {change}",
        percent=scene.reader.percent(figures.promise),
        number=scene.reader.number(figures.promised),
        change=change,
    ).rstrip()


def _scores(scene: Scene, figures: Weekly) -> str:
    _ = scene.reader._
    if figures.mean is None:
        return _("No evaluations.")
    change = (
        ""
        if figures.mean_before is None
        else _change(scene, round(figures.mean, 1) - round(figures.mean_before, 1))
    )
    lines = [
        _("Evaluations: {figure}", figure=_figure(scene, figures.evaluations)),
        _("– on average: {mean} {change}", mean=scene.reader.number(figures.mean), change=change),
    ]
    return "\n".join(lines).rstrip()


def _open(scene: Scene, facts: WeeklyDigest) -> list[str]:
    _ = scene.reader._
    figures = facts.figures
    total = _("<b>Open at the end: {figure}</b>", figure=_figure(scene, figures.open))
    if not figures.open.now and not figures.open.change:
        return [_("<b>No open cases.</b>")]
    if not figures.open.now:
        return [total]
    areas = (
        (labels.word(scene.reader, "focus_area", area), figure)
        for area, figure in figures.open_by_area
    )
    nobody = scene.reader.plain("Nobody yet")
    advisors = (
        (facts.names.get(each, "–") if each is not None else nobody, figure)
        for each, figure in figures.open_by_advisor[:_MOST_ADVISORS]
    )
    return [
        total + "\n" + _list(scene, areas),
        _("<b>Open by advisor</b>") + "\n" + _list(scene, advisors),
    ]


def _erased(scene: Scene, facts: WeeklyDigest) -> list[str]:
    """Who is erased is no secret, but nobody's name: how many, and why."""
    if not facts.erased:
        return []
    return [
        scene.reader.plural(
            "Erased: what was known of {number} person, whose last case ended more than {months} "
            "ago.",
            "Erased: what was known of {number} people, whose last cases ended more than {months} "
            "ago.",
            facts.erased,
            months=amount(scene.reader, "months", scene.office.retention_months),
        )
    ]


def _list(scene: Scene, rows: Iterable[tuple[str, Figure]]) -> str:
    _ = scene.reader._
    return "\n".join(
        _("{name}: {figure}", name=name, figure=_figure(scene, figure)) for name, figure in rows
    )


def _legend(scene: Scene, weeks: Weeks) -> str:
    if weeks.number == 1:
        return scene.reader._("<i>▲ ▼ against the week before</i>")
    return scene.reader.plural(
        "<i>▲ ▼ against the {number} week before</i>",
        "<i>▲ ▼ against the {number} weeks before</i>",
        weeks.number,
    )


def _figure(scene: Scene, figure: Figure) -> str:
    return f"{scene.reader.number(figure.now)} {_change(scene, figure.change)}".rstrip()


def _change(scene: Scene, change: float) -> str:
    """`▲2`, `▼0.3`; nothing where it is as before."""
    size = round(abs(change), 1)
    if not size:
        return ""
    return f"{_MORE if change > 0 else _LESS}{scene.reader.number(size)}"
